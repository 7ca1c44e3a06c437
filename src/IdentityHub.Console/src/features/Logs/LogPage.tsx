import { Alert, Anchor, Badge, Code, Group, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '../../api/client';
import { useFormats, useText } from '../../text/text';
import { CodeBlock, Copy } from '../../ui/CopyField';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { linksOf, type LogLink } from './links';
import { eventName, payloadOf, ResultBadge } from './logs';
import { texts } from './texts';

/** One event. */
export function LogPage() {
  const t = useText(texts);
  const { instant } = useFormats();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: entry, error } = useQuery({ queryKey: ['logs', id], queryFn: () => take(api.GET('/api/logs/{id}', { params: { path: { id } } })) });
  if (error) return <Problem problem={error} />;
  if (!entry) return <Shape />;
  const payload = payloadOf(entry);
  const { sessionId, fields } = entry.payload as { sessionId?: string; fields?: unknown };
  const device = [payload.userAgentParsed?.browser?.name, payload.userAgentParsed?.os?.name].filter(Boolean).join(', ');
  const links = linksOf(entry);
  const rows: [string, ReactNode][] = [
    [t('time'), instant(entry.createdAt)],
    ...links.map((link): [string, ReactNode] => [t(isActor(link, payload) ? (link.what === 'user' ? 'who' : 'application') : link.what), <Linked key={link.to} link={link} />]),
    [t('application'), payload.applicationId === 'admin-console' && t('console')],
    [t('fields'), Array.isArray(fields) && fields.length > 0 && <Group gap={6}>{fields.map((field) => <Badge key={String(field)} variant="light" color="gray">{String(field)}</Badge>)}</Group>],
    [t('ip'), payload.ip],
    [t('device'), (device || payload.userAgent) && <><Text size="sm">{device || payload.userAgent}</Text>{device && payload.userAgent && <Text size="xs" c="dimmed" className="anywhere">{payload.userAgent}</Text>}</>],
    [t('session'), sessionId && <Code className="anywhere">{sessionId}</Code>],
    [t('id'), <Group key="id" gap={4} wrap="nowrap"><Code className="anywhere">{entry.id}</Code><Copy value={entry.id} label={t('id')} /></Group>],
  ];
  return (
    <Page title={eventName(entry.key)} parent={{ to: '/logs', label: t('title') }} description={<Group gap={8}><ResultBadge entry={entry} /><Code>{entry.key}</Code></Group>}>
      <Stack gap="lg">
        {payload.error !== undefined && payload.error !== null && <Failure error={payload.error} />}
        <Section title={t('summary')}>
          <Table variant="vertical" layout="fixed" withTableBorder={false}>
            <Table.Tbody>
              {rows
                .filter(([, value]) => value)
                .map(([name, value], at) => (
                  <Table.Tr key={at}>
                    <Table.Th w={130}>{name}</Table.Th>
                    <Table.Td className="anywhere">{value}</Table.Td>
                  </Table.Tr>
                ))}
            </Table.Tbody>
          </Table>
        </Section>
        <Section title={t('details')}>
          <CodeBlock label={entry.key} code={JSON.stringify(entry.payload, null, 2)} />
        </Section>
      </Stack>
    </Page>
  );
}

/** Whether it is who did it, or with what. */
const isActor = ({ what, id }: LogLink, { userId, applicationId }: { userId?: string; applicationId?: string }): boolean => (what === 'user' && id === userId) || (what === 'application' && id === applicationId);

/** Why it failed: its code, and what it says. */
function Failure({ error }: { error: unknown }) {
  const t = useText(texts);
  const { code, message } = (typeof error === 'object' ? error : {}) as { code?: string; message?: string };
  return (
    <Alert color="red" variant="light" title={t('problem')}>
      <Text size="sm" className="pre-line anywhere">
        {message ?? (typeof error === 'string' ? error : JSON.stringify(error, null, 2))}
      </Text>
      {code && <Code mt={6}>{code}</Code>}
    </Alert>
  );
}

/** A link to what a log names, with its name where there is still one. */
function Linked({ link: { what, id, to } }: { link: LogLink }) {
  const t = useText(texts);
  const { data: name, isError } = useQuery({
    queryKey: ['log-name', what, id],
    enabled: what === 'user' || what === 'application' || what === 'organization',
    retry: false,
    queryFn: async () => {
      if (what === 'user') {
        const user = await take(api.GET('/api/users/{userId}', { params: { path: { userId: id } } }));
        return user.name || user.username || user.primaryEmail || user.primaryPhone || null;
      }
      const path = { params: { path: { id } } };
      return (what === 'application' ? await take(api.GET('/api/applications/{id}', path)) : await take(api.GET('/api/organizations/{id}', path))).name;
    },
  });
  return (
    <Group gap={8}>
      {isError ? (
        <Text size="sm" c="dimmed">
          {t('deleted')}
        </Text>
      ) : (
        <Anchor component={Link} to={to as string} size="sm">
          {name ?? id}
        </Anchor>
      )}
      {(isError || name) && <Code>{id}</Code>}
    </Group>
  );
}
