import { ActionIcon, Badge, Box, Button, Code, Group, Text } from '@mantine/core';
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
import { useChange } from '../../ui/useChange';
import { FieldModal } from './FieldModal';
import { isClaim, type ProfileField } from './fields';
import classes from './FieldsPage.module.css';
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
          <ol className={classes.fields} aria-label={t('title')}>
            {data.map((field, at) => (
              <li key={field.name} className={classes.field}>
                <Box className={classes.name}>
                  <Text fw={550} className="anywhere">
                    {field.label || field.name}
                  </Text>
                  <Group gap={8}>
                    <Code>{field.name}</Code>
                    <Badge variant="light" color="gray" className="no-shrink">
                      {t(field.type)}
                    </Badge>
                    {field.required && (
                      <Badge variant="light" className="no-shrink">
                        {t('required')}
                      </Badge>
                    )}
                    <Text size="xs" c="dimmed">
                      {t('kept')}: {t(isClaim(field.name) ? 'inProfile' : 'inCustomData')}
                    </Text>
                  </Group>
                </Box>
                {canEdit && (
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
                )}
              </li>
            ))}
          </ol>
        </Section>
      )}
      {edited && <FieldModal field={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteTitle', { name: doomed?.name ?? '' })} onConfirm={() => doomed && remove.mutate(doomed.name)} loading={remove.isPending}>
        {t('deleteText')}
      </Confirm>
    </Page>
  );
}
