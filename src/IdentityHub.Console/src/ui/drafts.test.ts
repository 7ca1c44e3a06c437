import { expect, test } from 'vitest';
import { draftKey, dropDrafts, findDraft, keepDraft } from './drafts';

function storage(limit = Infinity): Storage {
  const held = new Map<string, string>();
  return {
    get length() {
      return held.size;
    },
    key: (index: number) => [...held.keys()][index] ?? null,
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > limit) throw new Error('full');
      held.set(key, value);
    },
    removeItem: (key: string) => void held.delete(key),
    clear: () => held.clear(),
  };
}

test('a draft is for the page, the form and the person', () => {
  const store = storage();
  const key = draftKey('/console/applications/1', ['name', 'uris']);
  expect(key).toBe(draftKey('/console/applications/1', ['uris', 'name']));
  expect(key).not.toBe(draftKey('/console/applications/2', ['name', 'uris']));
  keepDraft(store, key, { owner: 'ada', base: { name: 'a' }, draft: { name: 'b' } });
  expect(findDraft(store, key, 'ada')).toEqual({ owner: 'ada', base: { name: 'a' }, draft: { name: 'b' } });
  expect(findDraft(store, key, 'bob')).toBeNull();
  expect(findDraft(store, 'other', 'ada')).toBeNull();
});

test('others find nothing, and nothing is left for them', () => {
  const store = storage();
  store.setItem('something-else', 'stays');
  keepDraft(store, draftKey('/a', []), { owner: 'ada', base: 1, draft: 2 });
  keepDraft(store, draftKey('/b', []), { owner: 'bob', base: 1, draft: 2 });
  store.setItem(draftKey('/c', []), '{broken');
  dropDrafts(store, 'ada');
  expect(store.length).toBe(2);
  expect(findDraft(store, draftKey('/a', []), 'ada')).not.toBeNull();
  dropDrafts(store);
  expect(store.length).toBe(1);
  expect(store.getItem('something-else')).toBe('stays');
});

test('a full store loses a draft and nothing else', () => {
  const store = storage(10);
  expect(() => keepDraft(store, 'k', { owner: 'ada', base: '', draft: 'x'.repeat(50) })).not.toThrow();
  expect(store.length).toBe(0);
});
