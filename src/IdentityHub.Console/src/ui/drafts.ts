const prefix = 'identityhub.draft:';

/** What somebody typed and could not save because the session ended. */
export interface KeptDraft<T> {
  /** Whose it is: nobody else gets to see it. */
  owner: string;
  base: T;
  draft: T;
}

/** Names the draft of a form: the page, and what the form is about. */
export const draftKey = (path: string, members: string[]): string => `${prefix}${path}?${[...members].sort().join(',')}`;

/** Keeps a draft until the person has signed in again in this tab. */
export function keepDraft<T>(storage: Storage, key: string, kept: KeptDraft<T>): void {
  try {
    storage.setItem(key, JSON.stringify(kept));
  } catch {
    // There is no room. The session has ended all the same.
  }
}

/** A draft that was kept for this person. */
export function findDraft<T>(storage: Storage, key: string, owner: string): KeptDraft<T> | null {
  try {
    const kept = JSON.parse(storage.getItem(key) ?? 'null') as KeptDraft<T> | null;
    return kept?.owner === owner ? kept : null;
  } catch {
    return null;
  }
}

/** Forgets the drafts of everybody else; all of them without a person. */
export function dropDrafts(storage: Storage, owner?: string): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key?.startsWith(prefix)) as string[];
  keys.filter((key) => owner === undefined || findDraft(storage, key, owner) === null).forEach((key) => storage.removeItem(key));
}
