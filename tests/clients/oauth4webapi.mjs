// oauth4webapi 3 against a hub that also signs with RS256 and knows no grace period; see run.mjs for the form of input and output.
import * as oauth from 'oauth4webapi';
import { Browser } from './browser.mjs';
import { assert, readHub, refuses, step, words } from './run.mjs';

const hub = await readHub();
const insecure = { [oauth.allowInsecureRequests]: true };
const scope = 'openid offline_access profile urn:logto:scope:organizations read:catalog read:member manage:billing';
let as;

const clientOf = ({ id }, algorithm = 'ES256') => ({ client_id: id, id_token_signed_response_alg: algorithm });

async function prepare(parameters = {}) {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const nonce = oauth.generateRandomNonce();
  const request = new URLSearchParams({
    redirect_uri: hub.redirectUri, response_type: 'code', scope, prompt: 'consent', state, nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...parameters,
  });
  request.append('resource', hub.api);
  request.append('resource', 'urn:logto:resource:organizations');
  return { verifier, state, nonce, request };
}

async function signIn(client, authentication, { browser = new Browser(hub.issuer), parameters, exchange, maxAge } = {}) {
  const { verifier, state, nonce, request } = await prepare({ client_id: client.client_id, ...parameters });
  const url = new URL(as.authorization_endpoint);
  url.search = request;
  const callback = oauth.validateAuthResponse(as, client, await browser.authorize(url, hub.user), state);
  const response = await oauth.authorizationCodeGrantRequest(
    as, client, authentication, callback, hub.redirectUri, verifier, { ...insecure, additionalParameters: exchange });
  const tokens = await oauth.processAuthorizationCodeResponse(
    as, client, response, { expectedNonce: nonce, requireIdToken: true, maxAge });
  await oauth.validateApplicationLevelSignature(as, response, insecure);
  return { browser, tokens, claims: oauth.getValidatedIdTokenClaims(tokens) };
}

async function refresh(client, authentication, token, additionalParameters) {
  const response = await oauth.refreshTokenGrantRequest(as, client, authentication, token, { ...insecure, additionalParameters });
  return oauth.processRefreshTokenResponse(as, client, response);
}

/** What an API does with the token it is sent (RFC 9068 §4). */
function validateAtApi(token, audience) {
  const request = new Request('https://api.example.com/members', { headers: { authorization: `Bearer ${token}` } });
  return oauth.validateJwtAccessToken(as, request, audience, insecure);
}

const algorithmOf = (token) => JSON.parse(Buffer.from(token.split('.')[0], 'base64url')).alg;
const web = clientOf(hub.web);
const webBasic = oauth.ClientSecretBasic(hub.web.secret);

await step('discovery', async () => {
  const issuer = new URL(hub.issuer);
  const documents = await Promise.all(['oidc', 'oauth2'].map(async (algorithm) =>
    oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, { ...insecure, algorithm }))));
  assert.deepEqual(documents[0], documents[1]);
  [as] = documents;
  return { algorithms: as.id_token_signing_alg_values_supported, methods: as.token_endpoint_auth_methods_supported };
});

await step('code of a confidential client, ES256', async () => {
  const { tokens, claims } = await signIn(web, webBasic, { maxAge: 300, parameters: { max_age: '300' } });
  return { sub: claims.sub, alg: algorithmOf(tokens.id_token), scope: words(tokens.scope) };
});

await step('code of a confidential client, RS256', async () => {
  const client = clientOf(hub.rs256, 'RS256');
  const authentication = oauth.ClientSecretPost(hub.rs256.secret);
  const { tokens, claims } = await signIn(client, authentication);
  const again = await refresh(client, authentication, tokens.refresh_token, { resource: hub.api });
  // What the client wishes for its ID tokens says nothing about the tokens of the API.
  const access = await validateAtApi(again.access_token, hub.api);
  return {
    sub: claims.sub, algorithms: [tokens.id_token, again.id_token, again.access_token].map(algorithmOf), scope: words(access.scope),
  };
});

await step('an algorithm the client did not ask for', async () => {
  await refuses(signIn(clientOf(hub.web, 'RS256'), webBasic), { code: 'OAUTH_INVALID_RESPONSE' });
  return {};
});

await step('public client with rotation, and reuse after it', async () => {
  const client = clientOf(hub.spa);
  const { tokens } = await signIn(client, oauth.None(), { exchange: { resource: hub.api } });
  const claims = await validateAtApi(tokens.access_token, hub.api);
  const second = await refresh(client, oauth.None(), tokens.refresh_token);
  const third = await refresh(client, oauth.None(), second.refresh_token);
  assert.equal(new Set([tokens, second, third].map((each) => each.refresh_token)).size, 3);
  await refuses(refresh(client, oauth.None(), second.refresh_token), { error: 'invalid_grant', status: 400 });
  // Whoever used it a second time, client or thief: nothing of the family works any more.
  await refuses(refresh(client, oauth.None(), third.refresh_token), { error: 'invalid_grant', status: 400 });
  return { sub: claims.sub, scope: words(claims.scope), jti: typeof claims.jti };
});

await step('twenty refreshes at once give one successor', async () => {
  const client = clientOf(hub.native);
  const { tokens } = await signIn(client, oauth.None());
  const answers = await Promise.allSettled(Array.from({ length: 20 }, () => refresh(client, oauth.None(), tokens.refresh_token)));
  const given = answers.filter(({ status }) => status === 'fulfilled').map(({ value }) => value.refresh_token);
  const refusals = answers.filter(({ status }) => status === 'rejected').map(({ reason }) => reason.error);
  assert.ok(refusals.every((error) => error === 'invalid_grant'), refusals.join());
  return { given: given.length, refused: refusals.length };
});

await step('userinfo', async () => {
  const { tokens, claims } = await signIn(web, webBasic);
  const response = await oauth.userInfoRequest(as, web, tokens.access_token, insecure);
  const info = await oauth.processUserInfoResponse(as, web, claims.sub, response);
  const challenge = await refuses(
    oauth.userInfoRequest(as, web, 'no-token-of-this-hub', insecure).then((refused) => oauth.processUserInfoResponse(as, web, claims.sub, refused)),
    { code: 'OAUTH_WWW_AUTHENTICATE_CHALLENGE', status: 401 });
  return { username: info.username, error: challenge.cause[0].parameters.error };
});

await step('pushed authorization request', async () => {
  const { verifier, state, nonce, request } = await prepare();
  const pushed = await oauth.processPushedAuthorizationResponse(
    as, web, await oauth.pushedAuthorizationRequest(as, web, webBasic, request, insecure));
  const url = new URL(as.authorization_endpoint);
  url.search = new URLSearchParams({ client_id: web.client_id, request_uri: pushed.request_uri });
  const callback = oauth.validateAuthResponse(as, web, await new Browser(hub.issuer).authorize(url, hub.user), state);
  const response = await oauth.authorizationCodeGrantRequest(as, web, webBasic, callback, hub.redirectUri, verifier, insecure);
  const tokens = await oauth.processAuthorizationCodeResponse(as, web, response, { expectedNonce: nonce, requireIdToken: true });
  return { prefix: pushed.request_uri.slice(0, 34), expiresIn: pushed.expires_in, sub: oauth.getValidatedIdTokenClaims(tokens).sub };
});

await step('client credentials', async () => {
  const client = clientOf(hub.machine);
  const parameters = { resource: hub.api, organization_id: hub.organization, scope: 'read:member' };
  const response = await oauth.clientCredentialsGrantRequest(as, client, oauth.ClientSecretPost(hub.machine.secret), parameters, insecure);
  const tokens = await oauth.processClientCredentialsResponse(as, client, response);
  const claims = await validateAtApi(tokens.access_token, hub.api);
  await refuses(validateAtApi(tokens.access_token, hub.otherApi), { code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' });
  return { sub: claims.sub, client: claims.client_id, organization: claims.organization_id, scope: words(claims.scope) };
});

await step('introspection and revocation', async () => {
  const { tokens } = await signIn(web, webBasic);
  const introspect = async (token) => oauth.processIntrospectionResponse(
    as, web, await oauth.introspectionRequest(as, web, webBasic, token, insecure));
  const before = await introspect(tokens.access_token);
  const revoke = async (token) => oauth.processRevocationResponse(await oauth.revocationRequest(as, web, webBasic, token, insecure));
  await revoke(tokens.access_token);
  await refuses(revoke(tokens.id_token), { error: 'unsupported_token_type', status: 400 });
  await refuses(refresh(web, webBasic, tokens.refresh_token), { error: 'invalid_grant', status: 400 });
  return { before: [before.active, before.sub, before.client_id], after: await introspect(tokens.access_token) };
});
