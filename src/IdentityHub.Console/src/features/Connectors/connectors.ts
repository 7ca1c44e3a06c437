import { use } from 'react';
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
