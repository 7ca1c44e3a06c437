import { describe, expect, it, vi } from 'vitest';
import { toTag } from './languages';

// The session begins with a browser.
vi.mock('../../api/client', () => ({ api: {}, take: vi.fn(), takeAll: vi.fn() }));

describe('The tag of a language', () => {
  it.each([['TH', 'th'], ['pt-br', 'pt-BR'], ['ZH-hant-tw', 'zh-Hant-TW'], [' cy ', 'cy'], ['sl-1994', 'sl-1994']])('%s is %s', (text, tag) => expect(toTag(text)).toBe(tag));
  it.each(['', 'x', 'en_US', 'e*', 'english-language-of-england'])('%s is none', (text) => expect(toTag(text)).toBeNull());
});
