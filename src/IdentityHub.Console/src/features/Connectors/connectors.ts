import { use } from 'react';
import { hubUrl } from '../../address';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { LanguageContext } from '../../text/text';

export type Connector = Answer<'GetConnector'>;
export type Factory = Answer<'GetConnectorFactory'>;
export type FormItem = Item<NonNullable<Factory['formItems']>>;

export const connectorsQuery = { queryKey: ['connectors'], queryFn: () => take(api.GET('/api/connectors')) };
export const factoriesQuery = { queryKey: ['connector-factories'], queryFn: () => take(api.GET('/api/connector-factories')), staleTime: Infinity };

/** A name of the catalogue in the language of the person. */
export function useLocalName(): (names: unknown) => string {
  const { language } = use(LanguageContext);
  return (names) => {
    const all = (names ?? {}) as Record<string, string>;
    return all[language] ?? all.en ?? Object.values(all)[0] ?? '';
  };
}

/** An id as the hub makes them: with it the redirect URI is known before the connector is stored. */
export function newId(): string {
  const signs = 'abcdefghijklmnopqrstuvwxyz0123456789';
  // Bytes from 252 on would make some signs more likely than others.
  const bytes = [...crypto.getRandomValues(new Uint8Array(64))].filter((byte) => byte < 252);
  return bytes
    .slice(0, 12)
    .map((byte) => signs[byte % 36])
    .join('');
}

/** Where a provider sends people back to; SAML has an address of its own. */
export const callbackOf = (factoryId: string, id: string): string => `${hubUrl}${factoryId === 'saml' ? '/api/authn/saml' : '/callback'}/${id}`;
