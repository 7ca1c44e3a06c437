import { Badge, Code, Group, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Page, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useTab } from '../../ui/useTab';
import { RecentLogs } from '../Logs/RecentLogs';
import { AccessTab } from './AccessTab';
import { applicationQuery, hasUsers } from './applications';
import { GuideTab } from './GuideTab';
import { PermissionsTab } from './Consents/PermissionsTab';
import { texts as consentTexts } from './Consents/texts';
import { Logo } from './Logo';
import { LookTab } from './Look/LookTab';
import { texts as lookTexts } from './Look/texts';
import { OrganizationsTab, RolesTab } from './RolesTab';
import { SettingsTab } from './SettingsTab';
import { texts } from './texts';

/** An application. */
export function ApplicationPage() {
  const t = useText(texts);
  const c = useText(common);
  const look = useText(lookTexts);
  const consents = useText(consentTexts);
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: app, error, refetch } = useQuery(applicationQuery(id));
  const [tab, setTab] = useTab('settings');
  if (error && !app) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (!app) return <Shape />;
  return (
    <Page
      wide={tab === 'look'}
      title={app.name}
      parent={{ to: '/applications', label: t('title') }}
      mark={<Logo type={app.type} size={44} />}
      description={
        <Group gap={8}>
          <Badge variant="light" color="gray">
            {t(app.type)}
          </Badge>
          {app.isThirdParty && <Badge variant="light">{t('thirdPartyBadge')}</Badge>}
          {app.isDisabled && (
            <Badge color="red" variant="light">
              {c('disabled')}
            </Badge>
          )}
          <Code>{app.id}</Code>
        </Group>
      }
    >
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="settings">{c('settings')}</Tabs.Tab>
          <Tabs.Tab value="guide">{t('guide')}</Tabs.Tab>
          {!hasUsers(app.type) && <Tabs.Tab value="roles">{t('rolesTab')}</Tabs.Tab>}
          {!hasUsers(app.type) && <Tabs.Tab value="organizations">{t('organizationsTab')}</Tabs.Tab>}
          {app.isThirdParty && <Tabs.Tab value="permissions">{consents('tab')}</Tabs.Tab>}
          {hasUsers(app.type) && <Tabs.Tab value="look">{look('tab')}</Tabs.Tab>}
          {hasUsers(app.type) && <Tabs.Tab value="access">{t('accessTitle')}</Tabs.Tab>}
          <Tabs.Tab value="logs">{t('logsTab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="settings">
          <SettingsTab app={app} />
        </Tabs.Panel>
        <Tabs.Panel value="guide">
          <GuideTab app={app} />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <RolesTab id={app.id} />
        </Tabs.Panel>
        <Tabs.Panel value="organizations">
          <OrganizationsTab id={app.id} />
        </Tabs.Panel>
        <Tabs.Panel value="permissions">{app.isThirdParty && <PermissionsTab app={app} />}</Tabs.Panel>
        <Tabs.Panel value="look">
          <LookTab app={app} />
        </Tabs.Panel>
        <Tabs.Panel value="access">
          <AccessTab app={app} />
        </Tabs.Panel>
        <Tabs.Panel value="logs">
          <RecentLogs filter={{ applicationId: app.id }} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
