using IdentityHub.Data.Organizations;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Saml;
using Microsoft.EntityFrameworkCore;
using static IdentityHub.Server.Tests.Connectors.Saml.SamlStage;

namespace IdentityHub.Server.Tests.Connectors.Saml;

public sealed class SamlSignInTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_person_comes_back_from_the_provider(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        var start = await stage.StartAsync();
        Assert.StartsWith("https://idp.example.com/sso?SAMLRequest=", start.AuthorizationUri, StringComparison.Ordinal);
        var request = ReadRequest(start.AuthorizationUri);
        Assert.Contains(start.Session.RequestId!, request, StringComparison.Ordinal);
        Assert.Contains(stage.Acs, request, StringComparison.Ordinal);
        Assert.Contains(stage.EntityId, request, StringComparison.Ordinal);

        using var posted = await stage.PostAsync(stage.Idp.Respond(stage.Words(start)), start.Session.RelayState);
        Assert.Equal((303, $"{stage.Callback}?state={State}"), ((int)posted.StatusCode, posted.Headers.Location?.ToString()));
        Assert.False(posted.Headers.Contains("Set-Cookie"));

        var identity = Take(await stage.CompleteAsync(start)).Identity;
        Assert.Equal((SamlTestProvider.EntityId, "ada", "ada@acme.example", true, "Ada"), (identity.Issuer, identity.Id, identity.Email, identity.IsEmailVerified, identity.Name));
        Assert.Equal(["pwd"], identity.AuthenticationMethods);
        Assert.Equal("Ada", identity.Raw.GetProperty("attributes").GetProperty("name").GetString());
        Refused(await stage.CompleteAsync(start), "session.connector_session_not_found");
        Assert.Empty(await stage.Scenario.ReadAsync(db => db.SamlExchanges.ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_response_is_kept_once_and_taken_once(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        var start = await stage.StartAsync();
        var response = stage.Idp.Respond(stage.Words(start));
        var statuses = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => (int)(await stage.PostAsync(response, start.Session.RelayState)).StatusCode));
        Assert.Equal([303, .. Enumerable.Repeat(400, 19)], statuses.Order());
        var taken = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => stage.CompleteAsync(start))));
        Assert.Single(taken, result => result.Error is null);
        Assert.Equal(19, taken.Count(result => result.Error?.Code == "session.connector_session_not_found"));
    }

    [Theory(DisplayName = "CVE-2026-9098: a response that was used, or is for another request, is refused")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_response_counts_for_its_request_alone_and_once(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        var first = await stage.StartAsync();
        var words = stage.Words(first);
        (await stage.PostAsync(stage.Idp.Respond(words), first.Session.RelayState)).Dispose();
        Take(await stage.CompleteAsync(first));

        // The same response to another request.
        var second = await stage.StartAsync();
        (await stage.PostAsync(stage.Idp.Respond(words), second.Session.RelayState)).Dispose();
        Refused(await stage.CompleteAsync(second), "connector.invalid_response", "InResponseTo");

        // The same assertion again, in whatever answer.
        var third = await stage.StartAsync();
        (await stage.PostAsync(stage.Idp.Respond(stage.Words(third) with { AssertionId = words.AssertionId }), third.Session.RelayState)).Dispose();
        Refused(await stage.CompleteAsync(third), "connector.invalid_response", "used before");
        Assert.Single(await stage.Scenario.ReadAsync(db => db.SamlUsedAssertions.ToListAsync()));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_response_is_for_one_connector_and_one_browser_and_not_for_ever(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        await stage.AddAsync("c2", stage.Manual);
        var start = await stage.StartAsync();
        var response = stage.Idp.Respond(stage.Words(start));
        foreach (var (relayState, connector) in new[] { (start.Session.RelayState, "c2"), ("unknown", Id), (null, Id), ("", Id) })
        {
            using var refused = await stage.PostAsync(response, relayState, connector);
            Assert.Equal(400, (int)refused.StatusCode);
            Assert.Contains("idp_initiated_authentication_not_supported", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        (await stage.PostAsync(response, start.Session.RelayState)).Dispose();
        Refused(await stage.CompleteAsync(start.Session, "c2"), "session.connector_session_not_found");
        Refused(await stage.CompleteAsync(start.Session with { RelayState = "other" }), "session.connector_session_not_found");
        Refused(await stage.CompleteAsync(start.Session with { RelayState = null }), "session.connector_session_not_found");
        Refused(await stage.CompleteAsync(start.Session with { RequestId = null }), "session.connector_session_not_found");
        Refused(await stage.CompleteAsync(start.Session with { RequestId = "_other" }), "session.connector_session_not_found");

        var late = await stage.StartAsync();
        stage.Scenario.Host.Time.SetUtcNow(late.Session.ExpiresAt);
        using var tooLate = await stage.PostAsync(stage.Idp.Respond(stage.Words(late)), late.Session.RelayState);
        Assert.Equal(400, (int)tooLate.StatusCode);
        Refused(await stage.CompleteAsync(start), "session.connector_session_not_found");
    }

    [Theory(DisplayName = "CVE-2025-53942, CVE-2025-64521: a disabled connector, or one of a disabled organization, answers nobody")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_disabled_connector_answers_nobody(string database)
    {
        await using var stage = await SamlStage.StartAsync(database);
        var start = await stage.StartAsync();
        foreach (var disable in new Func<Data.HubDbContext, Task>[]
        {
            db => db.SsoConnectors.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsDisabled, true)),
            async db =>
            {
                await db.SsoConnectors.ExecuteUpdateAsync(set => set.SetProperty(row => row.IsDisabled, false).SetProperty(row => row.OrganizationId, Scenario.Acme));
                await db.Set<Organization>().Where(row => row.Id == Scenario.Acme).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsDisabled, true));
            },
            db => db.SsoConnectors.ExecuteDeleteAsync(),
        })
        {
            await stage.Scenario.ChangeAsync(disable);
            using var posted = await stage.PostAsync(stage.Idp.Respond(stage.Words(start)), start.Session.RelayState);
            Assert.Equal(404, (int)posted.StatusCode);
            using var described = await stage.Browser.GetAsync($"/api/authn/single-sign-on/saml/{Id}/metadata");
            Assert.Equal(404, (int)described.StatusCode);
        }
    }

    [Fact]
    public async Task What_is_no_response_is_refused_at_the_door()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        var start = await stage.StartAsync();
        var path = "/api/authn/single-sign-on/saml/" + Id;
        foreach (var content in new HttpContent[]
        {
            new StringContent("{}", System.Text.Encoding.UTF8, "application/json"),
            new FormUrlEncodedContent([new("RelayState", start.Session.RelayState!)]),
            new FormUrlEncodedContent([new("SAMLResponse", "a"), new("SAMLResponse", "b")]),
            new FormUrlEncodedContent(Enumerable.Range(0, 20).Select(index => KeyValuePair.Create("a" + index, "b"))),
            new FormUrlEncodedContent([new("SAMLResponse", new string('A', SamlResponse.LongestEncoded + 1)), new("RelayState", start.Session.RelayState!)]),
            new MultipartFormDataContent { { new StringContent("x"), "SAMLResponse" } },
        })
        {
            using var answer = await stage.Browser.PostAsync(path, content);
            Assert.Equal(400, (int)answer.StatusCode);
        }

        // Asked for first: the hub reads nothing of it, and whoever is still sending would see a broken connection instead of the answer.
        using var large = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { ExpectContinue = true },
            Content = new ByteArrayContent(new byte[2 * 1024 * 1024]) { Headers = { ContentType = new("application/x-www-form-urlencoded") } },
        };
        using var huge = await stage.Browser.SendAsync(large);
        Assert.Equal(413, (int)huge.StatusCode);

        // A person reads a page.
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("SAMLResponse", "x")]) };
        request.Headers.Accept.ParseAdd("text/html");
        using var page = await stage.Browser.SendAsync(request);
        Assert.Equal((400, "text/html"), ((int)page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Equal(0, await stage.Scenario.ReadAsync(db => db.SamlExchanges.CountAsync(row => row.EncryptedResponse != null)));
    }

    [Fact(DisplayName = "CVE-2026-15611: an address outside the connector's domains is not verified")]
    public async Task A_provider_speaks_for_its_own_domains()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        foreach (var (address, email, isVerified) in new (string, string?, bool)[]
        {
            ("ada@acme.example", "ada@acme.example", true),
            ("ada@ACME.example", "ada@ACME.example", true),
            ("ada@sub.acme.example", "ada@sub.acme.example", false),
            ("ada@acme.example.evil.example", "ada@acme.example.evil.example", false),
            ("ada@other.example", "ada@other.example", false),
            ("\"ada@acme.example\"@other.example", "\"ada@acme.example\"@other.example", false),
            ("ada", null, false),
            ("ada@", null, false),
        })
        {
            var identity = Take(await stage.SignInAsync(words => words with { Attributes = [("email", address)] })).Identity;
            Assert.Equal((email, isVerified), (identity.Email, identity.IsEmailVerified));
        }

        // An organization's connector speaks for a domain only once the domain is verified.
        await stage.Scenario.ChangeAsync(db => db.SsoConnectors.ExecuteUpdateAsync(set => set.SetProperty(row => row.OrganizationId, Scenario.Acme)));
        Assert.False(Take(await stage.SignInAsync()).Identity.IsEmailVerified);
    }

    [Fact]
    public async Task Mappings_say_where_things_stand()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite);
        await stage.ConfigureAsync(new
        {
            entityId = SamlTestProvider.EntityId,
            signInEndpoint = "https://idp.example.com/sso",
            x509Certificate = stage.Idp.Public.Base64,
            attributeMapping = new { id = "employee", email = "nameID", name = "full" },
        });
        var identity = Take(await stage.SignInAsync(words => words with { NameId = "x@acme.example", Attributes = [("employee", "42"), ("full", "Ada L.")] })).Identity;
        Assert.Equal(("42", "x@acme.example", "Ada L."), (identity.Id, identity.Email, identity.Name));
        Refused(await stage.SignInAsync(words => words with { Attributes = [] }), "connector.invalid_response", "`employee`");
        Refused(await stage.SignInAsync(words => words with { Attributes = [("employee", new string('1', 129))] }), "connector.invalid_response", "longer");

        await stage.ConfigureAsync(stage.Manual);
        Refused(await stage.SignInAsync(words => words with { NameIdFormat = SamlNames.TransientFormat }), "connector.invalid_response", "transient");
        var named = Take(await stage.SignInAsync(words => words with { NameId = "y@acme.example", NameIdFormat = SamlNames.EmailFormat, Attributes = [] })).Identity;
        Assert.Equal(("y@acme.example", "y@acme.example", true), (named.Id, named.Email, named.IsEmailVerified));
    }

    [Fact]
    public async Task Entra_names_its_claims_by_addresses()
    {
        await using var stage = await SamlStage.StartAsync(Databases.Sqlite, provider: "AzureAD");
        const string Claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
        var identity = Take(await stage.SignInAsync(words => words with
        {
            Attributes =
            [
                (Claims + "emailaddress", "ada@acme.example"),
                (Claims + "name", "ada@acme.example"),
                ("http://schemas.microsoft.com/identity/claims/displayname", "Ada Lovelace"),
                ("http://schemas.microsoft.com/claims/authnmethodsreferences", "http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password"),
                ("http://schemas.microsoft.com/claims/authnmethodsreferences", "http://schemas.microsoft.com/claims/multipleauthn"),
                ("email", "evil@acme.example"),
            ],
        })).Identity;
        Assert.Equal(("ada@acme.example", "Ada Lovelace"), (identity.Email, identity.Name));
        Assert.Equal(["pwd", "mfa"], identity.AuthenticationMethods);
        var usable = (await stage.FindAsync())!;
        var hinted = Take(await usable.Provider.StartAsync(usable.Connector, new ExternalRequest(State, stage.Callback) { LoginHint = "ada@acme.example", IsForced = true }, default));
        Assert.Contains("&login_hint=ada%40acme.example", hinted.AuthorizationUri, StringComparison.Ordinal);
        Assert.Contains("ForceAuthn=\"true\"", ReadRequest(hinted.AuthorizationUri), StringComparison.Ordinal);
    }
}
