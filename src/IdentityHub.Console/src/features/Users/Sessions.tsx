import { Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { personName, useCanEdit } from '../../auth/me';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { ConsentedOrganizations } from '../Applications/Consents/ConsentedOrganizations';
import { texts } from './texts';

/** Where a person is signed in. */
export function Sessions({ userId }: { userId: string }) {
  const t = useText(texts);
  const { instant } = useFormats();
  const { data, error } = useQuery({ queryKey: ['users', userId, 'sessions'], queryFn: () => take(api.GET('/api/users/{userId}/sessions', { params: { path: { userId } } })) });
  const [ending, setEnding] = useState<string | null>(null);
  const end = useChange({
    run: (sessionId: string) => take(api.DELETE('/api/users/{userId}/sessions/{sessionId}', { params: { path: { userId, sessionId }, query: { revokeGrantsTarget: 'all' } } })),
    stale: [['users', userId]],
    then: () => setEnding(null),
  });
  return (
    <Section title={t('sessions')} description={t('sessionsText')}>
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      <Rows
        none={t('noSessions')}
        rows={data?.sessions.map(({ payload, clientId, expiresAt, lastSubmission }) => ({
          key: payload.jti,
          name: [(lastSubmission as { userAgent?: string } | null)?.userAgent, clientId].filter(Boolean).join(' · ') || payload.jti,
          note: `${t('since', { time: instant(payload.loginTs * 1000) })}, ${t('until', { time: instant(expiresAt) })}`,
          action: t('signOutThere'),
          act: () => setEnding(payload.uid),
        }))}
      />
      <Confirm opened={ending !== null} onClose={() => setEnding(null)} title={t('signOutTitle')} action={t('signOutThere')} onConfirm={() => ending && end.mutate(ending)} loading={end.isPending}>
        {t('signOutText')}
      </Confirm>
    </Section>
  );
}

/** The applications that hold tokens of a person. */
export function Grants({ user }: { user: Answer<'GetUser'> }) {
  const userId = user.id;
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { instant } = useFormats();
  const { data, error } = useQuery({ queryKey: ['users', userId, 'grants'], queryFn: () => take(api.GET('/api/users/{userId}/grants', { params: { path: { userId } } })) });
  // Which of them are others' is told by asking for those alone.
  const { data: others } = useQuery({
    queryKey: ['users', userId, 'grants', 'others'],
    queryFn: () => take(api.GET('/api/users/{userId}/grants', { params: { path: { userId }, query: { appType: 'thirdParty' } } })),
  });
  const isThirdParty = (id: string) => others?.grants.some((grant) => grant.application.id === id) ?? false;
  const [ending, setEnding] = useState<{ id: string; name: string } | null>(null);
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const revoke = useChange({
    run: (grantId: string) => take(api.DELETE('/api/users/{userId}/grants/{grantId}', { params: { path: { userId, grantId } } })),
    stale: [['users', userId]],
    then: () => setEnding(null),
  });
  return (
    <Section title={t('grants')} description={t('grantsText')}>
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      <Rows
        none={t('noGrants')}
        rows={data?.grants.map(({ id, expiresAt, application }) => ({
          key: id,
          name: (
            <Group gap={8}>
              <Anchor component={Link} to={`/applications/${application.id}`} inherit>
                {application.name}
              </Anchor>
              {isThirdParty(application.id) && <Badge variant="light">{t('thirdParty')}</Badge>}
            </Group>
          ),
          note: t('until', { time: instant(expiresAt) }),
          more: canEdit && isThirdParty(application.id) && (
            <Button size="xs" variant="default" onClick={() => setChosen(application)}>
              {t('organizations')}
            </Button>
          ),
          action: t('revoke'),
          act: () => setEnding({ id, name: application.name }),
        }))}
      />
      <Confirm
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={t('revokeTitle', { name: ending?.name ?? '' })}
        action={t('revoke')}
        onConfirm={() => ending && revoke.mutate(ending.id)}
        loading={revoke.isPending}
      >
        {t('revokeText')}
      </Confirm>
      {chosen && <ConsentedOrganizations app={chosen} user={{ id: userId, name: personName(user) }} onClose={() => setChosen(null)} />}
    </Section>
  );
}

/** Short lists with one action. */
export function Rows({ rows, none }: { rows?: { key: string; name: ReactNode; note?: ReactNode; more?: ReactNode; action?: string; act?: () => void }[]; none: string }) {
  const canEdit = useCanEdit();
  if (rows?.length === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return (
    <Stack gap="sm">
      {rows?.map(({ key, name, note, more, action, act }) => (
        <Group key={key} justify="space-between" wrap="nowrap">
          <div className="grow">
            <Text size="sm" fw={500} component="div" truncate>
              {name}
            </Text>
            <Text size="xs" c="dimmed" component="div">
              {note}
            </Text>
          </div>
          {more}
          {canEdit && act && (
            <Button size="xs" variant="default" onClick={act} className="no-shrink">
              {action}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}
