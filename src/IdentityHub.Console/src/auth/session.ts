import { ErrorResponse, UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import { consolePath, hubUrl } from '../address';
import { ApiError } from '../api/errors';
import { dropDrafts } from '../ui/drafts';

const base = `${hubUrl}/console`;

/** Another client than the built-in one, for a development server with a hub beside it. */
const clientId = (import.meta.env.VITE_CLIENT_ID as string | undefined) ?? 'admin-console';

// The audience of the tokens; asked for with the code too, otherwise the first token would be one for the userinfo endpoint only.
const resource = 'https://default.logto.app/api';

/** The permissions that administrators can have; the hub gives those that this one has. */
const permissions = ['all', 'edit', 'read'];

const manager = new UserManager({
  authority: `${hubUrl}/oidc`,
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
});

/** The session of this tab, if there is one. */
export const currentUser = (): Promise<User | null> => manager.getUser();

/** Goes to the sign-in page, and comes back to where the person was. */
export function signIn(): Promise<void> {
  const { pathname, search, hash } = window.location;
  return manager.signinRedirect({ extraTokenParams: { resource }, state: { returnTo: pathname.slice(consolePath.length) + search + hash } });
}

/** Takes the code; answers where the person wanted to go, within the Console. */
export async function completeSignIn(): Promise<string> {
  const user = await manager.signinRedirectCallback();
  const { returnTo } = (user.state ?? {}) as { returnTo?: string };
  return returnTo?.startsWith('/') && !returnTo.startsWith('//') && !returnTo.startsWith('/callback') ? returnTo : '/';
}

/** Ends the session here and at the hub. */
export async function signOut(): Promise<void> {
  dropDrafts(window.sessionStorage);
  await revoke();
  await manager.signoutRedirect();
}

/** Ends the refresh token (RFC 7009); the library's own way wants a type of content that an empty answer does not have. */
async function revoke(): Promise<void> {
  const token = (await manager.getUser())?.refresh_token;
  const endpoint = await manager.metadataService.getRevocationEndpoint().catch(() => undefined);
  if (!token || !endpoint) return;
  const body = new URLSearchParams({ token, token_type_hint: 'refresh_token', client_id: clientId });
  // Whoever wants to sign out does so when this does not arrive, too.
  await fetch(endpoint, { method: 'POST', body }).catch(() => undefined);
}

/** Forgets the tokens of this tab. */
export const forget = (): Promise<void> => manager.removeUser();

/** An access token that lives for some seconds at least; null when the person has to sign in again. */
export async function accessToken(): Promise<string | null> {
  const user = await manager.getUser();
  if (!user) return null;
  return (user.expires_in ?? 0) > 10 ? user.access_token : refresh();
}

let refreshing: Promise<string | null> | null = null;

/**
 * Trades the refresh token once, however many ask for it at the same time; null when the hub does not take it any more. That the hub cannot be
 * reached ends no session: it is thrown.
 */
export function refresh(): Promise<string | null> {
  refreshing ??= (async () => {
    if (!(await manager.getUser())?.refresh_token) return null;
    try {
      return (await manager.signinSilent({ resource }))?.access_token ?? null;
    } catch (failure) {
      if (failure instanceof ErrorResponse && failure.error !== 'server_error' && failure.error !== 'temporarily_unavailable') return null;
      throw new ApiError(0, 'network', 'The hub cannot be reached.');
    }
  })().finally(() => {
    refreshing = null;
  });
  return refreshing;
}
