import { Anchor, Badge, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { personName, useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { DangerAction } from '../../ui/confirm';
import { Face } from '../../ui/controls';
import { Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { RolePicker } from './RolePicker';
import { texts } from './texts';

/** A member of an organization: roles, and what they allow. */
export function MemberPage() {
  const t = useText(texts);
  const c = useText(common);
  const { id, userId } = useParams({ strict: false }) as { id: string; userId: string };
  const canEdit = useCanEdit();
  const navigate = useNavigate();
  const path = { params: { path: { id, userId } } };
  const organization = useQuery({ queryKey: ['organizations', id], queryFn: () => take(api.GET('/api/organizations/{id}', { params: { path: { id } } })) });
  const user = useQuery({ queryKey: ['users', userId], queryFn: () => take(api.GET('/api/users/{userId}', { params: { path: { userId } } })) });
  const roles = useQuery({ queryKey: ['organizations', id, 'members', userId, 'roles'], queryFn: () => take(api.GET('/api/organizations/{id}/users/{userId}/roles', path)) });
  const scopes = useQuery({ queryKey: ['organizations', id, 'members', userId, 'scopes'], queryFn: () => take(api.GET('/api/organizations/{id}/users/{userId}/scopes', path)) });
  const remove = useChange({
    run: () => take(api.DELETE('/api/organizations/{id}/users/{userId}', path)),
    stale: [['organizations', id, 'members'], ['users', userId, 'organizations']],
    done: c('removed'),
    then: () => void navigate({ to: `/organizations/${id}` }),
  });
  const problem = organization.error ?? user.error ?? roles.error ?? scopes.error;
  if (problem) return <Problem problem={problem} />;
  if (!organization.data || !user.data || !roles.data || !scopes.data) return <Shape />;
  const name = personName(user.data);
  return (
    <Page
      title={name}
      parent={{ to: `/organizations/${id}`, label: organization.data.name }}
      mark={<Face name={name} src={user.data.avatar} size={48} />}
      description={
        <Group gap="xs">
          {t('memberOf', { organization: organization.data.name })}
          <Code>{userId}</Code>
          {user.data.isSuspended && (
            <Badge color="red" variant="light">
              {t('suspended')}
            </Badge>
          )}
          {user.data.primaryEmail && <span className="anywhere">{user.data.primaryEmail}</span>}
        </Group>
      }
      actions={
        <Button component={Link} to={`/users/${userId}`} variant="default" leftSection={<IconUser size={16} />}>
          {t('toUser')}
        </Button>
      }
    >
      <Stack gap="lg">
        <Roles id={id} userId={userId} held={roles.data.map((role) => role.id)} />
        <Section title={t('memberScopes')} description={t('memberScopesText')}>
          {scopes.data.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('memberNoScopes')}{' '}
              <Anchor component={Link} to="/organization-template" inherit underline="always">
                {t('toTemplate')}
              </Anchor>
            </Text>
          ) : (
            <Stack gap="xs">
              {scopes.data.map((scope) => (
                <Group key={scope.id} gap="sm">
                  <Code>{scope.name}</Code>
                  <Text size="sm" c="dimmed">
                    {scope.description}
                  </Text>
                </Group>
              ))}
            </Stack>
          )}
        </Section>
        {canEdit && (
          <Section title={c('dangerZone')} tone="danger">
            <DangerAction label={t('removeMember')} title={t('removeTitle', { name })} onConfirm={() => remove.mutate()} loading={remove.isPending} undoable>
              {t('removeText')}
            </DangerAction>
          </Section>
        )}
      </Stack>
    </Page>
  );
}

function Roles({ id, userId, held }: { id: string; userId: string; held: string[] }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const form = useEdit({ held });
  const { draft, set } = form;
  const save = useChange({
    form,
    run: () => take(api.PUT('/api/organizations/{id}/users/{userId}/roles', { params: { path: { id, userId } }, body: { organizationRoleIds: draft.held } })),
    stale: [['organizations', id, 'members'], ['users', userId, 'organizations']],
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('roles')} description={t('memberRolesText')}>
        <RolePicker type="User" value={draft.held} onChange={(value) => set('held', value)} disabled={!canEdit} />
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}
