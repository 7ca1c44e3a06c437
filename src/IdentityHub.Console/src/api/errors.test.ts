import { describe, expect, it } from 'vitest';
import { toApiError } from './errors';

const answer = (status: number, headers: Record<string, string> = {}) => new Response(null, { status, headers });

describe('A refusal', () => {
  it('keeps code, message, data and the id of the request', () => {
    const error = toApiError(answer(422, { 'X-Request-Id': 'r1' }), { code: 'user.username_already_in_use', message: 'Taken.', data: { a: 1 } });
    expect(error).toMatchObject({ status: 422, code: 'user.username_already_in_use', message: 'Taken.', data: { a: 1 }, requestId: 'r1' });
  });

  it('says which fields of a body are wrong', () => {
    const issues = [{ path: ['oidcClientMetadata', 'redirectUris', 0], message: 'Not an address.' }];
    const error = toApiError(answer(400), { code: 'guard.invalid_input', message: 'The request body is not valid.', data: { issues } });
    expect(error.fieldErrors).toEqual({ 'oidcClientMetadata.redirectUris.0': 'Not an address.' });
  });

  it('reads the errors of the token endpoint', () => {
    expect(toApiError(answer(400), { error: 'invalid_grant', error_description: 'The token has ended.' })).toMatchObject({ code: 'invalid_grant', message: 'The token has ended.' });
  });

  it.each([undefined, null, '', '<html>', 5, []])('of another shape (%j) has the status as its code', (body) => {
    expect(toApiError(answer(502), body)).toMatchObject({ status: 502, code: 'http.502', fieldErrors: {} });
  });
});
