import { hubUrl } from '../../address';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';

export type Application = Answer<'GetApplication'>;
export type ApplicationType = Application['type'];

export const applicationsKey = ['applications'] as const;

/** Whether it keeps a secret (RFC 6749 §2.1). */
export const isConfidential = (type: ApplicationType): boolean => type === 'Traditional' || type === 'MachineToMachine' || type === 'Protected';

/** Whether people sign in to it. */
export const hasUsers = (type: ApplicationType): boolean => type !== 'MachineToMachine';

export const applicationQuery = (id: string) => ({
  queryKey: [...applicationsKey, id],
  queryFn: () => take(api.GET('/api/applications/{id}', { params: { path: { id } } })),
});

export const secretsQuery = (id: string, enabled: boolean) => ({
  queryKey: [...applicationsKey, id, 'secrets'],
  queryFn: () => take(api.GET('/api/applications/{id}/secrets', { params: { path: { id } } })),
  enabled,
});

/** Where the hub is. */
export const endpoint = hubUrl;
export const issuer = `${endpoint}/oidc`;
