import { Stack, Switch, TextInput, Textarea } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { JsonInput } from '../../ui/controls';
import { Section } from '../../ui/Page';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { texts } from './texts';

/** Name, data and end of an organization. */
export function SettingsTab({ organization }: { organization: Answer<'GetOrganization'> }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const canEdit = useCanEdit();
  const form = useEdit({
    name: organization.name,
    description: organization.description ?? '',
    isMfaRequired: organization.isMfaRequired,
    isDisabled: organization.isDisabled ?? false,
    customData: organization.customData as unknown,
  });
  const { draft, set } = form;
  const path = { params: { path: { id: organization.id } } };
  const save = useChange({
    form,
    run: () =>
      take(
        api.PATCH('/api/organizations/{id}', {
          ...path,
          headers: ifMatch(organization),
          body: {
            name: draft.name.trim(),
            description: draft.description || null,
            isMfaRequired: draft.isMfaRequired,
            isDisabled: draft.isDisabled,
            // Members are merged: one that was taken out goes only by saying so.
            customData: { ...Object.fromEntries(Object.keys(organization.customData).map((name) => [name, null])), ...(draft.customData ?? {}) } as Record<string, never>,
          },
        }),
      ),
    stale: [['organizations']],
  });
  const remove = useChange({ run: () => take(api.DELETE('/api/organizations/{id}', path)), done: c('deleted'), then: () => void navigate({ to: '/organizations' }) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Section title={c('general')}>
          <Stack>
            <TextInput label={c('name')} maxLength={128} value={draft.name} onChange={(event) => set('name', event.currentTarget.value)} required disabled={!canEdit} />
            <Textarea label={c('description')} maxLength={256} value={draft.description} onChange={(event) => set('description', event.currentTarget.value)} disabled={!canEdit} />
            <Switch label={t('mfa')} description={t('mfaText')} checked={draft.isMfaRequired} onChange={(event) => set('isMfaRequired', event.currentTarget.checked)} disabled={!canEdit} />
          </Stack>
        </Section>
        <Section title={t('customData')} description={t('customDataText')}>
          <JsonInput aria-label={t('customData')} value={draft.customData} onChange={(value) => set('customData', value)} disabled={!canEdit} />
        </Section>
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <Stack align="flex-start">
              <Switch label={t('isDisabled')} description={t('isDisabledText')} color="red" checked={draft.isDisabled} onChange={(event) => set('isDisabled', event.currentTarget.checked)} />
              <DangerAction label={t('deleteOrganization')} title={t('deleteTitle', { name: organization.name })} typed={organization.name} onConfirm={() => remove.mutate()} loading={remove.isPending}>
                {t('deleteText')}
              </DangerAction>
            </Stack>
          </Section>
        )}
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
