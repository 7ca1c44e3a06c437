// What the scripts with openid-client 6 share: the hub, signing in, and an API that checks its tokens with jose.
import * as oidc from 'openid-client';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Browser } from './browser.mjs';
import { readHub } from './run.mjs';

export const hub = await readHub();
const issuer = new URL(hub.issuer);
const scope = 'openid offline_access profile email urn:logto:scope:organizations read:catalog read:member manage:billing';
const resources = [hub.api, 'urn:logto:resource:organizations'];
const jwks = createRemoteJWKSet(new URL(`${hub.issuer}/jwks`));

export async function discover({ id, secret }, authentication, metadata = {}) {
  const config = await oidc.discovery(issuer, id, { client_secret: secret, ...metadata }, authentication, {
    execute: [oidc.allowInsecureRequests],
  });
  oidc.enableNonRepudiationChecks(config);
  return config;
}

/** An authorization request, and what its answer has to be checked against. */
export async function prepare(parameters = {}) {
  const checks = {
    pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
    expectedState: oidc.randomState(),
    expectedNonce: oidc.randomNonce(),
    idTokenExpected: true,
  };
  const request = new URLSearchParams({
    redirect_uri: hub.redirectUri,
    scope,
    prompt: 'consent',
    state: checks.expectedState,
    nonce: checks.expectedNonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
    ...parameters,
  });
  resources.forEach((resource) => request.append('resource', resource));
  return { checks, request };
}

export async function signIn(config, { browser = new Browser(hub.issuer), parameters = {}, exchange = {} } = {}) {
  const { checks, request } = await prepare(parameters);
  const callback = await browser.authorize(oidc.buildAuthorizationUrl(config, request), hub.user);
  const tokens = await oidc.authorizationCodeGrant(config, callback, checks, exchange);
  return { browser, callback, checks, tokens };
}

export async function verifyAccessToken(token, audience) {
  const { payload, protectedHeader } = await jwtVerify(token, jwks, { issuer: hub.issuer, audience, typ: 'at+jwt' });
  return { ...payload, alg: protectedHeader.alg };
}

export const invalidGrant = { name: 'ResponseBodyError', error: 'invalid_grant', status: 400 };
