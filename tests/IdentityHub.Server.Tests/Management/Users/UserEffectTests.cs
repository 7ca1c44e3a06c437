using System.Net;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>What administrators do to a user takes effect at once, on every node.</summary>
public sealed class UserEffectTests
{
    private const string Alice = "/users/" + Scenario.Alice;

    public static MatrixTheoryData<string, string> Actions { get; } = new([Databases.Sqlite, Databases.PostgreSql], ["suspend", "password", "delete"]);

    [Theory(DisplayName = "18 CVE-2026-1609, 48 CVE-2025-29928, 52 CVE-2025-53942: who is suspended, deleted or gets another password is out of everything on every node")]
    [MemberData(nameof(Actions))]
    public async Task Ends_everything_on_every_node(string provider, string action)
    {
        using var directory = new TemporaryDirectory();
        await using var hub = await ManagementScenario.StartAsync(provider, options =>
        {
            options.UseCheapHashes();
            options.DataDirectory = directory;
        });
        await using var second = await HubHost.StartAsync(provider, options =>
        {
            options.UseCheapHashes();
            (options.DataDirectory, options.ConnectionString, options.Time) = (directory, hub.Scenario.Host.ConnectionString, hub.Scenario.Host.Time);
        });
        await hub.Scenario.GiveAliceAPasswordAsync();
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new UserRole { UserId = Scenario.Alice, RoleId = HubSeed.AdministratorRoleId });
            db.Add(new UserRole { UserId = Scenario.Bob, RoleId = HubSeed.AdministratorRoleId });
            return Task.CompletedTask;
        });
        using var browser = new TestBrowser(hub.Scenario);
        using var waiting = new TestBrowser(hub.Scenario);
        using var onSecond = second.NewBrowser(browser.Cookies);
        using var client = second.NewClient();
        var things = await Things.CollectAsync(hub, browser, waiting);
        Assert.Equal(200, await UserInfoAsync(client, things.AccessToken));
        Assert.NotNull(TestBrowser.CodeOf(await onSecond.GetAsync("/oidc/auth?" + TestBrowser.Query(Scenario.Spa, "prompt=none"))));
        (await hub.SendAsync("GET", "/resources", authorization: "Bearer " + things.ApiToken)).Is(200);

        await DoAsync(hub, action);
        foreach (var http in new[] { hub.Scenario.Client, client })
        {
            (await PostAsync(http, "/oidc/token", ("grant_type", "authorization_code"), ("code", things.Code), ("redirect_uri", Scenario.RedirectUri), ("code_verifier", Scenario.Verifier)))
                .Refused(400, "invalid_grant");
            (await PostAsync(http, "/oidc/token", ("grant_type", "refresh_token"), ("refresh_token", things.RefreshToken))).Refused(400, "invalid_grant");
            Assert.NotEqual(200, await UserInfoAsync(http, things.AccessToken));
            Assert.Equal("false", (await PostAsync(http, "/oidc/token/introspection", ("token", things.AccessToken))).Ok()["active"]);
            Assert.Equal("false", (await PostAsync(http, "/oidc/token/introspection", ("token", things.RefreshToken))).Ok()["active"]);
        }

        foreach (var http in new[] { browser.Http, onSecond })
        {
            using var silent = await http.GetAsync("/oidc/auth?" + TestBrowser.Query(Scenario.Spa, "prompt=none"));
            Assert.Equal("login_required", TestBrowser.Returned(silent)["error"]);
        }

        // The sign-in that was proven but not resumed.
        using var resumed = await waiting.Http.GetAsync(things.Resume);
        Assert.Equal(HttpStatusCode.BadRequest, resumed.StatusCode);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.BrowserSessions.CountAsync(session => session.UserId == Scenario.Alice)));
        var person = new PageBrowser(second);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await person.SignInAsync(await person.StartAsync(), "alice", ScenarioPasswords.Password)).Status);
        if (action != "password")
        {
            (await hub.SendAsync("GET", "/resources", authorization: "Bearer " + things.ApiToken)).IsRefused(401, "auth.unauthorized");
        }

        await CheckNothingReturnsAsync(hub, action, things);
    }

    [Theory(DisplayName = "60 CVE-2025-64431: an id is nobody's twice, and nothing of a deleted user is its successor's")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_id_never_comes_back(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.PutAsync(Alice + "/identities/google", new { userId = "g" });
        await hub.PostAsync(Alice + "/personal-access-tokens", new { name = "pat" });
        (await hub.DeleteAsync(Alice)).Is(204);
        foreach (var body in new[] { $$"""{"id":"{{Scenario.Alice}}","username":"alice","primaryEmail":"alice@example.com"}""", $$"""{"userId":"{{Scenario.Alice}}"}""" })
        {
            Assert.NotEqual(Scenario.Alice, (await hub.PostAsync("/users", body)).Is(200).Id);
        }

        // No other route makes a user of an unknown id.
        foreach (var (method, path) in new[]
        {
            ("PATCH", ""), ("PATCH", "/custom-data"), ("PATCH", "/profile"), ("PATCH", "/logto-configs"), ("PATCH", "/password"), ("PATCH", "/is-suspended"),
            ("PUT", "/identities/google"), ("PUT", "/roles"), ("POST", "/roles"), ("POST", "/personal-access-tokens"),
        })
        {
            var answer = await hub.SendAsync(
                method, Alice + path, """{"customData":{},"profile":{},"password":"x","isSuspended":true,"userId":"g","roleIds":[],"name":"n"}""");
            answer.IsRefused(404, "entity.not_found");
        }

        Assert.Equal(0, await hub.Scenario.ReadAsync(async db =>
            await db.Users.CountAsync(user => user.Id == Scenario.Alice)
            + await db.UserRoles.CountAsync(row => row.UserId == Scenario.Alice)
            + await db.OrganizationUsers.CountAsync(row => row.UserId == Scenario.Alice)
            + await db.UserIdentities.CountAsync()
            + await db.PersonalAccessTokens.CountAsync()
            + await db.Authorizations.CountAsync(row => row.UserId == Scenario.Alice)));
    }

    [Fact(DisplayName = "63 CVE-2026-27946: no route that a user's token opens changes an e-mail address or a phone number")]
    public async Task Users_verify_nothing_of_their_own()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var opaque = (await hub.Scenario.SignInAsync(Scenario.Spa, "openid profile email phone offline_access")).Ok().AccessToken;
        var tokens = new[]
        {
            opaque, hub.Sign(Scenario.Spa, Scenario.Alice, Scenario.Api, "read:catalog"), hub.Sign(Scenario.Spa, Scenario.Alice), hub.Sign(Scenario.Spa, Scenario.Alice, scope: "openid"),
        };
        const string Body = """{"primaryEmail":"new@example.com","primaryPhone":"66812345678","email":"new@example.com","email_verified":true,"phone_number":"66812345678"}""";
        var before = await IdentifiersAsync(hub);
        var endpoints = hub.Scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();
        var operations = endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>().Where(operation => operation.Method != "GET").ToList();
        Assert.Contains(operations, operation => operation.Path == "/api/users/{userId}" && operation.Method == "PATCH");
        foreach (var operation in operations)
        {
            var path = System.Text.RegularExpressions.Regex.Replace(operation.Path["/api".Length..], @"\{[^}]*\}", Scenario.Alice);
            foreach (var token in tokens)
            {
                var answer = await hub.SendAsync(operation.Method, path, Body, "Bearer " + token);
                // The Experience API knows the browser's cookies and no tokens: without an interaction it does nothing.
                var isExperience = operation.Path.StartsWith("/api/experience", StringComparison.Ordinal) || operation.Path.StartsWith("/api/interaction", StringComparison.Ordinal);
                // The Account API is people's own: what they send is looked at, and nothing of it is an identifier.
                var isRefused = operation.Kind == ApiKind.Account ? answer.Status is >= 400 and < 500 : answer.Status is 401 or 403;
                Assert.True(isExperience ? answer.Status == 400 && answer.Code == "session.not_found" : isRefused, $"{operation.Id}: {answer.Status}");
            }
        }

        using var form = new FormUrlEncodedContent([new("access_token", opaque), new("email", "new@example.com"), new("phone_number", "66812345678")]);
        using var userInfo = await hub.Scenario.Client.PostAsync("/oidc/me", form);
        Assert.Equal(200, (int)userInfo.StatusCode);
        Assert.Equal(before, await IdentifiersAsync(hub));
    }

    [Fact]
    public async Task An_administrator_cannot_delete_its_own_account()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new UserRole { UserId = Scenario.Alice, RoleId = HubSeed.AdministratorRoleId });
            return Task.CompletedTask;
        });
        var alice = "Bearer " + hub.SignPerson(Scenario.Alice);
        (await hub.SendAsync("DELETE", Alice, authorization: alice)).IsRefused(400, "user.cannot_delete_self");
        (await hub.SendAsync("DELETE", "/users/" + Scenario.Bob, authorization: alice)).Is(204);
    }

    private static async Task DoAsync(ManagementScenario hub, string action)
    {
        switch (action)
        {
            case "suspend":
                (await hub.PatchAsync(Alice + "/is-suspended", new { isSuspended = true })).Is(200);
                break;
            case "password":
                (await hub.PatchAsync(Alice + "/password", new { password = "another one" })).Is(200);
                break;
            default:
                (await hub.DeleteAsync(Alice)).Is(204);
                break;
        }
    }

    private static async Task CheckNothingReturnsAsync(ManagementScenario hub, string action, Things things)
    {
        if (action == "suspend")
        {
            (await hub.PatchAsync(Alice + "/is-suspended", new { isSuspended = false })).Is(200);
        }

        (await PostAsync(hub.Scenario.Client, "/oidc/token", ("grant_type", "refresh_token"), ("refresh_token", things.RefreshToken))).Refused(400, "invalid_grant");
        if (action != "delete")
        {
            var person = new PageBrowser(hub.Scenario.Host);
            var password = action == "password" ? "another one" : ScenarioPasswords.Password;
            Assert.Equal(HttpStatusCode.SeeOther, (await person.SignInAsync(await person.StartAsync(), "alice", password)).Status);
        }
    }

    private static async Task<int> UserInfoAsync(HttpClient http, string token)
    {
        using var response = await http.SendAsync(new(HttpMethod.Get, "/oidc/me") { Headers = { { "Authorization", "Bearer " + token } } });
        return (int)response.StatusCode;
    }

    private static async Task<TokenAnswer> PostAsync(HttpClient http, string path, params (string Name, string Value)[] parameters)
    {
        using var content = new FormUrlEncodedContent(parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value)).Append(new("client_id", Scenario.Spa)));
        using var response = await http.PostAsync(path, content);
        return await TokenAnswer.ReadAsync(response);
    }

    private static Task<string> IdentifiersAsync(ManagementScenario hub) => hub.Scenario.ReadAsync(async db => string.Join(
        '\n', await db.Users.OrderBy(user => user.Id).Select(user => user.Id + "|" + user.Username + "|" + user.PrimaryEmail + "|" + user.PrimaryPhone).ToListAsync()));

    /// <summary>Everything by which Alice is in.</summary>
    private sealed record Things(string Code, string AccessToken, string RefreshToken, string ApiToken, string Resume)
    {
        public static async Task<Things> CollectAsync(ManagementScenario hub, TestBrowser browser, TestBrowser waiting)
        {
            var tokens = (await hub.Scenario.RedeemAsync(
                Scenario.Spa, await browser.SignInAsync(Scenario.Spa, Scenario.Alice, "scope=openid offline_access", "prompt=consent"))).Ok();
            using var silent = await browser.AuthorizeAsync(Scenario.Spa);
            using var started = await waiting.AuthorizeAsync(Scenario.Spa);
            var interaction = (await waiting.FindInteractionAsync())!;
            var interactions = hub.Scenario.Host.Services.GetRequiredService<Server.Sessions.Interactions>();
            Assert.True(await interactions.RecordSignInAsync(interaction, Scenario.Alice, "pwd", CancellationToken.None));
            return new Things(
                TestBrowser.CodeOf(silent), tokens.AccessToken, tokens.RefreshToken, hub.SignPerson(Scenario.Alice), interactions.ResumeUrl(interaction));
        }
    }
}
