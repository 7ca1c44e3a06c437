import { Button, Group, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { ifMatch } from '../../api/version';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { useChange } from '../../ui/useChange';
import { organizationRolesQuery, organizationScopesQuery, type OrganizationRole, type OrganizationScope } from './template';
import { texts } from './texts';

/** A role of organizations: a new one without an id. An old one is read anew, so that the version is that of what is shown. */
export function RoleModal({ role, onClose }: { role: Partial<OrganizationRole>; onClose: () => void }) {
  const id = role.id ?? '';
  const { data } = useQuery({
    queryKey: [...organizationRolesQuery.queryKey, id],
    queryFn: () => take(api.GET('/api/organization-roles/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    gcTime: 0,
  });
  if (id === '') return <RoleForm role={role} onClose={onClose} />;
  return data ? <RoleForm role={data} onClose={onClose} /> : null;
}

function RoleForm({ role, onClose }: { role: Partial<OrganizationRole>; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [name, setName] = useState(role.name ?? '');
  const [description, setDescription] = useState(role.description ?? '');
  const [type, setType] = useState<OrganizationRole['type']>(role.type ?? 'User');
  const [isAsking, setAsking] = useState(false);
  const stale = [organizationRolesQuery.queryKey];
  const save = useChange<void, unknown>({
    run: () =>
      role.id
        ? take(api.PATCH('/api/organization-roles/{id}', { params: { path: { id: role.id } }, headers: ifMatch(role), body: { name: name.trim(), description } }))
        : take(api.POST('/api/organization-roles', { body: { name: name.trim(), description, type } })),
    stale,
    then: onClose,
  });
  const remove = useChange({
    run: () => take(api.DELETE('/api/organization-roles/{id}', { params: { path: { id: role.id! } } })),
    stale,
    done: c('deleted'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t(role.id ? 'editRole' : 'addRole')} submit={role.id ? c('save') : c('create')} loading={save.isPending} disabled={name.trim() === ''} onSubmit={() => save.mutate()}>
      <TextInput label={c('name')} placeholder="admin" value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
      <TextInput label={c('description')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
      {!role.id && (
        <SegmentedControl
          aria-label={c('type')}
          value={type}
          onChange={(value) => setType(value as OrganizationRole['type'])}
          data={[
            { value: 'User', label: t('User') },
            { value: 'MachineToMachine', label: t('MachineToMachine') },
          ]}
        />
      )}
      {role.id && (
        <Group>
          <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
            {c('delete')}
          </Button>
        </Group>
      )}
      <Confirm opened={isAsking} onClose={() => setAsking(false)} title={t('deleteRole', { name: role.name ?? '' })} onConfirm={() => remove.mutate()} loading={remove.isPending}>
        {t('deleteRoleText')}
      </Confirm>
    </FormModal>
  );
}

/** A permission inside organizations: a new one without an id. */
export function ScopeModal({ scope, onClose }: { scope: Partial<OrganizationScope>; onClose: () => void }) {
  const id = scope.id ?? '';
  const { data } = useQuery({
    queryKey: [...organizationScopesQuery.queryKey, id],
    queryFn: () => take(api.GET('/api/organization-scopes/{id}', { params: { path: { id } } })),
    enabled: id !== '',
    gcTime: 0,
  });
  if (id === '') return <ScopeForm scope={scope} onClose={onClose} />;
  return data ? <ScopeForm scope={data} onClose={onClose} /> : null;
}

function ScopeForm({ scope, onClose }: { scope: Partial<OrganizationScope>; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [name, setName] = useState(scope.name ?? '');
  const [description, setDescription] = useState(scope.description ?? '');
  const [isAsking, setAsking] = useState(false);
  const stale = [organizationScopesQuery.queryKey, organizationRolesQuery.queryKey];
  const save = useChange<void, unknown>({
    run: () =>
      scope.id
        ? take(api.PATCH('/api/organization-scopes/{id}', { params: { path: { id: scope.id } }, headers: ifMatch(scope), body: { name, description } }))
        : take(api.POST('/api/organization-scopes', { body: { name, description } })),
    stale,
    then: onClose,
  });
  const remove = useChange({
    run: () => take(api.DELETE('/api/organization-scopes/{id}', { params: { path: { id: scope.id! } } })),
    stale,
    done: c('deleted'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t(scope.id ? 'editPermission' : 'addPermission')} submit={scope.id ? c('save') : c('create')} loading={save.isPending} disabled={name === ''} onSubmit={() => save.mutate()}>
      <TextInput label={c('name')} placeholder="invite:member" value={name} onChange={(event) => setName(event.currentTarget.value.replace(/\s/g, ''))} required data-autofocus spellCheck={false} />
      <TextInput label={c('description')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} />
      {scope.id && (
        <Group>
          <Button variant="subtle" color="red" onClick={() => setAsking(true)}>
            {c('delete')}
          </Button>
        </Group>
      )}
      <Confirm opened={isAsking} onClose={() => setAsking(false)} title={t('deletePermission', { name: scope.name ?? '' })} onConfirm={() => remove.mutate()} loading={remove.isPending}>
        {t('deletePermissionText')}
      </Confirm>
    </FormModal>
  );
}
