import { describe, expect, it } from 'vitest';
import { find, pageOf, problemOf, usable, worthStoring, type Sentence } from './phrases';

const all: Sentence[] = [
  { key: 'signIn.lead', shipped: 'ไปยัง {0}', english: 'Continue to {0}.' },
  { key: 'signIn.title', shipped: 'เข้าสู่ระบบ', english: 'Sign in', custom: 'สวัสดี' },
];

describe('A sentence', () => {
  it.each([['Go to {0}.', null], ['', null], ['Go.', 'places'], ['{0} {1}', 'places'], ['{0} {', 'braces'], ['{name}', 'braces'], ['{0} and {0}', null]])('%s is %s', (text, problem) =>
    expect(problemOf(text, 'Continue to {0}.')).toBe(problem));
});

describe('What was typed', () => {
  it('is stored when it differs, in the order of the keys', () =>
    expect(Object.entries(worthStoring({ 'signIn.title': 'สวัสดี', 'signIn.lead': 'ไปยัง {0}', gone: 'x' }, all))).toEqual([['signIn.title', 'สวัสดี']]));
  it('is shown when no page breaks on it', () => expect(usable({ 'signIn.lead': 'ไป', 'signIn.title': 'หวัดดี' }, all)).toEqual({ 'signIn.title': 'หวัดดี' }));
});

describe('Looking for a sentence', () => {
  it.each([['LEAD', 'signIn.lead'], ['continue', 'signIn.lead'], ['เข้าสู่', 'signIn.title'], ['สวัสดี', 'signIn.title']])('%s finds %s', (search, key) =>
    expect(find(all, { 'signIn.title': 'สวัสดี' }, search, 'all').map((sentence) => sentence.key)).toEqual([key]));
  it('finds what was changed, and what was not', () => {
    expect(find(all, { 'signIn.title': 'สวัสดี' }, '', 'changed')).toEqual([all[1]]);
    expect(find(all, { 'signIn.title': 'สวัสดี' }, '', 'missing')).toEqual([all[0]]);
  });
  it('leads to its page', () => {
    expect(pageOf('signIn.failed')).toBe('sign-in-problem');
    expect(pageOf('duration.hours')).toBeUndefined();
  });
});
