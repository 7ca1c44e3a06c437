import { createRemoteJWKSet, errors, jwtVerify } from 'jose';

/** Makes the check of an API's access tokens; call it once. */
export function organizationTokens(issuer, audience) {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`));

  /** Returns the status to answer with (200, 401 or 403) and, with 200, what the token says. */
  return async function check(token, organizationId, scope) {
    let claims;
    try {
      const verified = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['ES256'],
        typ: 'at+jwt',
        requiredClaims: ['sub', 'exp'],
        clockTolerance: 5,
      });
      claims = verified.payload;
    } catch (error) {
      if (error instanceof errors.JWKSTimeout || !(error instanceof errors.JOSEError)) {
        throw error; // The keys could not be fetched: that says nothing about the token.
      }
      return { status: 401 };
    }

    const isForOrganization = claims.organization_id === organizationId;
    const isAllowed = (claims.scope ?? '').split(' ').includes(scope);
    return isForOrganization && isAllowed ? { status: 200, claims } : { status: 403 };
  };
}
