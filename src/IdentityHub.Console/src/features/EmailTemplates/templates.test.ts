import { describe, expect, it, vi } from 'vitest';
import { changesOf, fromJson, ofLanguage, type Stored } from './templates';

// The session begins with a browser.
vi.mock('../../api/client', () => ({ api: {}, take: vi.fn(), takeAll: vi.fn() }));

const details = (subject: string) => ({ subject, content: 'c' });
const row = (languageTag: string, templateType: string, subject: string) => ({ languageTag, templateType, details: details(subject) }) as unknown as Stored;

describe('E-mail templates', () => {
  const stored = ofLanguage([row('th', 'Generic', 'g'), row('en', 'SignIn', 'e'), row('th', 'SignIn', 's')], 'th');
  it('are those of the language, in order', () => expect(Object.keys(stored)).toEqual(['SignIn', 'Generic']));
  it('are stored when they differ and deleted when they are gone', () => {
    expect(changesOf(stored, stored)).toEqual({ put: [], remove: [] });
    expect(changesOf(stored, { SignIn: { ...details('new'), replyTo: '' } })).toEqual({ put: [['SignIn', details('new')]], remove: ['Generic'] });
  });
  it('are read from JSON when it is that', () => {
    expect(fromJson({ Generic: details('g'), SignIn: details('s') })).toEqual({ SignIn: details('s'), Generic: details('g') });
    for (const wrong of [[], null, 'x', { SignIn: {} }, { Other: details('x') }, { SignIn: { subject: 1, content: '' } }]) expect(fromJson(wrong)).toBeNull();
  });
});
