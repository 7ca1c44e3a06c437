import jwt


class OrganizationTokens:
    """Checks the access tokens of an API. Make one for the whole process."""

    def __init__(self, issuer, audience):
        self.issuer = issuer
        self.audience = audience
        self.keys = jwt.PyJWKClient(issuer + "/jwks")

    def check(self, token, organization_id, scope):
        """Returns the status to answer with (200, 401 or 403) and, with 200, what the token says."""
        try:
            if jwt.get_unverified_header(token).get("typ") != "at+jwt":
                return 401, None
            claims = jwt.decode(
                token,
                self.keys.get_signing_key_from_jwt(token).key,
                algorithms=["ES256"],
                issuer=self.issuer,
                audience=self.audience,
                options={"require": ["sub", "exp", "iss", "aud"]},
                leeway=5,
            )
        except jwt.PyJWTError:
            return 401, None

        is_for_organization = claims.get("organization_id") == organization_id
        is_allowed = scope in claims.get("scope", "").split()
        return (200, claims) if is_for_organization and is_allowed else (403, None)
