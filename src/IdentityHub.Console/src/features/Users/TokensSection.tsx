import { ActionIcon, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { CopyField } from '../../ui/CopyField';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { texts } from './texts';

type Token = Item<Answer<'ListUserPersonalAccessTokens'>>;

/** The personal access tokens of a person. Viewers do not see them. */
export function TokensSection({ userId }: { userId: string }) {
  const t = useText(texts);
  const c = useText(common);
  const { day } = useFormats();
  const key = ['users', userId, 'tokens'];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/users/{userId}/personal-access-tokens', { params: { path: { userId } } })) });
  const [edited, setEdited] = useState<Token | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Token | null>(null);
  const remove = useChange({
    // Names may hold whatever an address cannot.
    run: (name: string) => take(api.POST('/api/users/{userId}/personal-access-tokens/delete', { params: { path: { userId } }, body: { name } })),
    stale: [key],
    done: c('deleted'),
    then: () => setDoomed(null),
  });
  return (
    <Section
      title={t('tokens')}
      description={t('tokensText')}
      actions={
        <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')} className="no-shrink">
          {t('newToken')}
        </Button>
      }
    >
      {error ? <Problem problem={error} /> : !data ? <Shape rows={1} /> : null}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noTokens')}
        </Text>
      )}
      <Stack gap="md">
        {data?.map((token) => (
          <Group key={token.name} align="flex-end" gap="xs" wrap="nowrap">
            <div className="grow">
              <CopyField secret label={token.name} value={token.value} description={`${c('createdAt')} ${day(token.createdAt)} · ${t('expires')}: ${token.expiresAt ? day(token.expiresAt) : t('neverExpires')}`} />
            </div>
            {token.expiresAt !== null && token.expiresAt < Date.now() && (
              <Badge color="red" variant="light">
                {t('expired')}
              </Badge>
            )}
            <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => setEdited(token)} aria-label={`${t('rename')}: ${token.name}`}>
              <IconPencil size={16} />
            </ActionIcon>
            <ActionIcon variant="subtle" color="red" size="lg" onClick={() => setDoomed(token)} aria-label={`${c('delete')}: ${token.name}`}>
              <IconTrash size={16} />
            </ActionIcon>
          </Group>
        ))}
      </Stack>
      {edited && <TokenModal userId={userId} token={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteToken', { name: doomed?.name ?? '' })} onConfirm={() => doomed && remove.mutate(doomed.name)} loading={remove.isPending}>
        {t('deleteTokenText')}
      </Confirm>
    </Section>
  );
}

function TokenModal({ userId, token, onClose }: { userId: string; token: Token | null; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [name, setName] = useState(token?.name ?? '');
  const [days, setDays] = useState('30');
  const path = { params: { path: { userId } } };
  const save = useChange<void, unknown>({
    run: () =>
      token
        ? take(api.PATCH('/api/users/{userId}/personal-access-tokens', { ...path, body: { currentName: token.name, name: name.trim() } }))
        : take(api.POST('/api/users/{userId}/personal-access-tokens', { ...path, body: { name: name.trim(), ...(days !== '0' && { expiresAt: Date.now() + Number(days) * 86_400_000 }) } })),
    stale: [['users', userId, 'tokens']],
    done: token ? c('saved') : c('created'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={token ? t('rename') : t('newToken')} submit={token ? c('save') : c('create')} loading={save.isPending} disabled={name.trim() === ''} onSubmit={() => save.mutate()}>
      <TextInput label={c('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={256} required data-autofocus />
      {!token && (
        <Select
          label={t('expiresIn')}
          value={days}
          onChange={(value) => setDays(value ?? '30')}
          data={[...['7', '30', '90', '180', '365'].map((value) => ({ value, label: `${value} ${c('days')}` })), { value: '0', label: t('neverExpires') }]}
        />
      )}
    </FormModal>
  );
}
