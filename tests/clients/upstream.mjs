// A provider with which people have accounts: the npm package oidc-provider, unmodified, configured to behave as one of
//
//   okta    issuer at the root; claims of profile and email, groups; refresh tokens for offline_access; the client's secret only in the body
//   google  issuer at the root; hd, email and email_verified in the ID token; refresh tokens for access_type=offline with prompt=consent;
//           offline_access is refused; prompt may be select_account
//   entra   issuer /{tenant}/v2.0, and /common/v2.0 and /organizations/v2.0 whose document has the issuer /{tenantid}/v2.0; tid, oid,
//           preferred_username; no email unless the person has one; xms_edov; responses do not name their issuer
//
// Usage: node upstream.mjs '{"kind":"okta",…}'   It writes one line of JSON when it listens, and ends with its standard input.
//
//   kind          okta, google or entra
//   port          where to listen on 127.0.0.1; 0 (the default) takes a free one
//   host          the name by which browsers and the hub call it: 127.0.0.1 (the default), or localhost, which is another site to browsers
//   redirectUris  of the one client (default: none, so give some)
//   clientId      default "hub"
//   clientSecret  default "hub secret: 100% + more", which arrives only when it is encoded as the standard says
//   interactive   true: an HTML form with the field "login" (a person's login) and a button; false (the default): whoever login_hint names,
//                 else the first person, is signed in without a page
//   people        [{login, sub, …claims}]; by default ada and bob of acme.example. Any claim may be given; amr is how they signed in
//   tenant        entra: id of the tenant
//   accessTokenTtl  seconds that access tokens last (default: 3600)
//
// The line: {"kind","issuer","commonIssuer"?,"clientId","clientSecret","tenant"?}
import http from 'node:http';
import process from 'node:process';
import Provider, { interactionPolicy } from 'oidc-provider';

const options = JSON.parse(process.argv[2] ?? '{}');
const { kind = 'okta', clientId = 'hub', clientSecret = 'hub secret: 100% + more', interactive = false } = options;
const tenant = options.tenant ?? '6f1c5d9e-2f6b-4c0b-9c59-0d6a4c9f7a11';
const amr = ['pwd', 'mfa', 'rsa'];

const usual = {
  okta: [
    { login: 'ada@acme.example', sub: '00u1ada', name: 'Ada Acme', email: 'ada@acme.example', email_verified: true, groups: ['Everyone', 'Admins'] },
    { login: 'bob@acme.example', sub: '00u2bob', name: 'Bob Acme', email: 'bob@acme.example', email_verified: false, groups: ['Everyone'] },
  ],
  google: [
    {
      login: 'ada@acme.example', sub: '110001', name: 'Ada Acme', given_name: 'Ada', family_name: 'Acme', picture: 'https://lh3.googleusercontent.com/a/ada',
      email: 'ada@acme.example', email_verified: true, hd: 'acme.example',
    },
    { login: 'bob@acme.example', sub: '110002', name: 'Bob', email: 'bob@acme.example', email_verified: true },
    { login: 'eve@other.example', sub: '110003', name: 'Eve', email: 'eve@other.example', email_verified: true, hd: 'other.example' },
  ],
  entra: [
    { login: 'ada@acme.example', sub: 'AAAAada', oid: '11111111-0000-0000-0000-000000000001', name: 'Ada Acme', preferred_username: 'ada@acme.example' },
    {
      login: 'bob@acme.example', sub: 'AAAAbob', oid: '11111111-0000-0000-0000-000000000002', name: 'Bob Acme', preferred_username: 'bob@acme.example',
      email: 'bob@acme.example', xms_edov: true,
    },
  ],
};
const people = options.people ?? usual[kind];
const find = (login) => people.find((person) => person.login === login || person.email === login);

const policy = interactionPolicy.base();
policy.add(new interactionPolicy.Prompt({ name: 'select_account', requestable: true }), 0);

// Grants for which Google's access_type=offline was asked.
const offline = new Set();

const server = http.createServer();
await new Promise((resolve) => {
  server.listen(options.port ?? 0, '127.0.0.1', resolve);
});
const base = `http://${options.host ?? '127.0.0.1'}:${server.address().port}`;
const mount = kind === 'entra' ? `/${tenant}/v2.0` : '';
const issuer = base + mount;

const provider = new Provider(issuer, {
  clients: [{
    client_id: clientId,
    client_secret: clientSecret,
    redirect_uris: options.redirectUris ?? [],
    grant_types: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_method: kind === 'okta' ? 'client_secret_post' : 'client_secret_basic',
    require_auth_time: true,
  }],
  clientAuthMethods: [kind === 'okta' ? 'client_secret_post' : 'client_secret_basic'],
  scopes: kind === 'google' ? ['openid'] : ['openid', 'offline_access'],
  claims: {
    amr: null,
    auth_time: null,
    openid: ['sub', 'amr', 'hd', 'tid', 'oid', 'xms_edov', 'groups'],
    profile: ['name', 'given_name', 'family_name', 'picture', 'preferred_username'],
    email: ['email', 'email_verified'],
  },
  // Google and Entra ID put the claims of scopes into the ID token; Okta leaves them to the userinfo endpoint.
  conformIdTokenClaims: kind === 'okta',
  extraParams: ['access_type', 'hd'],
  features: { devInteractions: { enabled: false } },
  findAccount: (_context, id) => {
    const person = people.find((candidate) => candidate.sub === id);
    const { login, amr: methods, ...claims } = person ?? {};
    return person && { accountId: id, claims: () => (kind === 'entra' ? { tid: tenant, ...claims } : claims) };
  },
  interactions: { policy, url: (_context, interaction) => `${mount}/interaction/${interaction.uid}` },
  issueRefreshToken: (_context, _client, source) => (kind === 'google' ? offline.has(source.grantId) : source.scopes.has('offline_access')),
  rotateRefreshToken: kind === 'okta',
  pkce: { required: () => false },
  ttl: { AccessToken: options.accessTokenTtl ?? 3600, IdToken: 3600, Interaction: 600, Session: 3600, Grant: 86400, RefreshToken: 86400, AuthorizationCode: 60 },
  cookies: { keys: ['not a secret: this provider lives for one test'] },
});

/** Signs a person in and agrees to everything that is asked. */
async function finish(request, response, { params }, person) {
  const grant = new provider.Grant({ accountId: person.sub, clientId });
  grant.addOIDCScope(params.scope);
  const grantId = await grant.save();
  if (params.access_type === 'offline' && (params.prompt ?? '').split(' ').includes('consent')) {
    offline.add(grantId);
  }

  await provider.interactionFinished(
    request,
    response,
    { select_account: {}, login: { accountId: person.sub, amr: person.amr ?? amr }, consent: { grantId } },
    { mergeWithLastSubmission: false },
  );
}

const escape = (text) => text.replace(/[&<>"]/gu, (character) => `&#${character.codePointAt(0)};`);

function showForm(response, uid, login, problem) {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><html lang="en"><title>${kind} sign-in</title><h1>${kind} sign-in</h1>${problem ? `<p role="alert">${escape(problem)}</p>` : ''}
<form method="post" action="${mount}/interaction/${uid}"><label>Login <input name="login" value="${escape(login ?? '')}" autofocus></label>
<button type="submit">Sign in</button></form></html>`);
}

async function readForm(request) {
  let body = '';
  for await (const chunk of request) {
    body += chunk;
  }

  return new URLSearchParams(body);
}

async function interact(request, response, uid) {
  const interaction = await provider.interactionDetails(request, response);
  const { params } = interaction;
  if (kind === 'google' && (params.scope ?? '').split(' ').includes('offline_access')) {
    await provider.interactionFinished(request, response, { error: 'invalid_scope', error_description: 'offline_access' }, { mergeWithLastSubmission: false });
    return;
  }

  if (request.method === 'POST') {
    const login = (await readForm(request)).get('login') ?? '';
    const person = find(login);
    await (person ? finish(request, response, interaction, person) : showForm(response, uid, login, 'Nobody has this login.'));
    return;
  }

  if (interactive) {
    showForm(response, uid, params.login_hint);
    return;
  }

  await finish(request, response, interaction, find(params.login_hint) ?? people[0]);
}

const handle = provider.callback();

/** Entra's shared addresses: the tenant's document with a place for the tenant's id, and without what Entra does not have. */
async function showCommonDocument(response) {
  const document = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
  document.issuer = `${base}/{tenantid}/v2.0`;
  delete document.authorization_response_iss_parameter_supported;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(document));
}

async function route(request, response) {
  const url = new URL(request.url, base);
  if (kind === 'entra' && /^\/(?:common|organizations)\/v2\.0\/\.well-known\/openid-configuration$/u.test(url.pathname)) {
    await showCommonDocument(response);
    return;
  }

  if (mount && !url.pathname.startsWith(`${mount}/`)) {
    response.writeHead(404).end();
    return;
  }

  const inner = url.pathname.slice(mount.length);
  const uid = /^\/interaction\/(?<uid>[\w-]+)$/u.exec(inner)?.groups.uid;
  if (uid) {
    await interact(request, response, uid);
    return;
  }

  // Neither Okta nor Entra ID needs prompt=consent for offline_access; oidc-provider drops the scope without it.
  if (inner === '/auth' && kind !== 'google' && (url.searchParams.get('scope') ?? '').split(' ').includes('offline_access')) {
    url.searchParams.set('prompt', 'consent');
  }

  request.originalUrl = url.pathname + url.search;
  request.url = inner + url.search;
  handle(request, response);
}

server.on('request', (request, response) => {
  route(request, response).catch((error) => {
    process.stderr.write(`${error.stack}\n`);
    response.writeHead(500).end();
  });
});

process.stdout.write(`${JSON.stringify({
  kind,
  issuer,
  clientId,
  clientSecret,
  ...(kind === 'entra' && { tenant, commonIssuer: `${base}/common/v2.0` }),
})}\n`);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
