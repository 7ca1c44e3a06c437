import { Badge, Group, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { personName } from '../../auth/me';
import { useText } from '../../text/text';
import { Face } from '../../ui/controls';
import { CopyId } from '../../ui/CopyField';
import { Page, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useTab } from '../../ui/useTab';
import { RecentLogs } from '../Logs/RecentLogs';
import { IdentitiesTab } from './IdentitiesTab';
import { ProfileTab } from './ProfileTab';
import { SecurityTab } from './SecurityTab';
import { texts } from './texts';
import { UserOrganizations } from './UserOrganizations';
import { UserRoles } from './UserRoles';

/** A person. */
export function UserPage() {
  const t = useText(texts);
  const { id } = useParams({ strict: false }) as { id: string };
  const { data: user, error, refetch } = useQuery({ queryKey: ['users', id], queryFn: () => take(api.GET('/api/users/{userId}', { params: { path: { userId: id } } })) });
  const [tab, setTab] = useTab('profile');
  if (error && !user) return <Problem problem={error} onRetry={() => void refetch()} />;
  if (!user) return <Shape />;
  return (
    <Page
      title={personName(user)}
      parent={{ to: '/users', label: t('title') }}
      mark={<Face name={personName(user)} src={user.avatar} size={48} />}
      description={
        <Group gap={8}>
          {user.isSuspended && (
            <Badge color="red" variant="light">
              {t('suspended')}
            </Badge>
          )}
          <CopyId id={user.id} />
        </Group>
      }
    >
      <Tabs value={tab} onChange={setTab}>
        <Tabs.List mb="lg">
          <Tabs.Tab value="profile">{t('profile')}</Tabs.Tab>
          <Tabs.Tab value="security">{t('security')}</Tabs.Tab>
          <Tabs.Tab value="roles">{t('roles')}</Tabs.Tab>
          <Tabs.Tab value="organizations">{t('organizations')}</Tabs.Tab>
          <Tabs.Tab value="identities">{t('identities')}</Tabs.Tab>
          <Tabs.Tab value="logs">{t('logs')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="profile">
          <ProfileTab user={user} />
        </Tabs.Panel>
        <Tabs.Panel value="security">
          <SecurityTab user={user} />
        </Tabs.Panel>
        <Tabs.Panel value="roles">
          <UserRoles userId={id} />
        </Tabs.Panel>
        <Tabs.Panel value="organizations">
          <UserOrganizations userId={id} />
        </Tabs.Panel>
        <Tabs.Panel value="identities">
          <IdentitiesTab userId={id} />
        </Tabs.Panel>
        <Tabs.Panel value="logs">
          <RecentLogs filter={{ userId: id }} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
