using IdentityHub.Data.Vault;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Server.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>The way to a provider elsewhere and back, whatever kind it is.</summary>
public sealed class ExternalVerificationTests
{
    private const string NoSignUp = """{"identifiers":[],"password":false,"verify":false,"secondaryIdentifiers":[]}""";

    /// <summary>Each kind on each database.</summary>
    public static TheoryData<string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var provider in new[] { Databases.Sqlite, Databases.PostgreSql })
            {
                data.Add(provider, "sso");
                data.Add(provider, "social");
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Keeps_tokens_and_sessions_out_of_sight(string provider, string kind)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", NoSignUp));
        await scenario.ChangeSsoConnectorAsync(connector => connector.EnableTokenStorage = true);
        await scenario.ChangeSocialConnectorAsync(connector => connector.EnableTokenStorage = true);
        var connector = ConnectorOf(kind);
        var person = await scenario.NewPersonAsync("Register");
        var begun = (await scenario.BeginAsync(person, kind, connector, "the-state-of-it")).Is(200);
        Assert.Contains("state=the-state-of-it", begun["authorizationUri"].GetString(), StringComparison.Ordinal);
        var id = Person.Id(begun);
        var shown = (await person.GetAsync("/interaction")).Is(200);
        Assert.Equal($$"""{"id":"{{id}}","type":"{{TypeOf(kind)}}","verified":false,"connectorId":"{{connector}}"}""", shown["verificationRecords"][0].GetRawText());
        await NothingIsSeenAsync(scenario, "the-state-of-it", "verifier", "nonce");

        (await person.IdentifyAsync(id)).IsRefused(400, "session.verification_failed");
        var code = scenario.Provider.CodeFor(FederationScenario.Employee("nina-1", "nina@mail.example"));
        (await FederationScenario.VerifyAsync(person, kind, connector, id, new { code, state = "the-state-of-it" })).Is(200);
        shown = (await person.GetAsync("/interaction")).Is(200);
        var info = shown["verificationRecords"][0].GetProperty(kind == "sso" ? "enterpriseSsoUserInfo" : "socialUserInfo");
        Assert.Equal(
            ("nina-1", "nina@mail.example", "R&D"),
            (info.GetProperty("id").GetString(), info.GetProperty("email").GetString(), info.GetProperty("rawData").GetProperty("department").GetString()));
        Assert.DoesNotContain("upstream", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("sealed", shown.Text, StringComparison.OrdinalIgnoreCase);
        await NothingIsSeenAsync(scenario, "upstream", "department");

        (await person.IdentifyAsync(id)).Is(201);
        await scenario.FinishAsync(person);
        var rows = await scenario.Company.ReadAsync(db => db.AuditLogs.Select(row => row.Payload).ToListAsync());
        Assert.Contains(rows, row => row.Contains(connector, StringComparison.Ordinal));
        Assert.DoesNotContain(rows, row =>
            row.Contains("upstream", StringComparison.Ordinal) || row.Contains(code, StringComparison.Ordinal) || row.Contains("nina@", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Keeps_the_tokens_of_who_signed_in_where_that_is_turned_on(string provider, string kind)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", NoSignUp));
        var (friend, owner) = (FederationScenario.Employee("nina-1", null), kind == "sso" ? SecretOwner.EnterpriseSso : SecretOwner.Social);
        await scenario.RegisterAsync(kind, friend);
        Assert.False(await scenario.Company.ReadAsync(db => db.Secrets.AnyAsync()));
        await Set(true);

        // Somebody who came before, and somebody new.
        var vault = scenario.Host.Services.GetRequiredService<SecretVault>();
        foreach (var userId in new[] { await SignInAsync(), await scenario.RegisterAsync(kind, FederationScenario.Employee("nina-2", null)) })
        {
            var tokens = await vault.GetAsync(userId, owner, kind == "sso" ? FederationScenario.Corp : FederationScenario.Target, CancellationToken.None);
            Assert.True(tokens.TryGet(out var found, out var error), error?.Code);
            Assert.Equal(FakeProvider.AccessToken, found.AccessToken);
        }

        Assert.Equal(2, await scenario.Company.ReadAsync(db => db.Secrets.CountAsync()));

        // Turned off between the proof and the end, nothing is kept.
        await scenario.Company.ChangeAsync(db => db.Secrets.ExecuteDeleteAsync());
        await SignInAsync(() => Set(false));
        Assert.False(await scenario.Company.ReadAsync(db => db.Secrets.AnyAsync()));

        Task Set(bool isOn) => kind == "sso"
            ? scenario.ChangeSsoConnectorAsync(connector => connector.EnableTokenStorage = isOn)
            : scenario.ChangeSocialConnectorAsync(connector => connector.EnableTokenStorage = isOn);

        async Task<string> SignInAsync(Func<Task>? meanwhile = null)
        {
            var person = await scenario.NewPersonAsync();
            (await person.IdentifyAsync(await (kind == "sso" ? scenario.ProveSsoAsync(person, friend) : scenario.ProveSocialAsync(person, friend)))).Is(204);
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            return await scenario.FinishAsync(person);
        }
    }

    [Theory(DisplayName = "CVE-2025-46815: a callback counts once, soon, in the browser that began, and with its state")]
    [MemberData(nameof(Kinds))]
    public async Task A_callback_counts_once(string provider, string kind)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", NoSignUp));
        var connector = ConnectorOf(kind);
        object Data(string state = "st-1") => new { code = scenario.Provider.CodeFor(FederationScenario.Friend("nina-1", null) with { Issuer = FederationScenario.Issuer }), state };
        var person = await scenario.NewPersonAsync();

        // Another state uses the session up.
        foreach (var wrong in new[] { "st-2", "", "ST-1", "st-1 " })
        {
            var id = Person.Id((await scenario.BeginAsync(person, kind, connector)).Is(200));
            (await FederationScenario.VerifyAsync(person, kind, connector, id, Data(wrong))).IsRefused(400, "session.csrf_token_mismatch");
            (await FederationScenario.VerifyAsync(person, kind, connector, id, Data())).IsRefused(404, "session.connector_validation_session_not_found");
            (await person.IdentifyAsync(id)).IsRefused(400, "session.verification_failed");
        }

        // So does a refusal of the provider.
        var refused = Person.Id((await scenario.BeginAsync(person, kind, connector)).Is(200));
        (await FederationScenario.VerifyAsync(person, kind, connector, refused, new { error = "access_denied", state = "st-1" })).IsRefused(401, "connector.authorization_failed");
        (await FederationScenario.VerifyAsync(person, kind, connector, refused, Data())).IsRefused(404, "session.connector_validation_session_not_found");

        // Too late, the wrong connector, the wrong kind, another browser.
        var late = Person.Id((await scenario.BeginAsync(person, kind, connector)).Is(200));
        scenario.Host.Time.Advance(TimeSpan.FromMinutes(15));
        (await FederationScenario.VerifyAsync(person, kind, connector, late, Data())).IsRefused(404, "session.connector_validation_session_not_found");
        var good = Person.Id((await scenario.BeginAsync(person, kind, connector)).Is(200));
        (await FederationScenario.VerifyAsync(person, kind, "other", good, Data())).IsRefused(404, "session.verification_session_not_found");
        (await FederationScenario.VerifyAsync(person, kind == "sso" ? "social" : "sso", connector, good, Data())).IsRefused(404, "session.verification_session_not_found");
        var other = await scenario.NewPersonAsync();
        (await FederationScenario.VerifyAsync(other, kind, connector, good, Data())).IsRefused(404, "session.verification_session_not_found");
        (await FederationScenario.VerifyAsync(new Person(scenario.Experience), kind, connector, good, Data())).IsRefused(400, "session.not_found");
        var before = scenario.Provider.Completed;
        (await FederationScenario.VerifyAsync(person, kind, connector, good, Data())).Is(200);
        (await FederationScenario.VerifyAsync(person, kind, connector, good, Data())).IsRefused(404, "session.connector_validation_session_not_found");
        Assert.Equal(before + 1, scenario.Provider.Completed);

        // What was proven stays, and counts in its own interaction alone.
        (await other.IdentifyAsync(good)).IsRefused(404, "session.verification_session_not_found");
        (await person.IdentifyAsync(good)).IsRefused(404, kind == "sso" ? "user.sso_identity_not_exist" : "user.identity_not_exist");
        await person.BeginAsync("Register");
        (await person.IdentifyAsync(good)).IsRefused(404, "session.verification_session_not_found");
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Of_callbacks_at_once_one_asks_the_provider(string provider, string kind)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", NoSignUp));
        scenario.Provider.Delay = TimeSpan.FromMilliseconds(200);
        var person = await scenario.NewPersonAsync();
        var id = Person.Id((await scenario.BeginAsync(person, kind, ConnectorOf(kind))).Is(200));
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => FederationScenario.VerifyAsync(
            person,
            kind,
            ConnectorOf(kind),
            id,
            new { code = scenario.Provider.CodeFor(FederationScenario.Employee("nina-" + number, null)), state = "st-1" })));
        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => Assert.True(
            answer.Code is "session.not_found" or "session.connector_validation_session_not_found", answer.Text));
        Assert.Equal(1, scenario.Provider.Completed);
    }

    [Theory(DisplayName = "CVE-2026-1486, CVE-2025-53942, CVE-2025-64717: a connector that is disabled or gone refuses at every step")]
    [MemberData(nameof(Kinds))]
    public async Task A_connector_that_is_gone_refuses_at_every_step(string provider, string kind)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", NoSignUp));
        var connector = ConnectorOf(kind);
        var friend = FederationScenario.Employee("nina-1", null);
        await scenario.RegisterAsync(kind, friend);
        var began = await scenario.NewPersonAsync();
        var begun = Person.Id((await scenario.BeginAsync(began, kind, connector)).Is(200));
        var proved = await scenario.NewPersonAsync();
        var proof = await ProveAsync(proved);
        var identified = await scenario.NewPersonAsync();
        (await identified.IdentifyAsync(await ProveAsync(identified))).Is(204);
        var registered = await scenario.NewPersonAsync("Register");
        var unused = await (kind == "sso"
            ? scenario.ProveSsoAsync(registered, FederationScenario.Employee("new-1", null))
            : scenario.ProveSocialAsync(registered, FederationScenario.Friend("new-1", null)));
        var made = await scenario.NewPersonAsync("Register");
        (await made.IdentifyAsync(await (kind == "sso"
            ? scenario.ProveSsoAsync(made, FederationScenario.Employee("new-2", null))
            : scenario.ProveSocialAsync(made, FederationScenario.Friend("new-2", null))))).Is(201);

        if (kind == "sso")
        {
            await scenario.SetExperienceAsync(("singleSignOnEnabled", "false"), ("signUp", NoSignUp));
            await RefuseAsync(422, "user.sign_in_method_not_enabled");
            await scenario.SetExperienceAsync(("signUp", NoSignUp));
            await scenario.ChangeSsoConnectorAsync(row => row.IsDisabled = true);
        }
        else
        {
            await scenario.Company.ChangeAsync(async db =>
            {
                await db.Connectors.Where(row => row.Id == connector).ExecuteDeleteAsync();
                db.MarkCatalogChanged();
            });
        }

        await RefuseAsync(404, "connector.not_found");
        if (kind == "sso")
        {
            // Its domains lead nowhere then, and nobody is kept from other ways.
            Assert.Equal("""{"connectorIds":[]}""", (await proved.GetAsync("/sso-connectors?email=x@corp.example")).Is(200).Text);

            // With it back, whoever is still there goes on; with its organization disabled, nobody does.
            await scenario.ChangeSsoConnectorAsync(row => row.IsDisabled = false);
            Assert.Equal($$"""{"connectorIds":["{{connector}}"]}""", (await proved.GetAsync("/sso-connectors?email=X@CORP.example")).Is(200).Text);
            await scenario.ChangeSsoConnectorAsync(row => row.OrganizationId = Scenario.Globex);
            await scenario.Company.ChangeAsync(db => db.Organizations.Where(row => row.Id == Scenario.Globex)
                .ExecuteUpdateAsync(row => row.SetProperty(organization => organization.IsDisabled, true)));
            await RefuseAsync(404, "connector.not_found");
        }

        async Task RefuseAsync(int status, string code)
        {
            (await scenario.BeginAsync(await scenario.NewPersonAsync(), kind, connector)).IsRefused(status, code);
            (await proved.IdentifyAsync(proof)).IsRefused(status, code);
            (await registered.IdentifyAsync(unused)).IsRefused(status, code);
            (await identified.SubmitAsync()).IsRefused(status, code);
            (await made.SubmitAsync()).IsRefused(status, code);
            var answer = await FederationScenario.VerifyAsync(began, kind, connector, begun, new { code = scenario.Provider.CodeFor(friend), state = "st-1" });
            Assert.Contains(answer.Code, new[] { code, "session.connector_validation_session_not_found" });
            (await began.IdentifyAsync(begun)).IsRefused(400, "session.verification_failed");
        }

        Task<string> ProveAsync(Person person) => kind == "sso" ? scenario.ProveSsoAsync(person, friend) : scenario.ProveSocialAsync(person, friend);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task Tells_the_operator_why_a_provider_refused_and_the_person_that_it_did(string provider, string kind)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        var connector = ConnectorOf(kind);
        var person = await scenario.NewPersonAsync();
        scenario.Provider.StartError = ConnectorErrors.InvalidResponse("The discovery document has no\nauthorization_endpoint.");
        var refusals = new List<ApiAnswer> { (await scenario.BeginAsync(person, kind, connector)).IsRefused(400, "connector.invalid_response") };
        scenario.Provider.StartError = null;
        var id = Person.Id((await scenario.BeginAsync(person, kind, connector)).Is(200));
        refusals.Add((await FederationScenario.VerifyAsync(person, kind, connector, id, new { code = "unknown", state = "st-1" })).IsRefused(401, "connector.authorization_failed"));
        id = Person.Id((await scenario.BeginAsync(person, kind, connector)).Is(200));
        var nobody = scenario.Provider.CodeFor(FederationScenario.Employee(" ", null));
        refusals.Add((await FederationScenario.VerifyAsync(person, kind, connector, id, new { code = nobody, state = "st-1" })).IsRefused(400, "connector.invalid_response"));
        Assert.All(refusals, refusal => Assert.False(refusal.Body.TryGetProperty("details", out _)));
        string[] expected = ["The discovery document has no authorization_endpoint.", "The code is not known.", "The provider did not say who signed in, or in a form that cannot be kept."];
        if (kind == "sso")
        {
            var rows = await scenario.Company.ReadAsync(db => db.SsoConnectorFailures.OrderBy(row => row.Id).ToListAsync());
            Assert.Equal(expected, rows.Select(row => row.Detail));
            Assert.Equal(refusals.Select(refusal => refusal["data"].GetProperty("reference").GetString()), rows.Select(row => row.Reference));
        }
        else
        {
            Assert.Equal(expected, await scenario.Company.ReadAsync(db => db.ConnectorFailures.OrderBy(row => row.Id).Select(row => row.Detail).ToListAsync()));
        }

        await scenario.Host.Services.GetRequiredService<AuditWriter>().FlushAsync(CancellationToken.None);
        var key = $"Interaction.SignIn.Verification.{TypeOf(kind)}.Submit";
        Assert.True(await scenario.Company.ReadAsync(db => db.AuditLogs.AnyAsync(row => row.Key == key && row.Payload.Contains("connector.authorization_failed"))));
    }

    [Fact]
    public async Task People_come_back_to_the_hub_or_to_a_page_of_the_application_and_nowhere_else()
    {
        await using var scenario = await FederationScenario.StartAsync(Databases.Sqlite);
        await scenario.Company.ChangeAsync(async db =>
        {
            var spa = await db.Applications.AsTracking().SingleAsync(row => row.Id == Scenario.Spa);
            spa.CustomClientMetadata = spa.CustomClientMetadata with { CorsAllowedOrigins = ["https://app.example"] };
            db.MarkCatalogChanged();
        });
        var person = await scenario.NewPersonAsync();
        var callback = scenario.CallbackOf(FederationScenario.Corp);
        foreach (var (address, isAllowed) in new[]
        {
            (callback, true),
            ("https://app.example/signed-in/sso?from=hub", true),
            ("https://APP.example/x", true),
            ("http://localhost:9999/other", true),
            (scenario.CallbackOf("other"), false),
            (callback + "/", false),
            (callback + "?x=1", false),
            (scenario.Host.PublicUrl + "/oidc/auth", false),
            ("http://app.example/x", false),
            ("https://app.example:8443/x", false),
            ("https://sub.app.example/x", false),
            ("https://app.example.evil.example/x", false),
            ("https://app.example@evil.example/x", false),
            ("https://evil.example\\@app.example/x", false),
            ("https://app.example/x#y", false),
            ("https://app.example\t/x", false),
            ("//app.example/x", false),
            ("/callback/sso-corp", false),
            ("javascript:alert(1)", false),
            ("app.example://x", false),
            ("https://", false),
        })
        {
            var answer = await person.PostAsync(
                $"/verification/sso/{FederationScenario.Corp}/authorization-uri", new { state = "st-1", redirectUri = address });
            if (isAllowed)
            {
                answer.Is(200);
            }
            else
            {
                answer.IsInvalid("redirectUri");
            }
        }
    }

    private static string ConnectorOf(string kind) => kind == "sso" ? FederationScenario.Corp : FederationScenario.Social;

    private static string TypeOf(string kind) => kind == "sso" ? "EnterpriseSso" : "Social";

    private static async Task NothingIsSeenAsync(FederationScenario scenario, params string[] secrets)
    {
        var state = await scenario.Company.ReadAsync(db => db.Interactions.Select(row => row.State).SingleAsync());
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, state, StringComparison.OrdinalIgnoreCase));
    }
}
