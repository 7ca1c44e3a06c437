import { ActionIcon, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { CopyField } from '../../ui/CopyField';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { applicationsKey, secretsQuery } from './applications';
import { texts } from './texts';

type Secret = Item<Answer<'ListApplicationSecrets'>>;

/** The secrets of an application, each with an end if one wants. */
export function SecretsSection({ id }: { id: string }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const { day } = useFormats();
  const { data: secrets, error } = useQuery(secretsQuery(id, true));
  const [isAdding, setAdding] = useState(false);
  const [doomed, setDoomed] = useState<Secret | null>(null);
  const [renamed, setRenamed] = useState<Secret | null>(null);
  const stale = [[...applicationsKey, id, 'secrets']];
  const remove = useChange({
    run: (name: string) => take(api.DELETE('/api/applications/{id}/secrets/{name}', { params: { path: { id, name } } })),
    stale,
    done: c('deleted'),
    then: () => setDoomed(null),
  });
  return (
    <Section
      title={t('secrets')}
      description={t('secretsText')}
      actions={
        canEdit && (
          <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)} className="no-shrink">
            {t('addSecret')}
          </Button>
        )
      }
    >
      {error ? <Problem problem={error} /> : !secrets ? <Shape rows={2} /> : null}
      <Stack gap="md">
        {secrets?.map((secret) => (
          <Group key={secret.name} align="flex-end" gap="xs" wrap="nowrap">
            <div className="grow">
              <CopyField
                secret
                label={secret.name}
                value={secret.value}
                description={`${c('createdAt')} ${day(secret.createdAt)} · ${t('expires')}: ${secret.expiresAt ? day(secret.expiresAt) : t('never')}`}
              />
            </div>
            {secret.expiresAt && secret.expiresAt < Date.now() && <Badge color="red">{t('expired')}</Badge>}
            {canEdit && (
              <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setRenamed(secret)} aria-label={`${t('rename')}: ${secret.name}`}>
                <IconPencil size={16} />
              </ActionIcon>
            )}
            {canEdit && (
              <ActionIcon variant="subtle" color="red" size="lg" onClick={() => setDoomed(secret)} aria-label={`${c('delete')}: ${secret.name}`}>
                <IconTrash size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
        {secrets?.length === 0 && (
          <Text size="sm" c="dimmed">
            {c('none')}
          </Text>
        )}
      </Stack>
      {renamed && <RenameSecret id={id} secret={renamed} onClose={() => setRenamed(null)} />}
      {isAdding && <AddSecret id={id} onClose={() => setAdding(false)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteSecret')} onConfirm={() => doomed && remove.mutate(doomed.name)} loading={remove.isPending}>
        {t('deleteSecretText', { name: doomed?.name ?? '' })}
      </Confirm>
    </Section>
  );
}

function AddSecret({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [name, setName] = useState('');
  const [days, setDays] = useState('0');
  const add = useChange({
    run: () =>
      take(
        api.POST('/api/applications/{id}/secrets', {
          params: { path: { id } },
          body: { name: name.trim(), ...(days !== '0' && { expiresAt: Date.now() + Number(days) * 86_400_000 }) },
        }),
      ),
    stale: [[...applicationsKey, id, 'secrets']],
    done: c('created'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('addSecret')} loading={add.isPending} disabled={name.trim() === ''} onSubmit={() => add.mutate()}>
      <TextInput label={c('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={256} required data-autofocus />
      <Select
        label={t('expiresIn')}
        value={days}
        onChange={(value) => setDays(value ?? '0')}
        data={[{ value: '0', label: t('never') }, ...['7', '30', '180', '365'].map((value) => ({ value, label: `${value} ${c('days')}` }))]}
      />
    </FormModal>
  );
}

function RenameSecret({ id, secret, onClose }: { id: string; secret: Secret; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [name, setName] = useState(secret.name);
  const rename = useChange({
    run: () => take(api.PATCH('/api/applications/{id}/secrets/{name}', { params: { path: { id, name: secret.name } }, body: { name: name.trim() } })),
    stale: [[...applicationsKey, id, 'secrets']],
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('rename')} submit={c('save')} loading={rename.isPending} disabled={name.trim() === '' || name.trim() === secret.name} onSubmit={() => rename.mutate()}>
      <TextInput label={c('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={256} required data-autofocus />
    </FormModal>
  );
}
