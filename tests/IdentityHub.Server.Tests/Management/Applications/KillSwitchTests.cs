using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>An application that is switched off or deleted can start and finish nothing: at once where it was done, within a second elsewhere.</summary>
public sealed class KillSwitchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static TheoryData<string, string> Ways
    {
        get
        {
            var ways = new TheoryData<string, string>();
            foreach (var provider in new[] { Databases.Sqlite, Databases.PostgreSql })
            {
                ways.Add(provider, "disable");
                ways.Add(provider, "delete");
            }

            return ways;
        }
    }

    [Theory(DisplayName = "Advisories 19, 59 (CVE-2026-3047, 2026-2733, 2025-64717): a client that is disabled or deleted finishes nothing, on any node")]
    [MemberData(nameof(Ways))]
    public async Task Ends_everything_on_every_node(string provider, string way)
    {
        await using var nodes = await Nodes.StartAsync(provider);
        var (hub, scenario) = (nodes.First, nodes.First.Scenario);
        var robot = (await hub.PostAsync("/applications", new { name = "Robot", type = "MachineToMachine" })).Is(200).Id;
        (await hub.PatchAsync("/applications/" + robot, new { isAdmin = true })).Is(200);
        var robotSecret = (await hub.GetAsync($"/applications/{robot}/secrets")).Is(200).Body[0].GetProperty("value").GetString()!;

        // What both clients have begun and been granted.
        var tokens = (await scenario.SignInAsync(Scenario.Web, "openid offline_access")).Ok();
        var codes = new[] { await scenario.IssueCodeAsync(Scenario.Web, "openid"), await scenario.IssueCodeAsync(Scenario.Web, "openid") };
        using var waiting = new TestBrowser(scenario);
        using var started = await waiting.AuthorizeAsync(Scenario.Web);
        var interaction = (await waiting.FindInteractionAsync())!;
        using var signedIn = new TestBrowser(scenario);
        await signedIn.SignInAsync();
        TestBrowser.CodeOf(await signedIn.AuthorizeAsync(Scenario.Web));
        var pushed = await scenario.PostAsync("/oidc/request", Scenario.Web, ("redirect_uri", Scenario.RedirectUri), ("response_type", "code"), ("scope", "openid"));
        Assert.Equal(201, pushed.Status);
        var managementToken = (await CredentialsAsync(scenario.Client)).Ok().AccessToken;
        foreach (var node in nodes.Clients)
        {
            Assert.Equal(200, await ManageAsync(node));
            Assert.Equal("true", (await IntrospectAsync(node))["active"]);
            Assert.Equal(200, await UserInfoAsync(node));
        }

        foreach (var client in new[] { Scenario.Web, robot })
        {
            var path = "/applications/" + client;
            _ = way == "delete" ? (await hub.DeleteAsync(path)).Is(204) : (await hub.PatchAsync(path, new { isDisabled = true })).Is(200);
        }

        var since = Stopwatch.GetTimestamp();

        // On this node at once.
        await RefusesGrantsAsync(scenario.Client, codes[0]);
        await RefusesBeginningsAsync(scenario.Client, signedIn.Http);
        using var resumed = await waiting.Http.GetAsync("/oidc/auth/" + interaction.Uid);
        Assert.Equal(HttpStatusCode.BadRequest, resumed.StatusCode);
        Assert.Null(await waiting.FindInteractionAsync());
        (await PostAsync(scenario.Client, "/oidc/token/revocation", Scenario.Web, Scenario.Secret, ("token", tokens.RefreshToken))).Refused(400, "invalid_client");

        // On the other one, what was granted at once, and what is new within a second.
        await RefusesGrantsAsync(nodes.Second, codes[1]);
        while (await CredentialsAsync(nodes.Second) is { Status: 200 } || await AsWebAsync(nodes.Second) is { Status: 200 })
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Second, "The other node had not heard of it after a second.");
            await Task.Delay(20);
        }

        await RefusesBeginningsAsync(nodes.Second, nodes.BrowserAtSecond(signedIn));
        Assert.True(Stopwatch.GetElapsedTime(since) < Second * 5);

        if (way == "disable")
        {
            // What is switched on again begins anew.
            (await hub.PatchAsync("/applications/" + Scenario.Web, new { isDisabled = false })).Is(200);
            (await RefreshAsync(scenario.Client)).Refused(400, "invalid_grant");
            Assert.Equal("false", (await IntrospectAsync(scenario.Client))["active"]);
            (await scenario.SignInAsync(Scenario.Web, "openid offline_access")).Ok();
        }

        async Task RefusesGrantsAsync(HttpClient node, string code)
        {
            var exchanged = await PostAsync(
                node,
                "/oidc/token",
                Scenario.Web,
                Scenario.Secret,
                ("grant_type", "authorization_code"),
                ("code", code),
                ("redirect_uri", Scenario.RedirectUri),
                ("code_verifier", Scenario.Verifier));
            Assert.True(exchanged is { Status: 400 or 401 } && exchanged["error"] is "invalid_client" or "invalid_grant", exchanged.Body.ToString());
            var refreshed = await RefreshAsync(node);
            Assert.True(refreshed is { Status: 400 or 401 } && refreshed["error"] is "invalid_client" or "invalid_grant", refreshed.Body.ToString());
            Assert.Equal("false", (await IntrospectAsync(node))["active"]);
            Assert.Equal(401, await UserInfoAsync(node));
        }

        async Task RefusesBeginningsAsync(HttpClient node, HttpClient browser)
        {
            (await CredentialsAsync(node)).Refused(400, "invalid_client");
            Assert.Equal(401, await ManageAsync(node));
            (await PostAsync(node, "/oidc/request", Scenario.Web, Scenario.Secret, ("redirect_uri", Scenario.RedirectUri), ("response_type", "code"))).Refused(400, "invalid_client");
            (await AsWebAsync(node)).Refused(400, "invalid_client");
            foreach (var query in new[] { TestBrowser.Query(Scenario.Web), TestBrowser.Query(Scenario.Web, "prompt=none"), $"client_id=web&request_uri={pushed["request_uri"]}" })
            {
                using var authorized = await browser.GetAsync("/oidc/auth?" + query);
                Assert.Equal(HttpStatusCode.BadRequest, authorized.StatusCode);
            }
        }

        Task<TokenAnswer> CredentialsAsync(HttpClient node) => PostAsync(
            node, "/oidc/token", robot, robotSecret, ("grant_type", "client_credentials"), ("resource", "https://default.logto.app/api"), ("scope", "all"));
        Task<TokenAnswer> RefreshAsync(HttpClient node) =>
            PostAsync(node, "/oidc/token", Scenario.Web, Scenario.Secret, ("grant_type", "refresh_token"), ("refresh_token", tokens.RefreshToken));
        Task<TokenAnswer> IntrospectAsync(HttpClient node) =>
            PostAsync(node, "/oidc/token/introspection", Scenario.Machine, Scenario.Secret, ("token", tokens.AccessToken));
        Task<TokenAnswer> AsWebAsync(HttpClient node) =>
            PostAsync(node, "/oidc/token/introspection", Scenario.Web, Scenario.Secret, ("token", tokens.AccessToken));
        Task<int> UserInfoAsync(HttpClient node) => BearerAsync(node, "/oidc/me", tokens.AccessToken);
        Task<int> ManageAsync(HttpClient node) => BearerAsync(node, "/api/applications/" + Scenario.Spa, managementToken);
    }

    [Theory(DisplayName = "Advisory 32 (CVE-2026-9705): a disabled client's own token cannot switch it on again")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Cannot_be_undone_by_the_client_itself(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var robot = (await hub.PostAsync("/applications", new { name = "Robot", type = "MachineToMachine" })).Is(200).Id;
        var disabled = (await hub.PatchAsync("/applications/" + robot, new { isAdmin = true, isDisabled = true })).Is(200);
        Assert.True(disabled["isDisabled"].GetBoolean());
        Assert.True((await hub.GetAsync("/applications/" + robot)).Is(200)["isDisabled"].GetBoolean());
        var own = "Bearer " + hub.Sign(robot, robot);
        (await hub.SendAsync("PATCH", "/applications/" + robot, new { isDisabled = false }, own)).IsRefused(401, "auth.unauthorized");
        (await hub.SendAsync("POST", $"/applications/{robot}/secrets", new { name = "again" }, own)).IsRefused(401, "auth.unauthorized");
        Assert.True(await hub.Scenario.ReadAsync(db => db.Applications.AnyAsync(row => row.Id == robot && row.IsDisabled)));
        var enabled = (await hub.PatchAsync("/applications/" + robot, new { isDisabled = false })).Is(200);
        Assert.False(enabled.Body.TryGetProperty("isDisabled", out _));
        (await hub.SendAsync("GET", "/applications/" + robot, null, own)).Is(200);
    }

    [Theory(DisplayName = "A node that has not heard of a deletion refuses; it does not fail")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_node_that_has_not_heard_refuses(string provider)
    {
        await using var scenario = await Scenario.StartAsync(provider);
        using var browser = new TestBrowser(scenario);
        await browser.SignInAsync();
        TestBrowser.CodeOf(await browser.AuthorizeAsync(Scenario.Web));

        // Deleted behind the hub's back: what it keeps in memory is what a node keeps that has not heard yet.
        await scenario.ChangeAsync(db => db.Applications.Where(row => row.Id == Scenario.Web).ExecuteDeleteAsync());
        using var authorized = await browser.AuthorizeAsync(Scenario.Web);
        (await TokenAnswer.ReadAsync(authorized)).Refused(400, "invalid_client");
        (await scenario.PostAsync("/oidc/request", Scenario.Web, ("redirect_uri", Scenario.RedirectUri), ("response_type", "code"), ("scope", "openid")))
            .Refused(400, "invalid_client");
    }

    [Theory(DisplayName = "A role that opens the Management API ends with the switch, not with the token")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Taking_the_right_to_manage_takes_effect_at_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PatchAsync("/applications/machine", new { isAdmin = true })).Is(200);
        var own = "Bearer " + hub.Sign(Scenario.Machine, Scenario.Machine);
        (await hub.SendAsync("GET", "/applications", null, own)).Is(200);
        (await hub.PatchAsync("/applications/machine", new { isAdmin = false })).Is(200);
        (await hub.SendAsync("GET", "/applications", null, own)).IsRefused(403, "auth.forbidden");
    }

    private static async Task<TokenAnswer> PostAsync(HttpClient node, string path, string client, string secret, params (string Name, string Value)[] parameters)
    {
        var form = parameters.Append(("client_id", client)).Append(("client_secret", secret)).Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2));
        using var response = await node.PostAsync(path, new FormUrlEncodedContent(form));
        return await TokenAnswer.ReadAsync(response);
    }

    private static async Task<int> BearerAsync(HttpClient node, string path, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await node.SendAsync(request);
        return (int)response.StatusCode;
    }

    /// <summary>The scenario on one node, and another node on the same database with the same public URL.</summary>
    private sealed class Nodes(ManagementScenario first, HubHost second, TemporaryDirectory directory) : IAsyncDisposable
    {
        private readonly List<HttpClient> browsers = [];

        public ManagementScenario First => first;

        public HttpClient Second { get; } = second.NewClient();

        public IEnumerable<HttpClient> Clients => [first.Scenario.Client, Second];

        public static async Task<Nodes> StartAsync(string provider)
        {
            var directory = new TemporaryDirectory();
            var time = new ManualTimeProvider();
            var connection = provider == Databases.PostgreSql ? await PostgresServer.CreateDatabaseAsync() : null;
            void Share(HubHostOptions options) => (options.Time, options.DataDirectory, options.ConnectionString) = (time, directory, connection);
            var first = await ManagementScenario.StartAsync(provider, Share);
            var second = await HubHost.StartAsync(provider, options =>
            {
                Share(options);
                options.Settings["PublicUrl"] = first.Scenario.Host.PublicUrl;
            });
            return new(first, second, directory);
        }

        /// <summary>The browser's cookies, brought to the second node as a proxy would.</summary>
        public HttpClient BrowserAtSecond(TestBrowser browser)
        {
            var cookies = new CookieContainer();
            foreach (Cookie cookie in browser.Cookies.GetCookies(browser.Http.BaseAddress!))
            {
                cookies.Add(new Uri(second.Address), new Cookie(cookie.Name, cookie.Value, cookie.Path));
            }

            browsers.Add(second.NewBrowser(cookies));
            return browsers[^1];
        }

        public async ValueTask DisposeAsync()
        {
            browsers.ForEach(browser => browser.Dispose());
            Second.Dispose();
            await first.DisposeAsync();
            await second.DisposeAsync();
            directory.Dispose();
        }
    }
}
