import { Badge } from '@mantine/core';
import { api, takeAll } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { useText } from '../../text/text';
import { texts } from './texts';

export type LogEntry = Item<Answer<'ListLogs'>>;

/** What the logs are looked through for. */
export interface LogFilter {
  userId?: string;
  applicationId?: string;
  logKey?: string;
  start_time?: number;
}

/** The members of a payload that most events have. */
export interface Payload {
  result?: string;
  userId?: string;
  applicationId?: string;
  ip?: string;
  userAgent?: string;
  userAgentParsed?: { browser?: { name?: string }; os?: { name?: string } };
  error?: unknown;
}

export const payloadOf = (entry: LogEntry): Payload => entry.payload as Payload;

/** Reads a page of the logs. */
export const readLogs = (filter: LogFilter, cursor: string, size = 50) =>
  takeAll(api.GET('/api/logs', { params: { query: { ...filter, cursor, page_size: size } as never } }));

/** Whether it worked. */
export function ResultBadge({ entry }: { entry: LogEntry }) {
  const t = useText(texts);
  const failed = payloadOf(entry).result === 'Error';
  return (
    <Badge variant="light" color={failed ? 'red' : 'teal'}>
      {t(failed ? 'error' : 'success')}
    </Badge>
  );
}

/** "Interaction.SignIn.Submit" for people: the parts apart from each other. */
export const eventName = (key: string): string =>
  key
    .split('.')
    .map((part) => part.replace(/([a-z])([A-Z])/g, '$1 $2'))
    .join(' · ');

/** Events worth choosing from. */
export const eventKeys = [
  'Interaction.SignIn.Submit', 'Interaction.Register.Submit', 'Interaction.ForgotPassword.Submit', 'ExchangeTokenBy.AuthorizationCode', 'ExchangeTokenBy.RefreshToken',
  'ExchangeTokenBy.ClientCredentials', 'RevokeToken', 'Configuration.Apply',
];
