import { ActionIcon, Box, Button, Checkbox, Group, NumberInput, Select, Stack, Switch, Table, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { common } from '../../text/common';
import { useText } from '../../text/text';
import type { Config, FieldType, Part } from './fields';
import { texts } from './texts';

interface ConfigProps {
  type: FieldType;
  config: Config;
  onChange: (config: Config) => void;
}

/** What belongs to a type: limits, choices, parts. */
export function ConfigFields({ type, config, onChange }: ConfigProps) {
  const t = useText(texts);
  const set = <K extends keyof Config>(name: K, value: Config[K]) => onChange({ ...config, [name]: value });
  const number = (name: 'minLength' | 'maxLength' | 'minValue' | 'maxValue', whole: boolean) => (
    <NumberInput
      label={t(name)}
      min={whole ? (name === 'minLength' ? 0 : 1) : undefined}
      max={whole ? 1024 : undefined}
      allowDecimal={!whole}
      value={config[name] ?? ''}
      onChange={(value) => set(name, value === '' ? undefined : Number(value))}
    />
  );
  return (
    <>
      {type !== 'Checkbox' && type !== 'Fullname' && type !== 'Address' && (
        <TextInput label={t('placeholder')} value={config.placeholder ?? ''} onChange={(event) => set('placeholder', event.currentTarget.value)} maxLength={256} />
      )}
      {type === 'Text' && (
        <Group grow align="flex-end">
          {number('minLength', true)}
          {number('maxLength', true)}
        </Group>
      )}
      {type === 'Number' && (
        <Group grow align="flex-end">
          {number('minValue', false)}
          {number('maxValue', false)}
        </Group>
      )}
      {type === 'Date' && (
        <Select
          label={t('format')}
          value={config.format ?? 'yyyy-MM-dd'}
          onChange={(value) => set('format', value ?? undefined)}
          data={['yyyy-MM-dd', 'dd/MM/yyyy', 'MM/dd/yyyy', { value: 'custom', label: t('custom') }]}
        />
      )}
      {type === 'Date' && config.format === 'custom' && (
        <TextInput label={t('customFormat')} placeholder="dd.MM.yyyy" value={config.customFormat ?? ''} onChange={(event) => set('customFormat', event.currentTarget.value)} maxLength={128} required spellCheck={false} />
      )}
      {type === 'Regex' && (
        <TextInput label={t('pattern')} description={t('patternText')} placeholder="[A-Z]{2}[0-9]{4}" classNames={{ input: 'mono' }} value={config.format ?? ''} onChange={(event) => set('format', event.currentTarget.value)} maxLength={128} required spellCheck={false} />
      )}
      {type === 'Checkbox' && <Switch label={t('ticked')} checked={config.defaultValue === 'true'} onChange={(event) => set('defaultValue', String(event.currentTarget.checked))} />}
      {type === 'Select' && <Options options={config.options ?? []} onChange={(options) => set('options', options)} />}
      {(type === 'Fullname' || type === 'Address') && <Parts parts={config.parts ?? []} onChange={(parts) => set('parts', parts)} />}
    </>
  );
}

type Option = NonNullable<Config['options']>[number];

function Options({ options, onChange }: { options: Option[]; onChange: (options: Option[]) => void }) {
  const t = useText(texts);
  const c = useText(common);
  const change = (at: number, part: Partial<Option>) => onChange(options.map((option, index) => (index === at ? { ...option, ...part } : option)));
  return (
    <Stack gap={6} component="fieldset" className="bare">
      <legend className="legend">{t('options')}</legend>
      {options.map((option, at) => (
        <Group key={at} gap="xs" wrap="nowrap">
          <TextInput className="grow" aria-label={`${t('value')} ${at + 1}`} placeholder={t('value')} value={option.value} onChange={(event) => change(at, { value: event.currentTarget.value })} maxLength={256} />
          <TextInput className="grow" aria-label={`${t('optionLabel')} ${at + 1}`} placeholder={t('optionLabel')} value={option.label ?? ''} onChange={(event) => change(at, { label: event.currentTarget.value })} maxLength={256} />
          <ActionIcon variant="subtle" color="gray" size="lg" disabled={options.length === 1} onClick={() => onChange(options.filter((_, index) => index !== at))} aria-label={`${c('remove')}: ${t('options')} ${at + 1}`}>
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button variant="subtle" size="xs" leftSection={<IconPlus size={14} />} className="start" onClick={() => onChange([...options, { value: '', label: '' }])}>
        {c('addAnother')}
      </Button>
    </Stack>
  );
}

function Parts({ parts, onChange }: { parts: Part[]; onChange: (parts: Part[]) => void }) {
  const t = useText(texts);
  const change = (at: number, change: Partial<Part>) => onChange(parts.map((part, index) => (index === at ? { ...part, ...change } : part)));
  return (
    <Box>
      <Table aria-label={t('parts')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('part')}</Table.Th>
            <Table.Th>{t('asked')}</Table.Th>
            <Table.Th>{t('required')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part, at) => {
            const name = part.label ?? (part.name in texts ? t(part.name as keyof typeof texts) : part.name);
            return (
              <Table.Tr key={part.name}>
                <Table.Td>{name}</Table.Td>
                <Table.Td>
                  <Checkbox aria-label={`${t('asked')}: ${name}`} checked={part.enabled} onChange={(event) => change(at, { enabled: event.currentTarget.checked, ...(!event.currentTarget.checked && { required: false }) })} />
                </Table.Td>
                <Table.Td>
                  <Checkbox aria-label={`${t('required')}: ${name}`} checked={part.required} disabled={!part.enabled} onChange={(event) => change(at, { required: event.currentTarget.checked })} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Box>
  );
}
