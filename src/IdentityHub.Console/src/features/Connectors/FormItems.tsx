import { MultiSelect, NumberInput, PasswordInput, Select, Stack, Switch, TextInput, Textarea } from '@mantine/core';
import { JsonInput } from '../../ui/controls';
import type { FormItem } from './connectors';

export type Config = Record<string, unknown>;

/** Whether a field matters, given the others. */
export const isShown = (item: FormItem, config: Config): boolean =>
  item.showConditions?.every(({ targetKey, expectValue }) => (config[targetKey] ?? false) === expectValue) ?? true;

/** The configuration at the beginning. */
export const initialConfig = (items: FormItem[]): Config =>
  Object.fromEntries(items.filter(({ defaultValue }) => defaultValue !== undefined && defaultValue !== null).map(({ key, defaultValue }) => [key, defaultValue]));

/** What is worth storing: no empty fields. */
export const filled = (config: Config): Config => Object.fromEntries(Object.entries(config).filter(([, value]) => value !== '' && value !== undefined && value !== null));

/** Whether all that has to be there is there. */
export const isComplete = (items: FormItem[], config: Config): boolean =>
  items.every((item) => !item.required || !isShown(item, config) || (config[item.key] !== undefined && config[item.key] !== ''));

/** A form made from the description of a connector. */
export function FormItems({ items, config, onChange, disabled }: { items: FormItem[]; config: Config; onChange: (key: string, value: unknown) => void; disabled?: boolean }) {
  return (
    <Stack>
      {items
        .filter((item) => isShown(item, config))
        .map((item) => (
          <Field key={item.key} item={item} value={config[item.key]} onChange={(value) => onChange(item.key, value)} disabled={disabled} />
        ))}
    </Stack>
  );
}

function Field({ item, value, onChange, disabled }: { item: FormItem; value: unknown; onChange: (value: unknown) => void; disabled?: boolean }) {
  const shared = { label: item.label, description: item.tooltip, required: item.required, placeholder: item.placeholder, disabled };
  // An empty word stands for none of them, which is what an empty box says.
  const options = item.selectItems?.filter((option) => option.value !== '').map((option) => ({ value: option.value, label: option.title })) ?? [];
  switch (item.type) {
    case 'Switch':
      return <Switch label={item.label} description={item.tooltip} checked={Boolean(value)} onChange={(event) => onChange(event.currentTarget.checked)} disabled={disabled} />;
    case 'Number':
      return <NumberInput {...shared} value={(value as number | undefined) ?? ''} onChange={(next) => onChange(next === '' ? undefined : Number(next))} />;
    case 'MultilineText':
      return <Textarea {...shared} autosize minRows={3} maxRows={14} classNames={{ input: 'mono' }} value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />;
    case 'Json':
      return <JsonInput {...shared} value={value} onChange={onChange} />;
    case 'Select':
      return <Select {...shared} data={options} value={(value as string | undefined) || null} onChange={(next) => onChange(next ?? '')} clearable={!item.required} allowDeselect={!item.required} />;
    case 'MultiSelect':
      return <MultiSelect {...shared} data={options} value={(value as string[] | undefined) ?? []} onChange={onChange} clearable />;
    default:
      return item.isConfidential ? (
        <PasswordInput {...shared} autoComplete="off" value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <TextInput {...shared} autoComplete="off" spellCheck={false} value={(value as string | undefined) ?? ''} onChange={(event) => onChange(event.currentTarget.value)} />
      );
  }
}
