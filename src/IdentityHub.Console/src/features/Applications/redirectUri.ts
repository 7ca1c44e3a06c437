import type { texts } from './texts';

/** What is wrong with a redirect URI; null when it can be used. */
export type UriProblem = Extract<keyof typeof texts, 'uriBad' | 'uriFragment' | 'uriScheme' | 'uriWeb' | 'uriCustom' | 'originBad'>;

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Checks a redirect URI as the hub and good practice do: absolute, no fragment (RFC 6749 §3.1.2), https but for loopback, and custom schemes for
 * native applications only, as a reversed domain name (RFC 8252 §7.1).
 */
export function checkRedirectUri(uri: string, isNative: boolean): UriProblem | null {
  let url: URL;
  try {
    url = new URL(uri);
  } catch {
    return 'uriBad';
  }
  if (uri.includes('#')) return 'uriFragment';
  if (/\s/.test(uri)) return 'uriBad';
  if (url.protocol === 'https:') return url.hostname ? null : 'uriBad';
  if (url.protocol === 'http:') return loopback.has(url.hostname) ? null : 'uriScheme';
  if (!isNative) return 'uriWeb';
  return url.protocol.includes('.') ? null : 'uriCustom';
}

/** Checks an origin: scheme, host and port, nothing more (RFC 6454 §6.2). */
export function checkOrigin(origin: string): UriProblem | null {
  try {
    return new URL(origin).origin === origin.toLowerCase() && origin.startsWith('http') ? null : 'originBad';
  } catch {
    return 'originBad';
  }
}
