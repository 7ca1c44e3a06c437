import { Avatar, Button, Code, TextInput, Textarea } from '@mantine/core';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take, takeAll } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { FormModal, initials } from '../../ui/controls';
import { List, NameCell } from '../../ui/List';
import { Empty, Page } from '../../ui/Page';
import { useChange } from '../../ui/useChange';
import { texts } from './texts';

type Organization = Item<Answer<'ListOrganizations'>>;

/** All organizations. */
export function OrganizationsPage() {
  const t = useText(texts);
  const c = useText(common);
  const { day, number } = useFormats();
  const [isCreating, setCreating] = useState(false);
  const create = useCanEdit() && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('lead')} actions={create}>
      <List<Organization>
        queryKey={['organizations', 'list']}
        read={(cursor, search) =>
          takeAll(api.GET('/api/organizations', { params: { query: { cursor, page_size: 50, showFeatured: 'true', ...(search && { q: search }) } as never } }))
        }
        id={({ id }) => id}
        to={({ id }) => `/organizations/${id}`}
        searchLabel={t('search')}
        columns={[
          {
            title: c('name'),
            grow: 3,
            cell: (organization) => (
              <NameCell
                name={organization.name}
                note={organization.description}
                picture={
                  <Avatar radius="md" color="iris" src={(organization.branding as { logoUrl?: string }).logoUrl} alt="" aria-hidden>
                    {initials(organization.name)}
                  </Avatar>
                }
              />
            ),
          },
          { title: t('membersCount'), cell: (organization) => (organization.usersCount === undefined ? '–' : number(organization.usersCount)) },
          { title: c('id'), grow: 1.4, cell: (organization) => <Code>{organization.id}</Code> },
          { title: c('createdAt'), cell: (organization) => day(organization.createdAt) },
        ]}
        empty={
          <Empty icon={<IconBuilding />} title={t('emptyTitle')} action={create}>
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
  const create = useChange({
    run: () => take(api.POST('/api/organizations', { body: { name: name.trim(), description: description || null } })),
    stale: [['organizations']],
    done: c('created'),
    then: ({ id }) => void navigate({ to: `/organizations/${id}` }),
  });
  return (
    <FormModal opened onClose={onClose} title={t('create')} loading={create.isPending} disabled={name.trim() === ''} onSubmit={() => create.mutate()}>
      <TextInput label={c('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} maxLength={128} required data-autofocus />
      <Textarea label={c('description')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} maxLength={256} />
    </FormModal>
  );
}
