import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconUsers, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api, take, takeAll } from '../../api/client';
import { searched } from '../../api/query';
import type { Answer } from '../../api/types';
import { personName, useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Face, FormModal } from '../../ui/controls';
import { List, NameCell } from '../../ui/List';
import { Empty } from '../../ui/Page';
import { Picker } from '../../ui/Picker';
import { useChange } from '../../ui/useChange';
import { Logo } from '../Applications/Logo';
import type { ApplicationType } from '../Applications/applications';
import { findUsers } from '../Users/users';
import { texts } from './texts';

interface Holder {
  id: string;
  name: string;
  note: string | null;
  type?: ApplicationType;
  avatar?: string | null;
}

/** Who has a role. */
export function Holders({ role }: { role: Answer<'GetRole'> }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const ofUsers = role.type === 'User';
  const { id } = role;
  const [isAssigning, setAssigning] = useState(false);
  const [leaving, setLeaving] = useState<Holder | null>(null);
  const remove = useChange({
    run: (holder: string) =>
      ofUsers
        ? take(api.DELETE('/api/roles/{id}/users/{userId}', { params: { path: { id, userId: holder } } }))
        : take(api.DELETE('/api/roles/{id}/applications/{applicationId}', { params: { path: { id, applicationId: holder } } })),
    stale: [['roles']],
    done: c('removed'),
    then: () => setLeaving(null),
  });
  const read = async (cursor: string, search: string) => {
    const params = { params: { path: { id }, query: searched(cursor, search) as never } };
    if (ofUsers) {
      const { data, headers } = await takeAll(api.GET('/api/roles/{id}/users', params));
      return { headers, data: data.map((user): Holder => ({ id: user.id, name: personName(user), note: user.primaryEmail, avatar: user.avatar })) };
    }
    const { data, headers } = await takeAll(api.GET('/api/roles/{id}/applications', params));
    return { headers, data: data.map((app): Holder => ({ id: app.id, name: app.name, note: app.id, type: app.type })) };
  };
  const assign = canEdit && (
    <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setAssigning(true)}>
      {t('assign')}
    </Button>
  );
  return (
    <>
      <List<Holder>
        queryKey={['roles', id, 'holders']}
        read={read}
        id={(holder) => holder.id}
        to={(holder) => `/${ofUsers ? 'users' : 'applications'}/${holder.id}`}
        searchLabel={c('search')}
        filters={assign}
        columns={[
          {
            title: c('name'),
            cell: (holder) => <NameCell name={holder.name} note={holder.note} picture={holder.type ? <Logo type={holder.type} /> : <Face name={holder.name} src={holder.avatar} />} />,
          },
        ]}
        rowActions={
          canEdit
            ? (holder) => (
                <ActionIcon variant="subtle" color="gray" onClick={() => setLeaving(holder)} aria-label={`${c('remove')}: ${holder.name}`}>
                  <IconX size={16} />
                </ActionIcon>
              )
            : undefined
        }
        empty={<Empty icon={<IconUsers />} title={t('nobody')} />}
      />
      {isAssigning && <AssignModal role={role} onClose={() => setAssigning(false)} />}
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('removeTitle', { name: leaving?.name ?? '' })}
        action={c('remove')}
        onConfirm={() => leaving && remove.mutate(leaving.id)}
        loading={remove.isPending}
      >
        {t('removeText')}
      </Confirm>
    </>
  );
}

function AssignModal({ role: { id, name, type }, onClose }: { role: Answer<'GetRole'>; onClose: () => void }) {
  const t = useText(texts);
  const [ids, setIds] = useState<string[]>([]);
  const assign = useChange<void, unknown>({
    run: () =>
      type === 'User'
        ? take(api.POST('/api/roles/{id}/users', { params: { path: { id } }, body: { userIds: ids } }))
        : take(api.POST('/api/roles/{id}/applications', { params: { path: { id } }, body: { applicationIds: ids } })),
    stale: [['roles']],
    then: onClose,
  });
  const findApplications = async (search: string) =>
    (
      await take(api.GET('/api/applications', { params: { query: { ...searched('', search), page_size: 20, types: ['MachineToMachine'], excludeRoleId: id } as never } }))
    ).map((app) => ({ id: app.id, label: app.name }));
  return (
    <FormModal opened onClose={onClose} title={t('assignTo', { role: name })} submit={t('assign')} loading={assign.isPending} disabled={ids.length === 0} onSubmit={() => assign.mutate()}>
      <Picker
        label={t(type === 'User' ? 'users' : 'applications')}
        placeholder={type === 'User' ? t('findUsers') : undefined}
        name={`holders-${id}`}
        find={(search) => (type === 'User' ? findUsers(search, { excludeRoleId: id }) : findApplications(search))}
        value={ids}
        onChange={setIds}
      />
    </FormModal>
  );
}
