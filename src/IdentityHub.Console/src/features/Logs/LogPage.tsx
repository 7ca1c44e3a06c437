import { Anchor, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { api, take } from '../../api/client';
import { useFormats, useText } from '../../text/text';
import { CodeBlock } from '../../ui/CopyField';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
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
  const device = [payload.userAgentParsed?.browser?.name, payload.userAgentParsed?.os?.name].filter(Boolean).join(', ') || payload.userAgent;
  const rows: [string, ReactNode][] = [
    [t('time'), instant(entry.createdAt)],
    [t('who'), payload.userId && <Anchor component={Link} to={`/users/${payload.userId}`}>{payload.userId}</Anchor>],
    [t('application'), payload.applicationId && <Anchor component={Link} to={`/applications/${payload.applicationId}`}>{payload.applicationId}</Anchor>],
    [t('ip'), payload.ip],
    [t('device'), device],
    [t('problem'), payload.error ? <Text className="pre-line">{typeof payload.error === 'string' ? payload.error : JSON.stringify(payload.error, null, 2)}</Text> : null],
  ];
  return (
    <Page title={eventName(entry.key)} parent={{ to: '/logs', label: t('title') }} description={<ResultBadge entry={entry} />}>
      <Stack gap="lg">
        <Section title={t('summary')}>
          <Table variant="vertical" layout="fixed" withTableBorder={false}>
            <Table.Tbody>
              {rows
                .filter(([, value]) => value)
                .map(([name, value]) => (
                  <Table.Tr key={name}>
                    <Table.Th w={150}>{name}</Table.Th>
                    <Table.Td>{value}</Table.Td>
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
