// @logto/api against a hub: creates, reads, changes and deletes every kind of object; see run.mjs for the form of input and output.
import { createServer } from 'node:http';
import { createManagementApi } from '@logto/api/management';
import { SMTPServer } from 'smtp-server';
import { assert, readHub, step } from './run.mjs';

const hub = await readHub();
const { apiClient: api, clientCredentials } = createManagementApi('default', {
  baseUrl: hub.endpoint,
  clientId: hub.manager.id,
  clientSecret: hub.manager.secret,
});

/** What an operation answers, when it answers with this status. */
async function does(call, status) {
  const { data, error, response } = await call;
  assert.equal(response.status, status, `${response.url} answered ${response.status}: ${JSON.stringify(error ?? data)}`);
  return data;
}

/** Expects a refusal. */
async function refused(call, status, code) {
  const { error, response } = await call;
  assert.deepEqual([response.status, error?.code], [status, code], `${response.url}: ${JSON.stringify(error)}`);
}

const at = (id, more = {}) => ({ params: { path: { id, ...more } } });
const ids = (list) => list.map(({ id }) => id);

await step('access', async () => {
  const { scope } = await clientCredentials.getAccessToken();
  return { scope };
});

let resource, scope;
await step('resources', async () => {
  resource = await does(api.POST('/api/resources', { body: { name: 'Orders', indicator: 'https://orders.example.com' } }), 201);
  scope = await does(
    api.POST('/api/resources/{resourceId}/scopes', { params: { path: { resourceId: resource.id } }, body: { name: 'read:orders', description: 'Reads orders' } }), 201);
  const renamed = await does(api.PATCH('/api/resources/{id}', { ...at(resource.id), body: { name: 'All orders' } }), 200);
  const listed = await does(api.GET('/api/resources', { params: { query: { includeScopes: 'true' } } }), 200);
  const mine = listed.find(({ id }) => id === resource.id);
  const scopes = await does(api.GET('/api/resources/{resourceId}/scopes', { params: { path: { resourceId: resource.id } } }), 200);
  return { name: renamed.name, ttl: renamed.accessTokenTtl, scopes: mine.scopes.map(({ name }) => name), listed: ids(scopes).includes(scope.id) };
});

let role;
await step('roles', async () => {
  role = await does(api.POST('/api/roles', { body: { name: 'Clerk', description: 'Reads orders', type: 'User', scopeIds: [scope.id] } }), 200);
  await refused(api.POST('/api/roles', { body: { name: 'Clerk', description: 'Again' } }), 422, 'role.name_in_use');
  const changed = await does(api.PATCH('/api/roles/{id}', { ...at(role.id), body: { description: 'Looks at orders' } }), 200);
  const scopes = await does(api.GET('/api/roles/{id}/scopes', at(role.id)), 200);
  const listed = await does(api.GET('/api/roles', { params: { query: { 'search.name': 'Clerk', 'mode.name': 'exact' } } }), 200);
  return { description: changed.description, scopes: scopes.map(({ name }) => name), listed: listed.length, users: listed[0].usersCount };
});

let user;
await step('users', async () => {
  user = await does(api.POST('/api/users', { body: { username: 'carol', primaryEmail: 'carol@example.com', password: 'correct horse battery', name: 'Carol' } }), 200);
  await refused(api.POST('/api/users', { body: { username: 'carol' } }), 422, 'user.username_already_in_use');
  const changed = await does(api.PATCH('/api/users/{userId}', { params: { path: { userId: user.id } }, body: { name: 'Carol C.', customData: { plan: 'pro' } } }), 200);
  const params = { path: { userId: user.id } };
  const merged = await does(api.PATCH('/api/users/{userId}/custom-data', { params, body: { customData: { seats: 3 } } }), 200);
  await does(api.POST('/api/users/{userId}/password/verify', { params, body: { password: 'correct horse battery' } }), 204);
  await refused(api.POST('/api/users/{userId}/password/verify', { params, body: { password: 'wrong' } }), 422, 'session.invalid_credentials');
  await does(api.POST('/api/users/{userId}/roles', { params, body: { roleIds: [role.id] } }), 201);
  const roles = await does(api.GET('/api/users/{userId}/roles', { params }), 200);
  const found = await does(api.GET('/api/users', { params: { query: { 'search.primaryEmail': 'CAROL@example.com', 'mode.primaryEmail': 'exact' } } }), 200);
  const suspended = await does(api.PATCH('/api/users/{userId}/is-suspended', { params, body: { isSuspended: true } }), 200);
  await does(api.PATCH('/api/users/{userId}/is-suspended', { params, body: { isSuspended: false } }), 200);
  const token = await does(api.POST('/api/users/{userId}/personal-access-tokens', { params, body: { name: 'ci' } }), 201);
  const { sessions } = await does(api.GET('/api/users/{userId}/sessions', { params }), 200);
  return {
    name: changed.name, custom: merged, roles: ids(roles).length, found: ids(found).includes(user.id), suspended: suspended.isSuspended,
    token: token.value.slice(0, 4), sessions: sessions.length, hasPassword: (await does(api.GET('/api/users/{userId}/has-password', { params }), 200)).hasPassword,
  };
});

let application, machine;
await step('applications', async () => {
  application = await does(api.POST('/api/applications', {
    body: { name: 'Bookstore', type: 'Traditional', oidcClientMetadata: { redirectUris: ['https://books.example.com/callback'], postLogoutRedirectUris: [] } },
  }), 200);
  machine = await does(api.POST('/api/applications', { body: { name: 'Robot', type: 'MachineToMachine' } }), 200);
  const changed = await does(api.PATCH('/api/applications/{id}', { ...at(application.id), body: { description: 'Sells books' } }), 200);
  const [secret] = await does(api.GET('/api/applications/{id}/secrets', at(application.id)), 200);
  const second = await does(api.POST('/api/applications/{id}/secrets', { ...at(application.id), body: { name: 'Second' } }), 201);
  await does(api.DELETE('/api/applications/{id}/secrets/{name}', at(application.id, { name: 'Second' })), 204);
  const listed = await does(api.GET('/api/applications', { params: { query: { types: ['Traditional', 'SPA'], page: 1, page_size: 100 } } }), 200);
  await refused(api.GET('/api/applications/{id}', at('nope')), 404, 'entity.not_exists_with_id');
  return {
    description: changed.description, secretName: secret.name, secretLength: secret.value.length, second: second.name,
    listed: ids(listed).includes(application.id) && !ids(listed).includes(machine.id),
  };
});

let organization, memberRole, machineRole, permission;
await step('organization template', async () => {
  permission = await does(api.POST('/api/organization-scopes', { body: { name: 'invite:people', description: 'Invites people' } }), 201);
  memberRole = await does(api.POST('/api/organization-roles', {
    body: { name: 'Buyer', type: 'User', organizationScopeIds: [permission.id], resourceScopeIds: [scope.id] },
  }), 201);
  machineRole = await does(api.POST('/api/organization-roles', { body: { name: 'Buying robot', type: 'MachineToMachine', resourceScopeIds: [scope.id] } }), 201);
  const scopes = await does(api.GET('/api/organization-roles/{id}/scopes', at(memberRole.id)), 200);
  const permissions = await does(api.GET('/api/organization-roles/{id}/resource-scopes', at(memberRole.id)), 200);
  await refused(api.POST('/api/organization-roles', { body: { name: 'Buyer' } }), 422, 'entity.unique_integrity_violation');
  return { scopes: scopes.map(({ name }) => name), permissions: permissions.map(({ name }) => name) };
});

await step('organizations', async () => {
  organization = await does(api.POST('/api/organizations', { body: { name: 'Initech', customData: { plan: 'pro' } } }), 201);
  const inside = at(organization.id);
  const changed = await does(api.PATCH('/api/organizations/{id}', { ...inside, body: { description: 'Software', customData: { seats: 5 } } }), 200);
  await does(api.POST('/api/organizations/{id}/users', { ...inside, body: { userIds: [user.id] } }), 201);
  await does(api.POST('/api/organizations/{id}/users/{userId}/roles', { ...at(organization.id, { userId: user.id }), body: { organizationRoleIds: [memberRole.id] } }), 201);
  await does(api.POST('/api/organizations/{id}/applications', { ...inside, body: { applicationIds: [machine.id] } }), 201);
  await does(api.POST('/api/organizations/{id}/applications/{applicationId}/roles', {
    ...at(organization.id, { applicationId: machine.id }), body: { organizationRoleIds: [machineRole.id] },
  }), 201);
  const [member] = await does(api.GET('/api/organizations/{id}/users', inside), 200);
  const scopes = await does(api.GET('/api/organizations/{id}/users/{userId}/scopes', at(organization.id, { userId: user.id })), 200);
  const [app] = await does(api.GET('/api/organizations/{id}/applications', inside), 200);
  const mine = await does(api.GET('/api/users/{userId}/organizations', { params: { path: { userId: user.id } } }), 200);
  await does(api.POST('/api/organizations/{id}/jit/email-domains', { ...inside, body: { emailDomain: 'initech.example' } }), 201);
  const domains = await does(api.GET('/api/organizations/{id}/jit/email-domains', inside), 200);
  return {
    description: changed.description, custom: changed.customData, member: member.organizationRoles.map(({ name }) => name),
    scopes: scopes.map(({ name }) => name), app: app.organizationRoles.map(({ name }) => name), mine: mine.map(({ name }) => name),
    domains: domains.map(({ emailDomain }) => emailDomain),
  };
});

await step('an organization token of what was just made', async () => {
  const [secret] = await does(api.GET('/api/applications/{id}/secrets', at(machine.id)), 200);
  const answer = await fetch(`${hub.issuer}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${machine.id}:${secret.value}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', resource: resource.indicator, organization_id: organization.id, scope: 'read:orders' }),
  });
  const { access_token: token, scope: granted } = await answer.json();
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));
  return { status: answer.status, granted, inside: claims.organization_id === organization.id, aud: claims.aud };
});

await step('invitations', async () => {
  const invitation = await does(api.POST('/api/organization-invitations', {
    body: { invitee: 'dave@example.com', organizationId: organization.id, expiresAt: Date.now() + 86400000, organizationRoleIds: [memberRole.id], messagePayload: false },
  }), 201);
  const revoked = await does(api.PUT('/api/organization-invitations/{id}/status', { ...at(invitation.id), body: { status: 'Revoked' } }), 200);
  await does(api.DELETE('/api/organization-invitations/{id}', at(invitation.id)), 204);
  return { status: invitation.status, then: revoked.status, roles: invitation.organizationRoles.map(({ name }) => name) };
});

await step('sign-in experience and settings', async () => {
  const before = await does(api.GET('/api/sign-in-exp'), 200);
  const changed = await does(api.PATCH('/api/sign-in-exp', { body: { termsOfUseUrl: 'https://example.com/terms' } }), 200);
  const keys = await does(api.GET('/api/configs/oidc/{keyType}', { params: { path: { keyType: 'private-keys' } } }), 200);
  const { totalUserCount } = await does(api.GET('/api/dashboard/users/total'), 200);
  return { id: before.id, terms: changed.termsOfUseUrl, keys: keys.length, users: totalUserCount };
});

await step('connectors', async () => {
  const received = [];
  const service = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk)).on('end', () => {
      received.push({ authorization: request.headers.authorization, ...JSON.parse(body) });
      response.end('{}');
    });
  });
  await new Promise((resolve) => service.listen(0, '127.0.0.1', resolve));
  try {
    const factories = await does(api.GET('/api/connector-factories'), 200);
    const factory = await does(api.GET('/api/connector-factories/{id}', at('http-email')), 200);
    const config = { endpoint: `http://127.0.0.1:${service.address().port}/`, authorization: 'Bearer x' };
    const made = await does(api.POST('/api/connectors', { body: { connectorId: factory.id } }), 200);
    await refused(api.POST('/api/connectors', { body: { connectorId: factory.id } }), 422, 'connector.multiple_instances_not_supported');
    await refused(api.PATCH('/api/connectors/{id}', { ...at(made.id), body: { config: {} } }), 400, 'connector.invalid_config');
    const changed = await does(api.PATCH('/api/connectors/{id}', { ...at(made.id), body: { config } }), 200);
    const read = await does(api.GET('/api/connectors/{id}', at(made.id)), 200);
    const listed = await does(api.GET('/api/connectors', { params: { query: { target: factory.target } } }), 200);
    const test = { params: { path: { factoryId: factory.id } }, body: { email: 'carol@example.com', config } };
    await does(api.POST('/api/connectors/{factoryId}/test', test), 204);
    await does(api.DELETE('/api/connectors/{id}', at(made.id)), 204);
    await refused(api.GET('/api/connectors/{id}', at(made.id)), 404, 'entity.not_found');
    return {
      kinds: ids(factories).includes('simple-mail-transfer-protocol'), type: made.type, name: factory.name.en, kept: read.config.endpoint === changed.config.endpoint,
      listed: ids(listed).includes(made.id), sent: received.map(({ authorization, to, type, payload }) => [authorization, to, type, payload.code]),
    };
  } finally {
    service.close();
  }
});

await step('e-mail by a mail server', async () => {
  const received = [];
  const attempt = async (options, config) => {
    const server = new SMTPServer({
      ...options,
      onAuth: ({ method, username, password, accessToken }, session, done) =>
        password === 'open sesame' || accessToken === 'a-token' ? done(null, { user: `${method} ${username}` }) : done(new Error('Unknown user')),
      onData: (stream, { user, secure, envelope: { mailFrom, rcptTo } }, done) => {
        const chunks = [];
        stream.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
          received.push({ user, secure, mailFrom, rcptTo, text: Buffer.concat(chunks).toString('latin1') });
          done();
        });
      },
    });
    server.on('error', () => {});
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await api.POST('/api/connectors/{factoryId}/test', {
        params: { path: { factoryId: 'simple-mail-transfer-protocol' } },
        body: {
          email: 'carol@example.com',
          config: {
            host: '127.0.0.1', port: server.server.address().port, fromEmail: 'Bücher <hub@example.com>', tls: { rejectUnauthorized: false },
            auth: { user: 'hub', pass: 'open sesame' }, ...config,
          },
        },
      });
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  };
  await does(attempt({}, {}), 204);
  await does(attempt({ secure: true, authMethods: ['LOGIN'] }, { secure: true }), 204);
  await does(attempt({ authMethods: ['XOAUTH2'] }, { requireTLS: true, auth: { type: 'OAuth2', user: 'hub', accessToken: 'a-token' } }), 204);
  await does(attempt({ authOptional: true, disabledCommands: ['STARTTLS'] }, { auth: null }), 204);
  await refused(attempt({}, { auth: { user: 'hub', pass: 'wrong' } }), 401, 'connector.authorization_failed');
  await refused(attempt({}, { tls: {} }), 400, 'connector.general');
  return {
    sent: received.map(({ user, secure, mailFrom, rcptTo, text }) => [
      user ?? null, secure, mailFrom.address, rcptTo.map(({ address }) => address).join(),
      /^From: =\?utf-8\?B\?QsO8Y2hlcg==\?= <hub@example.com>\r$/m.test(text) && /^To: carol@example.com\r$/m.test(text),
      /^Content-Type: multipart\/alternative; boundary="/m.test(text) && /^[\x20-\x7e\r\n]+$/.test(text),
    ]),
  };
});

await step('enterprise connectors', async () => {
  const kinds = await does(api.GET('/api/sso-connector-providers'), 200);
  const made = await does(api.POST('/api/sso-connectors', {
    body: {
      providerName: 'OIDC', connectorName: 'Initech', domains: ['Initech.example'], branding: { displayName: 'Initech' },
      config: { issuer: 'https://idp.initech.example', clientId: 'hub', clientSecret: 'x' },
    },
  }), 200);
  await refused(api.POST('/api/sso-connectors', { body: { providerName: 'OIDC', connectorName: 'Initech' } }), 409, 'single_sign_on.duplicate_connector_name');
  await refused(api.POST('/api/sso-connectors', { body: { providerName: 'OIDC', connectorName: 'Mail', domains: ['gmail.com'] } }), 422, 'single_sign_on.forbidden_domains');
  const changed = await does(api.PATCH('/api/sso-connectors/{id}', { ...at(made.id), body: { syncProfile: true } }), 200);
  const read = await does(api.GET('/api/sso-connectors/{id}', at(made.id)), 200);
  const listed = await does(api.GET('/api/sso-connectors', { params: { query: { page: 1, page_size: 5 } } }), 200);
  await does(api.POST('/api/organizations/{id}/jit/sso-connectors', { ...at(organization.id), body: { ssoConnectorIds: [made.id] } }), 201);
  const joining = await does(api.GET('/api/organizations/{id}/jit/sso-connectors', at(organization.id)), 200);
  const saml = await does(api.POST('/api/sso-connectors', { body: { providerName: 'SAML', connectorName: 'Initrode' } }), 200);
  const key = await does(api.POST('/api/sso-connectors/{id}/signing-keys', { ...at(saml.id), body: { active: true } }), 201);
  await refused(
    api.DELETE('/api/sso-connectors/{id}/signing-keys/{keyId}', at(saml.id, { keyId: key.id })), 400, 'single_sign_on.can_not_delete_active_signing_key');
  await does(api.DELETE('/api/sso-connectors/{id}', at(made.id)), 204);
  await refused(api.GET('/api/sso-connectors/{id}', at(made.id)), 404, 'entity.not_exists_with_id');
  return {
    kinds: kinds.length, domains: read.domains, name: read.name, type: changed.providerType, synced: changed.syncProfile, found: read.providerConfig.issuer,
    listed: ids(listed).includes(made.id), joining: ids(joining).includes(made.id), active: key.active,
  };
});

await step('audit logs', async () => {
  const logs = await does(api.GET('/api/logs', { params: { query: { page_size: 100 } } }), 200);
  const one = await does(api.GET('/api/logs/{id}', at(logs[0].id)), 200);
  return { same: one.key === logs[0].key };
});

await step('deleting', async () => {
  const gone = [
    ['/api/organizations/{id}', at(organization.id)],
    ['/api/organization-roles/{id}', at(memberRole.id)],
    ['/api/organization-roles/{id}', at(machineRole.id)],
    ['/api/organization-scopes/{id}', at(permission.id)],
    ['/api/applications/{id}', at(application.id)],
    ['/api/applications/{id}', at(machine.id)],
    ['/api/users/{userId}', { params: { path: { userId: user.id } } }],
    ['/api/roles/{id}', at(role.id)],
    ['/api/resources/{id}', at(resource.id)],
  ];
  for (const [path, target] of gone) {
    await does(api.DELETE(path, target), 204);
    const { response } = await api.GET(path, target);
    assert.equal(response.status, 404, path);
  }

  return { deleted: gone.length };
});
