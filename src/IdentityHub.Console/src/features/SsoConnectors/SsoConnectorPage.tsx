import { Badge, Group, Stack, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { CopyId } from '../../ui/CopyField';
import { Page, Shape } from '../../ui/Page';
import { Picture } from '../../ui/Picture';
import { Problem } from '../../ui/problem';
import { useTab } from '../../ui/useTab';
import { ConnectionTab } from './ConnectionTab';
import { ExperienceTab } from './ExperienceTab';
import { FailuresTab } from './FailuresTab';
import { IdpInitiated } from './IdpInitiated';
import { samlTexts } from './saml.texts';
import { SigningKeys } from './SigningKeys';
import { texts } from './texts';

/** An enterprise connector. */
export function SsoConnectorPage() {
  const t = useText(texts);
  const c = useText(common);
  const saml = useText(samlTexts);
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({ queryKey: ['sso-connectors', id], queryFn: () => take(api.GET('/api/sso-connectors/{id}', { params: { path: { id } } })) });
  const [tab, setTab] = useTab('connection');
  if (error && !data) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Shape />;
  return (
    <Page
      title={data.connectorName}
      parent={{ to: '/sso-connectors', label: t('title') }}
      mark={<Picture light={data.providerLogo} dark={data.providerLogoDark} size={44} />}
      description={
        <Group gap={8}>
          <Badge variant="light" color="gray">
            {data.name}
          </Badge>
          {data.isDisabled && (
            <Badge color="red" variant="light">
              {c('disabled')}
            </Badge>
          )}
          <CopyId id={data.id} />
        </Group>
      }
    >
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="connection">{t('connection')}</Tabs.Tab>
          <Tabs.Tab value="experience">{t('experience')}</Tabs.Tab>
          {data.providerType === 'saml' && <Tabs.Tab value="saml">{saml('saml')}</Tabs.Tab>}
          <Tabs.Tab value="failures" rightSection={data.failures && data.failures.length > 0 ? <Badge size="xs" color="red" variant="light">{data.failures.length}</Badge> : undefined}>
            {t('failures')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="connection">
          <ConnectionTab connector={data} />
        </Tabs.Panel>
        <Tabs.Panel value="experience">
          <ExperienceTab connector={data} />
        </Tabs.Panel>
        {data.providerType === 'saml' && (
          <Tabs.Panel value="saml">
            <Stack gap="lg">
              <SigningKeys id={data.id} />
              <IdpInitiated id={data.id} />
            </Stack>
          </Tabs.Panel>
        )}
        <Tabs.Panel value="failures">
          <FailuresTab failures={data.failures ?? []} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
