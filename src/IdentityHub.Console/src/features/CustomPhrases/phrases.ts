import type { Answer, Item } from '../../api/types';
import type { PreviewPage } from '../SignInExperiences/preview.texts';

export type Sentence = Item<Answer<'ListPhraseSentences'>['sentences']>;

/** Sentences of the operator by their keys. */
export type Sentences = Record<string, string>;

/** The most characters of a sentence. */
export const longestSentence = 2000;

/** What the page puts into a sentence, such as {0}; null when a brace belongs to none of it. */
function placesOf(text: string): string | null {
  const rest = text.replace(/\{\d\}/g, '');
  return /[{}]/.test(rest) ? null : [...new Set(text.match(/\{\d\}/g) ?? [])].sort().join(' ');
}

/** The places that a sentence has to have and lacks, or has too many of; null when it can be used. */
export function problemOf(text: string, original: string): 'braces' | 'places' | null {
  if (text === '') return null;
  const found = placesOf(text);
  return found === null ? 'braces' : found === placesOf(original) ? null : 'places';
}

/** What the places of a sentence are, for people: "{0} {1}". */
export const placesIn = (text: string): string => placesOf(text) ?? '';

/** What is worth storing: sentences that say something else than the hub's own, by key. */
export function worthStoring(typed: Sentences, all: Sentence[]): Sentences {
  const shipped = new Map(all.map((sentence) => [sentence.key, sentence]));
  return Object.fromEntries(
    Object.entries(typed)
      .filter(([key, text]) => text.trim() !== '' && shipped.has(key) && text !== shipped.get(key)!.shipped)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

/** The same without what the hub would refuse, for a preview while one types. */
export function usable(typed: Sentences, all: Sentence[]): Sentences {
  const english = new Map(all.map((sentence) => [sentence.key, sentence.english]));
  return Object.fromEntries(Object.entries(worthStoring(typed, all)).filter(([key, text]) => problemOf(text, english.get(key) ?? '') === null));
}

/** The sentences that somebody looks for: by key, by what they say in either language, by what was typed. */
export function find(all: Sentence[], typed: Sentences, search: string, only: 'all' | 'changed' | 'missing'): Sentence[] {
  const sought = search.trim().toLocaleLowerCase();
  return all.filter((sentence) => {
    const own = typed[sentence.key] ?? '';
    const isOwn = own.trim() !== '' && own !== sentence.shipped;
    if (only === 'changed' ? !isOwn : only === 'missing' && own.trim() !== '') return false;
    return sought === '' || [sentence.key, sentence.shipped, sentence.english, own].some((text) => text.toLocaleLowerCase().includes(sought));
  });
}

const pages: [prefix: string, page: PreviewPage][] = [
  ['signIn.failed', 'sign-in-problem'], ['signIn', 'sign-in'], ['social.', 'sign-in'], ['sso.', 'single-sign-on'], ['ssoChoice', 'single-sign-on-connectors'], ['socialLink', 'social-link'],
  ['field', 'sign-in'], ['enterPassword', 'sign-in-password'], ['code', 'verification-code'], ['register', 'register'], ['newPassword', 'reset-password'], ['password', 'reset-password'],
  ['profile', 'register-profile'], ['continue.username', 'continue-username'], ['continue.email', 'continue-email'], ['continue.phone', 'continue-phone'], ['noAccount', 'no-account'],
  ['accountExists', 'account-exists'], ['forgot', 'forgot-password'], ['oneTimeToken', 'one-time-token'], ['mfa', 'mfa-verification'], ['external', 'social-failed'], ['consent', 'consent'],
  ['scope', 'consent'], ['expired', 'expired'], ['error', 'error'], ['signOut', 'signed-out'], ['terms', 'register'],
];

/** The page on which a sentence is seen; nothing when it is on many, or on none that can be drawn. */
export const pageOf = (key: string): PreviewPage | undefined => pages.find(([prefix]) => key.startsWith(prefix))?.[1];
