using System.Text.Json;
using IdentityHub.Server.People;
using Microsoft.Playwright;
using Company = IdentityHub.Server.Tests.Support.Scenario;

namespace IdentityHub.EndToEnd.Tests.Console;

/// <summary>What administrators may not do is refused by the API, to whoever takes the token out of the Console and calls it by hand.</summary>
public sealed class RightsTests
{
    private static readonly (string Method, string Path, object? Body)[] OfEditors =
    [
        ("POST", "/api/applications", new { name = "x", type = "Traditional" }),
        ("PATCH", "/api/applications/" + Company.Web, new { name = "x" }),
        ("POST", $"/api/applications/{Company.Web}/secrets", new { name = "x" }),
        ("GET", $"/api/applications/{Company.Web}/secrets", null),
        ("DELETE", "/api/applications/" + Company.Web, null),
        ("POST", "/api/resources", new { name = "x", indicator = "https://x.example" }),
        ("DELETE", "/api/resources/api", null),
        ("POST", "/api/roles", new { name = "x", description = "x" }),
        ("POST", "/api/users", new { username = "xavier" }),
        ("PATCH", $"/api/users/{Company.Alice}/password", new { password = "violet harbour lantern 10" }),
        ("POST", "/api/organizations", new { name = "x" }),
        ("POST", $"/api/organizations/{Company.Globex}/users", new { userIds = new[] { Company.Alice } }),
        ("POST", "/api/organization-roles", new { name = "x" }),
        ("POST", "/api/organization-invitations", new { invitee = "x@x.example", organizationId = Company.Acme, expiresAt = 4102444800000 }),
        ("DELETE", "/api/users/" + Company.Alice, null),
        ("PATCH", "/api/sign-in-exp", new { singleSignOnEnabled = true }),
    ];

    private static readonly (string Method, string Path, object? Body)[] OfOwners =
    [
        ("POST", "/api/connectors", new { connectorId = "http-email", config = new { endpoint = "https://mail.example/x" } }),
        ("POST", "/api/sso-connectors", new { providerName = "Okta", connectorName = "x" }),
        ("PUT", "/api/email-templates", new { templates = Array.Empty<object>() }),
        ("POST", "/api/one-time-tokens", new { email = "alice@example.com" }),
        ("POST", "/api/administrators", new { username = "mallory", role = "owner" }),
        ("POST", "/api/configs/oidc/private-keys/rotate", new { }),
        ("PUT", $"/api/applications/{Company.Machine}/roles", new { roleIds = new[] { Server.Hosting.Startup.HubSeed.MachineAdminRoleId } }),
    ];

    [Fact(DisplayName = "Console: a viewer's token changes nothing")]
    public async Task A_viewers_token_changes_nothing()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Viewer);
        Assert.Equal(200, await CallAsync(page, "GET", "/api/users", null));
        foreach (var (method, path, body) in OfEditors.Concat(OfOwners))
        {
            Assert.Equal((path, 403), (path, await CallAsync(page, method, path, body)));
        }

        await page.Context.CloseAsync();
    }

    [Fact(DisplayName = "Console: an editor's token changes what editors may, and makes no owner")]
    public async Task An_editors_token_makes_no_owner()
    {
        await using var stage = await ConsoleStage.StartAsync();
        var page = await stage.SignInAsync(AdministratorRole.Editor);
        foreach (var (method, path, body) in OfOwners)
        {
            Assert.Equal((path, 403), (path, await CallAsync(page, method, path, body)));
        }

        // The same calls that a viewer may not make: the refusals above are not about how they were written.
        foreach (var (method, path, body) in OfEditors)
        {
            Assert.InRange(await CallAsync(page, method, path, body), 200, 299);
        }

        await page.Context.CloseAsync();
    }

    // With the token that the tab keeps, from the tab itself.
    private static Task<int> CallAsync(IPage page, string method, string path, object? body) => page.EvaluateAsync<int>(
        """
        async ([method, path, body]) => {
            const key = Object.keys(sessionStorage).find((name) => name.startsWith('oidc.user:'));
            const { access_token: token } = JSON.parse(sessionStorage.getItem(key));
            const answer = await fetch(path, {
                method, headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) }, body: body || undefined,
            });
            return answer.status;
        }
        """,
        new[] { method, path, body is null ? "" : JsonSerializer.Serialize(body) });
}
