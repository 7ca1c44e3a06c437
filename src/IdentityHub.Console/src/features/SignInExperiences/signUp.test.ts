import { describe, expect, it } from 'vitest';
import type { Draft } from './experience';
import { choiceOf, choose, overlaps, secondaries } from './signUp';

const draft = {
  signUp: { identifiers: ['username'], password: true, verify: false },
  signIn: { methods: [{ identifier: 'username', password: true, verificationCode: false, isPasswordPrimary: true }] },
} as Pick<Draft, 'signUp' | 'signIn'>;

describe('The sign-up identifier', () => {
  it('e-mail or phone forces verification, keeps the password as it was, and can be signed in with', () => {
    const { signUp, signIn } = choose(draft, 'emailOrPhone');
    expect(signUp).toMatchObject({ identifiers: ['email', 'phone'], verify: true, password: true });
    expect(signIn.methods.map(({ identifier, verificationCode }) => [identifier, verificationCode])).toEqual([
      ['username', false],
      ['email', true],
      ['phone', true],
    ]);
  });

  it('username forces a password and no verification', () => {
    const passwordless = choose({ ...draft, signUp: { ...draft.signUp, password: false } }, 'email');
    expect(passwordless.signUp).toMatchObject({ password: false, verify: true });
    expect(choose(passwordless, 'username').signUp).toMatchObject({ identifiers: ['username'], password: true, verify: false });
  });

  it('adds no way to sign in twice', () => {
    const once = choose(draft, 'email');
    expect(choose(once, 'email').signIn).toEqual(once.signIn);
  });

  it.each(['username', 'email', 'phone', 'emailOrPhone', 'noIdentifier'] as const)('%s is recognized again', (choice) => {
    expect(choiceOf(choose(draft, choice).signUp.identifiers)).toBe(choice);
  });
});

describe('Further identifiers', () => {
  it('are verified when they are addresses, and not asked for twice', () => {
    expect(secondaries(['username', 'email'])).toEqual([{ identifier: 'username', verify: false }, { identifier: 'email', verify: true }]);
    expect(secondaries(['email', 'emailOrPhone'])).toEqual([{ identifier: 'emailOrPhone', verify: true }]);
  });
  it('go away when the first identifier asks for them', () => {
    expect(overlaps('emailOrPhone', ['phone'])).toBe(true);
    const both = { ...draft, signUp: { ...draft.signUp, secondaryIdentifiers: [{ identifier: 'email' as const, verify: true }] } };
    expect(choose(both, 'email').signUp.secondaryIdentifiers).toEqual([]);
    expect(choose(both, 'phone').signUp.secondaryIdentifiers).toHaveLength(1);
  });
});
