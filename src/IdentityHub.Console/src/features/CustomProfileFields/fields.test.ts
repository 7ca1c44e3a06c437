import { describe, expect, it } from 'vitest';
import { fieldTypes, isClaim, isFieldName, newConfig, tidy } from './fields';

describe('The configuration of a profile field', () => {
  it('has only what its type has', () => expect(tidy('Text', { placeholder: 'p', minLength: 0, format: 'x', options: [{ value: 'a' }] })).toEqual({ placeholder: 'p', minLength: 0 }));
  it('has no empty and no double option', () =>
    expect(tidy('Select', { options: [{ value: ' a ', label: ' A ' }, { value: '' }, { value: 'a' }, { value: 'b', label: '' }] })).toEqual({ options: [{ value: 'a', label: 'A' }, { value: 'b' }] }));
  it('has a form of its own only for a date that says so', () => {
    expect(tidy('Date', { format: 'yyyy-MM-dd', customFormat: 'dd.MM' })).toEqual({ format: 'yyyy-MM-dd' });
    expect(tidy('Date', { format: 'custom', customFormat: 'dd.MM.yyyy' })).toEqual({ format: 'custom', customFormat: 'dd.MM.yyyy' });
  });
  it.each(fieldTypes)('of a new %s is tidy', (type) => expect(Object.keys(tidy(type, newConfig(type))).every((name) => name in newConfig(type))).toBe(true));
});

describe('The name of a profile field', () => {
  it.each(['shoeSize', 'a1'])('may be %s', (name) => expect(isFieldName(name)).toBe(true));
  it.each(['', 'shoe size', 'größe', 'a-b'])('may not be "%s"', (name) => expect(isFieldName(name)).toBe(false));
  it('may be that of a claim', () => expect([isClaim('birthdate'), isClaim('shoeSize')]).toEqual([true, false]));
});
