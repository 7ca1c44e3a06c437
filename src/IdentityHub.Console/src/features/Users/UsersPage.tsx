import { Badge, Button, Group } from '@mantine/core';
import { IconPlus, IconUpload, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, takeAll } from '../../api/client';
import { searched } from '../../api/query';
import { personName, useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { Face } from '../../ui/controls';
import { List, NameCell } from '../../ui/List';
import { Empty, Page } from '../../ui/Page';
import { CreateUser } from './CreateUser';
import { texts } from './texts';
import type { User } from './users';

/** Everybody with an account. */
export function UsersPage() {
  const t = useText(texts);
  const c = useText(common);
  const { day } = useFormats();
  const [isCreating, setCreating] = useState(false);
  const create = useCanEdit() && (
    <>
      <Button component={Link} to="/users/import" variant="default" leftSection={<IconUpload size={16} />}>
        {t('import')}
      </Button>
      <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
        {t('create')}
      </Button>
    </>
  );
  return (
    <Page title={t('title')} description={t('lead')} actions={create}>
      <List<User>
        queryKey={['users']}
        read={(cursor, search) => takeAll(api.GET('/api/users', { params: { query: searched(cursor, search) as never } }))}
        id={({ id }) => id}
        to={({ id }) => `/users/${id}`}
        searchLabel={t('search')}
        columns={[
          {
            title: t('user'),
            grow: 3,
            cell: (user) => <NameCell picture={<Face name={personName(user)} src={user.avatar} />} name={personName(user)} note={user.primaryEmail ?? user.primaryPhone ?? user.username} />,
          },
          { title: t('lastSignIn'), grow: 1.2, cell: (user) => (user.isSuspended ? <Badge color="red" variant="light">{t('suspended')}</Badge> : user.lastSignInAt ? day(user.lastSignInAt) : t('never')) },
          { title: t('username'), grow: 1.4, cell: (user) => user.username ?? '–' },
          { title: c('createdAt'), grow: 1.2, cell: (user) => day(user.createdAt) },
        ]}
        empty={
          <Empty icon={<IconUsers />} title={t('emptyTitle')} action={create && <Group gap="sm">{create}</Group>}>
            {t('emptyText')}
          </Empty>
        }
      />
      {isCreating && <CreateUser onClose={() => setCreating(false)} />}
    </Page>
  );
}
