import { createContext, use } from 'react';

/** What an administrator may do; the API enforces it, this only keeps buttons away that would be refused. */
export type AdministratorRole = 'owner' | 'editor' | 'viewer';

/** The administrator who is signed in. */
export interface Me {
  id: string;
  name: string | null;
  username: string | null;
  primaryEmail: string | null;
  avatar: string | null;
  role: AdministratorRole;
}

export const MeContext = createContext<Me | null>(null);

/** The administrator who is signed in. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('Nobody is signed in.');
  return me;
}

/** Whether one may change things. */
export const useCanEdit = (): boolean => useMe().role !== 'viewer';

/** What a person is called. */
export const personName = (person: { name?: string | null; username?: string | null; primaryEmail?: string | null; primaryPhone?: string | null; id: string }): string =>
  person.name || person.username || person.primaryEmail || person.primaryPhone || person.id;
