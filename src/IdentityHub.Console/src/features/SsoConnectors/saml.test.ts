import { describe, expect, it } from 'vitest';
import { onlyWay, wayOf } from './SamlSettings';

describe('The configuration of a SAML provider', () => {
  it.each([[{}, 'byUrl'], [{ metadata: '<a/>' }, 'byXml'], [{ entityId: 'x' }, 'byHand'], [{ metadataUrl: 'https://a', entityId: '' }, 'byUrl']])('%o is given %s', (config, way) => expect(wayOf(config)).toBe(way));
  it('has one way only', () =>
    expect(onlyWay({ metadataUrl: 'https://a', metadata: '<a/>', entityId: 'x', signAuthnRequest: true }, 'byXml')).toEqual({ metadata: '<a/>', signAuthnRequest: true }));
});
