// Signs and verifies with the npm package jose. One JSON request a line on standard input, one JSON answer a line on standard output:
//   {"op":"verify","token":…,"jwks":{…},"algorithms":[…]}   -> {"ok":true,"header":{…},"payload":{…}}
//   {"op":"sign","alg":…,"typ":…,"payload":{…},"pkcs8":…}   -> {"ok":true,"token":…,"jwk":{…}}   (without pkcs8 it makes its own key)
//   {"op":"thumbprint","jwk":{…}}                           -> {"ok":true,"thumbprint":…}
// What jose refuses is {"ok":false,"code":…}.
import { createInterface } from 'node:readline';
import {
  calculateJwkThumbprint, createLocalJWKSet, exportJWK, generateKeyPair, importPKCS8, jwtVerify, SignJWT,
} from 'jose';
import { createPublicKey } from 'node:crypto';

const operations = {
  async verify({ token, jwks, algorithms }) {
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), { algorithms });
    return { header: protectedHeader, payload };
  },

  async sign({ alg, typ, payload, pkcs8 }) {
    const { privateKey, publicKey } = pkcs8
      ? { privateKey: await importPKCS8(pkcs8, alg), publicKey: createPublicKey(pkcs8) }
      : await generateKeyPair(alg, { extractable: true });
    const bare = await exportJWK(publicKey);
    const kid = await calculateJwkThumbprint(bare);
    const token = await new SignJWT(payload).setProtectedHeader({ alg, typ, kid }).sign(privateKey);
    return { token, jwk: { ...bare, kid, alg, use: 'sig' } };
  },

  async thumbprint({ jwk }) {
    return { thumbprint: await calculateJwkThumbprint(jwk) };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const { op, ...request } = JSON.parse(line);
  let answer;
  try {
    answer = { ok: true, ...(await operations[op](request)) };
  } catch (error) {
    answer = { ok: false, code: error.code ?? String(error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
