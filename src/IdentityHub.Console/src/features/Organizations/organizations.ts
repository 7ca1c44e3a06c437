import { api, take } from '../../api/client';

/** Finds organizations to choose from. */
export const findOrganizations = async (search: string) =>
  (await take(api.GET('/api/organizations', { params: { query: { cursor: '', page_size: 20, ...(search && { q: search }) } as never } }))).map(({ id, name }) => ({ id, label: name }));

/** What an organization is called. */
export const nameOfOrganization = async (id: string): Promise<string> => (await take(api.GET('/api/organizations/{id}', { params: { path: { id } } }))).name;
