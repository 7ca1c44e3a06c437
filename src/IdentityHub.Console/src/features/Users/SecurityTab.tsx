import { Button, Group, Stack, Text } from '@mantine/core';
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
import { Grants, Sessions } from './Sessions';
import { PasswordField } from './PasswordField';
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
            <Button variant="light" onClick={() => setResetting(true)}>
              {t('resetPassword')}
            </Button>
          )}
        </Group>
      </Section>
      <Sessions userId={user.id} />
      <Grants userId={user.id} />
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
