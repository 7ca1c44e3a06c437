import { Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { IconPlus, IconServer2 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { Copy } from '../../ui/CopyField';
import { Empty, Page, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { managementApi, resourcesQuery } from './resources';
import { texts } from './texts';

/** All API resources. */
export function ResourcesPage() {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { data, error } = useQuery(resourcesQuery);
  const [isCreating, setCreating] = useState(false);
  const create = canEdit && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
      {t('create')}
    </Button>
  );
  const own = data?.filter(({ indicator }) => indicator !== managementApi) ?? [];
  return (
    <Page title={t('title')} description={t('lead')} actions={create}>
      {error ? <Problem problem={error} /> : !data ? <Shape /> : null}
      <Stack gap="sm">
        {data && own.length === 0 && (
          <Empty icon={<IconServer2 />} title={t('emptyTitle')}>
            {t('emptyText')}
          </Empty>
        )}
        {data?.map((resource) => (
          <Group key={resource.id} wrap="nowrap" gap="xs">
            <Link to={`/resources/${resource.id}` as string} className="card-button">
              <IconServer2 size={22} stroke={1.5} aria-hidden />
              <div className="grow">
                <Group gap={8}>
                  <Text fw={550}>{resource.name}</Text>
                  {resource.isDefault && <Badge variant="light">{t('isDefault')}</Badge>}
                  {resource.indicator === managementApi && (
                    <Badge variant="light" color="gray">
                      {t('builtIn')}
                    </Badge>
                  )}
                </Group>
                <Text size="xs" c="dimmed" ff="monospace">
                  {resource.indicator}
                </Text>
              </div>
              <Text size="xs" c="dimmed" className="no-shrink">
                {t('permissions')}: {resource.scopes?.length ?? 0}
              </Text>
            </Link>
            <Copy value={resource.indicator} label={resource.name} />
          </Group>
        ))}
      </Stack>
      {isCreating && <CreateModal onClose={() => setCreating(false)} />}
    </Page>
  );
}

function CreateModal({ onClose }: { onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [indicator, setIndicator] = useState('');
  const isGood = URL.canParse(indicator) && !indicator.includes('#');
  const create = useChange({
    run: () => take(api.POST('/api/resources', { body: { name: name.trim(), indicator: indicator.trim() } })),
    stale: [resourcesQuery.queryKey],
    done: c('created'),
    then: ({ id }) => void navigate({ to: `/resources/${id}` }),
  });
  return (
    <FormModal opened onClose={onClose} title={t('create')} loading={create.isPending} disabled={name.trim() === '' || !isGood} onSubmit={() => create.mutate()}>
      <TextInput label={c('name')} value={name} onChange={(event) => setName(event.currentTarget.value)} required data-autofocus />
      <TextInput
        label={t('indicator')}
        description={t('indicatorText')}
        placeholder="https://api.example.com"
        value={indicator}
        onChange={(event) => setIndicator(event.currentTarget.value)}
        error={indicator !== '' && !isGood && t('indicatorBad')}
        required
        spellCheck={false}
      />
    </FormModal>
  );
}
