// openid-client 6 as a confidential client of a hub; see run.mjs for the form of input and output.
import * as oidc from 'openid-client';
import { Browser } from './browser.mjs';
import { discover, hub, invalidGrant, prepare, signIn, verifyAccessToken } from './openid-client-kit.mjs';
import { assert, refuses, step, words } from './run.mjs';

let web;
let session;

await step('discovery', async () => {
  web = await discover(hub.web, oidc.ClientSecretBasic(hub.web.secret));
  const server = web.serverMetadata();
  assert.ok(server.supportsPKCE());
  assert.ok(server.authorization_response_iss_parameter_supported);
  const endpoints = Object.entries(server).filter(([name]) => /(_endpoint|^jwks_uri)$/.test(name));
  assert.ok(endpoints.every(([, url]) => url.startsWith(`${hub.issuer}/`)));
  return { issuer: server.issuer, endpoints: endpoints.map(([name]) => name).sort() };
});

await step('code with client_secret_basic', async () => {
  session = await signIn(web);
  assert.ok(session.callback.href.startsWith(hub.redirectUri));
  assert.equal(session.callback.searchParams.get('iss'), hub.issuer);
  const claims = session.tokens.claims();
  assert.equal(claims.nonce, session.checks.expectedNonce);
  assert.ok(session.tokens.expiresIn() > 3500);
  assert.ok(!session.tokens.access_token.includes('.'), 'Without a resource the access token is opaque.');
  return { sub: claims.sub, aud: claims.aud, amr: claims.amr, scope: words(session.tokens.scope), organizations: claims.organizations };
});

await step('a callback of another request or issuer', async () => {
  const { checks, request } = await prepare({ prompt: 'none' });
  const callback = await session.browser.authorize(oidc.buildAuthorizationUrl(web, request));
  const foreign = new URL(callback);
  foreign.searchParams.set('iss', 'https://other.example/oidc');
  await refuses(oidc.authorizationCodeGrant(web, foreign, checks), { name: 'ClientError', code: 'OAUTH_INVALID_RESPONSE' });
  await refuses(
    oidc.authorizationCodeGrant(web, callback, { ...checks, expectedState: 'another' }), { name: 'ClientError', code: 'OAUTH_INVALID_RESPONSE' });
  const tokens = await oidc.authorizationCodeGrant(web, callback, checks);
  assert.equal(tokens.refresh_token, undefined, 'Without prompt=consent offline_access is dropped.');
  return { silent: tokens.claims().sub };
});

await step('userinfo', async () => {
  const info = await oidc.fetchUserInfo(web, session.tokens.access_token, session.tokens.claims().sub);
  await refuses(
    oidc.fetchUserInfo(web, session.tokens.access_token, 'somebody-else'), { code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED' });
  const { email, email_verified: verified, username, organizations, organization_data: data } = info;
  return { email, verified, username, organizations, names: data.map(({ name }) => name) };
});

await step('introspection', async () => {
  const access = await oidc.tokenIntrospection(web, session.tokens.access_token);
  const refresh = await oidc.tokenIntrospection(web, session.tokens.refresh_token, { token_type_hint: 'refresh_token' });
  assert.ok(access.active && refresh.active);
  assert.equal(access.sub, session.tokens.claims().sub);
  assert.deepEqual([access.iss, access.client_id], [hub.issuer, hub.web.id]);
  assert.ok(access.exp - access.iat <= 3600);
  const unknown = await oidc.tokenIntrospection(web, 'no-token-of-this-hub');
  return { kinds: [access.token_type, refresh.token_type], unknown };
});

await step('refresh of a confidential client', async () => {
  const tokens = await oidc.refreshTokenGrant(web, session.tokens.refresh_token);
  assert.notEqual(tokens.access_token, session.tokens.access_token);
  assert.equal(tokens.refresh_token, session.tokens.refresh_token, 'It rotates only near its end.');
  return { sub: tokens.claims().sub };
});

await step('refresh for a resource', async () => {
  const tokens = await oidc.refreshTokenGrant(web, session.tokens.refresh_token, { resource: hub.api });
  const claims = await verifyAccessToken(tokens.access_token, hub.api);
  await refuses(oidc.refreshTokenGrant(web, session.tokens.refresh_token, { resource: hub.otherApi }), { error: 'invalid_target', status: 400 });
  return { sub: claims.sub, client: claims.client_id, alg: claims.alg, scope: words(claims.scope), expiresIn: tokens.expires_in };
});

await step('refresh for a resource in an organization', async () => {
  const tokens = await oidc.refreshTokenGrant(
    web, session.tokens.refresh_token, { resource: hub.api, organization_id: hub.organization, scope: 'read:member' });
  const claims = await verifyAccessToken(tokens.access_token, hub.api);
  return { organization: claims.organization_id, scope: words(claims.scope) };
});

await step('refresh for an organization', async () => {
  const tokens = await oidc.refreshTokenGrant(web, session.tokens.refresh_token, { organization_id: hub.organization });
  const claims = await verifyAccessToken(tokens.access_token, `urn:logto:organization:${hub.organization}`);
  const refusal = await refuses(
    oidc.refreshTokenGrant(web, session.tokens.refresh_token, { organization_id: hub.otherOrganization }), { error: 'access_denied', status: 403 });
  return { aud: claims.aud, scope: words(claims.scope), refusal: refusal.error_description };
});

await step('a narrower or wider scope', async () => {
  const tokens = await oidc.refreshTokenGrant(web, session.tokens.refresh_token, { scope: 'openid email' });
  const refusal = await refuses(
    oidc.refreshTokenGrant(web, session.tokens.refresh_token, { scope: 'openid phone' }), { error: 'invalid_scope', status: 400 });
  return { scope: words(tokens.scope), missing: refusal.cause.scope };
});

await step('revocation', async () => {
  const { access_token: access, refresh_token: refresh } = session.tokens;
  await oidc.tokenRevocation(web, 'no-token-of-this-hub');
  await oidc.tokenRevocation(web, refresh);
  await refuses(oidc.refreshTokenGrant(web, refresh), invalidGrant);
  const challenge = await refuses(oidc.fetchUserInfo(web, access, oidc.skipSubjectCheck), { name: 'WWWAuthenticateChallengeError', status: 401 });
  const after = await Promise.all([access, refresh].map((token) => oidc.tokenIntrospection(web, token)));
  return { after, challenge: challenge.cause.map(({ scheme, parameters }) => [scheme, parameters.error]) };
});

await step('a code used twice, or with a wrong verifier', async () => {
  const { callback, checks, tokens } = await signIn(web);
  await refuses(oidc.authorizationCodeGrant(web, callback, checks), invalidGrant);
  await refuses(oidc.refreshTokenGrant(web, tokens.refresh_token), invalidGrant);
  const other = await prepare();
  const next = await new Browser(hub.issuer).authorize(oidc.buildAuthorizationUrl(web, other.request), hub.user);
  const refusal = await refuses(
    oidc.authorizationCodeGrant(web, next, { ...other.checks, pkceCodeVerifier: oidc.randomPKCECodeVerifier() }), invalidGrant);
  return { description: refusal.error_description };
});

await step('code with client_secret_post', async () => {
  const config = await discover(hub.web, oidc.ClientSecretPost(hub.web.secret));
  const { tokens } = await signIn(config, { exchange: { resource: hub.api } });
  const claims = await verifyAccessToken(tokens.access_token, hub.api);
  return { sub: tokens.claims().sub, scope: words(claims.scope), organization: claims.organization_id ?? null };
});

await step('a wrong secret', async () => {
  const basic = await discover({ id: hub.web.id, secret: 'wrong' }, oidc.ClientSecretBasic('wrong'));
  const post = await discover({ id: hub.web.id, secret: 'wrong' }, oidc.ClientSecretPost('wrong'));
  // A challenge in the header is what RFC 6749 §5.2 asks for when the header was used.
  const challenged = await refuses(oidc.refreshTokenGrant(basic, 'x'), { name: 'WWWAuthenticateChallengeError', status: 401 });
  await refuses(oidc.refreshTokenGrant(post, 'x'), { name: 'ResponseBodyError', status: 401, error: 'invalid_client' });
  const unknown = await discover({ id: 'nobody', secret: 'x' }, oidc.ClientSecretPost('x'));
  const refusal = await refuses(oidc.refreshTokenGrant(unknown, 'x'), { name: 'ResponseBodyError', error: 'invalid_client' });
  return { schemes: challenged.cause.map(({ scheme }) => scheme), unknown: refusal.status };
});
