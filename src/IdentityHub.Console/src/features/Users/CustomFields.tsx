import { Box, NumberInput, Select, Stack, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useCanEdit } from '../../auth/me';
import { useText } from '../../text/text';
import { Section } from '../../ui/Page';
import { fieldsQuery, isStandard, type Field as ProfileField } from '../CustomProfileFields/fields';
import { fieldTexts } from '../CustomProfileFields/texts';
import { texts } from './texts';

type Answers = Record<string, unknown>;

/** Answers to the profile fields of the hub that are kept in custom data. Claims have fields of their own. */
export function CustomFields({ value, onChange }: { value: Answers; onChange: (value: Answers) => void }) {
  const t = useText(texts);
  const { data } = useQuery(fieldsQuery);
  const fields = data?.filter(({ name }) => !isStandard(name)) ?? [];
  if (fields.length === 0) return null;
  const set = (name: string, answer: unknown) => {
    const { [name]: _, ...others } = value;
    onChange(answer === undefined || answer === '' ? others : { ...others, [name]: answer });
  };
  return (
    <Section title={t('profileFields')} description={t('profileFieldsText')}>
      <Box className="halves">
        {fields.map((field) => (
          <Field key={field.name} field={field} answer={value[field.name]} onChange={(answer) => set(field.name, answer)} />
        ))}
      </Box>
    </Section>
  );
}

const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : answer === undefined || answer === null ? '' : JSON.stringify(answer));

function Field({ field: { name, label, description, type, config }, answer, onChange }: { field: ProfileField; answer: unknown; onChange: (answer: unknown) => void }) {
  const disabled = !useCanEdit();
  const shown = { label: label || name, description: description ?? undefined, placeholder: config.placeholder, disabled };
  switch (type) {
    case 'Number':
      return <NumberInput {...shown} value={typeof answer === 'number' ? answer : textOf(answer)} min={config.minValue} max={config.maxValue} onChange={(next) => onChange(next === '' ? undefined : Number(next))} />;
    case 'Checkbox':
      return <Switch {...shown} checked={answer === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    case 'Select': {
      const options = (config.options ?? []).map((option) => ({ value: option.value, label: option.label || option.value }));
      const text = textOf(answer);
      // An answer that is no longer a choice is shown all the same.
      return <Select {...shown} clearable data={text === '' || options.some((option) => option.value === text) ? options : [...options, { value: text, label: text }]} value={text || null} onChange={(next) => onChange(next ?? undefined)} />;
    }
    case 'Address':
    case 'Fullname':
      return <Parts label={shown.label} parts={config.parts ?? []} answer={(answer ?? {}) as Record<string, string>} onChange={onChange} />;
    default:
      return <TextInput {...shown} type={type === 'Date' ? 'date' : undefined} maxLength={config.maxLength} value={textOf(answer)} onChange={(event) => onChange(event.currentTarget.value)} autoComplete="off" />;
  }
}

interface PartsProps {
  label: string;
  parts: { name: string; label?: string; enabled: boolean }[];
  answer: Record<string, string>;
  onChange: (answer: unknown) => void;
}

function Parts({ label, parts, answer, onChange }: PartsProps) {
  const t = useText(fieldTexts);
  const canEdit = useCanEdit();
  return (
    <Stack gap="xs" component="fieldset" className="bare">
      <legend className="legend">{label}</legend>
      {parts
        .filter(({ enabled }) => enabled)
        .map((part) => (
          <TextInput
            key={part.name}
            label={part.label ?? (part.name in fieldTexts ? t(part.name as keyof typeof fieldTexts) : part.name)}
            value={answer[part.name] ?? ''}
            onChange={(event) => {
              const { [part.name]: _, ...others } = answer;
              const next = event.currentTarget.value === '' ? others : { ...others, [part.name]: event.currentTarget.value };
              onChange(Object.keys(next).length === 0 ? undefined : next);
            }}
            disabled={!canEdit}
            autoComplete="off"
          />
        ))}
    </Stack>
  );
}
