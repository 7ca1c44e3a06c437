/** What somebody makes of what is stored. */
export interface Editing<T> {
  /** What was stored when it was last looked at: what is not the same in the draft was typed here. */
  base: T;
  draft: T;
  /** Members that were changed here and elsewhere, to different values. */
  conflicts: (keyof T)[];
  /** Where the draft comes from, when it is not only from here. */
  origin?: 'merged' | 'restored';
}

/** Whether two values are the same as JSON. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Begins with what is stored. */
export const begin = <T>(stored: T): Editing<T> => ({ base: stored, draft: stored, conflicts: [] });

/** Members that still wait for a decision. */
export const openConflicts = <T>({ base, draft, conflicts }: Editing<T>): (keyof T)[] => conflicts.filter((name) => !isSame(draft[name], base[name]));

/**
 * Something else is stored now. What was not touched here takes its new value; what was typed here stays; what was changed in both places waits for
 * a decision.
 */
export function rebase<T extends object>(editing: Editing<T>, stored: T): Editing<T> {
  const { base, draft } = editing;
  const next = { ...stored };
  const conflicts = [...openConflicts(editing)];
  let isTaken = false;
  for (const name of new Set([...Object.keys(stored), ...Object.keys(draft)]) as Set<string & keyof T>) {
    const isMine = !isSame(draft[name], base[name]);
    const isTheirs = !isSame(stored[name], base[name]);
    if (isMine) next[name] = draft[name];
    if (isMine && isTheirs && !conflicts.includes(name)) conflicts.push(name);
    isTaken ||= isTheirs && !isMine;
  }
  const result: Editing<T> = { base: stored, draft: next, conflicts };
  if (isSame(next, stored)) return begin(stored);
  const origin = isTaken ? 'merged' : editing.origin;
  return { ...result, conflicts: openConflicts(result), ...(origin && { origin }) };
}

/** What was sent is stored; what was typed since then is not. */
export const saved = <T>(editing: Editing<T>, sent: T): Editing<T> => ({ base: sent, draft: editing.draft, conflicts: [] });
