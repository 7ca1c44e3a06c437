import { useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { api, take } from '../../api/client';
import { LanguageContext } from '../../text/text';

/** The languages that the pages of every hub speak. */
export const shippedLanguages = ['ar', 'de', 'en', 'es', 'fr', 'it', 'ja', 'ko', 'pl', 'pt-BR', 'pt-PT', 'ru', 'th', 'tr', 'zh-CN', 'zh-TW'];

export const phrasesQuery = { queryKey: ['custom-phrases'], queryFn: () => take(api.GET('/api/custom-phrases')) };

/** A tag with the case that the hub stores it with (RFC 5646 §2.1.1); null when it is none. */
export function toTag(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 16 || !/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(trimmed)) return null;
  return trimmed
    .toLowerCase()
    .split('-')
    .map((part, at) => (at === 0 ? part : part.length === 2 ? part.toUpperCase() : part.length === 4 && /^[a-z]/.test(part) ? part[0]!.toUpperCase() + part.slice(1) : part))
    .join('-');
}

function nameIn(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Names of languages: as they call themselves, and in the language of the person. */
export function useLanguageName(): { own: (tag: string) => string; local: (tag: string) => string } {
  const { language } = use(LanguageContext);
  return { own: (tag) => nameIn(tag, tag), local: (tag) => nameIn(tag, language) };
}

/** The languages that the pages speak, shipped and the operator's own, for a choice. */
export function useLanguageOptions(): { value: string; label: string }[] {
  const { own } = useLanguageName();
  const { data = [] } = useQuery(phrasesQuery);
  return [...new Set([...shippedLanguages, ...data.map(({ languageTag }) => languageTag)])].sort().map((value) => ({ value, label: own(value) }));
}
