import { Text, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { useChange } from '../../ui/useChange';
import { PasswordField } from './PasswordField';
import { texts } from './texts';

const nothing = { name: '', primaryEmail: '', primaryPhone: '', username: '', password: '' };

/** Makes an account for somebody. */
export function CreateUser({ onClose }: { onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const [draft, setDraft] = useState(nothing);
  const set = (name: keyof typeof nothing, value: string) => setDraft((current) => ({ ...current, [name]: value }));
  const hasIdentifier = Boolean(draft.primaryEmail || draft.primaryPhone || draft.username);
  const create = useChange({
    run: () => take(api.POST('/api/users', { body: Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== '')) })),
    stale: [['users']],
    done: c('created'),
    then: ({ id }) => void navigate({ to: `/users/${id}` }),
  });
  return (
    <FormModal opened onClose={onClose} title={t('create')} loading={create.isPending} disabled={!hasIdentifier} onSubmit={() => create.mutate()}>
      <TextInput label={t('fullName')} value={draft.name} onChange={(event) => set('name', event.currentTarget.value)} autoComplete="off" data-autofocus />
      <TextInput label={t('email')} type="email" value={draft.primaryEmail} onChange={(event) => set('primaryEmail', event.currentTarget.value.trim())} autoComplete="off" />
      <TextInput label={t('phone')} description={t('phoneText')} inputMode="tel" value={draft.primaryPhone} onChange={(event) => set('primaryPhone', event.currentTarget.value.replace(/\D/g, ''))} autoComplete="off" />
      <TextInput label={t('username')} value={draft.username} onChange={(event) => set('username', event.currentTarget.value.trim())} autoComplete="off" spellCheck={false} />
      <PasswordField label={t('password')} description={t('passwordText')} value={draft.password} onChange={(value) => set('password', value)} />
      {!hasIdentifier && (
        <Text size="xs" c="dimmed">
          {t('oneNeeded')}
        </Text>
      )}
    </FormModal>
  );
}
