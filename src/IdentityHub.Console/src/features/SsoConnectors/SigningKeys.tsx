import { Alert, Badge, Button, Checkbox, Group, Paper, Stack, Text } from '@mantine/core';
import { IconDownload, IconKey, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { Copy } from '../../ui/CopyField';
import { saveText } from '../../ui/download';
import { Empty, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { samlTexts } from './saml.texts';

type SigningKey = Item<Answer<'ListSsoConnectorSigningKeys'>>;

const month = 30 * 86_400_000;

/** Keys that sign requests to a SAML provider. */
export function SigningKeys({ id }: { id: string }) {
  const t = useText(samlTexts);
  const c = useText(common);
  const canEdit = useIsOwner();
  const queryKey = ['sso-connectors', id, 'signing-keys'];
  const { data, error } = useQuery({ queryKey, queryFn: () => take(api.GET('/api/sso-connectors/{id}/signing-keys', { params: { path: { id } } })) });
  const [isAdding, setAdding] = useState(false);
  const [isActive, setActive] = useState(true);
  const [question, setQuestion] = useState<{ act: 'activate' | 'deactivate' | 'delete'; key: SigningKey } | null>(null);
  const settle = { stale: [queryKey], then: () => setQuestion(null) };
  const path = (keyId: string) => ({ params: { path: { id, keyId } } });
  const create = useChange({ run: () => take(api.POST('/api/sso-connectors/{id}/signing-keys', { params: { path: { id } }, body: { active: isActive } })), stale: [queryKey], done: c('created'), then: () => setAdding(false) });
  const update = useChange({ run: ({ keyId, active }: { keyId: string; active: boolean }) => take(api.PATCH('/api/sso-connectors/{id}/signing-keys/{keyId}', { ...path(keyId), body: { active } })), ...settle });
  const remove = useChange({ run: (keyId: string) => take(api.DELETE('/api/sso-connectors/{id}/signing-keys/{keyId}', path(keyId))), ...settle, done: c('deleted') });
  // Whether the new one is to sign depends on those there are.
  const add = canEdit && data && (
    <Button
      size="xs"
      variant="light"
      leftSection={<IconPlus size={14} />}
      onClick={() => {
        setActive(!data.some(({ active }) => active));
        setAdding(true);
      }}
      className="no-shrink"
    >
      {t('addKey')}
    </Button>
  );
  return (
    <Section title={t('keys')} description={t('keysText')} actions={add}>
      {error ? <Problem problem={error} /> : !data ? <Shape rows={2} /> : null}
      {data?.length === 0 && (
        <Empty icon={<IconKey />} title={t('noKeys')}>
          {t('noKeysText')}
        </Empty>
      )}
      <Stack gap="sm">
        {data?.map((key) => (
          <KeyCard key={key.id} signingKey={key} onAsk={canEdit ? (act) => setQuestion({ act, key }) : undefined} />
        ))}
      </Stack>
      <FormModal opened={isAdding} onClose={() => setAdding(false)} title={t('addKey')} loading={create.isPending} onSubmit={() => create.mutate()}>
        <Text size="sm">{t('addKeyText')}</Text>
        <Checkbox label={t('activeAtOnce')} description={t('activeAtOnceText')} checked={isActive} onChange={(event) => setActive(event.currentTarget.checked)} />
      </FormModal>
      <Confirm
        opened={question !== null}
        onClose={() => setQuestion(null)}
        title={question ? t(`${question.act}Title`) : ''}
        action={question ? t(question.act) : ''}
        undoable={question?.act !== 'delete'}
        onConfirm={() => {
          if (question?.act === 'delete') remove.mutate(question.key.id);
          else if (question) update.mutate({ keyId: question.key.id, active: question.act === 'activate' });
        }}
        loading={update.isPending || remove.isPending}
      >
        {question && t(`${question.act}Text`)}
      </Confirm>
    </Section>
  );
}

function KeyCard({ signingKey, onAsk }: { signingKey: SigningKey; onAsk?: (act: 'activate' | 'deactivate' | 'delete') => void }) {
  const t = useText(samlTexts);
  const { day } = useFormats();
  const { id, active, createdAt, expiresAt, certificate, fingerprints } = signingKey;
  const button = (act: 'activate' | 'deactivate' | 'delete', color?: string) => (
    <Button key={act} size="xs" variant="subtle" color={color} onClick={() => onAsk?.(act)} aria-label={`${t(act)}: ${id}`}>
      {t(act)}
    </Button>
  );
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="sm">
        <Group gap={8}>
          <Badge variant="light" color={active ? 'teal' : 'gray'}>
            {t(active ? 'signs' : 'waits')}
          </Badge>
          <Text size="sm" c="dimmed">
            {t('validUntil', { from: day(createdAt), until: day(expiresAt) })}
          </Text>
        </Group>
        {onAsk && (
          <Group gap={4}>
            {active ? button('deactivate') : button('activate')}
            {!active && button('delete', 'red')}
          </Group>
        )}
      </Group>
      <Text size="xs" c="dimmed" mt="sm">
        {t('fingerprint')}
      </Text>
      <Text size="xs" ff="monospace" className="anywhere">
        {fingerprints.sha256.formatted}
      </Text>
      <Group gap="xs" mt="sm">
        <Button size="xs" variant="default" leftSection={<IconDownload size={14} />} onClick={() => saveText(`${id}.pem`, certificate, 'application/x-pem-file')}>
          {t('certificate')}
        </Button>
        <Copy value={certificate} label={t('certificate')} />
      </Group>
      {expiresAt - Date.now() < month && (
        <Alert color="orange" variant="light" mt="sm">
          {t('expiresSoon')}
        </Alert>
      )}
    </Paper>
  );
}
