import { Alert, Select, Stack, Switch, TextInput, Textarea } from '@mantine/core';
import type { QueryKey } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { useChange } from '../../ui/useChange';
import { ConfigForm } from './ConfigForm';
import { configOf, ownTypes, problemOf, standardFields, toBody, toForm, type Field, type FieldForm, type FieldType } from './fields';
import { nameOf } from './FieldsTab';
import { fieldTexts } from './texts';

/** Makes a field, or changes one. */
export function FieldModal({ field, taken, stale, onClose }: { field?: Field; taken: string[]; stale: QueryKey[]; onClose: () => void }) {
  const t = useText(fieldTexts);
  const c = useText(common);
  const standard = Object.keys(standardFields).filter((name) => !taken.includes(name));
  const begin = (name: string, type: FieldType): FieldForm => ({ name, type, label: '', description: '', required: false, config: configOf(type) });
  const [kind, setKind] = useState(standard[0] ?? 'own');
  const [form, setForm] = useState<FieldForm>(() => (field ? toForm(field) : standard[0] ? begin(standard[0], standardFields[standard[0]]!) : begin('', 'Text')));
  const change = (next: Partial<FieldForm>) => setForm((current) => ({ ...current, ...next }));
  const isOwn = field ? !(field.name in standardFields) : kind === 'own';
  const save = useChange({
    run: () => {
      const body = toBody(form) as never;
      return field
        ? take(api.PUT('/api/custom-profile-fields/{name}', { params: { path: { name: field.name } }, body }))
        : take(api.POST('/api/custom-profile-fields', { body: { ...(body as object), name: form.name } as never }));
    },
    stale,
    done: field ? undefined : c('created'),
    then: onClose,
  });
  const problem = problemOf(form);
  return (
    <FormModal opened onClose={onClose} title={field ? t('edit') : t('add')} submit={field ? c('save') : c('create')} loading={save.isPending} disabled={problem !== null} onSubmit={() => save.mutate()}>
      {!field && (
        <Select
          label={t('kind')}
          description={isOwn ? t('ownText') : t('standardText', { name: form.name })}
          searchable
          value={kind}
          onChange={(value) => {
            if (!value) return;
            setKind(value);
            setForm(value === 'own' ? begin('', 'Text') : begin(value, standardFields[value]!));
          }}
          data={[{ value: 'own', label: t('own') }, { group: t('standard'), items: standard.map((value) => ({ value, label: nameOf(value, t) })) }]}
          data-autofocus
        />
      )}
      {!field && isOwn && (
        <TextInput
          label={t('name')}
          description={t('nameText')}
          placeholder="department"
          value={form.name}
          onChange={(event) => change({ name: event.currentTarget.value.trim() })}
          error={form.name !== '' && problem === 'name' ? t('problem_name') : null}
          maxLength={128}
          required
          spellCheck={false}
        />
      )}
      <Select
        label={t('type')}
        value={form.type}
        onChange={(value) => value && change({ type: value as FieldType, config: configOf(value as FieldType), ...(value === 'Checkbox' && { required: false }) })}
        data={[...new Set([...(isOwn ? ownTypes : []), form.type])].map((value) => ({ value, label: t(value) }))}
        disabled={!isOwn}
      />
      <TextInput label={t('label')} description={isOwn ? undefined : t('labelText')} placeholder={isOwn ? form.name : nameOf(form.name, t)} value={form.label} onChange={(event) => change({ label: event.currentTarget.value })} maxLength={128} />
      {form.type !== 'Checkbox' && <Textarea label={t('description')} autosize value={form.description} onChange={(event) => change({ description: event.currentTarget.value })} maxLength={256} />}
      <Stack gap="md">
        <ConfigForm type={form.type} config={form.config} onChange={(config) => change({ config })} />
      </Stack>
      {form.type !== 'Checkbox' && <Switch label={t('required')} checked={form.required} onChange={(event) => change({ required: event.currentTarget.checked })} />}
      {problem && problem !== 'name' && (
        <Alert color="orange" variant="light" role="status">
          {t(`problem_${problem}`)}
        </Alert>
      )}
    </FormModal>
  );
}
