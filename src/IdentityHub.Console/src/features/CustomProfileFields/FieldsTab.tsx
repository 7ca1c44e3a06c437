import { ActionIcon, Badge, Box, Button, Checkbox, Group, Stack, Switch, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconForms, IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { useCanEdit } from '../../auth/me';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { Confirm } from '../../ui/confirm';
import { Empty, Section, Shape } from '../../ui/Page';
import { Problem } from '../../ui/problem';
import { useChange } from '../../ui/useChange';
import type { TabProps } from '../SignInExperiences/BrandingTab';
import { FieldModal } from './FieldModal';
import { fieldsQuery, moved, type Field } from './fields';
import classes from './FieldsTab.module.css';
import { fieldTexts } from './texts';

const stale = [fieldsQuery.queryKey, ['experience-preview']];

/** Facts about people that the hub can ask for, in their order. */
export function FieldsTab({ draft, set }: TabProps) {
  const t = useText(fieldTexts);
  const c = useText(common);
  const canEdit = useCanEdit();
  const { data, error } = useQuery(fieldsQuery);
  const [edited, setEdited] = useState<Field | 'new' | null>(null);
  const [doomed, setDoomed] = useState<Field | null>(null);
  const remove = useChange({
    run: ({ name }: Field) => take(api.DELETE('/api/custom-profile-fields/{name}', { params: { path: { name } } })),
    stale: [...stale, ['experience']],
    done: c('deleted'),
    then: () => setDoomed(null),
  });
  const order = useChange({
    run: (fields: Field[]) => take(api.POST('/api/custom-profile-fields/properties/sie-order', { body: { order: fields.map(({ name }, at) => ({ name, sieOrder: at + 1 })) } })),
    stale,
    done: t('reordered'),
  });
  const asked = draft.signUpProfileFields;
  const ask = (field: Field, isOn: boolean) =>
    // In the order of the fields.
    set('signUpProfileFields', (data ?? []).filter(({ name }) => (name === field.name ? isOn : asked?.some((one) => one.name === name))).map(({ name }) => ({ name })));
  const add = canEdit && (
    <Button size="xs" variant="light" leftSection={<IconPlus size={14} />} onClick={() => setEdited('new')} className="no-shrink">
      {t('add')}
    </Button>
  );
  if (error && !data) return <Problem problem={error} />;
  if (!data) return <Shape rows={3} />;
  return (
    <Stack gap="lg">
      {data.length > 0 && (
        <Section title={t('asked')}>
          <Switch
            label={t('askAll')}
            description={t('askAllText')}
            checked={asked === null}
            onChange={(event) => set('signUpProfileFields', event.currentTarget.checked ? null : data.map(({ name }) => ({ name })))}
            disabled={!canEdit}
          />
        </Section>
      )}
      <Section title={t('fields')} description={t('fieldsText')} actions={add}>
        {data.length === 0 ? (
          <Empty icon={<IconForms />} title={t('emptyTitle')}>
            {t('emptyText')}
          </Empty>
        ) : (
          <Box component="ul" className={classes.list}>
            {data.map((field, at) => {
              const name = field.label || nameOf(field.name, t);
              const button = (label: string, icon: React.ReactNode, act: () => void, isOff = false) => (
                <ActionIcon variant="subtle" color="gray" onClick={act} disabled={isOff || order.isPending} aria-label={`${label}: ${name}`}>
                  {icon}
                </ActionIcon>
              );
              return (
                <li key={field.name} className={classes.field}>
                  <div className="grow">
                    <Group gap={8}>
                      <Text fw={550} className="anywhere">
                        {name}
                      </Text>
                      <Badge variant="light" color="gray">
                        {t(field.type)}
                      </Badge>
                      {field.required && <Badge variant="light">{t('requiredMark')}</Badge>}
                    </Group>
                    <Text size="xs" c="dimmed" ff="monospace" className="anywhere">
                      {field.name}
                    </Text>
                    {asked !== null && (
                      <Checkbox
                        mt={8}
                        size="xs"
                        label={t('ask')}
                        aria-label={`${t('ask')}: ${name}`}
                        checked={asked.some((one) => one.name === field.name)}
                        onChange={(event) => ask(field, event.currentTarget.checked)}
                        disabled={!canEdit}
                      />
                    )}
                  </div>
                  {canEdit && (
                    <Group gap={2} wrap="nowrap" className={classes.actions}>
                      {button(t('up'), <IconArrowUp size={16} />, () => order.mutate(moved(data, at, -1)), at === 0)}
                      {button(t('down'), <IconArrowDown size={16} />, () => order.mutate(moved(data, at, 1)), at === data.length - 1)}
                      {button(c('edit'), <IconPencil size={16} />, () => setEdited(field))}
                      {button(c('delete'), <IconTrash size={16} />, () => setDoomed(field))}
                    </Group>
                  )}
                </li>
              );
            })}
          </Box>
        )}
      </Section>
      {edited && <FieldModal field={edited === 'new' ? undefined : edited} taken={data.map(({ name }) => name)} stale={stale} onClose={() => setEdited(null)} />}
      <Confirm opened={doomed !== null} onClose={() => setDoomed(null)} title={t('deleteTitle', { name: doomed?.name ?? '' })} onConfirm={() => doomed && remove.mutate(doomed)} loading={remove.isPending}>
        {t('deleteText')}
      </Confirm>
    </Stack>
  );
}

/** A standard field's own name for people; otherwise the name that it has. */
export const nameOf = (name: string, t: (key: keyof typeof fieldTexts) => string): string => (name in fieldTexts ? t(name as keyof typeof fieldTexts) : name);
