const versions = new WeakMap<object, string>();

/** Remembers which version of an object an answer holds (its entity tag). */
export function rememberVersion(data: unknown, headers: Headers): void {
  const tag = headers.get('ETag');
  if (tag && typeof data === 'object' && data !== null) versions.set(data, tag);
}

/**
 * The condition of a change: that the object is still as it was read; then the hub refuses to write over what somebody else did (412). Takes the
 * very object that was read: a copy has no version, and nothing is asked.
 */
export function ifMatch(read: object | null | undefined): Record<string, string> {
  const tag = read && versions.get(read);
  return tag ? { 'If-Match': tag } : {};
}
