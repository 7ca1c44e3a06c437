import { Badge, Stack, Switch, Tabs, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import type { Answer } from '../../api/types';
import { ifMatch } from '../../api/version';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { useTab } from '../../ui/useTab';
import { Holders } from './Holders';
import { RolePermissions } from './RolePermissions';
import { texts } from './texts';

type Role = Answer<'GetRole'>;

/** A role. */
export function RolePage() {
  const t = useText(texts);
  const c = useText(common);
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: role, error } = useQuery({ queryKey: ['roles', id], queryFn: () => take(api.GET('/api/roles/{id}', { params: { path: { id } } })) });
  const [tab, setTab] = useTab('permissions');
  if (error && !role) return <Problem problem={error} />;
  if (!role) return <Shape />;
  return (
    <Page
      title={role.name}
      parent={{ to: '/roles', label: t('title') }}
      description={
        <Badge variant="light" color="gray">
          {t(role.type === 'User' ? 'forUsers' : 'forMachines')}
        </Badge>
      }
    >
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="permissions">{t('permissions')}</Tabs.Tab>
          <Tabs.Tab value="holders">{t(role.type === 'User' ? 'users' : 'applications')}</Tabs.Tab>
          <Tabs.Tab value="settings">{c('settings')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="permissions">
          <RolePermissions id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="holders">
          <Holders role={role} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <Settings role={role} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Settings({ role }: { role: Role }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const canEdit = useCanEdit();
  const form = useEdit({ name: role.name, description: role.description, isDefault: role.isDefault });
  const { draft, set } = form;
  const path = { params: { path: { id: role.id } } };
  const save = useChange({ form, run: () => take(api.PATCH('/api/roles/{id}', { ...path, headers: ifMatch(role), body: draft })), stale: [['roles']] });
  const remove = useChange({ run: () => take(api.DELETE('/api/roles/{id}', path)), done: c('deleted'), then: () => void navigate({ to: '/roles' }) });
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
            <TextInput label={c('name')} value={draft.name} onChange={(event) => set('name', event.currentTarget.value)} required disabled={!canEdit} />
            <TextInput label={c('description')} value={draft.description} onChange={(event) => set('description', event.currentTarget.value)} disabled={!canEdit} />
            {role.type === 'User' && (
              <Switch label={t('isDefault')} description={t('isDefaultText')} checked={draft.isDefault} onChange={(event) => set('isDefault', event.currentTarget.checked)} disabled={!canEdit} />
            )}
          </Stack>
        </Section>
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <DangerAction label={t('deleteRole')} title={t('deleteTitle', { name: role.name })} typed={role.name} onConfirm={() => remove.mutate()} loading={remove.isPending}>
              {t('deleteText')}
            </DangerAction>
          </Section>
        )}
      </Stack>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
