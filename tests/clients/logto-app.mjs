// An application on @logto/node 3, unmodified, that a person uses in a browser: a home page, and the routes that Logto's guides describe.
//
//   /             who is signed in, with a link to sign in or out
//   /sign-in      to the sign-in page of the hub; ?screen=register or another first screen, ?hint=somebody@example.com. With ?ssoConnectorId=ID,
//                 by which the hub leads people here whose provider began, to that connector at once
//   /callback     where the hub sends the browser back to
//   /sign-out     ends the session here and at the hub
//   /elsewhere    acts for the person at the provider of an enterprise: takes the stored token of ?connector=ID from the hub, and asks
//                 ?issuer=URL with it whose token it is
//   /token        gets the person's token for ?organization=ID, and for the API ?resource=URL when there is one, and shows what the API would
//                 read in it; or why there is none
//   /join         where the e-mail of an invitation leads: signs the person in, and accepts ?invitation=ID for them
//
// Usage: node logto-app.mjs '{"port":…,"endpoint":"…","appId":"…","appSecret":"…"}'   It writes one line of JSON when it listens, and ends
// with its standard input.
//
//   resources, scopes   what tokens may be asked for besides
//   manager             {"id","secret"}: the machine-to-machine application by which /join accepts invitations
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import process from 'node:process';
import { createManagementApi } from '@logto/api/management';
import LogtoClient, { UserScope } from '@logto/node';
import { createRemoteJWKSet, jwtVerify } from 'jose';

const { port, manager, scopes: more = [], ...config } = JSON.parse(process.argv[2]);
const home = `http://localhost:${port}/`;
const sessions = new Map();

/** The session of a browser; a new one when it has none. */
function findSession(request, response) {
  const known = /(?:^|; )logto_app=(?<id>[\w-]+)/u.exec(request.headers.cookie ?? '')?.groups.id;
  const id = sessions.has(known) ? known : randomUUID();
  if (id !== known) {
    sessions.set(id, new Map());
    response.setHeader('set-cookie', `logto_app=${id}; Path=/; HttpOnly; SameSite=Lax`);
  }

  return sessions.get(id);
}

function createClient(session, response) {
  const scopes = [UserScope.Email, UserScope.Identities, UserScope.Organizations, UserScope.OrganizationRoles, ...more];
  return new LogtoClient({ ...config, scopes }, {
    storage: {
      getItem: async (key) => session.get(key) ?? null,
      setItem: async (key, value) => void session.set(key, value),
      removeItem: async (key) => void session.delete(key),
    },
    navigate: (url) => response.writeHead(303, { location: url }).end(),
  });
}

const escape = (text) => String(text ?? '').replace(/[&<>"]/gu, (character) => `&#${character.codePointAt(0)};`);

function show(response, title, content) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${content}</html>`);
}

/** Facts as a list that people and tests can read. */
const list = (facts) => `<dl>${Object.entries(facts).map(([name, value]) => `<dt>${name}</dt><dd id="${name}">${escape(value)}</dd>`).join('')}</dl>`;

async function showHome(client, response) {
  if (!(await client.isAuthenticated())) {
    show(response, 'Bookstore', '<p id="signed-out">Nobody is signed in.</p><a id="sign-in" href="/sign-in">Sign in</a>');
    return;
  }

  const claims = await client.getIdTokenClaims();
  const { name, email, email_verified: verified, organization_data: organizations } = await client.fetchUserInfo();
  show(response, 'Bookstore', `<div id="signed-in">${list({
    sub: claims.sub, name, email, verified, organizations: claims.organizations, roles: claims.organization_roles,
    companies: organizations.map((organization) => organization.name),
  })}</div><a id="sign-out" href="/sign-out">Sign out</a>`);
}

async function showElsewhere(client, response, { connector, issuer }) {
  const answer = await fetch(
    `${config.endpoint}/api/my-account/sso-identities/${connector}/access-token`,
    { headers: { authorization: `Bearer ${await client.getAccessToken()}` } },
  );
  const stored = await answer.json();
  const facts = { status: answer.status, code: stored.code, token: stored.access_token, ends: stored.expires_in };
  if (answer.ok) {
    const { userinfo_endpoint: endpoint } = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    const person = await (await fetch(endpoint, { headers: { authorization: `Bearer ${stored.access_token}` } })).json();
    facts.subject = person.sub;
  }

  show(response, 'Elsewhere', list(facts));
}

const keys = createRemoteJWKSet(new URL('/oidc/jwks', config.endpoint));

async function showToken(client, response, { organization, resource }) {
  try {
    const token = await (resource ? client.getAccessToken(resource, organization) : client.getOrganizationToken(organization));
    const { payload } = await jwtVerify(token, keys, { issuer: `${config.endpoint}/oidc` });
    show(response, 'Token', list({ aud: payload.aud, organization: payload.organization_id, scope: payload.scope, sub: payload.sub }));
  } catch (error) {
    show(response, 'No token', list({ error: error.cause?.code ?? error.code, reason: error.cause?.message ?? error.message }));
  }
}

async function join(client, session, response, invitation) {
  if (!(await client.isAuthenticated())) {
    session.set('invitation', invitation);
    await client.signIn({ redirectUri: `${home}callback` });
    return;
  }

  const { sub } = await client.getIdTokenClaims();
  const { apiClient } = createManagementApi('default', { baseUrl: config.endpoint, clientId: manager.id, clientSecret: manager.secret });
  const { error } = await apiClient.PUT('/api/organization-invitations/{id}/status', {
    params: { path: { id: invitation } }, body: { status: 'Accepted', acceptedUserId: sub },
  });
  if (error) {
    show(response, 'Not joined', list({ error: error.code, reason: error.message }));
    return;
  }

  response.writeHead(303, { location: home }).end();
}

/** Where a person goes on who has just signed in. */
function nextOf(session) {
  const invitation = session.get('invitation');
  session.delete('invitation');
  return invitation ? `${home}join?invitation=${encodeURIComponent(invitation)}` : home;
}

async function route(request, response) {
  const url = new URL(request.url, home);
  const session = findSession(request, response);
  const client = createClient(session, response);
  const query = Object.fromEntries(url.searchParams);
  switch (url.pathname) {
    case '/':
      await showHome(client, response);
      break;
    case '/sign-in':
      await client.signIn({
        redirectUri: `${home}callback`,
        ...(query.screen && { firstScreen: query.screen }),
        ...(query.hint && { loginHint: query.hint }),
        ...(query.ssoConnectorId && { directSignIn: { method: 'sso', target: query.ssoConnectorId } }),
      });
      break;
    case '/callback':
      await client.handleSignInCallback(url.href);
      response.writeHead(303, { location: nextOf(session) }).end();
      break;
    case '/sign-out':
      await client.signOut(home);
      break;
    case '/elsewhere':
      await showElsewhere(client, response, query);
      break;
    case '/token':
      await showToken(client, response, query);
      break;
    case '/join':
      await join(client, session, response, query.invitation);
      break;
    default:
      response.writeHead(404).end();
  }
}

const server = http.createServer((request, response) => {
  route(request, response).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' }).end(`${error.stack} ${JSON.stringify(error)}`);
  });
});
server.listen(port, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ home })}\n`));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
