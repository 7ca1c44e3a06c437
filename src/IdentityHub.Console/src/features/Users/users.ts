import { api, take } from '../../api/client';
import { searched } from '../../api/query';
import type { Answer, Item } from '../../api/types';
import { personName } from '../../auth/me';

export type User = Item<Answer<'ListUsers'>>;

/** Finds people to choose from. */
export const findUsers = async (search: string, not?: { excludeRoleId?: string; excludeOrganizationId?: string }) =>
  (await take(api.GET('/api/users', { params: { query: { ...searched('', search), page_size: 20, ...not } as never } }))).map((user) => ({
    id: user.id,
    label: [personName(user), user.primaryEmail].filter((part, at, all) => part && all.indexOf(part) === at).join(' · '),
  }));
