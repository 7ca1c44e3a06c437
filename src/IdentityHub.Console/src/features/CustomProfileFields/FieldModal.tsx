import { Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { api, take } from '../../api/client';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { FormModal } from '../../ui/controls';
import { useChange } from '../../ui/useChange';
import { ConfigFields } from './ConfigFields';
import { fieldTypes, isFieldName, newConfig, tidy, type FieldType, type ProfileField } from './fields';
import { fieldsQuery } from './fieldsQuery';
import { texts } from './texts';

/** A new field, or one to change. */
export function FieldModal({ field, onClose }: { field: ProfileField | null; onClose: () => void }) {
  const t = useText(texts);
  const c = useText(common);
  const [name, setName] = useState(field?.name ?? '');
  const [type, setType] = useState<FieldType>(field?.type ?? 'Text');
  const [label, setLabel] = useState(field?.label ?? '');
  const [description, setDescription] = useState(field?.description ?? '');
  const [required, setRequired] = useState(field?.required ?? false);
  const [config, setConfig] = useState(field?.config ?? newConfig('Text'));
  const choose = (next: FieldType) => {
    setType(next);
    setConfig(newConfig(next));
    if (next === 'Checkbox') setRequired(false);
    // The hub knows a full name by this name alone.
    if (next === 'Fullname') setName('fullname');
    else if (next === 'Address' && (name === '' || name === 'fullname')) setName('address');
    else if (name === 'fullname') setName('');
  };
  const body = {
    type,
    required,
    ...(label.trim() && { label: label.trim() }),
    ...(description.trim() && type !== 'Checkbox' && { description: description.trim() }),
    config: tidy(type, config),
  };
  const save = useChange<void, unknown>({
    run: () =>
      field
        ? take(api.PUT('/api/custom-profile-fields/{name}', { params: { path: { name: field.name } }, body: body as never }))
        : take(api.POST('/api/custom-profile-fields', { body: { ...body, name } as never })),
    stale: [fieldsQuery.queryKey],
    done: field ? c('saved') : c('created'),
    then: onClose,
  });
  return (
    <FormModal opened onClose={onClose} title={field ? field.label || field.name : t('create')} submit={field ? c('save') : c('create')} loading={save.isPending} disabled={!isFieldName(name)} onSubmit={() => save.mutate()}>
      <Select label={t('type')} value={type} onChange={(value) => choose(value as FieldType)} data={fieldTypes.map((value) => ({ value, label: t(value) }))} disabled={field !== null && (type === 'Fullname' || type === 'Address')} />
      <TextInput
        label={t('name')}
        description={field ? undefined : t('nameText')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value.trim())}
        error={name !== '' && !isFieldName(name) ? t('badName') : null}
        maxLength={128}
        disabled={field !== null || type === 'Fullname'}
        spellCheck={false}
        required
        data-autofocus
      />
      <TextInput label={t('label')} description={t('labelText')} value={label} onChange={(event) => setLabel(event.currentTarget.value)} maxLength={128} />
      {type !== 'Checkbox' && <TextInput label={t('advice')} description={t('adviceText')} value={description} onChange={(event) => setDescription(event.currentTarget.value)} maxLength={256} />}
      <ConfigFields type={type} config={config} onChange={setConfig} />
      {type !== 'Checkbox' && <Switch label={t('required')} checked={required} onChange={(event) => setRequired(event.currentTarget.checked)} />}
    </FormModal>
  );
}
