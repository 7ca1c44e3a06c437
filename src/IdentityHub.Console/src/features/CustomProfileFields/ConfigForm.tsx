import { ActionIcon, Box, Button, Checkbox, Group, NumberInput, Select, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import { dateForms, type FieldConfig, type FieldType, type Part } from './fields';
import classes from './FieldsTab.module.css';
import { nameOf } from './FieldsTab';
import { fieldTexts } from './texts';

interface ConfigFormProps {
  type: FieldType;
  config: FieldConfig;
  onChange: (config: FieldConfig) => void;
}

/** Limits, options and parts: what a type has. */
export function ConfigForm({ type, config, onChange }: ConfigFormProps) {
  const t = useText(fieldTexts);
  const put = (change: Partial<FieldConfig>) => onChange({ ...config, ...change });
  const number = (name: 'minLength' | 'maxLength' | 'minValue' | 'maxValue', limits: { min?: number; max?: number } = {}) => (
    <NumberInput label={t(name)} {...limits} allowDecimal={name.endsWith('Value')} value={config[name] ?? ''} onChange={(value) => put({ [name]: value === '' ? undefined : Number(value) })} />
  );
  const placeholder = <TextInput label={t('placeholder')} value={config.placeholder ?? ''} onChange={(event) => put({ placeholder: event.currentTarget.value })} maxLength={256} />;
  switch (type) {
    case 'Text':
      return (
        <>
          {placeholder}
          <Group grow>
            {number('minLength', { min: 0, max: 1024 })}
            {number('maxLength', { min: 1, max: 1024 })}
          </Group>
        </>
      );
    case 'Number':
      return (
        <>
          {placeholder}
          <Group grow>
            {number('minValue')}
            {number('maxValue')}
          </Group>
        </>
      );
    case 'Date':
      return (
        <>
          <Select label={t('format')} value={config.format ?? dateForms[0]} onChange={(format) => format && put({ format })} data={dateForms.map((value) => ({ value, label: value === 'custom' ? t('custom') : value }))} />
          {config.format === 'custom' && <TextInput label={t('customFormat')} placeholder="dd.MM.yyyy" value={config.customFormat ?? ''} onChange={(event) => put({ customFormat: event.currentTarget.value })} maxLength={128} />}
        </>
      );
    case 'Checkbox':
      return <Switch label={t('ticked')} checked={config.defaultValue === 'true'} onChange={(event) => put({ defaultValue: String(event.currentTarget.checked) })} />;
    case 'Select':
      return <Options options={config.options ?? []} onChange={(options) => put({ options })} />;
    case 'Regex':
      return (
        <>
          <TextInput label={t('pattern')} description={t('patternText')} placeholder="^[A-Z]{2}\d{4}$" classNames={{ input: 'mono' }} value={config.format ?? ''} onChange={(event) => put({ format: event.currentTarget.value })} maxLength={128} required spellCheck={false} />
          {placeholder}
        </>
      );
    case 'Url':
      return placeholder;
    default:
      return <Parts parts={config.parts ?? []} onChange={(parts) => put({ parts })} />;
  }
}

function Options({ options, onChange }: { options: NonNullable<FieldConfig['options']>; onChange: (options: NonNullable<FieldConfig['options']>) => void }) {
  const t = useText(fieldTexts);
  const c = useText(common);
  const put = (at: number, change: { value?: string; label?: string }) => onChange(options.map((option, index) => (index === at ? { ...option, ...change } : option)));
  return (
    <Stack gap={8} component="fieldset" className="bare">
      <legend className="legend">{t('options')}</legend>
      <Text size="xs" c="dimmed">
        {t('optionsText')}
      </Text>
      {options.map((option, at) => (
        <Box key={at} className={classes.option}>
          <TextInput aria-label={`${t('value')} ${at + 1}`} placeholder={t('value')} value={option.value} onChange={(event) => put(at, { value: event.currentTarget.value })} maxLength={256} spellCheck={false} />
          <TextInput aria-label={`${t('shown')} ${at + 1}`} placeholder={option.value || t('shown')} value={option.label ?? ''} onChange={(event) => put(at, { label: event.currentTarget.value })} maxLength={256} />
          <ActionIcon variant="subtle" color="gray" size="lg" onClick={() => onChange(options.filter((_, index) => index !== at))} disabled={options.length === 1} aria-label={`${c('remove')}: ${option.value || at + 1}`}>
            <IconTrash size={16} />
          </ActionIcon>
        </Box>
      ))}
      <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} className="start" onClick={() => onChange([...options, { value: '' }])}>
        {c('addAnother')}
      </Button>
    </Stack>
  );
}

function Parts({ parts, onChange }: { parts: Part[]; onChange: (parts: Part[]) => void }) {
  const t = useText(fieldTexts);
  const put = (name: string, change: Partial<Part>) => onChange(parts.map((part) => (part.name === name ? { ...part, ...change } : part)));
  return (
    <Stack gap={0} component="fieldset" className="bare">
      <legend className="legend">{t('parts')}</legend>
      {parts.map((part) => (
        <Box key={part.name} className={classes.part}>
          <Text size="sm">{part.label || nameOf(part.name, t)}</Text>
          <Checkbox size="xs" label={t('partAsked')} aria-label={`${t('partAsked')}: ${nameOf(part.name, t)}`} checked={part.enabled} onChange={(event) => put(part.name, { enabled: event.currentTarget.checked })} />
          <Checkbox size="xs" label={t('requiredMark')} aria-label={`${t('requiredMark')}: ${nameOf(part.name, t)}`} checked={part.required} onChange={(event) => put(part.name, { required: event.currentTarget.checked })} disabled={!part.enabled} />
        </Box>
      ))}
    </Stack>
  );
}
