import { Box, Checkbox, Table, Text, UnstyledButton } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { useChange } from '../../ui/useChange';
import { managementApi } from '../Resources/resources';
import classes from './Matrix.module.css';
import { organizationRolesQuery, type OrganizationRole, type OrganizationScope } from './template';
import { RoleModal, ScopeModal } from './TemplateModals';
import { texts } from './texts';

type Resource = Item<Answer<'ListResources'>>;
interface Tick {
  role: OrganizationRole;
  id: string;
  name: string;
  resource: Resource | null;
  isOn: boolean;
}

/** Permissions down, roles across. A tick counts at once; when it is refused it goes back. */
export function Matrix({ roles, scopes, resources }: { roles: OrganizationRole[]; scopes: OrganizationScope[]; resources: Resource[] }) {
  const t = useText(texts);
  const canEdit = useCanEdit();
  const queries = useQueryClient();
  const [role, setRole] = useState<OrganizationRole | null>(null);
  const [scope, setScope] = useState<OrganizationScope | null>(null);
  const { queryKey } = organizationRolesQuery;
  const pending = useRef(0);
  const store = async ({ role: { id }, id: scopeId, resource, isOn }: Tick) => {
    if (resource) {
      return isOn
        ? take(api.POST('/api/organization-roles/{id}/resource-scopes', { params: { path: { id } }, body: { scopeIds: [scopeId] } }))
        : take(api.DELETE('/api/organization-roles/{id}/resource-scopes/{scopeId}', { params: { path: { id, scopeId } } }));
    }
    return isOn
      ? take(api.POST('/api/organization-roles/{id}/scopes', { params: { path: { id } }, body: { organizationScopeIds: [scopeId] } }))
      : take(api.DELETE('/api/organization-roles/{id}/scopes/{organizationScopeId}', { params: { path: { id, organizationScopeId: scopeId } } }));
  };
  const tick = useChange<Tick>({
    run: async (input) => {
      pending.current += 1;
      try {
        return await store(input);
      } finally {
        pending.current -= 1;
        // Not between two ticks: the answer would know of the first only.
        if (pending.current === 0) void queries.invalidateQueries({ queryKey });
      }
    },
    done: null,
  });
  const change = async (input: Tick) => {
    // An answer that is on its way does not know of this tick.
    await queries.cancelQueries({ queryKey });
    queries.setQueryData<OrganizationRole[]>(queryKey, (list) =>
      list?.map((other) => {
        if (other.id !== input.role.id) return other;
        const { id, name, resource, isOn } = input;
        return resource
          ? { ...other, resourceScopes: [...other.resourceScopes.filter((held) => held.id !== id), ...(isOn ? [{ id, name, resource }] : [])] }
          : { ...other, scopes: [...other.scopes.filter((held) => held.id !== id), ...(isOn ? [{ id, name }] : [])] };
      }),
    );
    tick.mutate(input);
  };

  const row = (resource: Resource | null, { id, name, description }: { id: string; name: string; description: string | null }, label: ReactNode) => (
    <Table.Tr key={id}>
      <Table.Th scope="row" className={classes.first}>
        {label}
        {description && (
          <Text size="xs" c="dimmed" fw={400}>
            {description}
          </Text>
        )}
      </Table.Th>
      {roles.map((column) => {
        const held = (resource ? column.resourceScopes : column.scopes).some((other) => other.id === id);
        return (
          <Table.Td key={column.id} className={classes.tick}>
            <Checkbox
              checked={held}
              disabled={!canEdit}
              onChange={(event) => void change({ role: column, id, name, resource, isOn: event.currentTarget.checked })}
              aria-label={t('allows', { role: column.name, permission: resource ? `${name} (${resource.name})` : name })}
            />
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
  const heading = (key: string, text: string, note?: string) => (
    <Table.Tr key={key} className={classes.group}>
      <Table.Th colSpan={roles.length + 1} scope="colgroup">
        {text}{' '}
        {note && (
          <Text span size="xs" c="dimmed" ff="monospace" fw={400}>
            {note}
          </Text>
        )}
      </Table.Th>
    </Table.Tr>
  );

  return (
    <Box className="scroll-x" tabIndex={0} role="region" aria-label={t('matrix')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th className={classes.first}>{t('permission')}</Table.Th>
            {roles.map((column) => (
              <Table.Th key={column.id} className={classes.role}>
                <UnstyledButton className={classes.edit} onClick={() => setRole(column)} disabled={!canEdit}>
                  {column.name}
                </UnstyledButton>
                <Text size="xs" c="dimmed" fw={400}>
                  {t(column.type)}
                </Text>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {scopes.length > 0 && heading('own', t('organizationPermissions'))}
          {scopes.map((own) =>
            row(
              null,
              own,
              <UnstyledButton className={classes.edit} onClick={() => setScope(own)} disabled={!canEdit}>
                {own.name}
              </UnstyledButton>,
            ),
          )}
          {resources
            .filter((resource) => resource.indicator !== managementApi && resource.scopes?.length)
            .flatMap((resource) => [heading(resource.id, resource.name, resource.indicator), ...resource.scopes!.map((own) => row(resource, own, own.name))])}
        </Table.Tbody>
      </Table>
      {role && <RoleModal role={role} onClose={() => setRole(null)} />}
      {scope && <ScopeModal scope={scope} onClose={() => setScope(null)} />}
    </Box>
  );
}
