// openid-client 6 against a hub; see run.mjs for the form of input and output.
import * as oidc from 'openid-client';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { Browser } from './browser.mjs';
import { assert, readHub, refuses, step, words } from './run.mjs';

const hub = await readHub();
const issuer = new URL(hub.issuer);
const scope = 'openid offline_access profile email urn:logto:scope:organizations read:catalog read:member manage:billing';
const resources = [hub.api, 'urn:logto:resource:organizations'];
const jwks = createRemoteJWKSet(new URL(`${hub.issuer}/jwks`));

async function discover({ id, secret }, authentication, metadata = {}) {
  const config = await oidc.discovery(issuer, id, { client_secret: secret, ...metadata }, authentication, {
    execute: [oidc.allowInsecureRequests],
  });
  oidc.enableNonRepudiationChecks(config);
  return config;
}

/** An authorization request, and what its answer has to be checked against. */
async function prepare(parameters = {}) {
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

async function signIn(config, { browser = new Browser(hub.issuer), parameters = {}, exchange = {} } = {}) {
  const { checks, request } = await prepare(parameters);
  const callback = await browser.authorize(oidc.buildAuthorizationUrl(config, request), hub.user);
  const tokens = await oidc.authorizationCodeGrant(config, callback, checks, exchange);
  return { browser, callback, checks, tokens };
}

async function verifyAccessToken(token, audience) {
  const { payload, protectedHeader } = await jwtVerify(token, jwks, { issuer: hub.issuer, audience, typ: 'at+jwt' });
  return { ...payload, alg: protectedHeader.alg };
}

const invalidGrant = { name: 'ResponseBodyError', error: 'invalid_grant', status: 400 };
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

await step('public client with rotation', async () => {
  const config = await discover(hub.spa, oidc.None());
  const { tokens } = await signIn(config, { exchange: { resource: hub.api } });
  await verifyAccessToken(tokens.access_token, hub.api);
  const second = await oidc.refreshTokenGrant(config, tokens.refresh_token);
  assert.notEqual(second.refresh_token, tokens.refresh_token);
  // Within the grace period a client that lost the answer gets the same successor again.
  const again = await oidc.refreshTokenGrant(config, tokens.refresh_token);
  assert.equal(again.refresh_token, second.refresh_token);
  const [left, right] = await Promise.all([1, 2].map(() => oidc.refreshTokenGrant(config, second.refresh_token, { resource: hub.api })));
  assert.equal(left.refresh_token, right.refresh_token);
  await verifyAccessToken(right.access_token, hub.api);
  return { sub: second.claims().sub };
});

await step('organization token from the code', async () => {
  const config = await discover(hub.spa, oidc.None());
  const { tokens } = await signIn(config, { exchange: { organization_id: hub.organization } });
  const claims = await verifyAccessToken(tokens.access_token, `urn:logto:organization:${hub.organization}`);
  const named = await signIn(config, { parameters: { organization_id: hub.organization } });
  const same = await verifyAccessToken(named.tokens.access_token, claims.aud);
  return { aud: claims.aud, scope: words(claims.scope), named: same.aud };
});

await step('native client on a loopback port of its own', async () => {
  const config = await discover(hub.native, oidc.None());
  const { callback, tokens } = await signIn(config, { parameters: { redirect_uri: hub.redirectUri.replace(':9999', ':51234') } });
  return { port: callback.port, sub: tokens.claims().sub };
});

await step('pushed authorization request', async () => {
  const { checks, request } = await prepare();
  const url = await oidc.buildAuthorizationUrlWithPAR(web, request);
  const browser = new Browser(hub.issuer);
  const callback = await browser.authorize(url, hub.user);
  const tokens = await oidc.authorizationCodeGrant(web, callback, checks);
  const again = await browser.open(url);
  const refusal = await refuses(
    oidc.buildAuthorizationUrlWithPAR(web, { ...Object.fromEntries(request), redirect_uri: 'https://elsewhere.example/' }), { status: 400 });
  return { parameters: [...url.searchParams.keys()].sort(), sub: tokens.claims().sub, again: again.status, refusal: refusal.error };
});

await step('response_mode form_post', async () => {
  const { callback, tokens } = await signIn(web, { parameters: { response_mode: 'form_post' } });
  assert.equal(callback.method, 'POST');
  return { target: callback.url, sub: tokens.claims().sub };
});

await step('errors of the authorization endpoint', async () => {
  const codes = [];
  for (const wrong of [{ prompt: 'none' }, { response_type: 'none' }, { scope: 'openid', resource: 'not a uri' }, { code_challenge_method: 'plain' }]) {
    const { checks, request } = await prepare(wrong);
    const callback = await new Browser(hub.issuer).authorize(oidc.buildAuthorizationUrl(web, request));
    const error = await refuses(oidc.authorizationCodeGrant(web, callback, checks), { name: 'AuthorizationResponseError' });
    assert.equal(error.cause.get('iss'), hub.issuer);
    codes.push(error.error);
  }

  const { request } = await prepare({ redirect_uri: 'https://elsewhere.example/callback' });
  const page = await new Browser(hub.issuer).open(oidc.buildAuthorizationUrl(web, request));
  return { codes, foreignRedirect: page.status };
});

await step('third party with consent', async () => {
  const config = await discover(hub.third, oidc.ClientSecretBasic(hub.third.secret));
  const browser = new Browser(hub.issuer);
  const own = 'openid offline_access profile read:member';
  const ask = async (parameters, user) => {
    const { checks, request } = await prepare({ scope: own, ...parameters });
    return oidc.authorizationCodeGrant(config, await browser.authorize(oidc.buildAuthorizationUrl(config, request), user), checks);
  };
  const denied = await refuses(ask({}, { ...hub.user, decision: 'cancel' }), { name: 'AuthorizationResponseError', error: 'access_denied' });
  const silent = await refuses(ask({ prompt: 'none' }), { name: 'AuthorizationResponseError', error: 'consent_required' });
  const tokens = await ask({}, { ...hub.user, decision: 'allow' });
  const beyond = await refuses(ask({ scope: 'openid email' }), { name: 'AuthorizationResponseError', error: 'invalid_scope' });
  await oidc.refreshTokenGrant(config, tokens.refresh_token);
  return {
    scope: words(tokens.scope), email: tokens.claims().email ?? null, beyond: beyond.cause.get('scope'),
    issuers: new Set([denied, silent, beyond].map(({ cause }) => cause.get('iss'))).size,
  };
});

await step('client credentials', async () => {
  const config = await discover(hub.machine, oidc.ClientSecretBasic(hub.machine.secret));
  const plain = await oidc.clientCredentialsGrant(config, { resource: hub.api, scope: 'read:catalog read:member' });
  const global = await verifyAccessToken(plain.access_token, hub.api);
  const inside = await oidc.clientCredentialsGrant(
    config, { resource: hub.api, organization_id: hub.organization, scope: 'read:catalog read:member' });
  const local = await verifyAccessToken(inside.access_token, hub.api);
  const bare = await oidc.clientCredentialsGrant(config, { organization_id: hub.organization, scope: 'manage:billing' });
  const organization = await verifyAccessToken(bare.access_token, `urn:logto:organization:${hub.organization}`);
  assert.deepEqual([global.sub, local.sub, organization.sub], Array(3).fill(hub.machine.id));
  assert.equal(plain.id_token, undefined);
  const refusals = [];
  for (const wrong of [{}, { resource: 'https://unknown.example/' }, { organization_id: hub.otherOrganization }]) {
    const error = await refuses(oidc.clientCredentialsGrant(config, wrong), { name: 'ResponseBodyError' });
    refusals.push([error.status, error.error]);
  }

  return {
    scopes: [global, local, organization].map((claims) => words(claims.scope)), organization: local.organization_id, refusals,
  };
});

await step('end of the session', async () => {
  const { browser, tokens } = await signIn(web);
  const state = oidc.randomState();
  const page = await browser.open(oidc.buildEndSessionUrl(web, {
    post_logout_redirect_uri: hub.postLogoutRedirectUri, id_token_hint: tokens.id_token, state,
  }));
  const stillIn = await silentError(browser);
  const left = await browser.submit(page);
  assert.equal(left.url.searchParams.get('state'), state);
  left.url.search = '';
  return { title: page.title, form: page.forms[0].id, stillIn, target: left.url.href, after: await silentError(browser) };
});

async function silentError(browser) {
  const { request } = await prepare({ prompt: 'none' });
  const callback = await browser.authorize(oidc.buildAuthorizationUrl(web, request));
  return callback.searchParams.get('error');
}
