import { Badge, Button, Group, SegmentedControl, Select, TextInput } from '@mantine/core';
import { IconPlus, IconUserShield } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take, takeAll } from '../../api/client';
import { searched } from '../../api/query';
import type { Answer, Item } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { List, NameCell } from '../../ui/List';
import { Empty, Page } from '../../ui/Page';
import { useAddress } from '../../ui/useAddress';
import { useChange } from '../../ui/useChange';
import { texts } from './texts';

type Role = Item<Answer<'ListRoles'>>;

/** All roles. */
export function RolesPage() {
  const t = useText(texts);
  const c = useText(common);
  const { number } = useFormats();
  const [type, setType] = useAddress('type');
  const [isCreating, setCreating] = useState(false);
  const create = useCanEdit() && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('lead')} actions={create}>
      <List<Role>
        queryKey={['roles', 'list', { type }]}
        read={(cursor, search) => takeAll(api.GET('/api/roles', { params: { query: { ...searched(cursor, search), ...(type && { type }) } as never } }))}
        id={({ id }) => id}
        to={({ id }) => `/roles/${id}`}
        searchLabel={t('search')}
        isFiltered={type !== ''}
        filters={
          <Select
            aria-label={c('type')}
            w={190}
            value={type}
            onChange={(value) => setType(value ?? '')}
            data={[
              { value: '', label: t('anyType') },
              { value: 'User', label: t('forUsers') },
              { value: 'MachineToMachine', label: t('forMachines') },
            ]}
          />
        }
        columns={[
          { title: c('name'), grow: 3, cell: (role) => <NameCell name={role.name} note={role.description} /> },
          {
            title: c('type'),
            grow: 1.4,
            cell: (role) => (
              <Group gap={6} wrap="nowrap">
                <Badge variant="light" color="gray">
                  {t(role.type)}
                </Badge>
                {role.isDefault && <Badge variant="light">{t('isDefault')}</Badge>}
              </Group>
            ),
          },
          { title: t('holders'), cell: (role) => number(role.type === 'User' ? role.usersCount : role.applicationsCount) },
        ]}
        empty={
          <Empty icon={<IconUserShield />} title={t('emptyTitle')} action={create}>
            {t('emptyText')}
          </Empty>
        }
      />
      {isCreating && <CreateModal onClose={() => setCreating(false)} />}
    </Page>
  );
}

function CreateModal({ onClose }: { onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [type, setType] = useState<Role['type']>('User');
  const create = useChange({
    run: () => take(api.POST('/api/roles', { body: { name: name.trim(), description: description.trim() || name.trim(), type } })),
    stale: [['roles']],
    done: c('created'),
    then: ({ id }) => void navigate({ to: `/roles/${id}` }),
  });
  return (
    <FormModal opened onClose={onClose} title={t('create')} loading={create.isPending} disabled={name.trim() === ''} onSubmit={() => create.mutate()}>
      <TextInput label={c('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={128} required data-autofocus />
      <TextInput label={c('description')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} maxLength={128} />
      <SegmentedControl
        aria-label={c('type')}
        value={type}
        onChange={(value) => setType(value as Role['type'])}
        data={[
          { value: 'User', label: t('forUsers') },
          { value: 'MachineToMachine', label: t('forMachines') },
        ]}
      />
    </FormModal>
  );
}
