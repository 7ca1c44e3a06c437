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
  end_time?: number;
  /** How it ended. The hub has no index of it: it is looked for here. */
  result?: 'Success' | 'Error';
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

/** How an event ended. */
export const resultOf = (entry: LogEntry): 'Success' | 'Error' => (payloadOf(entry).result === 'Error' ? 'Error' : 'Success');

/** Pages that are looked through at once for a result that is rare. */
const mostPages = 10;

/** Reads a page of the logs. For a result it reads on until there are some, or many pages had none. */
export async function readLogs({ result, ...filter }: LogFilter, cursor: string, size = 50) {
  const read = (from: string) => takeAll(api.GET('/api/logs', { params: { query: { ...filter, cursor: from, page_size: result ? 100 : size } as never } }));
  let page = await read(cursor);
  if (!result) return page;
  const found = page.data.filter((entry) => resultOf(entry) === result);
  for (let count = 1; count < mostPages && found.length < size / 2; count++) {
    const next = page.headers.get('Next-Cursor');
    if (next === null) break;
    page = await read(next);
    found.push(...page.data.filter((entry) => resultOf(entry) === result));
  }
  return { data: found, headers: page.headers };
}

/** Whether it worked. */
export function ResultBadge({ entry }: { entry: LogEntry }) {
  const t = useText(texts);
  const failed = resultOf(entry) === 'Error';
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

/** Whether the hub takes it for an event: a name that is still being typed would be refused. */
export const isEventKey = (key: string): boolean =>
  /^(ExchangeTokenBy|RevokeToken|RevokeGrants|Interaction|JwtCustomizer|SamlApplication|Action|Unknown|ManagementApi\.|AccountApi\.|Configuration\.|TriggerHook\.)/.test(key);

/** Events worth choosing from. */
export const eventKeys = [
  'Interaction.SignIn.Submit', 'Interaction.SignIn.Verification.Password.Submit', 'Interaction.SignIn.Consent.Submit', 'Interaction.Register.Submit', 'Interaction.ForgotPassword.Submit',
  'Interaction.SignOut.Submit', 'Interaction.Create', 'Interaction.End', 'ExchangeTokenBy.AuthorizationCode', 'ExchangeTokenBy.RefreshToken', 'ExchangeTokenBy.ClientCredentials', 'RevokeToken',
  'RevokeGrants', 'Configuration.Apply', 'ManagementApi.CreateUser', 'ManagementApi.UpdateUser', 'ManagementApi.DeleteUser', 'ManagementApi.UpdateUserPassword', 'ManagementApi.CreateApplication',
  'ManagementApi.UpdateApplication', 'ManagementApi.DeleteApplication', 'ManagementApi.CreateApplicationSecret', 'ManagementApi.UpdateSignInExp', 'ManagementApi.CreateConnector',
  'ManagementApi.UpdateConnector', 'ManagementApi.CreateSsoConnector', 'ManagementApi.UpdateSsoConnector', 'ManagementApi.CreateOrganization', 'ManagementApi.CreateRole',
  'ManagementApi.AssignUserRoles', 'ManagementApi.RotateOidcKeys', 'ManagementApi.DeleteOidcKey', 'ManagementApi.CreateAdministrator', 'ManagementApi.UpdateAdministrator', 'ManagementApi.DeleteAdministrator',
];
