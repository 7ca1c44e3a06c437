import { Alert, Badge, Box, Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconBuildingBridge, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { useCanEdit, useIsOwner } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { Picture } from '../../ui/Picture';
import { Empty, Page, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { DryRun } from './DryRun';
import { connectorsQuery, providersQuery } from './sso';
import { texts } from './texts';

type Provider = Item<Answer<'ListSsoConnectorProviders'>>;

/** All enterprise connectors. */
export function SsoConnectorsPage() {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useIsOwner();
  const { data, error } = useQuery(connectorsQuery);
  const [isAdding, setAdding] = useState(false);
  const add = canEdit && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('lead')} actions={add}>
      <Stack gap="lg">
        <SwitchedOff />
        {error ? <Problem problem={error} /> : !data ? <Shape /> : null}
        {data?.length === 0 && (
          <Empty icon={<IconBuildingBridge />} title={t('emptyTitle')} action={add}>
            {t('emptyText')}
          </Empty>
        )}
        {data && data.length > 0 && (
          <Stack gap="sm">
            {data.map((connector) => (
              <Link key={connector.id} to={`/sso-connectors/${connector.id}` as string} className="card-button">
                <Picture light={connector.providerLogo} dark={connector.providerLogoDark} />
                <div className="grow">
                  <Group gap={8}>
                    <Text fw={550}>{connector.connectorName}</Text>
                    {connector.isDisabled && (
                      <Badge color="red" variant="light">
                        {c('disabled')}
                      </Badge>
                    )}
                    {Object.keys(connector.config).length === 0 && (
                      <Badge color="orange" variant="light">
                        {t('setUp')}
                      </Badge>
                    )}
                  </Group>
                  <Text size="xs" c="dimmed">
                    {connector.name} · {connector.domains.length > 0 ? connector.domains.join(', ') : t('noDomains')}
                  </Text>
                </div>
              </Link>
            ))}
          </Stack>
        )}
        <DryRun />
      </Stack>
      {isAdding && <AddModal onClose={() => setAdding(false)} />}
    </Page>
  );
}

function SwitchedOff() {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const { data } = useQuery({ queryKey: ['experience'], queryFn: () => take(api.GET('/api/sign-in-exp')) });
  const turn = useChange({ run: () => take(api.PATCH('/api/sign-in-exp', { body: { singleSignOnEnabled: true } })), stale: [['experience']] });
  if (!data || data.singleSignOnEnabled) return null;
  return (
    <Alert color="orange" variant="light" title={t('offTitle')}>
      <Group justify="space-between">
        <Text size="sm">{t('offText')}</Text>
        {canEdit && (
          <Button size="xs" onClick={() => turn.mutate()} loading={turn.isPending}>
            {t('switchOn')}
          </Button>
        )}
      </Group>
    </Alert>
  );
}

function AddModal({ onClose }: { onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const { data: providers } = useQuery(providersQuery);
  const [chosen, setChosen] = useState<Provider | null>(null);
  if (chosen) return <NameModal provider={chosen} onClose={onClose} />;
  return (
    <Modal opened onClose={onClose} title={t('choose')} size="lg" closeButtonProps={{ 'aria-label': c('close') }}>
      <Box className="cards">
        {providers?.map((provider) => (
          <button key={provider.providerName} type="button" className="card-button" onClick={() => setChosen(provider)}>
            <Picture light={provider.logo} dark={provider.logoDark} />
            <Box>
              <Text fw={550}>{provider.name}</Text>
              <Text size="xs" c="dimmed">
                {provider.description}
              </Text>
            </Box>
          </button>
        ))}
      </Box>
    </Modal>
  );
}

function NameModal({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const navigate = useNavigate();
  const [connectorName, setName] = useState('');
  const create = useChange({
    run: () => take(api.POST('/api/sso-connectors', { body: { providerName: provider.providerName, connectorName: connectorName.trim() } })),
    stale: [connectorsQuery.queryKey],
    done: c('created'),
    then: ({ id }) => void navigate({ to: `/sso-connectors/${id}` }),
  });
  return (
    <FormModal opened onClose={onClose} title={provider.name} loading={create.isPending} disabled={connectorName.trim() === ''} onSubmit={() => create.mutate()}>
      <TextInput label={t('connectorName')} description={t('connectorNameText')} placeholder={t('connectorNamePlaceholder')} value={connectorName} onChange={(event) => setName(event.currentTarget.value)} maxLength={128} required data-autofocus />
    </FormModal>
  );
}
