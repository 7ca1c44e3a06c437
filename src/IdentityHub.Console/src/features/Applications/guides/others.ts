import type { Guide } from './guide';

export const machine: Guide = {
  id: 'machine',
  name: 'A program without a user',
  uses: 'client credentials',
  type: 'MachineToMachine',
  redirectUris: [],
  postLogoutRedirectUris: [],
  files: ({ endpoint, issuer, appId, appSecret }) => [
    {
      name: 'shell',
      code: `# The resource is the API that the program calls; this one manages the hub.
curl -u '${appId}:${appSecret}' \\
  -d grant_type=client_credentials \\
  -d resource=https://default.logto.app/api \\
  -d scope=all \\
  ${issuer}/token`,
    },
    {
      name: 'shell: in one organization',
      code: `curl -u '${appId}:${appSecret}' \\
  -d grant_type=client_credentials \\
  -d resource=https://api.example.com/org \\
  -d organization_id=ORGANIZATION_ID \\
  -d scope=read:member \\
  ${issuer}/token`,
    },
    {
      name: 'Node.js (npm install @logto/api)',
      code: `import { createManagementApi } from '@logto/api/management';

const { apiClient } = createManagementApi('default', {
  baseUrl: '${endpoint}',
  apiIndicator: 'https://default.logto.app/api',
  clientId: '${appId}',
  clientSecret: process.env.APP_SECRET,
});
const { data: users } = await apiClient.GET('/api/users', { params: { query: { page_size: 20 } } });
console.log(users);
`,
    },
  ],
};

const settings = (issuer: string, appId: string, secret: string) => `Issuer             ${issuer}
Discovery          ${issuer}/.well-known/openid-configuration
Client ID          ${appId}
Client secret      ${secret}
Response type      code
PKCE               S256
Scopes             openid profile email offline_access`;

export const anyServer: Guide = {
  id: 'oidc',
  name: 'Any OpenID library (server)',
  uses: 'OpenID Connect',
  type: 'Traditional',
  redirectUris: ['http://localhost:3000/callback'],
  postLogoutRedirectUris: ['http://localhost:3000/'],
  files: ({ issuer, appId, appSecret }) => [{ name: 'settings', code: `${settings(issuer, appId, appSecret)}\nAuthentication     client_secret_basic` }],
};

export const anySpa: Guide = {
  id: 'oidc-spa',
  name: 'Any OpenID library (browser)',
  uses: 'oidc-client-ts',
  type: 'SPA',
  install: 'npm install oidc-client-ts',
  redirectUris: ['http://localhost:5173/callback'],
  postLogoutRedirectUris: ['http://localhost:5173/'],
  files: ({ issuer, appId }) => [
    { name: 'settings', code: `${settings(issuer, appId, 'none (public client)')}\nAuthentication     none` },
    {
      name: 'main.js',
      code: `import { UserManager } from 'oidc-client-ts';

const manager = new UserManager({
  authority: '${issuer}',
  client_id: '${appId}',
  redirect_uri: \`\${window.location.origin}/callback\`,
  post_logout_redirect_uri: \`\${window.location.origin}/\`,
  scope: 'openid profile email',
});

if (window.location.pathname === '/callback') {
  await manager.signinRedirectCallback();
  window.location.replace('/');
} else if (await manager.getUser()) {
  console.log('Signed in.');
} else {
  await manager.signinRedirect();
}
`,
    },
  ],
};

export const anyNative: Guide = {
  id: 'oidc-native',
  name: 'Any OpenID library (app)',
  uses: 'AppAuth and others',
  type: 'Native',
  redirectUris: ['com.example.app://callback'],
  postLogoutRedirectUris: ['com.example.app://callback'],
  files: ({ issuer, appId }) => [{ name: 'settings', code: `${settings(issuer, appId, 'none (public client)')}\nAuthentication     none` }],
};
