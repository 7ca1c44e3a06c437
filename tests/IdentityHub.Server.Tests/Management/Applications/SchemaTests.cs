using IdentityHub.Server.Management.Applications;
using IdentityHub.Server.Management.Applications.Access;
using IdentityHub.Server.Management.Applications.Consents;
using IdentityHub.Server.Management.Applications.Look;
using IdentityHub.Server.Management.Applications.Roles;
using IdentityHub.Server.Management.Applications.Secrets;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>Every wrong value in every body of the application operations is a 400 that names its place.</summary>
public sealed class SchemaTests
{
    private static readonly object Metadata = new
    {
        redirectUris = new[] { "https://x.example.com/" },
        postLogoutRedirectUris = new[] { "https://x.example.com/" },
        backchannelLogoutUri = "https://x.example.com/",
        backchannelLogoutSessionRequired = true,
        logoUri = "https://x.example.com/",
        idTokenSignedResponseAlg = "ES256",
    };

    private static readonly object Switches = new
    {
        corsAllowedOrigins = new[] { "https://x.example.com" },
        idTokenTtl = 60,
        refreshTokenTtl = 60,
        refreshTokenTtlInDays = 1,
        tenantId = "default",
        alwaysIssueRefreshToken = true,
        rotateRefreshToken = true,
        allowTokenExchange = true,
        isDeviceFlow = false,
        maxAllowedGrants = 1,
    };

    [Fact]
    public async Task Names_the_place_of_every_wrong_value()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.RefusesWrongBodiesAsync<CreateApplication>("POST", "/applications", new
        {
            name = "n",
            type = "SPA",
            description = "d",
            oidcClientMetadata = Metadata,
            customClientMetadata = Switches,
            customData = new { },
            isThirdParty = false,
            protectedAppMetadata = new { subDomain = "s", origin = "o" },
        });
        await hub.RefusesWrongBodiesAsync<UpdateApplication>("PATCH", "/applications/spa", new
        {
            name = "n",
            description = "d",
            oidcClientMetadata = Metadata,
            customClientMetadata = Switches,
            customData = new { },
            appLevelAccessControlEnabled = false,
            protectedAppMetadata = new { origin = "o", sessionDuration = 1, pageRules = new[] { new { path = "^/" } }, additionalScopes = new[] { "roles" } },
            isAdmin = false,
            isDisabled = false,
        });
        await hub.RefusesWrongBodiesAsync<CreateSecret>("POST", "/applications/web/secrets", new { name = "n", expiresAt = 4102444800000 });
        await hub.RefusesWrongBodiesAsync<RenameSecret>("PATCH", "/applications/web/secrets/default", new { name = "n" });
        await hub.RefusesWrongBodiesAsync<ApplicationRoleIds>("POST", "/applications/machine/roles", new { roleIds = new[] { "r" } });
        await hub.RefusesWrongBodiesAsync<AccessControl>("PUT", "/applications/web/access-control", new
        {
            userIds = new[] { "u" },
            userRoleIds = new[] { "r" },
            organizationIds = new[] { "o" },
            organizationRoleRules = new[] { new { organizationId = "o", organizationRoleIds = new[] { "r" } } },
        });
        await hub.RefusesWrongBodiesAsync<ChangeLook>("PUT", "/applications/web/sign-in-experience", new
        {
            color = new { primaryColor = "#fff", isDarkModeEnabled = true, darkPrimaryColor = "#000" },
            branding = new { logoUrl = "https://x.example.com", darkLogoUrl = "https://x.example.com", favicon = "https://x.example.com", darkFavicon = "https://x.example.com" },
            customCss = "a",
            displayName = "d",
            termsOfUseUrl = "",
            privacyPolicyUrl = "https://x.example.com",
        });
        await hub.RefusesWrongBodiesAsync<AddConsentScopes>("POST", "/applications/third/user-consent-scopes", new
        {
            organizationScopes = new[] { "o" },
            resourceScopes = new[] { "s" },
            organizationResourceScopes = new[] { "s" },
            userScopes = new[] { "email" },
        });
        await hub.RefusesWrongBodiesAsync<ConsentOrganizationIds>(
            "POST", $"/applications/third/users/{Scenario.Alice}/consent-organizations", new { organizationIds = new[] { "o" } });
    }
}
