// openid-client 6 as all other kinds of clients, and the rest of the authorization endpoint; see run.mjs for the form of input and output.
import * as oidc from 'openid-client';
import { Browser } from './browser.mjs';
import { discover, hub, prepare, signIn, verifyAccessToken } from './openid-client-kit.mjs';
import { assert, refuses, step, words } from './run.mjs';

const web = await discover(hub.web, oidc.ClientSecretBasic(hub.web.secret));

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
