import type { stepTexts } from './stepTexts';

type Word = keyof typeof stepTexts;

/** What the steps depend on. */
export interface Facts {
  /** Applications, as far as it matters: none or some. */
  applications: number;
  /** Types of the connectors that are set up. */
  kinds: string[];
  experience: {
    signIn: { methods: { identifier: string; password: boolean; verificationCode: boolean }[] };
    branding: { logoUrl?: string | null };
    socialSignInConnectorTargets?: string[];
  };
  /** Users who are no administrators. */
  people: number;
  /** Indicators of API resources. */
  indicators: string[];
}

/** A step on the way to the first sign-in. */
export interface Step {
  id: 'app' | 'methods' | 'email' | 'user' | 'api' | 'look';
  to: string;
  isDone: boolean;
  /** How it is now. */
  state: { key: Word; values?: Record<string, number | Word[]> };
}

const words: Record<string, Word | undefined> = { username: 'byUsername', email: 'byEmail', phone: 'byPhone' };

const managementApi = 'https://default.logto.app/api';

/** The steps, and what is done of them. */
export function stepsOf({ applications, kinds, experience, people, indicators }: Facts): Step[] {
  const methods = experience.signIn.methods;
  const sender: Record<string, string> = { email: 'Email', phone: 'Sms' };
  // A code that cannot be sent lets nobody in.
  const works = methods.filter(({ identifier, password, verificationCode }) => password || (verificationCode && kinds.includes(sender[identifier] ?? '')));
  const isSocial = (experience.socialSignInConnectorTargets?.length ?? 0) > 0 && kinds.includes('Social');
  const protectedApis = indicators.filter((indicator) => indicator !== managementApi).length;
  const step = (id: Step['id'], to: string, isDone: boolean, yes: Step['state'], no: Word): Step => ({ id, to, isDone, state: isDone ? yes : { key: no } });
  const names = [...works.map(({ identifier }) => words[identifier]).filter((word) => word !== undefined), ...(isSocial ? (['bySocial'] as const) : [])];
  return [
    step('app', applications > 0 ? '/applications' : '/applications/create', applications > 0, { key: 'appDone' }, 'appOpen'),
    step('methods', '/sign-in-experience', names.length > 0, { key: 'methodsDone', values: { names } }, 'methodsOpen'),
    step('email', '/connectors', kinds.includes('Email'), { key: 'emailDone' }, 'emailOpen'),
    step('user', '/users', people > 0, { key: 'userDone', values: { count: people } }, 'userOpen'),
    step('api', '/resources', protectedApis > 0, { key: 'apiDone' }, 'apiOpen'),
    step('look', '/sign-in-experience', Boolean(experience.branding.logoUrl), { key: 'lookDone' }, 'lookOpen'),
  ];
}
