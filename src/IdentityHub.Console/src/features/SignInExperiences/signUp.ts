import type { Draft, Method } from './experience';

/** Ways to sign up, as one choice. */
export const signUpChoices = { username: ['username'], email: ['email'], phone: ['phone'], emailOrPhone: ['email', 'phone'], noIdentifier: [] } as const;
export type SignUpChoice = keyof typeof signUpChoices;

/** The choice that identifiers stand for. */
export const choiceOf = (identifiers: readonly string[]): SignUpChoice =>
  (Object.keys(signUpChoices) as SignUpChoice[]).find((choice) => signUpChoices[choice].join() === [...identifiers].sort().join()) ?? 'username';

/**
 * What a choice implies: addresses are verified at sign-up, a username alone needs a password, and what one signs up with one can sign in with.
 */
export function choose(draft: Pick<Draft, 'signUp' | 'signIn'>, choice: SignUpChoice): Pick<Draft, 'signUp' | 'signIn'> {
  const identifiers = [...signUpChoices[choice]];
  const verify = choice !== 'username' && choice !== 'noIdentifier';
  const password = choice === 'username' ? true : choice === 'noIdentifier' ? false : draft.signUp.password;
  const missing = identifiers.filter((identifier) => !draft.signIn.methods.some((method) => method.identifier === identifier));
  const added = missing.map((identifier) => ({ identifier, password, verificationCode: identifier !== 'username', isPasswordPrimary: password }) as Method);
  return {
    signUp: {
      ...draft.signUp,
      identifiers,
      verify,
      password,
      ...(draft.signUp.secondaryIdentifiers && {
        secondaryIdentifiers: identifiers.length === 0 ? [] : draft.signUp.secondaryIdentifiers.filter(({ identifier }) => !overlaps(identifier, identifiers)),
      }),
    },
    signIn: { methods: [...draft.signIn.methods, ...added] },
  };
}

const parts = (identifier: string): string[] => (identifier === 'emailOrPhone' ? ['email', 'phone'] : [identifier]);

/** Whether something is asked for already. */
export const overlaps = (identifier: string, asked: readonly string[]): boolean => parts(identifier).some((part) => asked.includes(part));

/** Further identifiers, without those that another one of them asks for; addresses have to be verified. */
export const secondaries = (identifiers: readonly string[]): { identifier: string; verify: boolean }[] =>
  identifiers
    .filter((identifier, at) => !identifiers.slice(at + 1).some((later) => parts(later).some((part) => parts(identifier).includes(part))))
    .map((identifier) => ({ identifier, verify: identifier !== 'username' }));
