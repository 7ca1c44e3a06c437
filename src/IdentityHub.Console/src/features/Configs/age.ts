import { use } from 'react';
import { LanguageContext } from '../../text/text';

const units: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_557_600_000], ['month', 2_629_800_000], ['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]];

/** The largest unit that fits between two instants, and how many of it: negative for what is past. */
export function distance(from: number, to: number): [number, Intl.RelativeTimeFormatUnit] {
  const [unit, length] = units.find(([, size]) => Math.abs(to - from) >= size) ?? ['minute', 60_000];
  return [Math.trunc((to - from) / length), unit];
}

/** How long ago something was, in words: "3 months ago". */
export function useAge(): (instant: number) => string {
  const { language } = use(LanguageContext);
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  return (instant) => format.format(...distance(Date.now(), instant));
}
