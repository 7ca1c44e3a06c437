import { describe, expect, it, vi } from 'vitest';
import { changesOf, toDraft, type Experience } from './experience';

// The session begins with a browser.
vi.mock('../../api/client', () => ({ api: {}, take: vi.fn(), takeAll: vi.fn() }));

const stored = toDraft({ signInMode: 'SignIn', customCss: null, mfa: { factors: [], policy: 'UserControlled' }, tenantId: 'default' } as unknown as Experience);

describe('Changes of the sign-in experience', () => {
  it('are what differs and nothing else', () => {
    expect(changesOf(stored, stored)).toEqual({});
    expect(changesOf(stored, { ...stored, customCss: 'a{}', signInMode: 'SignIn' })).toEqual({ customCss: 'a{}' });
    expect(changesOf(stored, { ...stored, mfa: { factors: ['EmailVerificationCode'], policy: 'UserControlled' } })).toEqual({ mfa: { factors: ['EmailVerificationCode'], policy: 'UserControlled' } });
  });
  it('can take something away', () => expect(changesOf({ ...stored, customCss: 'a{}' }, stored)).toEqual({ customCss: null }));
});
