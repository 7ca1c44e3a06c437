using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Api.Versions;

/// <summary>A change of an object that can be read at the same path.</summary>
/// <param name="Id">The operation.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Prepare">Sees to it that the object is there, and says where.</param>
/// <param name="Body">A body that changes something; null to send back what was read.</param>
internal sealed record VersionCase(string Id, string Method, Func<ManagementScenario, Task<string>> Prepare, object? Body);

/// <summary>All of them.</summary>
internal static class VersionCases
{
    private static readonly object Captcha = new { config = new { type = "Turnstile", siteKey = "site", secretKey = "hush-hush" } };
    private static readonly object SendGrid = new { apiKey = "SG.key", fromEmail = "a@example.com", templates = Array.Empty<object>() };

    public static IReadOnlyList<VersionCase> All { get; } =
    [
        Patch("UpdateApplication", "/applications/web", new { name = "Other" }),
        new("ReplaceApplicationAccessControl", "PUT", At("/applications/web/access-control"), null),
        new(
            "ReplaceApplicationSignInExperience", "PUT", After("PUT", "/applications/web/sign-in-experience", new { displayName = "Shop" }),
            new { displayName = "Store" }),
        new(
            "UpdateCaptchaProvider", "PUT", After("PUT", "/captcha-provider", Captcha),
            new { config = new { type = "Turnstile", siteKey = "other", secretKey = "hush-hush" } }),
        Patch("UpdateAdminConsoleConfig", "/configs/admin-console", new { organizationCreated = true }),
        new("UpsertIdTokenConfig", "PUT", At("/configs/id-token"), new { enabledExtendedClaims = new[] { "roles" } }),
        Patch("UpdateOidcSessionConfig", "/configs/oidc/session", new { ttl = 3611 }),
        new(
            "UpdateConnector", "PATCH", Created("/connectors", new { connectorId = "sendgrid-email-service", config = SendGrid }),
            new { config = new { apiKey = "SG.other", fromEmail = "a@example.com", templates = Array.Empty<object>() } }),
        Patch("UpdateOrganizationRole", "/organization-roles/or-admin", new { description = "Other" }),
        Patch("UpdateOrganizationScope", "/organization-scopes/o-billing", new { description = "Other" }),
        Patch("UpdateOrganization", "/organizations/" + Scenario.Acme, new { name = "Other" }),
        Patch("UpdateResource", "/resources/api", new { name = "Other" }),
        Patch("UpdateRole", "/roles/r-global", new { description = "Other" }),
        Patch("UpdateSignInExp", "/sign-in-exp", new { supportEmail = "help@example.com" }),
        Patch("UpdateUser", "/users/" + Scenario.Bob, new { name = "Other" }),
        Patch("UpdateUserCustomData", $"/users/{Scenario.Bob}/custom-data", new { customData = new { updatedAt = 7 } }),
        Patch("UpdateUserLogtoConfigs", $"/users/{Scenario.Bob}/logto-configs", new { mfa = new { skipped = true } }),
        new(
            "ReplaceUserIdentity", "PUT", After("PUT", $"/users/{Scenario.Bob}/identities/google", new { userId = "g-1" }),
            new { userId = "g-2" }),
        new("UpdateSsoConnector", "PATCH", Created("/sso-connectors", new { providerName = "SAML", connectorName = "a" }), new { connectorName = "b" }),
        new(
            "SetSsoConnectorIdpInitiatedAuthConfig", "PUT", IdpInitiatedAsync,
            new { defaultApplicationId = Scenario.Web, autoSendAuthorizationRequest = true, redirectUri = Scenario.RedirectUri, authParameters = new { scope = "email" } }),
        new(
            "UpdateCustomProfileFieldByName", "PUT", Created("/custom-profile-fields", new { name = "color", type = "Text", required = true }, "name"),
            new { type = "Text", required = false }),
        new("ReplaceCustomPhrase", "PUT", After("PUT", "/custom-phrases/th", new { input = new { username = "a" } }), new { input = new { username = "b" } }),
    ];

    private static VersionCase Patch(string id, string path, object body) => new(id, "PATCH", At(path), body);

    private static Func<ManagementScenario, Task<string>> At(string path) => _ => Task.FromResult(path);

    private static Func<ManagementScenario, Task<string>> After(string method, string path, object body) => async hub =>
    {
        var answer = await hub.SendAsync(method, path, body);
        Assert.True(answer.Status is 200 or 201, answer.Text);
        return path;
    };

    private static Func<ManagementScenario, Task<string>> Created(string path, object body, string key = "id") => async hub =>
    {
        var answer = await hub.PostAsync(path, body);
        Assert.True(answer.Status is 200 or 201, answer.Text);
        return $"{path}/{answer[key].GetString()}";
    };

    private static async Task<string> IdpInitiatedAsync(ManagementScenario hub)
    {
        var path = await Created("/sso-connectors", new { providerName = "SAML", connectorName = "idp" })(hub);
        return await After(
            "PUT", path + "/idp-initiated-auth-config", new { defaultApplicationId = Scenario.Web, autoSendAuthorizationRequest = true, redirectUri = Scenario.RedirectUri })(hub);
    }
}
