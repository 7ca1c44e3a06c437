import { describe, expect, test } from 'vitest';
import { formatOf, linesOf, placeOf, shown } from './configuration';

describe('a difference', () => {
  test('of a value has what goes and what comes', () => {
    expect(linesOf({ path: 'name', old: 'Shop', new: 'Store' })).toEqual([
      { mark: '-', path: 'name', text: 'Shop' },
      { mark: '+', path: 'name', text: 'Store' },
    ]);
    expect(linesOf({ path: 'ttl', new: null })).toEqual([{ mark: '+', path: 'ttl', text: 'null' }]);
    expect(linesOf({ path: 'ttl', old: 5 })).toEqual([{ mark: '-', path: 'ttl', text: '5' }]);
  });

  test('of a list has a line for each member', () => {
    expect(linesOf({ path: 'uris', added: ['b'], removed: ['a'] }).map(({ mark, text }) => mark + text)).toEqual(['-a', '+b']);
  });

  test('of a secret shows nothing of it', () => {
    expect(linesOf({ path: 'secret', secret: 'changed' })).toEqual([{ mark: '~', path: 'secret', secret: 'changed' }]);
    expect(linesOf({ path: 'secret', secret: 'set' })[0]!.mark).toBe('+');
    expect(linesOf({ path: 'secret', secret: 'removed' })[0]!.mark).toBe('-');
  });
});

test('marks of direction are seen', () => {
  expect(shown('https://good.example\u202Egro.live')).toBe('https://good.example\\u202egro.live');
  expect(shown({ a: [1] })).toBe('{\n  "a": [\n    1\n  ]\n}');
});

test('the format follows the name, else the text', () => {
  expect(formatOf('{}', 'hub.yaml')).toBe('yaml');
  expect(formatOf('a: 1', 'hub.JSON')).toBe('json');
  expect(formatOf(' \n{"a":1}')).toBe('json');
  expect(formatOf('# {\napplications: []')).toBe('yaml');
});

test('a line is found in a text, and the last one stands for those after it', () => {
  expect(placeOf('ab\ncd\nef', 2)).toEqual([3, 5]);
  expect(placeOf('ab\ncd', 1)).toEqual([0, 2]);
  expect(placeOf('ab\ncd', 9)).toEqual([3, 5]);
});
