import { describe, expect, it } from 'vitest';
import type { Application } from './applications';
import { lifetimeOf, toDraft } from './settings';

const app = (customClientMetadata: Application['customClientMetadata']) =>
  ({ name: 'n', description: null, oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [] }, customClientMetadata, customData: {} }) as unknown as Application;

describe('The lifetime of refresh tokens', () => {
  it.each([[{}, 14], [{ refreshTokenTtlInDays: 3 }, 3], [{ refreshTokenTtl: 172_800 }, 2], [{ refreshTokenTtl: 172_800, refreshTokenTtlInDays: 9 }, 9]] as const)('of %o is %d days', (metadata, days) =>
    expect(toDraft(app(metadata)).refreshTokenTtlInDays).toBe(days));
  it('stays as it was when it is no whole number of days', () => {
    const { refreshTokenTtlInDays } = toDraft(app({ refreshTokenTtl: 3_700 }));
    expect(lifetimeOf(refreshTokenTtlInDays)).toEqual({ refreshTokenTtlInDays: undefined, refreshTokenTtl: 3_700 });
  });
  it('becomes days', () => expect(lifetimeOf(30)).toEqual({ refreshTokenTtlInDays: 30, refreshTokenTtl: undefined }));
});
