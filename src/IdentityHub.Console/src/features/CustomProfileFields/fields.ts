import type { Answer, Item } from '../../api/types';

export type ProfileField = Item<Answer<'ListCustomProfileFields'>>;
export type FieldType = ProfileField['type'];
export type Config = ProfileField['config'];
export type Part = Item<NonNullable<Config['parts']>>;

/** Types in the order in which they are offered. */
export const fieldTypes = ['Text', 'Number', 'Date', 'Checkbox', 'Select', 'Url', 'Regex', 'Fullname', 'Address'] as const satisfies readonly FieldType[];

/** The parts that a field of a type can have. */
export const partNames = { Fullname: ['givenName', 'middleName', 'familyName'], Address: ['streetAddress', 'locality', 'region', 'postalCode', 'country', 'formatted'] } as const;

/** The claims of OpenID Connect, which users keep in places of their own; every other answer is custom data. */
const claims = new Set(['name', 'avatar', 'familyName', 'givenName', 'middleName', 'nickname', 'profile', 'website', 'gender', 'birthdate', 'zoneinfo', 'locale', 'address', 'fullname']);

export const isClaim = (name: string): boolean => claims.has(name);

/** What a new field of a type begins with. */
export function newConfig(type: FieldType): Config {
  switch (type) {
    case 'Date':
      return { format: 'yyyy-MM-dd' };
    case 'Checkbox':
      return { defaultValue: 'false' };
    case 'Select':
      return { options: [{ value: '', label: '' }] };
    case 'Fullname':
    case 'Address':
      return { parts: partNames[type].map((name) => ({ name, type: 'Text' as const, enabled: name !== 'middleName' && name !== 'formatted', required: false })) };
    default:
      return {};
  }
}

/** Which members a configuration of each type has; the hub refuses others. */
const membersOf: Record<FieldType, (keyof Config)[]> = {
  Text: ['placeholder', 'minLength', 'maxLength'],
  Number: ['placeholder', 'minValue', 'maxValue'],
  Date: ['placeholder', 'format', 'customFormat'],
  Checkbox: ['defaultValue'],
  Select: ['placeholder', 'options'],
  Url: ['placeholder'],
  Regex: ['placeholder', 'format'],
  Address: ['parts'],
  Fullname: ['parts'],
};

/** A configuration as the hub takes it: without what is empty, and without what the type does not have. */
export function tidy(type: FieldType, config: Config): Config {
  const kept = Object.fromEntries(membersOf[type].map((name) => [name, config[name]]).filter(([, value]) => value !== undefined && value !== '')) as Config;
  if (kept.options) {
    const seen = new Set<string>();
    kept.options = kept.options
      .map(({ value, label }) => ({ value: value.trim(), ...(label?.trim() && { label: label.trim() }) }))
      .filter(({ value }) => value !== '' && !seen.has(value) && seen.add(value));
  }
  if (type === 'Date' && kept.format !== 'custom') delete kept.customFormat;
  return kept;
}

/** Whether a name can be given to a field, before the hub says so. */
export const isFieldName = (name: string): boolean => /^[A-Za-z0-9]{1,128}$/.test(name);
