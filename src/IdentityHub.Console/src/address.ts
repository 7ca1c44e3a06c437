// The page names its icon by its whole path, which tells where the Console is: below `/console`, and below the path of the public URL before that.
const icon = typeof document === 'undefined' ? null : document.querySelector<HTMLLinkElement>('link[rel="icon"]');
const home = icon ? new URL('.', icon.href) : new URL('http://localhost/console/');

/** The path of the Console, without a slash at the end: `/console`, or such as `/auth/console`. */
export const consolePath = home.pathname.replace(/\/$/, '');

/** The public URL of the hub, without a slash at the end. */
export const hubUrl = home.origin + consolePath.replace(/\/console$/, '');
