import { useEffect, useRef, useState } from 'react';
import { onSessionEnded } from '../api/client';
import { useMe } from '../auth/me';
import { draftKey, findDraft, keepDraft } from './drafts';
import { begin, isSame, openConflicts, rebase, saved, type Editing } from './editing';

/** How a form stands: nothing typed, typed, with something from elsewhere in it, from before the session ended, or changed in two places. */
export type EditStatus = 'clean' | 'unsaved' | 'merged' | 'restored' | 'conflict';

interface Options {
  /** Whether there are secrets in it, which are kept nowhere but in the page. */
  secret?: boolean;
  /** What is edited, where the address of the page does not say it. */
  name?: string;
}

type State<T> = Editing<T> & { seen: string };

/**
 * A form for something that is stored. It survives that somebody else changes the same thing, and that the session ends. `useChange` takes it as
 * `form`, `SaveBar` too; the change itself says which version it was made of (`ifMatch`).
 */
export function useEdit<T extends object>(stored: T, { secret = false, name = '' }: Options = {}) {
  const { id: owner } = useMe();
  const [key] = useState(() => draftKey(window.location.pathname + name, Object.keys(stored)));
  const now = JSON.stringify(stored);
  const [state, setState] = useState<State<T>>(() => {
    const kept = secret ? null : findDraft<T>(window.sessionStorage, key, owner);
    const editing = kept ? rebase<T>({ base: kept.base, draft: kept.draft, conflicts: [], origin: 'restored' }, stored) : begin(stored);
    return { ...editing, seen: now };
  });
  // Something else is stored than at the last look: taken up before anything is drawn.
  if (state.seen !== now) setState({ ...rebase(state, stored), seen: now });

  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  });
  useEffect(() => {
    window.sessionStorage.removeItem(key);
    if (secret) return undefined;
    return onSessionEnded(() => {
      const { base, draft } = latest.current;
      if (!isSame(base, draft)) keepDraft(window.sessionStorage, key, { owner, base, draft });
    });
  }, [key, owner, secret]);

  const dirty = !isSame(state.draft, state.base);
  const status: EditStatus = !dirty ? 'clean' : openConflicts(state).length > 0 ? 'conflict' : (state.origin ?? 'unsaved');
  const setDraft = (change: (current: T) => T) => setState((current) => ({ ...current, draft: change(current.draft) }));
  return {
    draft: state.draft,
    set: <K extends keyof T>(name: K, value: T[K]) => setDraft((current) => ({ ...current, [name]: value })),
    setDraft,
    dirty,
    status,
    discard: () => setState({ ...begin(stored), seen: now }),
    /** Decides that what was typed here counts. */
    keepMine: () => setState((current) => ({ ...current, conflicts: [] })),
    /** What was sent is stored. */
    saved: (sent: T) => setState((current) => ({ ...saved(current, sent), seen: current.seen })),
  };
}

/** What others need to know of a form. */
export interface EditForm<T = never> {
  draft: T;
  dirty: boolean;
  status: EditStatus;
  discard: () => void;
  keepMine: () => void;
  saved: (sent: T) => void;
}
