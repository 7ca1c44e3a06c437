import { describe, expect, it } from 'vitest';
import { fill, type Catalogue } from './text';

const modules = import.meta.glob<Record<string, Catalogue>>(['./common.ts', '../app/texts.ts', '../features/**/texts.ts', '../features/**/*.texts.ts'], { eager: true });
const catalogues = Object.entries(modules).flatMap(([file, exports]) => Object.entries(exports).map(([name, catalogue]) => ({ file: `${file} ${name}`, catalogue })));

/** Names that are the same in both languages. */
const same = /^[\x20-\x7e–…]*$/;
const placesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('Catalogues', () => {
  it('are found', () => expect(catalogues.length).toBeGreaterThan(3));

  it.each(catalogues)('$file say everything in both languages, with the same values', ({ catalogue }) => {
    for (const [key, [en, th]] of Object.entries(catalogue)) {
      expect(en.trim(), key).not.toBe('');
      expect(th.trim(), key).not.toBe('');
      expect(placesOf(th), key).toEqual(placesOf(en));
      if (en.split(' ').length > 3) expect(th, `${key} is translated`).not.toMatch(same);
    }
  });
});

describe('A text', () => {
  it('takes its values', () => expect(fill('{count} of {total}', { count: 1, total: 2 })).toBe('1 of 2'));
  it('shows a place without a value', () => expect(fill('{count} of {total}', { count: 1 })).toBe('1 of {total}'));
});
