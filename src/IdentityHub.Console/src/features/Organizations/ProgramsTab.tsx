import { ActionIcon, Badge, Button, Group } from '@mantine/core';
import { IconPencil, IconPlus, IconRobot, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { api, take, takeAll } from '../../api/client';
import { searched } from '../../api/query';
import type { Answer, Item } from '../../api/types';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { FormModal } from '../../ui/controls';
import { List, NameCell } from '../../ui/List';
import { Empty } from '../../ui/Page';
import { Picker } from '../../ui/Picker';
import { useChange } from '../../ui/useChange';
import { Logo } from '../Applications/Logo';
import { RolePicker } from './RolePicker';
import { texts } from './texts';

type Program = Item<Answer<'ListOrganizationApplications'>>;

/** Programs in an organization and their roles. */
export function ProgramsTab({ id }: { id: string }) {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const [isAdding, setAdding] = useState(false);
  const [edited, setEdited] = useState<Program | null>(null);
  const [leaving, setLeaving] = useState<Program | null>(null);
  const remove = useChange({
    run: (applicationId: string) => take(api.DELETE('/api/organizations/{id}/applications/{applicationId}', { params: { path: { id, applicationId } } })),
    stale: [['organizations', id]],
    done: c('removed'),
    then: () => setLeaving(null),
  });
  return (
    <>
      <List<Program>
        queryKey={['organizations', id, 'applications']}
        read={(cursor, search) => takeAll(api.GET('/api/organizations/{id}/applications', { params: { path: { id }, query: { cursor, page_size: 50, ...(search && { q: search }) } as never } }))}
        id={(program) => program.id}
        to={(program) => `/applications/${program.id}`}
        searchLabel={c('search')}
        filters={
          canEdit && (
            <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
              {t('addApplications')}
            </Button>
          )
        }
        columns={[
          { title: c('name'), grow: 2, cell: (program) => <NameCell picture={<Logo type={program.type} />} name={program.name} note={program.id} /> },
          {
            title: t('roles'),
            grow: 2,
            cell: (program) => (
              <Group gap={6} wrap="nowrap">
                {program.organizationRoles?.map((role) => (
                  <Badge key={role.id} variant="light">
                    {role.name}
                  </Badge>
                ))}
              </Group>
            ),
          },
        ]}
        rowActions={
          canEdit
            ? (program) => (
                <>
                  <ActionIcon variant="subtle" color="gray" onClick={() => setEdited(program)} aria-label={t('editRoles', { name: program.name })}>
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon variant="subtle" color="gray" onClick={() => setLeaving(program)} aria-label={`${c('remove')}: ${program.name}`}>
                    <IconX size={16} />
                  </ActionIcon>
                </>
              )
            : undefined
        }
        empty={
          <Empty icon={<IconRobot />} title={t('noApplications')}>
            {t('noApplicationsText')}
          </Empty>
        }
      />
      {isAdding && <AddModal id={id} onClose={() => setAdding(false)} />}
      {edited && <RolesModal id={id} program={edited} onClose={() => setEdited(null)} />}
      <Confirm opened={leaving !== null} onClose={() => setLeaving(null)} title={t('removeTitle', { name: leaving?.name ?? '' })} action={c('remove')} onConfirm={() => leaving && remove.mutate(leaving.id)} loading={remove.isPending}>
        {t('removeText')}
      </Confirm>
    </>
  );
}

function AddModal({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [applicationIds, setApplicationIds] = useState<string[]>([]);
  const [organizationRoleIds, setRoleIds] = useState<string[]>([]);
  const add = useChange({
    run: async () => {
      await take(api.POST('/api/organizations/{id}/applications', { params: { path: { id } }, body: { applicationIds } }));
      if (organizationRoleIds.length > 0) {
        await take(api.POST('/api/organizations/{id}/applications/roles', { params: { path: { id } }, body: { applicationIds, organizationRoleIds } }));
      }
    },
    stale: [['organizations', id]],
    then: onClose,
  });
  const find = async (search: string) =>
    (
      await take(api.GET('/api/applications', { params: { query: { ...searched('', search), page_size: 20, types: ['MachineToMachine'], excludeOrganizationId: id } as never } }))
    ).map((app) => ({ id: app.id, label: app.name }));
  return (
    <FormModal opened onClose={onClose} title={t('addApplications')} submit={c('add')} loading={add.isPending} disabled={applicationIds.length === 0} onSubmit={() => add.mutate()}>
      <Picker label={t('applications')} name={`programs-${id}`} find={find} value={applicationIds} onChange={setApplicationIds} />
      <RolePicker type="MachineToMachine" value={organizationRoleIds} onChange={setRoleIds} />
    </FormModal>
  );
}

function RolesModal({ id, program, onClose }: { id: string; program: Program; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [organizationRoleIds, setRoleIds] = useState(program.organizationRoles?.map((role) => role.id) ?? []);
  const save = useChange({
    run: () => take(api.PUT('/api/organizations/{id}/applications/{applicationId}/roles', { params: { path: { id, applicationId: program.id } }, body: { organizationRoleIds } })),
    stale: [['organizations', id]],
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={t('editRoles', { name: program.name })} submit={c('save')} loading={save.isPending} onSubmit={() => save.mutate()}>
      <RolePicker type="MachineToMachine" value={organizationRoleIds} onChange={setRoleIds} />
    </FormModal>
  );
}
