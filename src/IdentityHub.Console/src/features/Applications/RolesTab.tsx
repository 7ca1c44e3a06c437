import { Anchor, MultiSelect, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { SaveBar } from '../../ui/SaveBar';
import { useChange } from '../../ui/useChange';
import { useEdit } from '../../ui/useEdit';
import { applicationsKey } from './applications';
import { texts } from './texts';

/** What a program may do. */
export function RolesTab({ id }: { id: string }) {
  const key = [...applicationsKey, id, 'roles'];
  const held = useQuery({ queryKey: key, queryFn: () => take(api.GET('/api/applications/{applicationId}/roles', { params: { path: { applicationId: id } } })) });
  const offered = useQuery({
    queryKey: ['roles', 'machine'],
    queryFn: () => take(api.GET('/api/roles', { params: { query: { type: 'MachineToMachine', page: 1, page_size: 100 } as never } })),
  });
  if (!held.data || !offered.data) return held.error || offered.error ? <Problem problem={held.error ?? offered.error} /> : <Shape rows={2} />;
  return <RoleChoice id={id} held={held.data.map((role) => role.id)} offered={offered.data} />;
}

function RoleChoice({ id, held, offered }: { id: string; held: string[]; offered: { id: string; name: string }[] }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const form = useEdit({ held });
  const { draft, set } = form;
  const save = useChange({
    form,
    run: () => take(api.PUT('/api/applications/{applicationId}/roles', { params: { path: { applicationId: id } }, body: { roleIds: draft.held } })),
    stale: [[...applicationsKey, id, 'roles'], ['roles']],
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Section title={t('rolesTab')} description={t('rolesText')}>
        <MultiSelect
          aria-label={t('rolesTab')}
          searchable
          data={offered.map((role) => ({ value: role.id, label: role.name }))}
          value={draft.held}
          onChange={(value) => set('held', value)}
          disabled={!canEdit}
        />
      </Section>
      <SaveBar form={form} loading={save.isPending} />
    </form>
  );
}

/** The organizations of a program, and its roles there. */
export function OrganizationsTab({ id }: { id: string }) {
  const t = useText(texts);
  const c = useText(common);
  const { data, error } = useQuery({
    queryKey: [...applicationsKey, id, 'organizations'],
    queryFn: () => take(api.GET('/api/applications/{id}/organizations', { params: { path: { id } } })),
  });
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={2} />;
  return (
    <Section title={t('organizationsTab')}>
      {data.length === 0 ? (
        <Text size="sm" c="dimmed">
          {c('none')}
        </Text>
      ) : (
        <Stack>
          <Table>
            <Table.Tbody>
              {data.map((organization) => (
                <Table.Tr key={organization.id}>
                  <Table.Td>
                    <Anchor component={Link} to={`/organizations/${organization.id}`}>
                      {organization.name}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{organization.organizationRoles?.map((role) => role.name).join(', ')}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Stack>
      )}
    </Section>
  );
}
