import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { personName, useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { DangerAction } from '../../ui/confirm';
import { Section } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { FactorsSection } from './FactorsSection';
import { Grants, Sessions } from './Sessions';
import { PasswordField } from './PasswordField';
import { TokensSection } from './TokensSection';
import { texts } from './texts';

/** Password, suspension, sessions and grants of a person. */
export function SecurityTab({ user }: { user: Answer<'GetUser'> }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const [isResetting, setResetting] = useState(false);
  const suspend = useChange({
    run: (isSuspended: boolean) => take(api.PATCH('/api/users/{userId}/is-suspended', { params: { path: { userId: user.id } }, body: { isSuspended } })),
    stale: [['users']],
  });
  return (
    <Stack gap="lg">
      <Section title={t('password')}>
        <Group justify="space-between">
          <Text size="sm">{t(user.hasPassword ? 'hasPassword' : 'noPassword')}</Text>
          {canEdit && (
            <Group gap="sm">
              {user.hasPassword && <Expiration userId={user.id} />}
              <Button variant="light" onClick={() => setResetting(true)}>
                {t('resetPassword')}
              </Button>
            </Group>
          )}
        </Group>
      </Section>
      <FactorsSection userId={user.id} />
      <Sessions userId={user.id} />
      <Grants user={user} />
      {/* Viewers see everything but secrets. */}
      {canEdit && <TokensSection userId={user.id} />}
      {canEdit && <Guesses user={user} />}
      {canEdit && (
        <Section title={t('suspend')} description={t('suspendText')} tone="danger">
          {user.isSuspended ? (
            <Button variant="light" onClick={() => suspend.mutate(false)} loading={suspend.isPending}>
              {t('resume')}
            </Button>
          ) : (
            <DangerAction label={t('suspend')} title={t('suspendTitle', { name: personName(user) })} onConfirm={() => suspend.mutate(true)} loading={suspend.isPending} undoable>
              {t('suspendText')}
            </DangerAction>
          )}
        </Section>
      )}
      {isResetting && <ResetPassword userId={user.id} onClose={() => setResetting(false)} />}
    </Stack>
  );
}

/** Has the person choose another password, where passwords can expire. */
function Expiration({ userId }: { userId: string }) {
  const t = useText(texts);
  const { data } = useQuery({ queryKey: ['experience'], queryFn: () => take(api.GET('/api/sign-in-exp')) });
  const expire = useChange({
    run: (isExpired: boolean) => take(api.PATCH('/api/users/{userId}/password/expiration', { params: { path: { userId } }, body: { isExpired } })),
    stale: [['users']],
  });
  if (!data?.passwordExpiration.enabled) return null;
  return (
    <>
      <Button variant="default" onClick={() => expire.mutate(false)} loading={expire.isPending}>
        {t('keepPassword')}
      </Button>
      <Button variant="default" onClick={() => expire.mutate(true)} loading={expire.isPending}>
        {t('expirePassword')}
      </Button>
    </>
  );
}

/** Lets a person try again who guessed too often. */
function Guesses({ user }: { user: Answer<'GetUser'> }) {
  const t = useText(texts);
  const targets = [user.id, user.username, user.primaryEmail, user.primaryPhone].filter((target): target is string => Boolean(target));
  const forget = useChange({ run: () => take(api.POST('/api/sentinel-activities/delete', { body: { targetType: 'User', targets } })), done: t('guessesForgotten') });
  return (
    <Section
      title={t('guesses')}
      description={t('guessesText')}
      actions={
        <Button variant="light" onClick={() => forget.mutate()} loading={forget.isPending} className="no-shrink">
          {t('forgetGuesses')}
        </Button>
      }
    />
  );
}

function ResetPassword({ userId, onClose }: { userId: string; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [password, setPassword] = useState('');
  const reset = useChange({
    run: () => take(api.PATCH('/api/users/{userId}/password', { params: { path: { userId } }, body: { password } })),
    stale: [['users']],
    done: t('passwordSet'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('resetPassword')} submit={c('save')} loading={reset.isPending} disabled={password === ''} onSubmit={() => reset.mutate()}>
      <Text size="sm" c="dimmed">
        {t('resetPasswordText')}
      </Text>
      <PasswordField label={t('newPassword')} value={password} onChange={setPassword} />
    </FormModal>
  );
}
