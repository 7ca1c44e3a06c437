import { describe, expect, it } from 'vitest';
import { guides } from './guides';
import { checkOrigin, checkRedirectUri } from './redirectUri';

describe('Redirect URIs', () => {
  it.each(['https://app.example.com/callback', 'http://localhost:3000/callback', 'http://127.0.0.1/x', 'http://[::1]:80/x', 'https://a.example/x?y=z'])('take %s', (uri) => {
    expect(checkRedirectUri(uri, false)).toBeNull();
    expect(checkRedirectUri(uri, true)).toBeNull();
  });

  it.each([
    ['/callback', 'uriBad'],
    ['app.example.com', 'uriBad'],
    ['https://app.example.com/#x', 'uriFragment'],
    ['https://app.example.com/#', 'uriFragment'],
    ['https://app.example.com/a b', 'uriBad'],
    ['http://app.example.com/callback', 'uriScheme'],
    ['com.example.app://callback', 'uriWeb'],
    ['javascript:alert(1)', 'uriWeb'],
  ])('refuse %s of a web application (%s)', (uri, problem) => expect(checkRedirectUri(uri, false)).toBe(problem));

  it.each([
    ['com.example.app://callback', null],
    ['com.example.app:/callback', null],
    ['myapp://callback', 'uriCustom'],
    ['javascript:alert(1)', 'uriCustom'],
  ])('of an app: %s (%s)', (uri, problem) => expect(checkRedirectUri(uri, true)).toBe(problem));

  it.each(guides.flatMap((guide) => [...guide.redirectUris, ...guide.postLogoutRedirectUris].map((uri) => [guide.id, uri, guide.type] as const)))(
    'of the guide %s are ones that can be used: %s',
    (_, uri, type) => expect(checkRedirectUri(uri, type === 'Native')).toBeNull(),
  );
});

describe('Origins', () => {
  it.each(['https://app.example.com', 'http://localhost:3000'])('take %s', (origin) => expect(checkOrigin(origin)).toBeNull());
  it.each(['https://app.example.com/', 'app.example.com', 'https://a.example/x', 'com.example://x', '*'])('refuse %s', (origin) => expect(checkOrigin(origin)).toBe('originBad'));
});

describe('Guides', () => {
  const values = { endpoint: 'https://hub.example', issuer: 'https://hub.example/oidc', appId: 'the-app-id', appSecret: 'the-app-secret', algorithm: 'ES256' };

  it.each(guides.map((guide) => [guide.id, guide] as const))('%s have the values of the application in their code', (_, guide) => {
    const code = guide.files(values).map((file) => file.code).join('\n');
    expect(code).toContain(values.endpoint);
    expect(code).toContain(values.appId);
    expect(code).not.toMatch(/undefined|\[object/);
    if (guide.type === 'Traditional' || guide.type === 'MachineToMachine') expect(code).toContain(values.appSecret);
    else expect(code).not.toContain(values.appSecret);
  });

  it('have ids of their own', () => expect(new Set(guides.map(({ id }) => id)).size).toBe(guides.length));
});
