import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';

export type Field = Item<Answer<'ListCustomProfileFields'>>;
export type FieldType = Field['type'];
export type FieldConfig = Field['config'];
export type Part = NonNullable<FieldConfig['parts']>[number];

export const fieldsQuery = { queryKey: ['profile-fields'], queryFn: () => take(api.GET('/api/custom-profile-fields')) };

/** Types that a field of one's own can have. */
export const ownTypes: FieldType[] = ['Text', 'Number', 'Date', 'Checkbox', 'Select', 'Url', 'Regex', 'Address'];

/** Fields whose answers are standard claims (OpenID Connect Core §5.1), with the type that fits. */
export const standardFields: Record<string, FieldType> = {
  fullname: 'Fullname', name: 'Text', givenName: 'Text', middleName: 'Text', familyName: 'Text', nickname: 'Text', avatar: 'Url', profile: 'Url', website: 'Url', gender: 'Select',
  birthdate: 'Date', zoneinfo: 'Text', locale: 'Text', address: 'Address',
};

/** Whether answers are standard claims, which users keep in places of their own; every other answer is custom data. */
export const isStandard = (name: string): boolean => name in standardFields;

/** The parts of an address and of a full name. */
export const partsOf: Partial<Record<FieldType, string[]>> = {
  Address: ['streetAddress', 'locality', 'region', 'postalCode', 'country', 'formatted'],
  Fullname: ['givenName', 'middleName', 'familyName'],
};

export const dateForms = ['yyyy-MM-dd', 'dd/MM/yyyy', 'MM/dd/yyyy', 'custom'];

/** A field as it is edited. */
export interface FieldForm {
  name: string;
  type: FieldType;
  label: string;
  description: string;
  required: boolean;
  config: FieldConfig;
}

/** The configuration that a field of a type begins with. */
export function configOf(type: FieldType): FieldConfig {
  const parts = partsOf[type];
  if (parts) return { parts: parts.map((name) => ({ name, type: 'Text', enabled: name !== 'formatted' && name !== 'middleName', required: false })) };
  return type === 'Date' ? { format: 'yyyy-MM-dd' } : type === 'Checkbox' ? { defaultValue: 'false' } : type === 'Select' ? { options: [{ value: '' }] } : type === 'Regex' ? { format: '' } : {};
}

/** A stored field as it is edited: with all the parts there are. */
export function toForm({ name, type, label, description, required, config }: Field): FieldForm {
  const stored = config.parts ?? [];
  const parts = partsOf[type] && [...stored, ...configOf(type).parts!.filter((part) => !stored.some((one) => one.name === part.name)).map((part) => ({ ...part, enabled: false }))];
  return { name, type, label, description: description ?? '', required, config: parts ? { ...config, parts } : { ...configOf(type), ...config } };
}

/** What the hub takes: no member that is empty, and of the configuration what the type has. */
export function toBody({ type, label, description, required, config }: FieldForm) {
  const options = config.options?.map(({ value, label: shown }) => ({ value: value.trim(), ...(shown?.trim() && { label: shown.trim() }) })).filter(({ value }) => value !== '');
  const filled = Object.fromEntries(
    Object.entries({ ...config, ...(options && { options }), ...(config.format !== 'custom' && { customFormat: undefined }) }).filter(([, value]) => value !== undefined && value !== ''),
  );
  return {
    type,
    required: type === 'Checkbox' ? false : required,
    ...(label.trim() && { label: label.trim() }),
    ...(type !== 'Checkbox' && description.trim() && { description: description.trim() }),
    config: filled as FieldConfig,
  };
}

/** What keeps a field from being stored; null when nothing does. */
export function problemOf({ name, type, config }: FieldForm): 'name' | 'options' | 'same' | 'pattern' | 'limits' | 'parts' | null {
  if (!/^[A-Za-z0-9]{1,128}$/.test(name)) return 'name';
  const values = (config.options ?? []).map(({ value }) => value.trim()).filter((value) => value !== '');
  if (type === 'Select' && values.length === 0) return 'options';
  if (new Set(values).size !== values.length) return 'same';
  if (type === 'Regex' && !config.format) return 'pattern';
  if ((config.minLength ?? 0) > (config.maxLength ?? Infinity) || (config.minValue ?? -Infinity) > (config.maxValue ?? Infinity)) return 'limits';
  return config.parts && !config.parts.some(({ enabled }) => enabled) ? 'parts' : null;
}

/** The fields with one of them a place further up or down. */
export function moved<T>(list: T[], from: number, by: 1 | -1): T[] {
  const next = [...list];
  const [item] = next.splice(from, 1);
  next.splice(from + by, 0, item!);
  return next;
}
