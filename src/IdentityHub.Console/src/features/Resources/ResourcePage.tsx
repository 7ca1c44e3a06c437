import { ActionIcon, Alert, Button, Code, Group, NumberInput, Stack, Switch, Table, Text, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take, takeAll } from '../../api/client';
import { everything } from '../../api/pages';
import type { Answer, Item } from '../../api/types';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm, DangerAction } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { CopyField } from '../../ui/CopyField';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { managementApi } from './resources';
import { texts } from './texts';

type Resource = Answer<'GetResource'>;
type Scope = Item<Answer<'ListResourceScopes'>>;

/** An API resource. */
export function ResourcePage() {
  const t = useText(texts);
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error } = useQuery({ queryKey: ['resources', id], queryFn: () => take(api.GET('/api/resources/{id}', { params: { path: { id } } })) });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape />;
  return (
    <Page title={data.name} parent={{ to: '/resources', label: t('title') }} description={<Code>{data.indicator}</Code>}>
      <Stack gap="lg">
        <Scopes id={id} isFixed={data.indicator === managementApi} />
        {data.indicator === managementApi ? <Alert variant="light">{t('builtInText')}</Alert> : <Settings resource={data} />}
      </Stack>
    </Page>
  );
}

function Scopes({ id, isFixed }: { id: string; isFixed: boolean }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit() && !isFixed;
  const key = ['resources', id, 'scopes'];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => everything((cursor) => takeAll(api.GET('/api/resources/{resourceId}/scopes', { params: { path: { resourceId: id }, query: { cursor, page_size: 100 } as never } }))) });
  const [edited, setEdited] = useState<Partial<Scope> | null>(null);
  const [doomed, setDoomed] = useState<Scope | null>(null);
  const remove = useChange({
    run: (scopeId: string) => take(api.DELETE('/api/resources/{resourceId}/scopes/{scopeId}', { params: { path: { resourceId: id, scopeId } } })),
    stale: [['resources']],
    done: c('deleted'),
    then: () => setDoomed(null),
  });
  return (
    <Section
      title={t('permissions')}
      description={t('permissionsText')}
      actions={
        canEdit && (
          <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setEdited({})} className="no-shrink">
            {t('addPermission')}
          </Button>
        )
      }
    >
      {error ? <Problem problem={error} /> : !data ? <Shape rows={3} /> : null}
      {data?.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('noPermissions')}
        </Text>
      )}
      {data && data.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{c('name')}</Table.Th>
              <Table.Th>{c('description')}</Table.Th>
              {canEdit && <Table.Th w={90}>{c('actions')}</Table.Th>}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((scope) => (
              <Table.Tr key={scope.id}>
                <Table.Td>
                  <Code>{scope.name}</Code>
                </Table.Td>
                <Table.Td>{scope.description}</Table.Td>
                {canEdit && (
                  <Table.Td>
                    <Group gap={4} wrap="nowrap">
                      <ActionIcon variant="subtle" color="gray" onClick={() => setEdited(scope)} aria-label={`${c('edit')}: ${scope.name}`}>
                        <IconPencil size={16} />
                      </ActionIcon>
                      <ActionIcon variant="subtle" color="red" onClick={() => setDoomed(scope)} aria-label={`${c('delete')}: ${scope.name}`}>
                        <IconTrash size={16} />
                      </ActionIcon>
                    </Group>
                  </Table.Td>
                )}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {edited && <ScopeModal resourceId={id} scope={edited} onClose={() => setEdited(null)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deletePermission', { name: doomed?.name ?? '' })} onConfirm={() => doomed && remove.mutate(doomed.id)} loading={remove.isPending}>
        {t('deletePermissionText')}
      </Confirm>
    </Section>
  );
}

function ScopeModal({ resourceId, scope, onClose }: { resourceId: string; scope: Partial<Scope>; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [name, setName] = useState(scope.name ?? '');
  const [description, setDescription] = useState(scope.description ?? '');
  const save = useChange<void, unknown>({
    run: () =>
      scope.id
        ? take(api.PATCH('/api/resources/{resourceId}/scopes/{scopeId}', { params: { path: { resourceId, scopeId: scope.id } }, body: { name, description } }))
        : take(api.POST('/api/resources/{resourceId}/scopes', { params: { path: { resourceId } }, body: { name, description } })),
    stale: [['resources']],
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={scope.name ?? t('addPermission')} submit={c('save')} loading={save.isPending} disabled={name === ''} onSubmit={() => save.mutate()}>
      <TextInput label={c('name')} placeholder="read:orders" value={name} onChange={(event) => setName(event.currentTarget.value.replace(/\s/g, ''))} required data-autofocus spellCheck={false} />
      <TextInput label={c('description')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
    </FormModal>
  );
}

function Settings({ resource }: { resource: Resource }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const canEdit = useCanEdit();
  const form = useEdit({ name: resource.name, accessTokenTtl: resource.accessTokenTtl, isDefault: resource.isDefault });
  const { draft, set } = form;
  const path = { params: { path: { id: resource.id } } };
  const save = useChange({
    form,
    run: async () => {
      await take(api.PATCH('/api/resources/{id}', { ...path, headers: ifMatch(resource), body: { name: draft.name.trim(), accessTokenTtl: draft.accessTokenTtl } }));
      if (draft.isDefault !== resource.isDefault) await take(api.PATCH('/api/resources/{id}/is-default', { ...path, body: { isDefault: draft.isDefault } }));
    },
    stale: [['resources']],
  });
  const remove = useChange({ run: () => take(api.DELETE('/api/resources/{id}', path)), done: c('deleted'), then: () => void navigate({ to: '/resources' }) });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Stack gap="lg">
        <Section title={c('settings')}>
          <Stack>
            <CopyField label={t('indicator')} value={resource.indicator} />
            <TextInput label={c('name')} value={draft.name} onChange={(event) => set('name', event.currentTarget.value)} required disabled={!canEdit} />
            <NumberInput label={t('ttl')} min={1} value={draft.accessTokenTtl} onChange={(value) => set('accessTokenTtl', Number(value))} disabled={!canEdit} />
            <Switch label={t('isDefault')} description={t('isDefaultText')} checked={draft.isDefault} onChange={(event) => set('isDefault', event.currentTarget.checked)} disabled={!canEdit} />
          </Stack>
        </Section>
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <DangerAction label={t('deleteApi')} title={t('deleteTitle', { name: resource.name })} typed={resource.name} onConfirm={() => remove.mutate()} loading={remove.isPending}>
              {t('deleteText')}
            </DangerAction>
          </Section>
        )}
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
