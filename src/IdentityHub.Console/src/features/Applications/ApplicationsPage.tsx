import { Badge, Button, Code, Group, Select } from '@mantine/core';
import { IconApps, IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { api, takeAll } from '../../api/client';
import { searched } from '../../api/query';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useFormats, useText } from '../../text/text';
import { List, NameCell } from '../../ui/List';
import { Empty, Page } from '../../ui/Page';
import { useAddress } from '../../ui/useAddress';
import { applicationsKey, type Application } from './applications';
import { Logo } from './Logo';
import { texts } from './texts';

/** All applications. */
export function ApplicationsPage() {
  const t = useText(texts);
  const c = useText(common);
  const { day } = useFormats();
  const [type, setType] = useAddress('type');
  const [owner, setOwner] = useAddress('of');
  const filter = { ...(type && { types: [type] }), ...(owner && { isThirdParty: String(owner === 'others') }) };
  const create = useCanEdit() && (
    <Button component={Link} to="/applications/create" leftSection={<IconPlus size={16} />}>
      {t('create')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('lead')} actions={create}>
      <List<Application>
        queryKey={[...applicationsKey, 'list', filter]}
        read={(cursor, search) => takeAll(api.GET('/api/applications', { params: { query: { ...searched(cursor, search), ...filter } as never } }))}
        id={({ id }) => id}
        to={({ id }) => `/applications/${id}`}
        searchLabel={t('search')}
        isFiltered={type !== '' || owner !== ''}
        filters={
          <>
            <Select
              aria-label={c('type')}
              w={180}
              value={type}
              onChange={(value) => setType(value ?? '')}
              data={[{ value: '', label: t('anyType') }, ...(['Traditional', 'SPA', 'Native', 'MachineToMachine'] as const).map((value) => ({ value, label: t(value) }))]}
            />
            <Select
              aria-label={t('owner')}
              w={180}
              value={owner}
              onChange={(value) => setOwner(value ?? '')}
              data={[
                { value: '', label: t('anyOwner') },
                { value: 'ours', label: t('ours') },
                { value: 'others', label: t('others') },
              ]}
            />
          </>
        }
        columns={[
          { title: c('name'), grow: 3, cell: (app) => <NameCell picture={<Logo type={app.type} />} name={app.name} note={app.description} /> },
          {
            title: c('type'),
            grow: 2,
            cell: (app) => (
              <Group gap={6} wrap="nowrap">
                <Badge variant="light" color="gray">
                  {t(app.type)}
                </Badge>
                {app.isThirdParty && <Badge variant="light">{t('thirdPartyBadge')}</Badge>}
                {app.isDisabled && <Badge color="red" variant="light">{c('disabled')}</Badge>}
              </Group>
            ),
          },
          { title: t('appId'), grow: 2, cell: (app) => <Code>{app.id}</Code> },
          { title: c('createdAt'), cell: (app) => day(app.createdAt) },
        ]}
        empty={
          <Empty icon={<IconApps />} title={t('emptyTitle')} action={create}>
            {t('emptyText')}
          </Empty>
        }
      />
    </Page>
  );
}
