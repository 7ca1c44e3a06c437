import { ActionIcon, Badge, Button, Group, Select } from '@mantine/core';
import { IconPencil, IconPlus, IconUsers, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take, takeAll } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { personName, useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Face, FormModal } from '../../ui/controls';
import { List, NameCell } from '../../ui/List';
import { Empty } from '../../ui/Page';
import { Picker } from '../../ui/Picker';
import { useAddress } from '../../ui/useAddress';
import { useChange } from '../../ui/useChange';
import { organizationRolesQuery } from '../OrganizationTemplate/template';
import { findUsers } from '../Users/users';
import { RolePicker } from './RolePicker';
import { texts } from './texts';

type Member = Item<Answer<'ListOrganizationUsers'>>;

/** Members and their roles. */
export function MembersTab({ id }: { id: string }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const [role, setRole] = useAddress('role');
  const { data: roles = [] } = useQuery(organizationRolesQuery);
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<Member | null>(null);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const remove = useChange({
    run: (userId: string) => take(api.DELETE('/api/organizations/{id}/users/{userId}', { params: { path: { id, userId } } })),
    stale: [['organizations']],
    done: c('removed'),
    then: () => setLeaving(null),
  });
  const add = canEdit && (
    <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('addMembers')}
    </Button>
  );
  return (
    <>
      <List<Member>
        queryKey={['organizations', id, 'members', { role }]}
        read={(cursor, search) => takeAll(api.GET('/api/organizations/{id}/users', { params: { path: { id }, query: { cursor, page_size: 50, ...(search && { q: search }), ...(role && { organizationRoleId: role }) } as never } }))}
        id={(member) => member.id}
        to={(member) => `/organizations/${id}/members/${member.id}`}
        searchLabel={c('search')}
        isFiltered={role !== ''}
        filters={
          <>
            <Select
              aria-label={t('roles')}
              w={200}
              value={role}
              onChange={(value) => setRole(value ?? '')}
              data={[{ value: '', label: t('anyRole') }, ...roles.filter(({ type }) => type === 'User').map((entry) => ({ value: entry.id, label: entry.name }))]}
            />
            {add}
          </>
        }
        columns={[
          { title: c('name'), grow: 2, cell: (member) => <NameCell picture={<Face name={personName(member)} src={member.avatar} />} name={personName(member)} note={member.primaryEmail ?? member.username} /> },
          {
            title: t('roles'),
            grow: 2,
            cell: (member) => (
              <Group gap={6} wrap="nowrap">
                {member.organizationRoles.map((role) => (
                  <Badge key={role.id} variant="light">
                    {role.name}
                  </Badge>
                ))}
              </Group>
            ),
          },
        ]}
        rowActions={
          canEdit
            ? (member) => (
                <>
                  <ActionIcon variant="subtle" color="gray" onClick={() => setEdited(member)} aria-label={t('editRoles', { name: personName(member) })}>
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon variant="subtle" color="gray" onClick={() => setLeaving(member)} aria-label={`${c('remove')}: ${personName(member)}`}>
                    <IconX size={16} />
                  </ActionIcon>
                </>
              )
            : undefined
        }
        empty={
          <Empty icon={<IconUsers />} title={t('noMembers')}>
            {t('noMembersText')}
          </Empty>
        }
      />
      {isAdding && <AddModal id={id} onClose={() => setAdding(false)} />}
      {edited && <RolesModal id={id} member={edited} onClose={() => setEdited(null)} />}
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('removeTitle', { name: leaving ? personName(leaving) : '' })}
        action={c('remove')}
        onConfirm={() => leaving && remove.mutate(leaving.id)}
        loading={remove.isPending}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}

function AddModal({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [userIds, setUserIds] = useState<string[]>([]);
  const [organizationRoleIds, setRoleIds] = useState<string[]>([]);
  const add = useChange({
    run: async () => {
      await take(api.POST('/api/organizations/{id}/users', { params: { path: { id } }, body: { userIds } }));
      if (organizationRoleIds.length > 0) await take(api.POST('/api/organizations/{id}/users/roles', { params: { path: { id } }, body: { userIds, organizationRoleIds } }));
    },
    stale: [['organizations']],
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('addMembers')} submit={c('add')} loading={add.isPending} disabled={userIds.length === 0} onSubmit={() => add.mutate()}>
      <Picker label={t('people')} placeholder={t('findUsers')} name={`members-${id}`} find={(search) => findUsers(search, { excludeOrganizationId: id })} value={userIds} onChange={setUserIds} />
      <RolePicker type="User" value={organizationRoleIds} onChange={setRoleIds} />
    </FormModal>
  );
}

function RolesModal({ id, member, onClose }: { id: string; member: Member; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [organizationRoleIds, setRoleIds] = useState(member.organizationRoles.map((role) => role.id));
  const save = useChange({
    run: () => take(api.PUT('/api/organizations/{id}/users/{userId}/roles', { params: { path: { id, userId: member.id } }, body: { organizationRoleIds } })),
    stale: [['organizations']],
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('editRoles', { name: personName(member) })} submit={c('save')} loading={save.isPending} onSubmit={() => save.mutate()}>
      <RolePicker type="User" value={organizationRoleIds} onChange={setRoleIds} />
    </FormModal>
  );
}
