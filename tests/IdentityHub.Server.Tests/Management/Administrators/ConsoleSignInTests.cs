using IdentityHub.Data.Roles;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Administrators;

/// <summary>Signing in to the Console: its client, and what its tokens hold.</summary>
public sealed class ConsoleSignInTests
{
    private const string Scope = "openid offline_access profile email all edit read";

    [Theory(DisplayName = "CVE-2026-55106: the Console's token holds what the person may; somebody else's opens nothing")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Gives_tokens_of_what_the_person_may(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        foreach (var (role, scope, status) in new (AdministratorRole?, string, int)[]
        {
            (null, "", 403), (AdministratorRole.Viewer, "read", 200), (AdministratorRole.Editor, "edit", 200), (AdministratorRole.Owner, "all", 200),
        })
        {
            await hub.Scenario.ChangeAsync(async db =>
            {
                await db.UserRoles.Where(row => row.UserId == Scenario.Alice).ExecuteDeleteAsync();
                if (role is { } held)
                {
                    db.Add(new UserRole { UserId = Scenario.Alice, RoleId = AdministratorRoles.IdOf(held) });
                }
            });
            var tokens = await SignInAsync(hub);
            Assert.Equal(scope, string.Join(' ', (tokens["scope"] ?? "").Split(' ').Intersect(["all", "edit", "read"])));
            Assert.Equal(status, (await hub.SendAsync("GET", "/users", authorization: "Bearer " + tokens.AccessToken)).Status);

            // Refresh tokens rotate: this one is a public client (RFC 9700 §4.14.2).
            var renewed = (await hub.Scenario.RefreshAsync(BuiltInApplications.Console, tokens.RefreshToken, ("resource", HubSeed.ManagementApiIndicator))).Ok();
            Assert.NotEqual(tokens.RefreshToken, renewed.RefreshToken);
            Assert.Equal(status, (await hub.SendAsync("GET", "/users", authorization: "Bearer " + renewed.AccessToken)).Status);
        }
    }

    [Fact]
    public async Task Takes_no_other_redirect_URI_and_follows_the_public_URL()
    {
        using var directory = new TemporaryDirectory();
        await using (var hub = await ManagementScenario.StartAsync(Databases.Sqlite, options => options.DataDirectory = directory))
        {
            using var browser = new TestBrowser(hub.Scenario);
            using var refused = await browser.AuthorizeAsync(BuiltInApplications.Console);
            Assert.Equal(400, (int)refused.StatusCode);
        }

        await using var moved = await HubHost.StartAsync(Databases.Sqlite, options =>
        {
            options.DataDirectory = directory;
            options.Settings["PublicUrl"] = "https://login.example.com";
        });
        await using (var db = moved.Read())
        {
            var metadata = (await db.Applications.SingleAsync(row => row.Id == BuiltInApplications.Console)).OidcClientMetadata;
            Assert.Equal(["https://login.example.com/console/callback"], metadata.RedirectUris);
            Assert.Equal(["https://login.example.com/console"], metadata.PostLogoutRedirectUris);
        }
    }

    [Fact]
    public async Task Nobody_signs_in_to_a_Console_that_is_off()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite, options => options.Settings["Console:Enabled"] = "false");
        await hub.HireAsync();
        using var browser = new TestBrowser(hub.Scenario);
        using var refused = await browser.AuthorizeAsync(BuiltInApplications.Console, "redirect_uri=" + CallbackOf(hub));
        Assert.Equal(400, (int)refused.StatusCode);
        (await hub.AsAsync(Staff.Owner, "GET", "/users")).IsRefused(401, "auth.unauthorized");
    }

    private static string CallbackOf(ManagementScenario hub) => hub.Scenario.Host.PublicUrl + "/console/callback";

    private static async Task<TokenAnswer> SignInAsync(ManagementScenario hub)
    {
        using var browser = new TestBrowser(hub.Scenario);
        using var started = await browser.AuthorizeAsync(
            BuiltInApplications.Console, "scope=" + Scope, "resource=" + HubSeed.ManagementApiIndicator, "redirect_uri=" + CallbackOf(hub), "prompt=consent");
        using var returned = await browser.ProveAsync(Scenario.Alice);
        var location = returned.Headers.Location!;
        Assert.Equal(CallbackOf(hub), location.GetLeftPart(UriPartial.Path));
        var code = QueryHelpers.ParseQuery(location.Query)["code"].Single()!;
        return (await hub.Scenario.TokenAsync(
            BuiltInApplications.Console, ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", CallbackOf(hub)),
            ("code_verifier", Scenario.Verifier), ("resource", HubSeed.ManagementApiIndicator))).Ok();
    }
}
