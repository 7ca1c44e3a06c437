using System.Text;
using System.Text.Json;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Management.Connectors;
using IdentityHub.Server.Tests.Connectors;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Connectors;

/// <summary>Connectors for signing in, as spec 02 §8 has them.</summary>
public sealed class SocialConnectorTests
{
    private static readonly object Client = new { clientId = "client-1", clientSecret = "a-secret-of-the-client" };

    private static readonly object OAuth2 = new
    {
        clientId = "client-1",
        clientSecret = "a-secret-of-the-client",
        authorizationEndpoint = "https://p.example/authorize",
        tokenEndpoint = "https://p.example/token",
        userInfoEndpoint = "https://p.example/me",
    };

    [Fact]
    public async Task Shows_every_kind_with_its_form_and_a_picture()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var kinds = (await hub.GetAsync("/connector-factories")).Is(200).Body.EnumerateArray().Where(kind => kind.GetProperty("type").GetString() == "Social").ToList();
        foreach (var (id, target) in new Dictionary<string, string>
        {
            ["apple-universal"] = "apple",
            ["azuread-universal"] = "azuread",
            ["discord-universal"] = "discord",
            ["facebook-universal"] = "facebook",
            ["github-universal"] = "github",
            ["gitlab-universal"] = "gitlab",
            ["google-universal"] = "google",
            ["kakao-universal"] = "kakao",
            ["line-universal"] = "line",
            ["linkedin-universal"] = "linkedin",
            ["oauth2"] = "oauth2",
            ["oidc"] = "oidc",
            ["x-universal"] = "x",
        })
        {
            var kind = Assert.Single(kinds, kind => kind.GetProperty("id").GetString() == id);
            Assert.Equal((target, "Universal"), (kind.GetProperty("target").GetString(), kind.GetProperty("platform").GetString()));
            Assert.Equal(id is "oidc" or "oauth2", kind.TryGetProperty("isStandard", out _));
            Assert.Equal(id is "oidc" or "oauth2" or "google-universal" or "github-universal" or "facebook-universal", kind.TryGetProperty("isTokenStorageSupported", out _));
            Assert.StartsWith("# ", kind.GetProperty("readme").GetString(), StringComparison.Ordinal);
            var fields = kind.GetProperty("formItems").EnumerateArray().ToDictionary(item => item.GetProperty("key").GetString()!);
            Assert.True(fields["clientId"].GetProperty("required").GetBoolean());
            Assert.True(id == "apple-universal" || fields["clientSecret"].GetProperty("isConfidential").GetBoolean());
            var picture = Encoding.UTF8.GetString(Convert.FromBase64String(kind.GetProperty("logo").GetString()!["data:image/svg+xml;base64,".Length..]));
            Assert.Contains("<text", picture, StringComparison.Ordinal);
            System.Xml.Linq.XDocument.Parse(picture);
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/connectors", new { connectorId = "google-universal", config = Client, syncProfile = true, enableTokenStorage = true })).Is(200);
        Assert.Equal(("google", "Social", "Universal", "{}"), (created["target"].GetString(), created["type"].GetString(), created["platform"].GetString(), created["metadata"].GetRawText()));
        Assert.True(created["syncProfile"].GetBoolean() && created["enableTokenStorage"].GetBoolean() && created["isTokenStorageSupported"].GetBoolean());
        Assert.Equal("Google", created["name"].GetProperty("en").GetString());
        Assert.Equal(JsonSerializer.Serialize(Client), created["config"].GetRawText());
        foreach (var member in new[] { "id", "connectorId", "target", "name", "description", "logo", "logoDark", "readme", "platform", "formItems", "syncProfile", "enableTokenStorage" })
        {
            Assert.True(created.Body.TryGetProperty(member, out _), member);
        }

        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
        var email = (await hub.PostAsync("/connectors", new { connectorId = "http-email" })).Is(200);
        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
        var line = (await hub.PostAsync("/connectors", new { connectorId = "line-universal", id = "line", config = Client })).Is(200);
        Assert.Equal([created.Id, email.Id, line.Id], (await hub.GetAsync("/connectors")).Ids);
        Assert.Equal(["line"], (await hub.GetAsync("/connectors?target=line")).Ids);

        var changed = (await hub.PatchAsync("/connectors/" + created.Id, new { syncProfile = false, enableTokenStorage = false, config = new { clientId = "c2", clientSecret = "s2" } })).Is(200);
        Assert.False(changed["syncProfile"].GetBoolean() || changed["enableTokenStorage"].GetBoolean());
        Assert.Equal("""{"clientId":"c2","clientSecret":"s2"}""", (await hub.GetAsync("/connectors/" + created.Id)).Is(200)["config"].GetRawText());
        (await hub.DeleteAsync("/connectors/" + created.Id)).Is(204);
        Assert.Equal([email.Id, line.Id], (await hub.GetAsync("/connectors")).Ids);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task There_may_be_several_of_a_standard_kind_each_with_its_target(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/connectors", new { connectorId = "oauth2" })).IsRefused(400, "connector.should_specify_target");
        (await hub.PostAsync("/connectors", new { connectorId = "oauth2", metadata = new { name = new { en = "A" } } })).IsRefused(400, "connector.should_specify_target");
        (await hub.PostAsync("/connectors", new { connectorId = "oauth2", metadata = new { target = "" } })).IsRefused(400, "connector.should_specify_target");
        var metadata = new { target = "acme", name = new { en = "Acme", th = "แอคมี" }, logo = "https://acme.example/l.svg", logoDark = "https://acme.example/d.svg" };
        var acme = (await hub.PostAsync("/connectors", new { connectorId = "oauth2", config = OAuth2, metadata, enableTokenStorage = true })).Is(200);
        Assert.Equal(("acme", "แอคมี", "https://acme.example/l.svg", "https://acme.example/d.svg"), (
            acme["target"].GetString(), acme["name"].GetProperty("th").GetString(), acme["logo"].GetString(), acme["logoDark"].GetString()));
        Assert.True(acme["isStandard"].GetBoolean());
        var globex = (await hub.PostAsync("/connectors", new { connectorId = "oauth2", metadata = new { target = "globex", name = new { th = "โกลเบ็กซ์" } } })).Is(200);
        Assert.Equal("โกลเบ็กซ์", globex["name"].GetProperty("en").GetString());
        Assert.StartsWith("data:image/svg+xml", globex["logo"].GetString(), StringComparison.Ordinal);
        (await hub.PostAsync("/connectors", new { connectorId = "oidc", metadata = new { target = "acme" } })).IsRefused(422, "connector.multiple_target_with_same_platform");
        (await hub.PostAsync("/connectors", new { connectorId = "google-universal" })).Is(200);
        (await hub.PostAsync("/connectors", new { connectorId = "google-universal" })).IsRefused(422, "connector.multiple_instances_not_supported");
        (await hub.PostAsync("/connectors", new { connectorId = "oidc", metadata = new { target = "google" } })).IsRefused(422, "connector.multiple_target_with_same_platform");
        Assert.Equal([acme.Id], (await hub.GetAsync("/connectors?target=acme")).Ids);

        // Accounts are stored under the target: it stays. What else is given replaces what was there.
        (await hub.PatchAsync("/connectors/" + acme.Id, new { metadata = new { target = "other" } })).IsRefused(400, "connector.can_not_modify_target");
        (await hub.PatchAsync("/connectors/" + acme.Id, new { metadata = new { target = "" } })).IsRefused(400, "connector.can_not_modify_target");
        var changed = (await hub.PatchAsync("/connectors/" + acme.Id, new { metadata = new { target = "acme", name = new { en = "Acme Inc." }, logoDark = (string?)null } })).Is(200);
        Assert.Equal("""{"target":"acme","name":{"en":"Acme Inc."},"logo":"https://acme.example/l.svg","logoDark":null}""", Sorted(changed["metadata"]));
        Assert.Equal(JsonValueKind.Null, changed["logoDark"].ValueKind);
        Assert.Equal(JsonSerializer.Serialize(OAuth2), changed["config"].GetRawText());

        // Two at once cannot get the same target.
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => hub.PostAsync("/connectors", new { connectorId = "oidc", metadata = new { target = "same" } })));
        Assert.Equal([200, 422, 422, 422], answers.Select(answer => answer.Status).Order());

        static string Sorted(JsonElement metadata) => JsonSerializer.Serialize(
            new[] { "target", "name", "logo", "logoDark" }.ToDictionary(name => name, name => metadata.GetProperty(name)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_does_not_fit(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/connectors", new { connectorId = "github-universal", metadata = new { target = "x" } }))
            .IsRefused(400, "connector.cannot_overwrite_metadata_for_non_standard_connector");
        (await hub.PostAsync("/connectors", new { connectorId = "line-universal", enableTokenStorage = true })).IsRefused(422, "connector.token_storage_not_supported");
        (await hub.PostAsync("/connectors", new { connectorId = "line-universal", config = new { clientId = "x" } })).IsRefused(400, "connector.invalid_config");
        foreach (var metadata in new object[]
        {
            new { target = "a/b" }, new { target = "a b" }, new { target = new string('a', 129) }, new { target = "a", name = new { en = 7 } }, new { target = "a", name = new { en = new string('x', 300) } },
            new { target = "a", logo = "javascript:alert(1)" }, new { target = "a", logoDark = "data:text/html,x" },
        })
        {
            (await hub.PostAsync("/connectors", new { connectorId = "oidc", metadata })).IsRefused(400, "connector.invalid_metadata");
        }

        Assert.Empty((await hub.GetAsync("/connectors")).Ids);
        var id = (await hub.PostAsync("/connectors", new { connectorId = "line-universal", config = Client })).Is(200).Id;
        (await hub.PatchAsync("/connectors/" + id, new { metadata = new { name = new { en = "x" } } })).IsRefused(400, "connector.cannot_overwrite_metadata_for_non_standard_connector");
        (await hub.PatchAsync("/connectors/" + id, new { enableTokenStorage = true })).IsRefused(422, "connector.token_storage_not_supported");
        (await hub.PatchAsync("/connectors/" + id, new { config = new { clientId = "x", clientSecret = "y", botPrompt = "loud" } })).IsRefused(400, "connector.invalid_config");
        Assert.Equal(JsonSerializer.Serialize(Client), (await hub.GetAsync("/connectors/" + id))["config"].GetRawText());
        (await hub.PostAsync("/connectors/line-universal/test", new { email = "a@example.com", config = Client })).IsRefused(404, "connector.not_found");
    }

    [Fact]
    public async Task Refuses_wrong_values_of_every_member()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var metadata = new { target = "x", name = new { en = "X" }, logo = "https://l.example", logoDark = "https://d.example" };
        var body = new { connectorId = "oauth2", id = "o", config = OAuth2, metadata, syncProfile = true, enableTokenStorage = true };
        await hub.RefusesWrongBodiesAsync<CreateConnector>("POST", "/connectors", body);
        (await hub.PostAsync("/connectors", body)).Is(200);
        await hub.RefusesWrongBodiesAsync<UpdateConnector>("PATCH", "/connectors/o", new { config = OAuth2, metadata, syncProfile = true, enableTokenStorage = true });
        await hub.RefusesWrongBodiesAsync<CreateAuthorizationUri>("POST", "/connectors/o/authorization-uri", new { state = "s", redirectUri = "https://app.example.com/callback" });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Begins_a_sign_in_that_a_program_can_end(string provider)
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await ManagementScenario.StartAsync(provider, options =>
        {
            options.Settings["Outbound:AllowedHosts"] = service.Host;
            options.Settings["Connectors:Endpoints:oauth2"] = service.Address + "/";
        });
        (await hub.PostAsync("/connectors", new { connectorId = "oauth2", id = "acme", config = OAuth2, metadata = new { target = "acme" } })).Is(200);
        var body = new { state = "the-programs-own", redirectUri = "https://app.example.com/linked?x=1" };
        var redirectTo = new Uri((await hub.PostAsync("/connectors/acme/authorization-uri", body)).Is(200)["redirectTo"].GetString()!);
        Assert.Equal(service.Address + "/authorize", redirectTo.GetLeftPart(UriPartial.Path));
        var sent = QueryHelpers.ParseQuery(redirectTo.Query);
        Assert.Equal(("the-programs-own", "https://app.example.com/linked?x=1", "S256"), (sent["state"].ToString(), sent["redirect_uri"].ToString(), sent["code_challenge_method"].ToString()));

        service.Answer = context => Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(
            context.Response, context.Request.Path == "/token" ? """{"access_token":"t"}""" : """{"id":"77"}""");
        var services = hub.Scenario.Host.Services;
        var row = await hub.Scenario.ReadAsync(db => db.Connectors.SingleAsync());
        var connector = new ExternalConnector(row.Id, services.GetRequiredService<ConnectorConfigs>().Read(row));
        var session = services.GetRequiredService<DerivedSessions>().Restore("acme", "the-programs-own", body.redirectUri);
        var signIn = await services.GetRequiredService<SocialConnectors>().Find("oauth2")!
            .CompleteAsync(connector, session, new Dictionary<string, string> { ["code"] = "c" }, CancellationToken.None);
        Assert.True(signIn.TryGet(out var who, out _));
        Assert.Equal("77", who.Identity.Id);
        var verifier = service.Requests.First(request => request.Path == "/token").Form["code_verifier"];
        Assert.True(Protocol.Authorization.Pkce.Verify(verifier, sent["code_challenge"].ToString()));

        (await hub.PostAsync("/connectors/none/authorization-uri", body)).IsRefused(404, "entity.not_found");
        (await hub.PostAsync("/connectors", new { connectorId = "http-email", id = "mail" })).Is(200);
        (await hub.PostAsync("/connectors/mail/authorization-uri", body)).IsRefused(400, "connector.unexpected_type");
        (await hub.PostAsync("/connectors", new { connectorId = "line-universal", id = "line" })).Is(200);
        (await hub.PostAsync("/connectors/line/authorization-uri", body)).IsRefused(400, "connector.invalid_config");
        foreach (var redirectUri in new[]
        {
            "http://app.example.com/callback", "javascript:alert(1)", "/callback", "https://user@app.example.com/", "https://app.example.com/#x", "https://app.example.com/\\x", "app:callback", "",
        })
        {
            (await hub.PostAsync("/connectors/acme/authorization-uri", new { state = "s", redirectUri })).IsInvalid("redirectUri");
        }

        foreach (var redirectUri in new[] { "http://localhost:8080/cb", "http://127.0.0.1/cb", "http://[::1]:3/cb" })
        {
            (await hub.PostAsync("/connectors/acme/authorization-uri", new { state = "s", redirectUri })).Is(200);
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Offers_connectors_in_the_order_of_their_targets_and_no_longer_when_they_are_deleted(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var google = (await hub.PostAsync("/connectors", new
        {
            connectorId = "google-universal",
            config = new { clientId = "g-1", clientSecret = "a-secret-of-google", oneTap = new { isEnabled = true, autoSelect = false, closeOnTapOutside = true } },
        })).Is(200).Id;
        var acme = (await hub.PostAsync("/connectors", new { connectorId = "oidc", metadata = new { target = "acme", name = new { en = "Acme" } } })).Is(200).Id;
        (await hub.PostAsync("/connectors", new { connectorId = "line-universal", config = Client })).Is(200);

        var changed = (await hub.PatchAsync("/sign-in-exp", new { socialSignInConnectorTargets = new[] { "acme", "nobody", "google" } })).Is(200);
        Assert.Equal("""["acme","google"]""", changed["socialSignInConnectorTargets"].GetRawText());
        var shown = await hub.SendAsync("GET", "/.well-known/sign-in-exp", authorization: "");
        var offered = shown.Is(200)["socialConnectors"].EnumerateArray().ToList();
        Assert.Equal([acme, google], offered.Select(connector => connector.GetProperty("id").GetString()));
        Assert.Equal(["id", "target", "name", "logo", "logoDark", "platform", "isStandard", "isTokenStorageSupported"], offered[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            $$"""{"isEnabled":true,"autoSelect":false,"closeOnTapOutside":true,"clientId":"g-1","connectorId":"{{google}}"}""", shown["googleOneTap"].GetRawText());
        Assert.DoesNotContain("a-secret-of-google", shown.Text, StringComparison.Ordinal);

        (await hub.DeleteAsync("/connectors/" + google)).Is(204);
        Assert.Equal("""["acme"]""", (await hub.GetAsync("/sign-in-exp"))["socialSignInConnectorTargets"].GetRawText());
        shown = await hub.SendAsync("GET", "/.well-known/sign-in-exp", authorization: "");
        Assert.Equal([acme], shown["socialConnectors"].EnumerateArray().Select(connector => connector.GetProperty("id").GetString()));
        Assert.False(shown.Body.TryGetProperty("googleOneTap", out _));

        // Somebody else's change of other settings keeps the offer.
        Assert.Equal("""["acme"]""", (await hub.PatchAsync("/sign-in-exp", new { signInMode = "SignIn" })).Is(200)["socialSignInConnectorTargets"].GetRawText());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tokens_go_with_their_connector(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        foreach (var kind in new[] { "google-universal", "github-universal" })
        {
            (await hub.PostAsync("/connectors", new { connectorId = kind, id = kind })).Is(200);
            await hub.Scenario.ChangeAsync(db =>
            {
                db.Secrets.Add(new Secret
                {
                    Id = kind,
                    UserId = Scenario.Alice,
                    Type = "FederatedTokenSet",
                    Owner = SecretOwner.Social,
                    ConnectorId = kind,
                    Provider = kind,
                    IdentityId = "1",
                    EncryptedDataKey = [1],
                    EncryptedContent = [2],
                });
                return Task.CompletedTask;
            });
        }

        (await hub.DeleteAsync("/connectors/google-universal")).Is(204);
        Assert.Equal(["github-universal"], await hub.Scenario.ReadAsync(db => db.Secrets.Select(row => row.ConnectorId).ToListAsync()));
    }

    [Fact]
    public async Task Refuses_to_start_with_an_address_that_is_none()
    {
        var error = await Assert.ThrowsAsync<IdentityHub.Server.Hosting.ConfigurationException>(
            () => HubHost.StartAsync(Databases.Sqlite, options => options.Settings["Connectors:Endpoints:google-universal"] = "google"));
        Assert.Contains("Connectors:Endpoints:google-universal", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<IdentityHub.Server.Hosting.ConfigurationException>(
            () => HubHost.StartAsync(Databases.Sqlite, options => options.Settings["Connectors:Endpoints:gogle"] = "https://x.example"));
        Assert.Contains("Connectors:Endpoints:gogle", error.Message, StringComparison.Ordinal);
    }
}
