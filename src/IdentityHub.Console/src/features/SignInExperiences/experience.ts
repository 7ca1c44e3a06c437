import { api, take } from '../../api/client';
import type { Answer, Item } from '../../api/types';

export type Experience = Answer<'GetSignInExp'>;
export type Method = Item<Experience['signIn']['methods']>;
export type SignUp = Experience['signUp'];

export const experienceQuery = { queryKey: ['experience'], queryFn: () => take(api.GET('/api/sign-in-exp')) };

/** The members that these pages change. */
export const changed = [
  'color', 'branding', 'customCss', 'signInMode', 'signUp', 'signIn', 'forgotPasswordMethods', 'singleSignOnEnabled', 'socialSignInConnectorTargets', 'termsOfUseUrl',
  'privacyPolicyUrl', 'agreeToTermsPolicy', 'languageInfo', 'supportEmail', 'supportWebsiteUrl', 'unknownSessionRedirectUrl', 'socialSignIn', 'mfa', 'signUpProfileFields',
] as const satisfies (keyof Experience)[];

export type Draft = Pick<Experience, (typeof changed)[number]>;

export const toDraft = (experience: Experience): Draft => Object.fromEntries(changed.map((name) => [name, experience[name]])) as Draft;

/** The members that differ: what nobody touched is not judged anew, such as a way to sign in whose connector is gone. */
export const changesOf = (stored: Draft, draft: Draft): Partial<Draft> =>
  Object.fromEntries(changed.filter((name) => JSON.stringify(stored[name]) !== JSON.stringify(draft[name])).map((name) => [name, draft[name]]));
