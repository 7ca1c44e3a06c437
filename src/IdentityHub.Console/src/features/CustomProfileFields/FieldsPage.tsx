import { ActionIcon, Badge, Button, Code, Group, Table, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconForms, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Empty, Page, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { ScrollX } from '../../ui/ScrollX';
import { useChange } from '../../ui/useChange';
import { FieldModal } from './FieldModal';
import { isClaim, type ProfileField } from './fields';
import { fieldsQuery } from './fieldsQuery';
import { texts } from './texts';

/** What the hub can ask people about. */
export function FieldsPage() {
  const t = useText(texts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const { data, error, refetch } = useQuery(fieldsQuery);
  const [edited, setEdited] = useState<ProfileField | 'new' | null>(null);
  const [doomed, setDoomed] = useState<ProfileField | null>(null);
  const remove = useChange({
    run: (name: string) => take(api.DELETE('/api/custom-profile-fields/{name}', { params: { path: { name } } })),
    stale: [fieldsQuery.queryKey],
    done: c('deleted'),
    then: () => setDoomed(null),
  });
  const move = useChange({
    run: ({ from, to }: { from: number; to: number }) => {
      const names = data!.map(({ name }) => name);
      names.splice(to, 0, ...names.splice(from, 1));
      return take(api.POST('/api/custom-profile-fields/properties/sie-order', { body: { order: names.map((name, place) => ({ name, sieOrder: place + 1 })) } }));
    },
    stale: [fieldsQuery.queryKey],
    done: t('moved'),
  });
  const create = canEdit && (
    <Button leftSection={<IconPlus size={16} />} onClick={() => setEdited('new')}>
      {t('create')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('lead')} actions={create}>
      {error ? <Problem problem={error} onRetry={() => void refetch()} /> : !data ? <Shape /> : null}
      {data?.length === 0 && (
        <Section>
          <Empty icon={<IconForms />} title={t('emptyTitle')} action={create}>
            {t('emptyText')}
          </Empty>
        </Section>
      )}
      {data && data.length > 0 && (
        <Section>
          <ScrollX label={t('title')}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('label')}</Table.Th>
                  <Table.Th>{t('type')}</Table.Th>
                  <Table.Th>{t('kept')}</Table.Th>
                  {canEdit && <Table.Th>{c('actions')}</Table.Th>}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.map((field, at) => (
                  <Table.Tr key={field.name}>
                    <Table.Td>
                      <Text size="sm" fw={550}>
                        {field.label || field.name}
                      </Text>
                      <Code>{field.name}</Code>
                    </Table.Td>
                    <Table.Td>
                      <Group gap={6}>
                        <Badge variant="light" color="gray">
                          {t(field.type)}
                        </Badge>
                        {field.required && <Badge variant="light">{t('required')}</Badge>}
                      </Group>
                    </Table.Td>
                    <Table.Td>{t(isClaim(field.name) ? 'inProfile' : 'inCustomData')}</Table.Td>
                    {canEdit && (
                      <Table.Td>
                        <Group gap={4} wrap="nowrap">
                          <ActionIcon variant="subtle" color="gray" disabled={at === 0 || move.isPending} onClick={() => move.mutate({ from: at, to: at - 1 })} aria-label={t('up', { name: field.name })}>
                            <IconArrowUp size={16} />
                          </ActionIcon>
                          <ActionIcon variant="subtle" color="gray" disabled={at === data.length - 1 || move.isPending} onClick={() => move.mutate({ from: at, to: at + 1 })} aria-label={t('down', { name: field.name })}>
                            <IconArrowDown size={16} />
                          </ActionIcon>
                          <ActionIcon variant="subtle" color="gray" onClick={() => setEdited(field)} aria-label={`${c('edit')}: ${field.name}`}>
                            <IconPencil size={16} />
                          </ActionIcon>
                          <ActionIcon variant="subtle" color="red" onClick={() => setDoomed(field)} aria-label={`${c('delete')}: ${field.name}`}>
                            <IconTrash size={16} />
                          </ActionIcon>
                        </Group>
                      </Table.Td>
                    )}
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollX>
        </Section>
      )}
      {edited && <FieldModal field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteTitle', { name: doomed?.name ?? '' })} onConfirm={() => doomed && remove.mutate(doomed.name)} loading={remove.isPending}>
        {t('deleteText')}
      </Confirm>
    </Page>
  );
}
