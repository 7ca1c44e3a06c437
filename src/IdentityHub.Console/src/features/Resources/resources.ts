import { api, take } from '../../api/client';

/** The API of the hub itself. */
export const managementApi = 'https://default.logto.app/api';

/** All of them with their permissions: they are few. */
export const resourcesQuery = {
  queryKey: ['resources'],
  queryFn: () => take(api.GET('/api/resources', { params: { query: { includeScopes: 'true' } as never } })),
};
