import { describe, expect, it } from 'vitest';
import { changesOf, type Ceiling } from './permissions';

const ceiling = (change: Partial<Ceiling>): Ceiling => ({ userScopes: [], resourceScopes: [], organizationScopes: [], organizationResourceScopes: [], ...change });

describe('Changes of what a third party may ask for', () => {
  it('are none when nothing changed', () => expect(changesOf(ceiling({ userScopes: ['email'] }), ceiling({ userScopes: ['email'] }))).toEqual({ added: {}, removed: [] }));
  it('add by kind and remove one by one', () =>
    expect(changesOf(ceiling({ userScopes: ['email', 'phone'], resourceScopes: ['r1'] }), ceiling({ userScopes: ['phone', 'profile'], organizationResourceScopes: ['r1'] }))).toEqual({
      added: { userScopes: ['profile'], organizationResourceScopes: ['r1'] },
      removed: [
        { scopeType: 'user-scopes', scopeId: 'email' },
        { scopeType: 'resource-scopes', scopeId: 'r1' },
      ],
    }));
});
