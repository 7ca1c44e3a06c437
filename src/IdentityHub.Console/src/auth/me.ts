import { createContext, use } from 'react';
import type { Answer } from '../api/types';

/** The administrator who is signed in. What one may do is enforced by the API; this only keeps buttons away that would be refused. */
export type Me = Answer<'GetConsoleUser'>;

export const MeContext = createContext<Me | null>(null);

/** The administrator who is signed in. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('Nobody is signed in.');
  return me;
}

/** Whether one may change things. */
export const useCanEdit = (): boolean => useMe().role !== 'viewer';

/** Whether one may change what could give somebody more rights: connectors, administrators. */
export const useIsOwner = (): boolean => useMe().role === 'owner';

/** What a person is called. */
export const personName = (person: { name?: string | null; username?: string | null; primaryEmail?: string | null; primaryPhone?: string | null; id: string }): string =>
  person.name || person.username || person.primaryEmail || person.primaryPhone || person.id;
