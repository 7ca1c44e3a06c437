import type { Answer } from '../../api/types';

/** What a text would change. */
export type Plan = Answer<'PlanConfigurationFile'>;
export type Change = Plan['changes'][number];
export type Field = Change['fields'][number];
export type FileFormat = 'yaml' | 'json';

/** A line of a diff: what it does is told by its mark, not by its colour alone. */
export interface DiffLine {
  mark: '+' | '-' | '~';
  path: string;
  /** The value; not there where it is secret. */
  text?: string;
  secret?: 'set' | 'changed' | 'removed';
}

/** How a text is written: strict JSON when its name says so, or it begins like JSON. */
export function formatOf(text: string, name = ''): FileFormat {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.ya?ml$/i.test(name)) return 'yaml';
  return /^\uFEFF?\s*\{/.test(text) ? 'json' : 'yaml';
}

/** The lines of a difference. */
export function linesOf(field: Field): DiffLine[] {
  const { path } = field;
  if (field.secret) {
    const secret = field.secret as DiffLine['secret'];
    return [{ mark: secret === 'set' ? '+' : secret === 'removed' ? '-' : '~', path, secret }];
  }
  const lines: DiffLine[] = [];
  if ('old' in field) lines.push({ mark: '-', path, text: shown(field.old) });
  if ('new' in field) lines.push({ mark: '+', path, text: shown(field.new) });
  field.removed?.forEach((item) => lines.push({ mark: '-', path, text: item }));
  field.added?.forEach((item) => lines.push({ mark: '+', path, text: item }));
  return lines;
}

/** A value as people read it: text as it is, anything else as JSON. Marks of direction are made visible, so that nothing looks like something else. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return text.replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Where a line of a text begins and ends. */
export function placeOf(text: string, line: number): [start: number, end: number] {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return [start, end < 0 ? text.length : end];
}
