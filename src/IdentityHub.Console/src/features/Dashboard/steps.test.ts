import { describe, expect, it } from 'vitest';
import { stepsOf, type Facts } from './steps';

const empty: Facts = {
  applications: 0,
  kinds: [],
  experience: { signIn: { methods: [{ identifier: 'username', password: true, verificationCode: false }] }, branding: {} },
  people: 0,
  indicators: ['https://default.logto.app/api'],
};
const done = (facts: Facts) =>
  stepsOf(facts)
    .filter(({ isDone }) => isDone)
    .map(({ id }) => id);

describe('stepsOf', () => {
  it('finds only what a new hub brings', () => expect(done(empty)).toEqual(['methods']));

  it('finds what was done', () => {
    expect(done({ ...empty, applications: 1, kinds: ['Email'], people: 2, indicators: [...empty.indicators, 'https://api.example.com'] })).toEqual(['app', 'methods', 'email', 'user', 'api']);
  });

  it('counts no method whose codes cannot be sent', () => {
    const codes = { ...empty, experience: { ...empty.experience, signIn: { methods: [{ identifier: 'email', password: false, verificationCode: true }] } } };
    expect(done(codes)).toEqual([]);
    expect(done({ ...codes, kinds: ['Sms'] })).toEqual([]);
    expect(done({ ...codes, kinds: ['Email'] })).toEqual(['methods', 'email']);
  });
});
