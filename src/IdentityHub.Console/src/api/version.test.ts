import { expect, test } from 'vitest';
import { ifMatch, rememberVersion } from './version';

test('the very object that was read has a version', () => {
  const app = { id: 'a' };
  rememberVersion(app, new Headers({ etag: '"one"' }));
  expect(ifMatch(app)).toEqual({ 'If-Match': '"one"' });
  expect(ifMatch({ ...app })).toEqual({});
  rememberVersion(app, new Headers({ ETag: '"two"' }));
  expect(ifMatch(app)).toEqual({ 'If-Match': '"two"' });
});

test('without a tag nothing is asked', () => {
  const app = {};
  rememberVersion(app, new Headers());
  rememberVersion('text', new Headers({ ETag: '"one"' }));
  rememberVersion(null, new Headers({ ETag: '"one"' }));
  expect(ifMatch(app)).toEqual({});
  expect(ifMatch(null)).toEqual({});
  expect(ifMatch(undefined)).toEqual({});
});
