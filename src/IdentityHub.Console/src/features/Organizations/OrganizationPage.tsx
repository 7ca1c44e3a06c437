import { Avatar, Badge, Group, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { initials } from '../../ui/controls';
import { CopyId } from '../../ui/CopyField';
import { Page, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useTab } from '../../ui/useTab';
import { BrandingTab } from './BrandingTab';
import { InvitationsTab } from './InvitationsTab';
import { JitTab } from './JitTab';
import { MembersTab } from './MembersTab';
import { ProgramsTab } from './ProgramsTab';
import { SettingsTab } from './SettingsTab';
import { texts } from './texts';

/** An organization. */
export function OrganizationPage() {
  const t = useText(texts);
  const c = useText(common);
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useQuery({ queryKey: ['organizations', id], queryFn: () => take(api.GET('/api/organizations/{id}', { params: { path: { id } } })) });
  const [tab, setTab] = useTab('members');
  if (error && !data) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Shape />;
  return (
    <Page
      wide={tab === 'branding'}
      title={data.name}
      parent={{ to: '/organizations', label: t('title') }}
      mark={
        <Avatar radius="md" color="iris" size={44} src={(data.branding as { logoUrl?: string }).logoUrl} alt="" aria-hidden>
          {initials(data.name)}
        </Avatar>
      }
      description={
        <Group gap={8}>
          {data.isDisabled && (
            <Badge color="red" variant="light">
              {c('disabled')}
            </Badge>
          )}
          <CopyId id={data.id} />
          {data.description}
        </Group>
      }
    >
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="members">{t('members')}</Tabs.Tab>
          <Tabs.Tab value="invitations">{t('invitations')}</Tabs.Tab>
          <Tabs.Tab value="applications">{t('applications')}</Tabs.Tab>
          <Tabs.Tab value="jit">{t('jit')}</Tabs.Tab>
          <Tabs.Tab value="branding">{t('branding')}</Tabs.Tab>
          <Tabs.Tab value="settings">{c('settings')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="members">
          <MembersTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="invitations">
          <InvitationsTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="applications">
          <ProgramsTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="jit">
          <JitTab id={id} />
        </Tabs.Panel>
        <Tabs.Panel value="branding">
          <BrandingTab organization={data} />
        </Tabs.Panel>
        <Tabs.Panel value="settings">
          <SettingsTab organization={data} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
