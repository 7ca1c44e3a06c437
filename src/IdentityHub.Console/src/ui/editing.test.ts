import { expect, test } from 'vitest';
import { begin, isSame, openConflicts, rebase, saved, type Editing } from './editing';

interface Form {
  name: string;
  uris: string[];
  note?: string;
}
const stored: Form = { name: 'a', uris: ['1'] };
const typed = (change: Partial<Form>): Editing<Form> => ({ ...begin(stored), draft: { ...stored, ...change } });

test('what nobody touched follows what is stored', () => {
  const next = rebase(begin(stored), { name: 'b', uris: ['1', '2'] });
  expect(next).toEqual(begin({ name: 'b', uris: ['1', '2'] }));
});

test('changes of different members meet', () => {
  const next = rebase(typed({ name: 'mine' }), { name: 'a', uris: ['2'] });
  expect(next.draft).toEqual({ name: 'mine', uris: ['2'] });
  expect(openConflicts(next)).toEqual([]);
  expect(next.origin).toBe('merged');
});

test('changes of one member wait for a decision, and mine stays', () => {
  const next = rebase(typed({ name: 'mine', uris: ['1', '3'] }), { name: 'theirs', uris: ['1'] });
  expect(next.draft).toEqual({ name: 'mine', uris: ['1', '3'] });
  expect(openConflicts(next)).toEqual(['name']);
  // A third change does not settle it, nor does one of something else.
  expect(openConflicts(rebase(next, { name: 'theirs', uris: ['9'] }))).toEqual(['name', 'uris']);
  // The same value in both places does.
  expect(openConflicts(rebase(next, { name: 'mine', uris: ['1'] }))).toEqual([]);
  expect(openConflicts({ ...next, draft: { ...next.draft, name: 'theirs' } })).toEqual([]);
});

test('the same change in both places is no conflict', () => {
  const next = rebase(typed({ name: 'both' }), { name: 'both', uris: ['1'] });
  expect(next).toEqual(begin({ name: 'both', uris: ['1'] }));
});

test('what comes and goes is a change too', () => {
  expect(rebase(typed({ note: 'mine' }), { name: 'b', uris: ['1'] }).draft).toEqual({ name: 'b', uris: ['1'], note: 'mine' });
  expect(rebase(begin<Form>({ ...stored, note: 'x' }), stored).draft).toEqual(stored);
});

test('what the hub made of what was sent is taken, and what was typed meanwhile stays', () => {
  const sent: Form = { name: ' new ', uris: ['1'] };
  const after = saved({ ...begin(stored), draft: sent }, sent);
  expect(isSame(after.draft, after.base)).toBe(true);
  expect(rebase(after, { name: 'new', uris: ['1'] })).toEqual(begin({ name: 'new', uris: ['1'] }));
  const more = rebase({ ...after, draft: { ...sent, uris: ['1', '2'] } }, { name: 'new', uris: ['1'] });
  expect(more.draft).toEqual({ name: 'new', uris: ['1', '2'] });
  expect(openConflicts(more)).toEqual([]);
});

test('nothing that was typed is lost, whatever happens elsewhere', () => {
  // Every combination of three values for two members, in three places.
  const values = ['a', 'b', 'c'];
  for (const one of values) for (const two of values) for (const mine of values) for (const other of values) {
    const next = rebase({ base: { x: 'a', y: 'a' }, draft: { x: mine, y: other }, conflicts: [] }, { x: one, y: two });
    expect(next.draft.x).toBe(mine === 'a' ? one : mine);
    expect(next.draft.y).toBe(other === 'a' ? two : other);
    expect(openConflicts(next).includes('x')).toBe(mine !== 'a' && one !== 'a' && mine !== one);
  }
});
