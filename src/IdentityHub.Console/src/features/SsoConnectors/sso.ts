import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import type { texts } from './texts';

export type SsoConnector = Answer<'GetSsoConnector'>;

export const connectorsQuery = {
  queryKey: ['sso-connectors'],
  queryFn: () => take(api.GET('/api/sso-connectors', { params: { query: { page: 1, page_size: 100 } as never } })),
};

export const providersQuery = { queryKey: ['sso-providers'], queryFn: () => take(api.GET('/api/sso-connector-providers')), staleTime: Infinity };

/** The steps at the provider. */
export const guides: Record<string, (keyof typeof texts)[]> = {
  AzureAdOidc: ['entra1', 'entra2', 'entra3', 'entra4', 'entra5'],
  GoogleWorkspace: ['google1', 'google2', 'google3', 'google4'],
  Okta: ['okta1', 'okta2', 'okta3', 'okta4'],
  OIDC: ['oidc1', 'oidc2', 'oidc3'],
  SAML: ['saml1', 'saml2', 'saml3'],
  AzureAD: ['saml1', 'saml2', 'saml3'],
};

/** A domain as it is compared: lower case, without what is before an @. */
export const toDomain = (text: string): string => text.trim().toLowerCase().replace(/^.*@/, '');
