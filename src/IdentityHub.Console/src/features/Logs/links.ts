import type { LogEntry } from './logs';

/** Something that a log names, and the page that is about it. */
export interface LogLink {
  what: 'user' | 'application' | 'organization' | 'role' | 'resource' | 'connector' | 'ssoConnector';
  id: string;
  to: string;
}

const pages: Record<LogLink['what'], string> = {
  user: '/users', application: '/applications', organization: '/organizations', role: '/roles', resource: '/resources', connector: '/connectors', ssoConnector: '/sso-connectors',
};

/** Members of payloads that name something. */
const members: Record<string, LogLink['what']> = {
  userId: 'user', applicationId: 'application', organizationId: 'organization', roleId: 'role', resourceId: 'resource', connectorId: 'connector', ssoConnectorId: 'ssoConnector',
};

/** What the id of an operation is of, by the operation's name. The first that fits counts. */
const operations: [RegExp, LogLink['what'] | null][] = [
  [/OrganizationRole|OrganizationScope|Invitation|EmailTemplate|OneTimeToken|Log$|Secret$|Phrase|ProfileField/, null], [/SsoConnector/, 'ssoConnector'], [/Organization/, 'organization'],
  [/Connector/, 'connector'], [/Application/, 'application'], [/Resource/, 'resource'], [/Role/, 'role'], [/User/, 'user'], [/Administrator/, 'user'],
];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Whom and what a log names, each once. */
export function linksOf({ key, payload }: Pick<LogEntry, 'key' | 'payload'>): LogLink[] {
  const links = new Map<string, LogLink>();
  const add = (what: LogLink['what'] | null | undefined, id: unknown) => {
    // The Console itself is no application that one could open.
    if (what && typeof id === 'string' && id !== '' && id !== 'admin-console') links.set(`${what} ${id}`, { what, id, to: `${pages[what]}/${id}` });
  };
  const { target, createdId } = payload as { target?: unknown; createdId?: unknown };
  for (const source of [payload, target]) {
    if (isRecord(source)) for (const [member, what] of Object.entries(members)) add(what, source[member]);
  }
  const operation = /^(?:ManagementApi|AccountApi)\.(.+)$/.exec(key)?.[1];
  const what = operation === undefined ? null : operations.find(([pattern]) => pattern.test(operation))?.[1];
  if (isRecord(target)) add(what, target.id);
  // What was made is what the operation is called after: CreateRoleScope makes no role.
  if (operation && /^Create(User|Application|Organization|Role|Resource|Connector|SsoConnector|Administrator)$/.test(operation)) add(what, createdId);
  return [...links.values()];
}
