import { createContext, use } from 'react';

/** A language of the Console. */
export type Language = 'en' | 'th';

/** Both languages side by side, so that neither can miss a text. `{name}` stands for a value. */
export type Catalogue = Record<string, readonly [en: string, th: string]>;

/** Values for the places of a text. */
export type Values = Record<string, string | number>;

export const LanguageContext = createContext<{ language: Language; setLanguage: (language: Language) => void }>({
  language: 'en',
  setLanguage: () => undefined,
});

/** Puts values into a text. */
export function fill(text: string, values: Values = {}): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** The texts of a catalogue in the language of the person. */
export function useText<T extends Catalogue>(catalogue: T): (key: keyof T, values?: Values) => string {
  const { language } = use(LanguageContext);
  return (key, values) => fill(catalogue[key]![language === 'th' ? 1 : 0], values);
}

/** The language that the browser was told, or asks for. */
export function initialLanguage(): Language {
  return document.documentElement.lang === 'th' ? 'th' : 'en';
}

/** Formats of dates and numbers in the language of the person. */
export function useFormats() {
  const { language } = use(LanguageContext);
  const locale = language === 'th' ? 'th-TH' : 'en-GB';
  return {
    /** Day and time of an instant in milliseconds. */
    instant: (value: number | null | undefined) =>
      value == null ? '–' : new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(value),
    /** Day of an instant in milliseconds. */
    day: (value: number | null | undefined) => (value == null ? '–' : new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(value)),
    /** Day and month. */
    shortDay: (value: number) => new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(value),
    number: (value: number) => new Intl.NumberFormat(locale).format(value),
  };
}
