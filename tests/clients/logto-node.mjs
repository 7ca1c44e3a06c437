// @logto/node 3 against a hub, set up as an application of Logto would be; see run.mjs for the form of input and output.
import LogtoClient, { Prompt, UserScope } from '@logto/node';
import { Browser } from './browser.mjs';
import { assert, readHub, refuses, step, words } from './run.mjs';

const hub = await readHub();

// The SDK writes every refusal to the error stream; the steps look at what it throws.
console.error = () => {};

/** An application with its person's browser. */
function application({ id, secret }, options = {}) {
  const items = new Map();
  const browser = new Browser(hub.issuer);
  const visited = [];
  const client = new LogtoClient(
    {
      endpoint: hub.endpoint,
      appId: id,
      appSecret: secret,
      scopes: [
        UserScope.Email, UserScope.Roles, UserScope.CustomData, UserScope.Organizations, UserScope.OrganizationRoles,
        'read:catalog', 'read:member', 'manage:billing',
      ],
      resources: [hub.api],
      ...options,
    },
    {
      storage: {
        getItem: async (key) => items.get(key) ?? null,
        setItem: async (key, value) => void items.set(key, value),
        removeItem: async (key) => void items.delete(key),
      },
      navigate: (url) => void visited.push(url),
    });
  const signIn = async (how = {}) => {
    await client.signIn({ redirectUri: hub.redirectUri, ...how });
    const callback = await browser.authorize(visited.at(-1), hub.user);
    assert.ok(await client.isSignInRedirected(callback.href));
    await client.handleSignInCallback(callback.href);
  };

  return { client, items, browser, visited, signIn };
}

async function walkThrough(name, credentials, { rotates }) {
  const app = application(credentials);
  const { client, items, browser, visited } = app;

  await step(`${name}: sign in`, async () => {
    assert.equal(await client.isAuthenticated(), false);
    await app.signIn({ loginHint: hub.user.identifier });
    assert.ok(await client.isAuthenticated());
    const asked = new URL(visited[0]).searchParams;
    const claims = await client.getIdTokenClaims();
    const { sub, aud, username, email, email_verified: verified, roles, organizations, organization_roles: organizationRoles } = claims;
    return {
      prompt: asked.get('prompt'), resources: asked.getAll('resource'), sub, aud, username, email, verified, roles, organizations, organizationRoles,
    };
  });

  await step(`${name}: access tokens`, async () => {
    const opaque = await client.getAccessToken();
    assert.deepEqual(await client.getAccessTokenClaims(), {});
    const token = await client.getAccessToken(hub.api);
    assert.equal(await client.getAccessToken(hub.api), token, 'The second one comes from the cache.');
    const { aud, sub, client_id: clientId, iss, scope } = await client.getAccessTokenClaims(hub.api);
    assert.notEqual(opaque, token);
    return { aud, sub, clientId, iss, scope: words(scope) };
  });

  await step(`${name}: organization token`, async () => {
    const token = await client.getOrganizationToken(hub.organization);
    assert.equal(await client.getOrganizationToken(hub.organization), token);
    const { aud, scope } = await client.getOrganizationTokenClaims(hub.organization);
    const refusal = await refuses(client.getOrganizationToken(hub.otherOrganization), { name: 'LogtoRequestError', code: 'oidc.access_denied' });
    const inside = await client.getAccessToken(hub.api, hub.organization);
    const claims = JSON.parse(Buffer.from(inside.split('.')[1], 'base64url'));
    return {
      aud, scope: words(scope), status: refusal.cause.status, organization: claims.organization_id, insideScope: words(claims.scope),
    };
  });

  await step(`${name}: user information`, async () => {
    const info = await client.fetchUserInfo();
    const { sub, email, roles, organizations, organization_data: data, custom_data: custom } = info;
    return { sub, email, roles, organizations, names: data.map((organization) => organization.name), custom };
  });

  await step(`${name}: refresh`, async () => {
    const before = await client.getRefreshToken();
    const old = await client.getAccessToken();
    await client.clearAccessToken();
    const fresh = await client.getAccessToken();
    assert.notEqual(fresh, old);
    assert.equal(await client.getRefreshToken() !== before, rotates);
    // Several pages of one application that ask at once.
    await client.clearAccessToken();
    const tokens = await Promise.all([
      client.getAccessToken(), client.getAccessToken(hub.api), client.getOrganizationToken(hub.organization), client.fetchUserInfo(),
    ]);
    assert.ok(tokens.every(Boolean));
    return { sub: (await client.getIdTokenClaims()).sub };
  });

  await step(`${name}: context`, async () => {
    const context = await client.getContext({ getAccessToken: true, resource: hub.api, fetchUserInfo: true, getOrganizationToken: true });
    return {
      isAuthenticated: context.isAuthenticated, sub: context.claims.sub, username: context.userInfo.username,
      scopes: [...context.scopes].sort(), organizations: Object.keys(context.organizationTokens),
    };
  });

  await step(`${name}: a second process with the same storage`, async () => {
    const other = application(credentials);
    items.forEach((value, key) => other.items.set(key, value));
    await new Promise((resolve) => { setImmediate(resolve); });
    assert.ok(await other.client.isAuthenticated());
    await other.client.clearAccessToken();
    const { aud } = await other.client.getAccessTokenClaims(hub.api);
    other.items.forEach((value, key) => items.set(key, value));
    return { aud };
  });

  await step(`${name}: sign out`, async () => {
    const refreshToken = await client.getRefreshToken();
    const idToken = await client.getIdToken();
    await client.signOut(hub.postLogoutRedirectUri);
    assert.equal(await client.isAuthenticated(), false);
    await refuses(client.getAccessToken(), { code: 'not_authenticated' });
    const page = await browser.open(visited.at(-1));
    const left = await browser.submit(page);
    items.set('refreshToken', refreshToken).set('idToken', idToken);
    const refusal = await refuses(client.getAccessToken(), { name: 'LogtoRequestError', code: 'oidc.invalid_grant' });
    await client.signIn({ redirectUri: hub.redirectUri, prompt: Prompt.None });
    const callback = await browser.authorize(visited.at(-1));
    const silent = await refuses(client.handleSignInCallback(callback.href), { code: 'callback_uri_verification.error_found' });
    return { title: page.title, target: left.url.href, status: refusal.cause.status, silent: silent.data.error };
  });
}

await walkThrough('traditional', hub.web, { rotates: false });
await walkThrough('single page', hub.spa, { rotates: true });

await step('first screen and prompt', async () => {
  const app = application(hub.web, { prompt: Prompt.Login });
  await app.signIn({ firstScreen: 'identifier:sign_in', identifiers: ['username'] });
  assert.equal(await app.client.getRefreshToken(), null, 'Without prompt=consent there is no refresh token.');
  // Signed in already, and still asked: prompt=login.
  await app.client.signIn({ redirectUri: hub.redirectUri });
  const page = await app.browser.open(app.visited.at(-1));
  return { status: page.status, path: page.url.pathname, fields: page.forms[0].inputs.map(({ name }) => name).filter((name) => !name.startsWith('_')) };
});
