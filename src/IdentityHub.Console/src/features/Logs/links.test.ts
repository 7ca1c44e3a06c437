import { describe, expect, it } from 'vitest';
import { linksOf } from './links';

const addresses = (key: string, payload: Record<string, unknown>) => linksOf({ key, payload }).map(({ to }) => to);

describe('What a log names', () => {
  it('is who did it, with which application', () => expect(addresses('Interaction.SignIn.Submit', { userId: 'ada', applicationId: 'shop' })).toEqual(['/users/ada', '/applications/shop']));
  it('is what was changed', () => {
    expect(addresses('ManagementApi.UpdateApplication', { userId: 'ada', applicationId: 'admin-console', target: { id: 'shop' } })).toEqual(['/users/ada', '/applications/shop']);
    expect(addresses('ManagementApi.UpdateSsoConnector', { target: { id: 'acme' } })).toEqual(['/sso-connectors/acme']);
    expect(addresses('ManagementApi.AddOrganizationUsers', { target: { id: 'acme' } })).toEqual(['/organizations/acme']);
    expect(addresses('ManagementApi.DeleteUserIdentity', { target: { userId: 'bob', target: 'google' } })).toEqual(['/users/bob']);
  });
  it('is what was made, but not a part of it', () => {
    expect(addresses('ManagementApi.CreateUser', { createdId: 'bob', target: {} })).toEqual(['/users/bob']);
    expect(addresses('ManagementApi.CreateOrganizationRole', { createdId: 'x', target: {} })).toEqual([]);
    expect(addresses('ManagementApi.CreateApplicationSecret', { createdId: 'x', target: { id: 'shop' } })).toEqual([]);
  });
  it('is told once', () => expect(addresses('ManagementApi.UpdateUser', { userId: 'ada', target: { userId: 'ada', id: 'ada' } })).toEqual(['/users/ada']));
  it('is nothing when nothing is named', () => expect(addresses('Configuration.Apply', { target: null })).toEqual([]));
});
