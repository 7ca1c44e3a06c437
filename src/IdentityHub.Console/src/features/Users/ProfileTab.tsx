import { Box, Stack, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { ifMatch } from '../../api/version';
import { personName, useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { JsonInput } from '../../ui/controls';
import { Section } from '../../ui/Page';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { filled } from '../Applications/Look/look';
import { CustomFields } from './CustomFields';
import { texts } from './texts';

type User = Answer<'GetUser'>;
const profileFields = ['givenName', 'middleName', 'familyName', 'nickname', 'preferredUsername', 'gender', 'birthdate', 'profile', 'website', 'locale', 'zoneinfo'] as const;
const addressFields = ['streetAddress', 'locality', 'region', 'postalCode', 'country', 'formatted'] as const;

const toDraft = (user: User) => ({
  name: user.name ?? '',
  avatar: user.avatar ?? '',
  primaryEmail: user.primaryEmail ?? '',
  primaryPhone: user.primaryPhone ?? '',
  username: user.username ?? '',
  customData: user.customData as unknown,
  address: (user.profile.address ?? {}) as Partial<Record<(typeof addressFields)[number], string>>,
  ...(Object.fromEntries(profileFields.map((field) => [field, user.profile[field] ?? ''])) as Record<(typeof profileFields)[number], string>),
});

/** What is known about a person. */
export function ProfileTab({ user }: { user: User }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const canEdit = useCanEdit();
  const form = useEdit(toDraft(user));
  const { draft, set } = form;
  const path = { params: { path: { userId: user.id } } };
  const save = useChange({
    form,
    run: () => {
      const address = filled(draft.address);
      // Emptied members go; what this form does not show stays.
      const profile = { ...user.profile, ...Object.fromEntries(profileFields.map((field) => [field, draft[field] || undefined])), address: Object.keys(address).length > 0 ? address : undefined };
      return take(
        api.PATCH('/api/users/{userId}', {
          ...path,
          headers: ifMatch(user),
          body: {
            name: draft.name || null,
            avatar: draft.avatar || null,
            primaryEmail: draft.primaryEmail || null,
            primaryPhone: draft.primaryPhone || null,
            username: draft.username || null,
            customData: (draft.customData ?? {}) as Record<string, never>,
            profile,
          },
        }),
      );
    },
    stale: [['users']],
  });
  const remove = useChange({ run: () => take(api.DELETE('/api/users/{userId}', path)), done: c('deleted'), then: () => void navigate({ to: '/users' }) });
  const field = (name: Exclude<keyof typeof draft, 'customData' | 'address'>, label: string, change = (text: string) => text) => (
    <TextInput label={label} value={draft[name]} onChange={(event) => set(name, change(event.currentTarget.value))} disabled={!canEdit} autoComplete="off" />
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Section title={t('identifiers')}>
          <Box className="halves">
            {field('primaryEmail', t('email'), (text) => text.trim())}
            {field('primaryPhone', t('phone'), (text) => text.replace(/\D/g, ''))}
            {field('username', t('username'), (text) => text.trim())}
          </Box>
        </Section>
        <Section title={t('profile')}>
          <Box className="halves">
            {field('name', t('fullName'))}
            {field('avatar', t('avatar'), (text) => text.trim())}
            {profileFields.map((name) => (
              <Box key={name}>{field(name, t(name === 'profile' ? 'profilePage' : name))}</Box>
            ))}
          </Box>
        </Section>
        <Section title={t('address')}>
          <Box className="halves">
            {addressFields.map((name) => (
              <TextInput key={name} label={t(name)} value={draft.address[name] ?? ''} onChange={(event) => set('address', { ...draft.address, [name]: event.currentTarget.value || undefined })} disabled={!canEdit} autoComplete="off" />
            ))}
          </Box>
        </Section>
        <CustomFields value={(draft.customData ?? {}) as Record<string, unknown>} onChange={(value) => set('customData', value)} />
        <Section title={t('customData')} description={t('customDataText')}>
          <JsonInput aria-label={t('customData')} value={draft.customData} onChange={(value) => set('customData', value)} disabled={!canEdit} />
        </Section>
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <DangerAction label={t('deleteUser')} title={t('deleteTitle', { name: personName(user) })} typed={personName(user)} onConfirm={() => remove.mutate()} loading={remove.isPending}>
              {t('deleteText')}
            </DangerAction>
          </Section>
        )}
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
