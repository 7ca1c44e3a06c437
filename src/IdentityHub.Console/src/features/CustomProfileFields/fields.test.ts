import { describe, expect, it, vi } from 'vitest';
import { configOf, moved, problemOf, toBody, toForm, type Field, type FieldForm } from './fields';

// The session begins with a browser.
vi.mock('../../api/client', () => ({ api: {}, take: vi.fn(), takeAll: vi.fn() }));

const form: FieldForm = { name: 'size', type: 'Select', label: ' Size ', description: '', required: true, config: { options: [{ value: ' s ', label: 'Small' }, { value: '' }] } };

describe('A profile field', () => {
  it('is sent without what is empty', () =>
    expect(toBody(form)).toEqual({ type: 'Select', required: true, label: 'Size', config: { options: [{ value: 's', label: 'Small' }] } }));
  it('that is a box is never required and has no description', () =>
    expect(toBody({ ...form, type: 'Checkbox', description: 'x', config: configOf('Checkbox') })).toEqual({ type: 'Checkbox', required: false, label: 'Size', config: { defaultValue: 'false' } }));
  it('keeps a form of dates of its own only while it is chosen', () =>
    expect(toBody({ ...form, type: 'Date', config: { format: 'yyyy-MM-dd', customFormat: 'dd.MM.yyyy' } }).config).toEqual({ format: 'yyyy-MM-dd' }));
  it('is edited with all parts, stored ones first', () => {
    const stored = { name: 'fullname', type: 'Fullname', label: '', description: null, required: false, config: { parts: [{ name: 'familyName', type: 'Text', enabled: true, required: true }] } };
    expect(toForm(stored as unknown as Field).config.parts!.map(({ name, enabled }) => [name, enabled])).toEqual([['familyName', true], ['givenName', false], ['middleName', false]]);
  });
  it.each([
    [{ name: 'a b' }, 'name'], [{ config: { options: [{ value: '' }] } }, 'options'], [{ config: { options: [{ value: 'a' }, { value: 'a ' }] } }, 'same'],
    [{ type: 'Regex' as const, config: { format: '' } }, 'pattern'], [{ type: 'Text' as const, config: { minLength: 3, maxLength: 2 } }, 'limits'],
    [{ type: 'Address' as const, config: { parts: [{ name: 'country', type: 'Text' as const, enabled: false, required: false }] } }, 'parts'], [{}, null],
  ])('%o is stopped by %s', (change, problem) => expect(problemOf({ ...form, ...change })).toBe(problem));
});

describe('Moving', () => {
  it('changes places', () => {
    expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  });
});
