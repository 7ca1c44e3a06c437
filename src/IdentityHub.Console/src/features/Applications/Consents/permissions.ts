import type { Schema } from '../../../api/types';
import type { texts } from './texts';

/** Kinds of permissions, as the addresses of the API name them. */
export const kinds = { userScopes: 'user-scopes', resourceScopes: 'resource-scopes', organizationScopes: 'organization-scopes', organizationResourceScopes: 'organization-resource-scopes' } as const;
export type Kind = keyof typeof kinds;

/** What a third-party application may ask people for: names of user scopes, else ids. */
export type Ceiling = Record<Kind, string[]>;

/** What there is to ask about the person, and how it is explained. */
export const userScopes: [scope: NonNullable<Schema<'AddConsentScopes'>['userScopes']>[number], label: keyof typeof texts][] = [
  ['profile', 'profile'],
  ['email', 'email'],
  ['phone', 'phone'],
  ['address', 'address'],
  ['custom_data', 'customData'],
  ['identities', 'identities'],
  ['roles', 'roles'],
  ['urn:logto:scope:organizations', 'organizations'],
  ['urn:logto:scope:organization_roles', 'organizationRoles'],
  ['urn:logto:scope:sessions', 'sessions'],
  ['urn:logto:scope:trusted_devices', 'trustedDevices'],
  ['urn:identityhub:scope:third_party_tokens', 'thirdPartyTokens'],
];

export function toCeiling(stored: Schema<'ConsentScopesAnswer'>): Ceiling {
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  return {
    userScopes: stored.userScopes,
    organizationScopes: ids(stored.organizationScopes),
    resourceScopes: stored.resourceScopes.flatMap(({ scopes }) => ids(scopes)),
    organizationResourceScopes: stored.organizationResourceScopes.flatMap(({ scopes }) => ids(scopes)),
  };
}

/** What is in the second list only. */
const beyond = (list: string[], other: string[]) => other.filter((entry) => !list.includes(entry));

/** What has to be added, by kind, and what has to be taken away, one by one. */
export function changesOf(stored: Ceiling, wanted: Ceiling) {
  const all = Object.keys(kinds) as Kind[];
  return {
    added: Object.fromEntries(all.map((kind) => [kind, beyond(stored[kind], wanted[kind])]).filter(([, ids]) => ids!.length > 0)) as Partial<Ceiling>,
    removed: all.flatMap((kind) => beyond(wanted[kind], stored[kind]).map((scopeId) => ({ scopeType: kinds[kind], scopeId }))),
  };
}
