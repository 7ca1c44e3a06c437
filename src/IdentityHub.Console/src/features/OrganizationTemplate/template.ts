import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';

export type OrganizationRole = Item<Answer<'ListOrganizationRoles'>>;
export type OrganizationScope = Item<Answer<'ListOrganizationScopes'>>;

const all = { params: { query: { page: 1, page_size: 100 } as never } };

/** All roles of organizations: they are few. */
export const organizationRolesQuery = { queryKey: ['organization-roles'], queryFn: () => take(api.GET('/api/organization-roles', all)) };

export const organizationScopesQuery = { queryKey: ['organization-scopes'], queryFn: () => take(api.GET('/api/organization-scopes', all)) };
