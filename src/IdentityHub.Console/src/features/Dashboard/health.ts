import type { Answer } from '../../api/types';

/** How the hub is. */
export type Health = Answer<'GetHubHealth'>;

/** How a part of it is. */
export type State = Health['state'];

/** The parts, in the order in which they are shown. */
export const parts = ['database', 'signingKeys', 'email', 'sms', 'jobs', 'process', 'settings'] as const;

/** A part of the hub. */
export type Part = (typeof parts)[number];

const rank: Record<State, number> = { error: 0, warning: 1, ok: 2 };

/** The parts with the worst first; those that are alike stay in their order. */
export const worstFirst = (health: Health): Part[] => [...parts].sort((one, other) => rank[health[one].state] - rank[health[other].state]);

/** Where something can be done about a part, within the Console. */
export const places: Partial<Record<Part, { to: string; name: 'toSecurity' | 'toConnectors' }>> = {
  signingKeys: { to: '/security', name: 'toSecurity' },
  email: { to: '/connectors', name: 'toConnectors' },
  sms: { to: '/connectors', name: 'toConnectors' },
};

/** Formats of amounts in the language of the person. */
export function amounts(locale: string) {
  const unit = (value: number, name: string, digits = 0) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits: digits }).format(value);
  const long = (value: number, name: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);
  return {
    /** Bytes, in the largest unit that leaves a whole number before the point. */
    bytes: (value: number) => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
      const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
      const scaled = value / 1000 ** power;
      return unit(scaled, units[power]!, scaled < 10 && power > 0 ? 1 : 0);
    },
    /** Milliseconds. */
    milliseconds: (value: number) => unit(value, 'millisecond', value < 10 ? 1 : 0),
    /** Seconds, in the largest unit of which there is one. */
    span: (seconds: number) =>
      seconds < 60 ? long(Math.floor(seconds), 'second')
      : seconds < 3600 ? long(Math.floor(seconds / 60), 'minute')
      : seconds < 86400 ? long(Math.floor(seconds / 3600), 'hour')
      : long(Math.floor(seconds / 86400), 'day'),
  };
}
