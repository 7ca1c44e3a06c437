import { ActionIcon, Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { IconBuilding, IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { Empty, Section, Shape } from '../../ui/Page';
import { PickOne } from '../../ui/Picker';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import { findOrganizations } from '../Organizations/organizations';
import { RolePicker } from '../Organizations/RolePicker';
import { texts } from './texts';

/** The organizations of a person, and their roles there. */
export function UserOrganizations({ userId }: { userId: string }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const key = ['users', userId, 'organizations'];
  const { data, error } = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/users/{userId}/organizations', { params: { path: { userId } } })) });
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const leave = useChange({
    run: (id: string) => take(api.DELETE('/api/organizations/{id}/users/{userId}', { params: { path: { id, userId } } })),
    stale: [key, ['organizations']],
    done: c('removed'),
    then: () => setLeaving(null),
  });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={2} />;
  const add = canEdit && (
    <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setAdding(true)} className="no-shrink">
      {t('addOrganization')}
    </Button>
  );
  return (
    <Section title={t('organizations')} description={t('organizationsText')} actions={add}>
      {data.length === 0 && <Empty icon={<IconBuilding />} title={t('noOrganizations')} />}
      <Stack gap="sm">
        {data.map(({ id, name, organizationRoles }) => (
          <Group key={id} justify="space-between" wrap="nowrap" gap="sm">
            <Group gap="sm" className="grow">
              <Anchor component={Link} to={`/organizations/${id}/members/${userId}`} size="sm" fw={500}>
                {name}
              </Anchor>
              {organizationRoles?.map((role) => (
                <Badge key={role.id} variant="light">
                  {role.name}
                </Badge>
              ))}
              {organizationRoles?.length === 0 && (
                <Text size="xs" c="dimmed">
                  {t('noRole')}
                </Text>
              )}
            </Group>
            {canEdit && (
              <ActionIcon variant="subtle" color="gray" onClick={() => setLeaving({ id, name })} aria-label={`${c('remove')}: ${name}`}>
                <IconX size={16} />
              </ActionIcon>
            )}
          </Group>
        ))}
      </Stack>
      {isAdding && <AddModal userId={userId} joined={data.map(({ id }) => id)} onClose={() => setAdding(false)} />}
      <Confirm
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={t('leaveTitle', { name: leaving?.name ?? '' })}
        action={c('remove')}
        onConfirm={() => leaving && leave.mutate(leaving.id)}
        loading={leave.isPending}
        undoable
      >
        {t('leaveText')}
      </Confirm>
    </Section>
  );
}

function AddModal({ userId, joined, onClose }: { userId: string; joined: string[]; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [id, setId] = useState<string | null>(null);
  const [organizationRoleIds, setRoleIds] = useState<string[]>([]);
  const add = useChange({
    run: async () => {
      await take(api.POST('/api/organizations/{id}/users', { params: { path: { id: id! } }, body: { userIds: [userId] } }));
      if (organizationRoleIds.length > 0) {
        await take(api.POST('/api/organizations/{id}/users/{userId}/roles', { params: { path: { id: id!, userId } }, body: { organizationRoleIds } }));
      }
    },
    stale: [['users', userId, 'organizations'], ['organizations']],
    then: onClose,
  });
  const find = async (search: string) => (await findOrganizations(search)).filter((found) => !joined.includes(found.id));
  return (
    <FormModal opened onClose={onClose} title={t('addOrganization')} submit={c('add')} loading={add.isPending} disabled={id === null} onSubmit={() => add.mutate()}>
      <PickOne label={t('organization')} placeholder={t('findOrganizations')} name={`organizations-of-${userId}`} find={find} value={id} onChange={setId} />
      <RolePicker type="User" value={organizationRoleIds} onChange={setRoleIds} />
    </FormModal>
  );
}
