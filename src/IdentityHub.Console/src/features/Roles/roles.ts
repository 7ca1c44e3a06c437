import { api, take } from '../../api/client';
import { searched } from '../../api/query';

/** Finds roles of users to choose from. */
export const findRoles = async (search: string) =>
  (await take(api.GET('/api/roles', { params: { query: { ...searched('', search), page_size: 50, type: 'User' } as never } }))).map(({ id, name }) => ({ id, label: name }));
