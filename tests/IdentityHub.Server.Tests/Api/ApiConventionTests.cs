using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Api;

/// <summary>What all operations share: access, errors, pages, entity tags.</summary>
public sealed class ApiConventionTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_is_not_an_access_token_for_it(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        async Task<ApiAnswer> With(string authorization) => await hub.SendAsync("GET", "/resources", authorization: authorization);

        (await With("")).IsRefused(401, "auth.authorization_header_missing");
        var other = (await With("Basic eDp5")).IsRefused(401, "auth.authorization_token_type_not_supported");
        Assert.Equal("""{"supportedTypes":["Bearer"]}""", other["data"].GetRawText());
        var elsewhere = await With("Bearer " + hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager, "https://api.example.com/org"));
        Assert.Equal(
            """{"code":"ERR_JWT_CLAIM_VALIDATION_FAILED","name":"JWTClaimValidationFailed","claim":"aud","reason":"check_failed"}""",
            elsewhere.IsRefused(401, "auth.unauthorized")["data"].GetRawText());
        Assert.Equal("""{"code":"ERR_JWS_INVALID","name":"JWSInvalid"}""", (await With("Bearer x")).IsRefused(401, "auth.unauthorized")["data"].GetRawText());
        (await With("Bearer " + hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager, lifetime: -1))).IsRefused(401, "auth.unauthorized");
        (await With("Bearer " + hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager, scope: null))).IsRefused(403, "auth.forbidden");
        (await With("Bearer " + hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager, scope: "al all2"))).IsRefused(403, "auth.forbidden");
        (await With("Bearer " + hub.Sign("nobody", "nobody"))).IsRefused(401, "auth.unauthorized");
        (await With("Bearer " + hub.Sign(Scenario.Machine, Scenario.Machine))).IsRefused(403, "auth.forbidden");
        (await With("Bearer " + hub.Sign(Scenario.Spa, Scenario.Alice))).IsRefused(403, "auth.forbidden");
        (await With("bearer " + hub.Token)).Is(200);
    }

    [Fact(DisplayName = "CVE-2026-0707: a malformed Authorization header is a 401 and no crash")]
    public async Task Survives_malformed_authorization_headers()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        string[] headers =
        [
            "Bearer", "Bearer ", "Bearer  ", "Bearer x", "Bearer a.b", "Bearer a.b.c", "Bearer ..", "Bearer \t" + hub.Token, "Bearer " + hub.Token + " x",
            "Bearer " + hub.Token + ",Bearer " + hub.Token, "Bearer " + new string('a', 9000), "Bearer:" + hub.Token, "Bearer=" + hub.Token, "\"Bearer\" " + hub.Token,
            "Bearer " + hub.Token[..^1], "Bearer " + hub.Token + "A", "Basic", " ",
        ];
        foreach (var header in headers)
        {
            var answer = await hub.SendAsync("GET", "/resources", authorization: header);
            Assert.True(answer.Status == 401 && answer.Code?.StartsWith("auth.", StringComparison.Ordinal) == true, $"{header[..Math.Min(20, header.Length)]}: {answer.Status} {answer.Text}");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_a_token_from_the_token_endpoint_until_the_role_or_the_client_is_gone(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var token = (await hub.Scenario.PostAsync(
            "/oidc/token",
            ManagementScenario.Manager,
            ("grant_type", "client_credentials"),
            ("resource", "https://default.logto.app/api"),
            ("scope", "all"),
            ("client_secret", Scenario.Secret))).Ok();
        async Task<ApiAnswer> Call() => await hub.SendAsync("GET", "/resources", authorization: "Bearer " + token.AccessToken);

        (await Call()).Is(200);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Remove(db.ApplicationRoles.Single(row => row.ApplicationId == ManagementScenario.Manager));
            return Task.CompletedTask;
        });
        (await Call()).IsRefused(403, "auth.forbidden");
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Applications.Single(row => row.Id == ManagementScenario.Manager).IsDisabled = true;
            return Task.CompletedTask;
        });
        (await Call()).IsRefused(401, "auth.unauthorized");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Names_every_mistake_of_a_body(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        async Task<ApiAnswer> Create(string body) => await hub.PostAsync("/resources", body);

        (await Create("{}")).IsInvalid("name", "indicator");
        var answer = (await Create("""{"name":"","indicator":"not a uri","accessTokenTtl":"1"}""")).IsInvalid("name", "indicator", "accessTokenTtl");
        Assert.Equal(3, answer["details"].GetString()!.Split('\n').Length);
        Assert.Contains("Error in key path \"name\": (too_small)", answer["details"].GetString(), StringComparison.Ordinal);
        (await Create("""{"name":1,"indicator":null}""")).IsInvalid("name", "indicator");
        (await Create("""{"name":"a\u0000b","indicator":"https://a.example"}""")).IsInvalid("name");
        (await Create("""{"name":"\ud800","indicator":"https://a.example"}""")).IsInvalid("name");
        (await Create("""{"name":"a","indicator":"https://a.example","accessTokenTtl":1.5}""")).IsInvalid("accessTokenTtl");
        (await Create("""{"name":"a","indicator":"https://a.example","accessTokenTtl":1e99}""")).IsInvalid("accessTokenTtl");
        (await Create($$"""{"name":"{{new string('a', 257)}}","indicator":"https://a.example"}""")).IsInvalid("name");
        (await Create("[]")).IsInvalid("");
        (await Create("null")).IsInvalid("");
        foreach (var text in new[] { "{bad", "", "{\"name\":\"a\",\"name\":\"b\"}", new string('[', 1000), "{\"name\":\"\\uZZZZ\"}" })
        {
            var refusal = (await Create(text)).Is(400);
            Assert.False(string.IsNullOrEmpty(refusal["message"].GetString()));
        }

        Assert.Equal(400, (await hub.PostAsync("/resources")).Status);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_texts_in_paths_and_queries_that_no_database_can_hold(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal(400, (await hub.GetAsync("/resources/a%00b")).Status);
        Assert.Equal(400, (await hub.GetAsync("/resources?includeScopes=%00")).Status);
        (await hub.GetAsync("/resources?includeScopes=perhaps")).IsInvalid("includeScopes");
        (await hub.GetAsync("/resources?includeScopes=true&includeScopes=false")).IsInvalid("includeScopes");
        (await hub.GetAsync("/resources/" + new string('a', 300))).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/resources/" + Uri.EscapeDataString("' OR 1=1 --"))).IsRefused(404, "entity.not_exists_with_id");
    }

    [Theory(DisplayName = "CVE-2026-33504: a forged page or cursor is a 400")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_forged_pages_and_cursors(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        foreach (var query in new[]
        {
            "page=0", "page=-1", "page=x", "page=1.5", "page=", "page=99999999999", "page_size=0", "page_size=101", "page_size=1e1", "page=1&page=2", "page=%00",
        })
        {
            Assert.Equal(400, (await hub.GetAsync("/resources/api/scopes?" + query)).Status);
        }

        Assert.Equal("[]", (await hub.GetAsync("/resources/api/scopes?page=2147483647&page_size=100")).Is(200).Text);
        var cursor = (await hub.GetAsync("/resources/api/scopes?page_size=1&cursor=")).Is(200).Headers["Next-Cursor"];
        (await hub.GetAsync("/resources/api/scopes?cursor=" + cursor)).Is(200);
        var forged = cursor[^1] == 'A' ? cursor[..^1] + 'B' : cursor[..^1] + 'A';
        foreach (var value in new[] { forged, cursor + "A", cursor[1..], "x", "AAAA", new string('A', 5000), "' OR 1=1", "%2e%2e" })
        {
            (await hub.GetAsync("/resources/api/scopes?cursor=" + Uri.EscapeDataString(value))).IsRefused(400, "guard.invalid_pagination");
        }

        // A cursor belongs to its list.
        (await hub.GetAsync("/resources/other/scopes?cursor=" + cursor)).IsRefused(400, "guard.invalid_pagination");
        (await hub.GetAsync($"/resources/api/scopes?page=1&cursor={cursor}")).IsRefused(400, "guard.invalid_pagination");
    }

    [Fact]
    public async Task Answers_unknown_routes_and_methods_alike()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        foreach (var (method, path) in new[] { ("GET", "/nope"), ("DELETE", "/resources"), ("POST", "/resources/api") })
        {
            var answer = (await hub.SendAsync(method, path)).Is(404);
            Assert.Equal("Not Found", answer.Text);
        }
    }

    [Fact]
    public async Task Answers_304_to_who_has_the_answer()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var first = (await hub.GetAsync("/resources/api")).Is(200);
        var again = await hub.SendAsync("GET", "/resources/api", headers: ("If-None-Match", first.Headers["ETag"]));
        Assert.Equal((304, ""), (again.Status, again.Text));
        (await hub.PatchAsync("/resources/api", new { name = "Other name" })).Is(200);
        (await hub.SendAsync("GET", "/resources/api", headers: ("If-None-Match", first.Headers["ETag"]))).Is(200);
        Assert.Equal("no-store", first.Headers["Cache-Control"]);
    }
}
