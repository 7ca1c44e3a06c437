import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';

const base = `${window.location.origin}/console`;

/** Another client than the built-in one, for a development server with a hub beside it. */
const clientId = (import.meta.env.VITE_CLIENT_ID as string | undefined) ?? 'admin-console';

// The audience of the tokens; asked for with the code too, otherwise the first token would be one for the userinfo endpoint only.
const resource = 'https://default.logto.app/api';

/** The permissions that administrators can have; the hub gives those that this one has. */
const permissions = ['all', 'edit', 'read'];

const manager = new UserManager({
  authority: `${window.location.origin}/oidc`,
  client_id: clientId,
  redirect_uri: `${base}/callback`,
  post_logout_redirect_uri: base,
  response_type: 'code',
  scope: ['openid', 'profile', 'email', 'offline_access', ...permissions].join(' '),
  resource,
  // Without it a provider may leave the refresh token out (OpenID Connect Core §11).
  prompt: 'consent',
  // Ends with the tab: nothing of it outlives the browser.
  userStore: new WebStorageStateStore({ store: window.sessionStorage }),
  stateStore: new WebStorageStateStore({ store: window.sessionStorage }),
  automaticSilentRenew: false,
  monitorSession: false,
  loadUserInfo: false,
  revokeTokensOnSignout: true,
});

/** The session of this tab, if there is one. */
export const currentUser = (): Promise<User | null> => manager.getUser();

/** Goes to the sign-in page, and comes back to where the person was. */
export function signIn(): Promise<void> {
  const { pathname, search, hash } = window.location;
  return manager.signinRedirect({ extraTokenParams: { resource }, state: { returnTo: pathname.replace(/^\/console/, '') + search + hash } });
}

/** Takes the code; answers where the person wanted to go, within the Console. */
export async function completeSignIn(): Promise<string> {
  const user = await manager.signinRedirectCallback();
  const { returnTo } = (user.state ?? {}) as { returnTo?: string };
  return returnTo?.startsWith('/') && !returnTo.startsWith('//') && !returnTo.startsWith('/callback') ? returnTo : '/';
}

/** Ends the session here and at the hub. */
export const signOut = (): Promise<void> => manager.signoutRedirect();

/** Forgets the tokens of this tab. */
export const forget = (): Promise<void> => manager.removeUser();

/** An access token that lives for some seconds at least; null when the person has to sign in again. */
export async function accessToken(): Promise<string | null> {
  const user = await manager.getUser();
  if (!user) return null;
  return (user.expires_in ?? 0) > 10 ? user.access_token : refresh();
}

let refreshing: Promise<string | null> | null = null;

/** Trades the refresh token once, however many ask for it at the same time. */
export function refresh(): Promise<string | null> {
  refreshing ??= (async () => {
    try {
      return (await manager.signinSilent({ resource }))?.access_token ?? null;
    } catch {
      return null;
    }
  })().finally(() => {
    refreshing = null;
  });
  return refreshing;
}
