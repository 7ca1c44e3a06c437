namespace IdentityHub.Server.Tests.Api.OpenApi;

/// <summary>Where the API differs from the reference's description, and why. Patterns of what <see cref="ReferenceComparisonTests"/> prints.</summary>
internal static class DifferenceReasons
{
    private const string Connectors = "comes with connectors";
    private const string SingleSignOn = "comes with enterprise single sign-on";
    private const string OneType = "one type describes it everywhere; shown where the reference shows it";
    private const string TheObject = "the answer is the object itself";
    private const string SecondFactors = "comes with second factors";
    private const string Free = "the reference describes it as any object";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        // Of all operations.
        [@"GET [^:]*: query cursor is more"] = "lists can be walked by cursor too",
        [@"(POST|PUT|PATCH) [^:]*: body tenantId is missing"] = "there is one tenant; what is sent is ignored, as other members that are unknown",

        // Features that come later, with all their operations.
        [@"\w+ /api/(authn/saml|authn/single-sign-on)\b[^:]*: is missing"] = SingleSignOn,
        [@"\w+ /api/(saml-applications|saml)/?\b[^:]*: is missing"] = "comes with SAML applications",
        [@"\w+ /api/(account-center|\.well-known/account-center|\.well-known/user\.openapi\.json)[^:]*: is missing"] = "comes with the Account API",
        [@"\w+ /api/(cimd/|configs/cimd)[^:]*: is missing"] = "comes with clients that are documents at an address",
        [@"\w+ /api/configs/actions[^:]*: is missing"] = "comes with actions",
        [@"\w+ /api/configs/jwt-customizer[^:]*: is missing"] = "comes with custom claims",
        [@"\w+ /api/(domains|applications/\{id\}/protected-app-metadata/custom-domains)[^:]*: is missing"] = "belongs to the hosted service",
        [@"\w+ /api/hooks[^:]*: is missing"] = "comes with webhooks",
        [@"POST /api/users/\{userId\}/identities: is missing"] = Connectors,
        [@"POST /api/subject-tokens: is missing"] = "comes with token exchange",
        [@"\w+ /api/(user-assets|sign-in-exp/default/custom-ui-assets)[^:]*: is missing"] = "comes with uploads",
        [@"GET /api/authn/hasura: is missing"] = "a protocol of one product that nothing else speaks",



        // The document itself.
        [@"GET /api/(swagger\.json|\.well-known/(management|experience)\.openapi\.json): answer  is more"] = "the reference does not describe the answer",

        // One type describes a thing everywhere, with members that only some answers show.
        [@"\w+ [^:]*: answer .*\b(organizationRoles|featuredUsers|usersCount|isAdmin)\b.* is more"] = OneType,
        [@"GET /api/applications/\{id\}: answer isAdmin is boolean\? instead of boolean"] = OneType,
        [@"GET [^:]*: answer .*organizationRoles is array\? instead of array"] = OneType,
        [@"\w+ [^:]*: (answer|body) .*isDisabled is more"] = "ours: whether it is switched off; shown only when it is",
        [@"\w+ [^:]*: answer .*\b(color|branding)\.\w+ is missing"] = "shown as it is stored",

        // Connectors.
        [@"\w+ /api/connectors[^:]*: answer (\[\]\.)?failures.* is more"] = "ours: why its last messages were not sent; shown where a single one is read",
        [@"POST /api/connectors/\{connectorId\}/authorization-uri: answer redirectUri is missing"] = "the reference describes it and never answers it",
        [@"\w+ /api/connector[^:]*: answer (\[\]\.)?formItems\[\]\.selectItems is array\? instead of array"] = "only selects have them, in the reference too",

        // Enterprise connectors.
        [@"\w+ /api/sso-connectors/(explain|\{id\}/domains\b[^:]*): is more"] = "ours: where an address leads and why, and whose a domain is",
        [@"GET /api/organizations/\{id\}/sso-connectors: is more"] = "ours: the connectors of an organization",
        [@"\w+ /api/sso-connectors/\{id\}/idp-initiated-auth-config: is more"] = "the reference has it without describing it",
        [@"POST /api/sso-connectors/\{id\}/signing-keys: body active is boolean\? instead of boolean"] = "may be left out, as the reference lets it be",
        [@"\w+ [^:]*sso-connectors[^:]*: (answer|body) (\[\]\.)?(isDisabled|sharesDomains|trustsMfa|organizationId|callbackUri|providerConfigError|failures)\b.* is more"] =
            "ours: the switch, the sharing of domains, second factors, the organization, the address for copying, and what went wrong",

        // Administrators.
        [@"\w+ /api/(administrators\b[^:]*|console/me): is more"] = "ours: who uses the Console, and what each may do",
        [@"GET /api/dashboard/health: is more"] = "ours: how the hub is",
        [@"PATCH /api/organizations/\{id\}: body (branding|color)\.\w+ is \w+\|null\? instead of \w+\?"] = "ours: null takes away what is merged into otherwise",
        [@"\w+ /api/configuration-files/\w+: is more"] = "ours: the commands plan, apply and export for owners",
        [@"POST /api/users/batch: is more"] = "ours: several new users at once",

        // Applications.
        [@"\w+ [^:]*: answer .*protectedAppMetadata.*"] = "belongs to the hosted service; always null",
        [@"\w+ [^:]*: \w+ .*oidcClientMetadata\.idTokenSignedResponseAlg is more"] = "ours: which algorithm signs ID tokens",
        [@"\w+ [^:]*: \w+ .*oidcClientMetadata\.(redirectUris|postLogoutRedirectUris)\[\] is string instead of object"] = "the reference does not describe the addresses",
        [@"\w+ [^:]*: answer .*\bsecret is missing"] = "only applications of old versions of the reference have one",
        [@"PATCH /api/applications/\{applicationId\}/custom-data: answer  is any instead of object"] = TheObject,
        [@"PATCH /api/applications/\{id\}/secrets/\{name\}: statuses are 200 instead of 200,204"] = "the reference never answers 204",
        [@"PUT /api/applications/\{applicationId\}/sign-in-experience: body (termsOfUseUrl|privacyPolicyUrl) is .*"] = "may be left out, as the reference lets it be",

        // Users.
        [@"\w+ [^:]*: answer .*hasSecurityVerificationMethod is missing"] = "only the Account API tells it",
        [@"\w+ [^:]*: answer .*password(Digest|Algorithm) is more"] = OneType,
        [@"GET /api/users: query (excludeOrganizationId|excludeRoleId|includePasswordHash) is more"] = "the reference takes it without describing it",
        [@"(POST|PATCH) /api/users(/\{userId\})?: body \w+ is string\|null\? instead of string\?"] = "null takes it away, as in the reference, whose description lost that",
        [@"\w+ /api/users/\{userId\}/mfa-verifications[^:]*: is missing"] = "comes with second factors",
        [@"(GET|PATCH) /api/users/\{userId\}/custom-data: answer  is any instead of object"] = TheObject,
        [@"PUT /api/users/\{userId\}/identities/\{target\}: answer  is any instead of object"] = TheObject,
        [@"GET /api/users/\{userId\}/(identities/\{target\}|sso-identities/\{ssoConnectorId\})/access-token: is more"] = "ours: a user's token at another provider",
        [@"GET /api/users/\{userId\}/[^:]*: answer .*identity\.(details|userId) is missing"] = "shown as it is stored",
        [@"GET /api/users/\{userId\}/sessions[^:]*: answer .*\blastSubmission\b.*"] = "shown as it is stored",

        // Organizations.
        [@"(POST|PATCH) /api/organizations(/\{id\})?: body createdAt is missing"] = "the hub says when; what is sent is ignored",
        [@"PATCH /api/organization-roles/\{id\}: body type is missing"] = "who holds a role must not change with its type",
        [@"POST /api/organization-roles: body (organizationScopeIds|resourceScopeIds) is array\? instead of array"] = "may be left out, as the reference lets it be",
        [@"POST /api/organization-invitations: body messagePayload.*"] = "comes with e-mail; may be left out, as the reference lets it be",

        // E-mail templates.
        [@"POST /api/email-templates/preview: is more"] = "ours: an e-mail as it would be sent, with made-up values",

        // Audit logs.
        [@"GET /api/logs[^:]*: answer .*payload\..* is missing"] = "shown as it is stored",
        [@"POST /api/sign-in-exp/preview: is more"] = "ours: a page with settings that are not stored",
        [@"GET /api/custom-phrases/\{languageTag\}/sentences: is more"] = "ours: every sentence with the custom one in its place, for an editor",
        [@"GET /api/logs/export: is more"] = "ours: the trail in one piece, to keep it elsewhere",

        // API resources and roles.
        [@"GET /api/roles/\{id\}/applications: statuses are 200 instead of 200,204"] = "the reference never answers 204",
        [@"POST /api/roles/\{id\}/scopes: statuses are 201 instead of 200,201"] = "the reference never answers 200",

        // Verification.
        [@"POST /api/verification-codes(/verify)?: body (email|phone) is string\? instead of string"] = "one of the two is given",

        // Sign-in experience.
        [@"(GET|PATCH) /api/(sign-in-exp|\.well-known/(sign-in-exp|experience)): \w+ passwordPolicy\..*"] = "parts that are given are stored whole; others may be left out",
        [@"(GET|PATCH) /api/(sign-in-exp|\.well-known/(sign-in-exp|experience)): \w+ usernamePolicy\..* is more"] = Free,
        [@"POST /api/sign-in-exp/default/check-password: answer issues is array\? instead of array"] = "they are there only when the password is refused",
        [@"GET /api/\.well-known/(sign-in-exp|experience): answer (captchaConfig|socialConnectors\[\]\.fromEmail)(\..*)? is missing"] = Connectors,
        [@"GET /api/\.well-known/(sign-in-exp|experience): answer customProfileFieldCatalog is array instead of array\?"] = "always there",
        [@"(GET|PUT) /api/custom-phrases[^:]*: (answer|body) .*\[translationKey\] is missing"] = "any key of a sentence; the description of the reference shows a placeholder",
        [@"GET /api/\.well-known/(sign-in-exp|experience): answer trustedDevice(\..*)? is missing"] = "comes with trusted devices",
    };

    public static IReadOnlyDictionary<string, string> Experience { get; } = new Dictionary<string, string>
    {
        // Proofs that come later, with all their operations.
        [@"\w+ /api/experience/verification/(totp|web-authn|backup-code)/[^:]*: is missing"] = SecondFactors,
        [@"POST /api/experience/profile/mfa: is missing"] = SecondFactors,
        [@"\w+ /api/experience/(preflight|verification/sign-in-passkey|profile/mfa/passkey)[^:]*: is missing"] = "comes with passkeys",
        [@"POST /api/experience/user-assets/avatar: is missing"] = "comes with uploads",

        [@"POST /api/experience/profile: body value is string\? instead of string"] = OneType,
        [@"POST /api/experience/profile: body verificationId is string\? instead of string"] = OneType,
        [@"POST /api/experience/profile: body values is object\? instead of object"] = OneType,
        [@"GET /api/experience/interaction: answer .*\.rawData(\[\])? is .*"] = "what providers say of people is an object",
        [@"GET /api/experience/interaction: answer verificationRecords\[\]\.(userId|code) is missing"] = SecondFactors,
        [@"GET /api/experience/interaction: answer verificationRecords\[\]\.(identifier|templateType|verified|connectorId) is \w+\? instead of \w+"] = OneType,
        [@"GET /api/experience/interaction: answer verificationRecords\[\]\.oneTimeTokenContext\.interactionEvent is missing"] =
            "the interaction itself says what it is about",
        [@"GET /api/experience/interaction: answer mfa\..* is missing"] = SecondFactors,
        [@"GET /api/experience/interaction: answer signInContext is missing"] = "comes with adaptive second factors",
    };
}
