import type { Guide } from './guide';

export const react: Guide = {
  id: 'react',
  name: 'React',
  uses: '@logto/react',
  type: 'SPA',
  install: 'npm install @logto/react',
  redirectUris: ['http://localhost:5173/callback'],
  postLogoutRedirectUris: ['http://localhost:5173/'],
  files: ({ endpoint, appId }) => [
    {
      name: 'src/App.tsx',
      code: `import { LogtoProvider, useHandleSignInCallback, useLogto } from '@logto/react';

const config = { endpoint: '${endpoint}', appId: '${appId}' };

export default function App() {
  return (
    <LogtoProvider config={config}>
      {window.location.pathname === '/callback' ? <Callback /> : <Home />}
    </LogtoProvider>
  );
}

function Home() {
  const { isAuthenticated, signIn, signOut } = useLogto();
  return isAuthenticated
    ? <button onClick={() => signOut(\`\${window.location.origin}/\`)}>Sign out</button>
    : <button onClick={() => signIn(\`\${window.location.origin}/callback\`)}>Sign in</button>;
}

function Callback() {
  const { isLoading } = useHandleSignInCallback(() => window.location.replace('/'));
  return isLoading ? <p>Signing in…</p> : null;
}
`,
    },
  ],
};

export const vue: Guide = {
  id: 'vue',
  name: 'Vue',
  uses: '@logto/vue',
  type: 'SPA',
  install: 'npm install @logto/vue',
  redirectUris: ['http://localhost:5173/callback'],
  postLogoutRedirectUris: ['http://localhost:5173/'],
  files: ({ endpoint, appId }) => [
    {
      name: 'src/main.ts',
      code: `import { createLogto } from '@logto/vue';
import { createApp } from 'vue';
import App from './App.vue';

createApp(App).use(createLogto, { endpoint: '${endpoint}', appId: '${appId}' }).mount('#app');
`,
    },
    {
      name: 'src/App.vue',
      code: `<script setup lang="ts">
import Callback from './Callback.vue';
import Home from './Home.vue';

const isCallback = window.location.pathname === '/callback';
</script>

<template>
  <Callback v-if="isCallback" />
  <Home v-else />
</template>
`,
    },
    {
      name: 'src/Home.vue',
      code: `<script setup lang="ts">
import { useLogto } from '@logto/vue';

const { isAuthenticated, signIn, signOut } = useLogto();
const origin = window.location.origin;
</script>

<template>
  <button v-if="isAuthenticated" @click="signOut(origin + '/')">Sign out</button>
  <button v-else @click="signIn(origin + '/callback')">Sign in</button>
</template>
`,
    },
    {
      name: 'src/Callback.vue',
      code: `<script setup lang="ts">
import { useHandleSignInCallback } from '@logto/vue';

useHandleSignInCallback(() => window.location.replace('/'));
</script>

<template><p>Signing in…</p></template>
`,
    },
  ],
};

export const angular: Guide = {
  id: 'angular',
  name: 'Angular',
  uses: 'angular-auth-oidc-client',
  type: 'SPA',
  install: 'npm install angular-auth-oidc-client',
  redirectUris: ['http://localhost:4200/callback'],
  postLogoutRedirectUris: ['http://localhost:4200/'],
  files: ({ issuer, appId }) => [
    {
      name: 'src/app/app.config.ts',
      code: `import { provideHttpClient, withFetch } from '@angular/common/http';
import { ApplicationConfig } from '@angular/core';
import { provideRouter } from '@angular/router';
import { provideAuth } from 'angular-auth-oidc-client';
import { routes } from './app.routes';

export const appConfig: ApplicationConfig = {
  providers: [
    provideRouter(routes),
    provideHttpClient(withFetch()),
    provideAuth({
      config: {
        authority: '${issuer}',
        clientId: '${appId}',
        redirectUrl: \`\${window.location.origin}/callback\`,
        postLogoutRedirectUri: \`\${window.location.origin}/\`,
        scope: 'openid profile email offline_access',
        responseType: 'code',
        silentRenew: true,
        useRefreshToken: true,
        customParamsAuthRequest: { prompt: 'consent' },
      },
    }),
  ],
};
`,
    },
    {
      name: 'src/app/app.component.ts',
      code: `import { Component, inject, OnInit } from '@angular/core';
import { OidcSecurityService } from 'angular-auth-oidc-client';

@Component({
  selector: 'app-root',
  template: \`
    @if (isAuthenticated) {
      <button (click)="oidc.logoff().subscribe()">Sign out</button>
    } @else {
      <button (click)="oidc.authorize()">Sign in</button>
    }
  \`,
})
export class AppComponent implements OnInit {
  readonly oidc = inject(OidcSecurityService);
  isAuthenticated = false;

  ngOnInit() {
    this.oidc.checkAuth().subscribe(({ isAuthenticated }) => (this.isAuthenticated = isAuthenticated));
  }
}
`,
    },
  ],
};

export const spa: Guide = {
  id: 'spa',
  name: 'Plain JavaScript',
  uses: '@logto/browser',
  type: 'SPA',
  install: 'npm install @logto/browser',
  redirectUris: ['http://localhost:5173/callback'],
  postLogoutRedirectUris: ['http://localhost:5173/'],
  files: ({ endpoint, appId }) => [
    {
      name: 'main.js',
      code: `import LogtoClient from '@logto/browser';

const client = new LogtoClient({ endpoint: '${endpoint}', appId: '${appId}' });

if (window.location.pathname === '/callback') {
  await client.handleSignInCallback(window.location.href);
  window.history.replaceState(null, '', '/');
}

const button = document.createElement('button');
if (await client.isAuthenticated()) {
  const { sub } = await client.getIdTokenClaims();
  button.textContent = \`Sign out \${sub}\`;
  button.onclick = () => client.signOut(\`\${window.location.origin}/\`);
} else {
  button.textContent = 'Sign in';
  button.onclick = () => client.signIn(\`\${window.location.origin}/callback\`);
}
document.body.append(button);
`,
    },
  ],
};
