import { describe, expect, it, vi } from 'vitest';
import { isTarget, toTarget } from './MetadataFields';
import { newId } from './connectors';

// The session begins with a browser.
vi.mock('../../api/client', () => ({ api: {}, take: vi.fn(), takeAll: vi.fn() }));

describe('A target', () => {
  it.each([['My Company', 'my-company'], ['  Ünïcode & Co. ', 'u-ni-code-co'], ['ไทย', '']])('%s becomes %s', (name, target) => expect(toTarget(name)).toBe(target));
  it('has letters, digits and dashes', () => {
    expect(isTarget('my-company_2')).toBe(true);
    for (const wrong of ['', '-a', 'a b', 'ไทย', 'a'.repeat(65)]) expect(isTarget(wrong)).toBe(false);
  });
});

describe('An id', () => {
  it('has twelve small letters and digits, another one each time', () => {
    expect(newId()).toMatch(/^[a-z0-9]{12}$/);
    expect(new Set(Array.from({ length: 50 }, newId)).size).toBe(50);
  });
});
