using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Signing in with the provider of an enterprise.</summary>
public sealed class SsoSignInTests
{
    private const string Needs =
        """{"identifiers":["username"],"password":true,"verify":false,"secondaryIdentifiers":[{"identifier":"phone","verify":true}]}""";

    private const string Nina = "nina@corp.example";
    private const string Alice = "alice@example.com";
    private const string Example = "sso-example";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Makes_an_account_for_somebody_new(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", Needs));
        var person = await scenario.NewPersonAsync();
        var identity = FederationScenario.Employee("nina-1", Nina) with { AuthenticationMethods = ["pwd", "mfa"] };
        var id = await scenario.ProveSsoAsync(person, identity);
        (await person.IdentifyAsync(id)).IsRefused(404, "user.sso_identity_not_exist");
        (await person.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
        (await person.IdentifyAsync(id)).Is(201);
        var userId = await scenario.FinishAsync(person);

        var user = await scenario.Company.ReadAsync(db => db.Users.SingleAsync(row => row.Id == userId));
        Assert.Equal((Nina, "Name of nina-1", identity.Avatar, null, null), (user.PrimaryEmail, user.Name, user.Avatar, user.Username, user.PasswordEncrypted));
        var row = await scenario.Company.ReadAsync(db => db.UserSsoIdentities.SingleAsync());
        Assert.Equal((userId, FederationScenario.Issuer, "nina-1", FederationScenario.Corp), (row.UserId, row.Issuer, row.IdentityId, row.SsoConnectorId));
        Assert.Equal(("nina-1", Nina), (row.Detail.GetProperty("id").GetString(), row.Detail.GetProperty("email").GetString()));
        Assert.Equal("R&D", row.Detail.GetProperty("rawData").GetProperty("department").GetString());
        Assert.Equal("pwd mfa", await scenario.Company.ReadAsync(db => db.BrowserSessions.Select(session => session.AuthenticationMethods).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Finds_somebody_who_came_before_by_issuer_and_subject_and_brings_the_details_up_to_date(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        var userId = await scenario.RegisterAsync("sso", FederationScenario.Employee("nina-1", Nina));

        // Another address, verified or not, changes nothing about who it is; the profile follows only where that is turned on.
        var changed = FederationScenario.Employee("nina-1", "nina.new@corp.example", isVerified: false) with { Name = "Nina Again" };
        Assert.Equal(userId, await SignInAsync(scenario, changed));
        var user = await UserAsync(scenario, userId);
        Assert.Equal((Nina, "Name of nina-1"), (user.PrimaryEmail, user.Name));
        Assert.Equal("", await scenario.Company.ReadAsync(db => db.BrowserSessions.OrderByDescending(row => row.CreatedAt).Select(row => row.AuthenticationMethods).FirstAsync()));
        Assert.Equal("Nina Again", (await scenario.Company.ReadAsync(db => db.UserSsoIdentities.SingleAsync())).Detail.GetProperty("name").GetString());

        await scenario.ChangeSsoConnectorAsync(connector => connector.SyncProfile = true);
        Assert.Equal(userId, await SignInAsync(scenario, changed));
        user = await UserAsync(scenario, userId);
        Assert.Equal((Nina, "Nina Again"), (user.PrimaryEmail, user.Name));
    }

    [Theory(DisplayName = "CVE-2026-15611: links to an account only by an address that is verified and of a domain of the connector")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Links_by_a_verified_address_of_its_own_domain_alone(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        await scenario.AddSsoConnectorAsync(Example, ["example.com"]);
        foreach (var (connector, isVerified) in new[] { (Example, false), (FederationScenario.Corp, true), (FederationScenario.Corp, false) })
        {
            var person = await scenario.NewPersonAsync();
            var id = await scenario.ProveSsoAsync(person, FederationScenario.Employee("mallory", Alice, isVerified), connector);
            var refused = (await person.IdentifyAsync(id)).IsRefused(422, "user.email_already_in_use");
            Assert.DoesNotContain("alice", refused.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("details", refused.Text, StringComparison.Ordinal);
            var failure = await scenario.Company.ReadAsync(db => db.SsoConnectorFailures.OrderByDescending(row => row.Id).FirstAsync());
            Assert.Equal((connector, refused["data"].GetProperty("reference").GetString()), (failure.SsoConnectorId, failure.Reference));
            Assert.DoesNotContain("alice", failure.Detail, StringComparison.OrdinalIgnoreCase);
            (await person.SubmitAsync()).IsRefused(404, "session.identifier_not_found");

            // Nor does a second account come about.
            (await person.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
            (await person.IdentifyAsync(id)).IsRefused(422, "user.email_already_in_use");
        }

        Assert.Equal((2, 0), await CountAsync(scenario));
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, FederationScenario.Employee("alice-1", "ALICE@example.com"), Example));
        Assert.Equal((2, 1), await CountAsync(scenario));
        Assert.Equal("ALICE", (await UserAsync(scenario, Scenario.Alice)).Name);
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, FederationScenario.Employee("alice-1", null), Example));

        // The enterprise gave the address to somebody else.
        var other = await scenario.NewPersonAsync();
        var proof = await scenario.ProveSsoAsync(other, FederationScenario.Employee("alice-2", Alice), Example);
        (await other.IdentifyAsync(proof)).IsRefused(422, "user.email_already_in_use");
        Assert.Equal((2, 1), await CountAsync(scenario));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Does_not_link_to_an_account_whose_address_changed_meanwhile(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        await scenario.AddSsoConnectorAsync(Example, ["example.com"]);
        var person = await scenario.NewPersonAsync();
        (await person.IdentifyAsync(await scenario.ProveSsoAsync(person, FederationScenario.Employee("alice-1", Alice), Example))).Is(204);
        await scenario.ChangeUserAsync(Scenario.Alice, user => (user.PrimaryEmail, user.NormalizedEmail) = ("other@example.com", "other@example.com"));
        (await person.SubmitAsync()).IsRefused(404, "session.identifier_not_found");
        Assert.Equal((2, 0), await CountAsync(scenario));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_connector_of_an_organization_speaks_for_nobody_else(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        await scenario.RegisterAsync("sso", FederationScenario.Employee("nina-1", Nina));
        await scenario.AddSsoConnectorAsync("sso-globex", ["globex.example"], connector => connector.OrganizationId = Scenario.Globex);

        // The same issuer and subject, from a provider that anybody may have named so.
        var person = await scenario.NewPersonAsync();
        var id = await scenario.ProveSsoAsync(person, FederationScenario.Employee("nina-1", "x@globex.example"), "sso-globex");
        (await person.IdentifyAsync(id)).IsRefused(422, "user.identity_already_in_use");

        // An address elsewhere does not become that of an account: its owner could not have one any more. Nor does one of a domain that nobody verified.
        foreach (var (subject, email) in new[] { ("g-1", "victim@elsewhere.example"), ("g-2", "g2@globex.example") })
        {
            Assert.Null((await UserAsync(scenario, await scenario.RegisterAsync("sso", FederationScenario.Employee(subject, email), "sso-globex"))).PrimaryEmail);
        }

        await scenario.Company.ChangeAsync(db => db.SsoConnectorDomains.Where(row => row.SsoConnectorId == "sso-globex")
            .ExecuteUpdateAsync(row => row.SetProperty(domain => domain.IsOverridden, true)));
        var proven = await scenario.RegisterAsync("sso", FederationScenario.Employee("g-3", "g3@globex.example"), "sso-globex");
        Assert.Equal("g3@globex.example", (await UserAsync(scenario, proven)).PrimaryEmail);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_SAML_provider_that_calls_itself_by_the_name_of_another_gets_none_of_its_people(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        scenario.Provider.IsSaml = true;
        await scenario.RegisterAsync("sso", FederationScenario.Employee("nina-1", Nina));
        await scenario.AddSsoConnectorAsync("sso-impostor", ["impostor.example"]);

        var person = await scenario.NewPersonAsync();
        var id = await scenario.ProveSsoAsync(person, FederationScenario.Employee("nina-1", "x@impostor.example"), "sso-impostor");
        (await person.IdentifyAsync(id)).IsRefused(422, "user.identity_already_in_use");

        // The very same is a change of connectors where the issuer is an address.
        scenario.Provider.IsSaml = false;
        (await person.IdentifyAsync(id)).Is(204);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Newcomers_join_the_organizations_of_the_connector_or_else_those_of_the_domain(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        await scenario.Company.ChangeAsync(db =>
        {
            db.Add(new OrganizationJitEmailDomain { OrganizationId = Scenario.Globex, EmailDomain = FederationScenario.Domain });
            return Task.CompletedTask;
        });
        var byDomain = await scenario.RegisterAsync("sso", FederationScenario.Employee("n-1", "n1@corp.example"));
        var unproven = await scenario.RegisterAsync("sso", FederationScenario.Employee("n-2", "n2@corp.example", isVerified: false));
        await scenario.AddJitAsync(Scenario.Acme);
        var byConnector = await scenario.RegisterAsync("sso", FederationScenario.Employee("n-3", "n3@corp.example"));
        Assert.Equal([Scenario.Globex], await OrganizationsAsync(scenario, byDomain));
        Assert.Empty(await OrganizationsAsync(scenario, unproven));
        Assert.Null((await UserAsync(scenario, unproven)).PrimaryEmail);
        Assert.Equal([Scenario.Acme], await OrganizationsAsync(scenario, byConnector));
        Assert.Equal("or-member", await scenario.Company.ReadAsync(db => db.OrganizationRoleUsers.Where(row => row.UserId == byConnector).Select(row => row.OrganizationRoleId).SingleAsync()));

        // Who came before stays as they are; who is linked for the first time joins.
        await SignInAsync(scenario, FederationScenario.Employee("n-1", "n1@corp.example"));
        Assert.Equal([Scenario.Globex], await OrganizationsAsync(scenario, byDomain));
        await scenario.AddSsoConnectorAsync(Example, ["example.com"]);
        await scenario.Company.ChangeAsync(db =>
        {
            db.Add(new Data.Sso.OrganizationJitSsoConnector { OrganizationId = Scenario.Globex, SsoConnectorId = Example });
            return Task.CompletedTask;
        });
        Assert.Equal(Scenario.Bob, await SignInAsync(scenario, FederationScenario.Employee("bob-1", "bob@example.com"), Example));
        Assert.Equal([Scenario.Globex], await OrganizationsAsync(scenario, Scenario.Bob));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_to_the_settings(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        var userId = await scenario.RegisterAsync("sso", FederationScenario.Employee("nina-1", Nina));
        var person = await scenario.NewPersonAsync("Register");
        var blocked = await scenario.ProveSsoAsync(person, FederationScenario.Employee("tag", "tag+x@corp.example"));
        await scenario.SetExperienceAsync(("emailBlocklistPolicy", """{"blockSubaddressing":true}"""));
        (await person.IdentifyAsync(blocked)).IsRefused(422, "session.email_blocklist.email_subaddressing_not_allowed");

        // Nobody may register any more: those who have an account still come in.
        await scenario.SetExperienceAsync(("signInMode", "\"SignIn\""));
        (await person.IdentifyAsync(blocked)).IsRefused(403, "auth.forbidden");
        var stranger = await scenario.NewPersonAsync();
        (await stranger.IdentifyAsync(await scenario.ProveSsoAsync(stranger, FederationScenario.Employee("new", "new@corp.example")))).IsRefused(404, "user.sso_identity_not_exist");
        (await stranger.PutAsync("/interaction-event", new { interactionEvent = "Register" })).IsRefused(403, "auth.forbidden");
        Assert.Equal(userId, await SignInAsync(scenario, FederationScenario.Employee("nina-1", Nina)));
        await scenario.SetExperienceAsync(("signInMode", "\"Register\""));
        var closed = await scenario.NewPersonAsync();
        (await closed.IdentifyAsync(await scenario.ProveSsoAsync(closed, FederationScenario.Employee("nina-1", Nina)))).IsRefused(403, "auth.forbidden");

        // No password is reset with it.
        await scenario.SetExperienceAsync();
        var forgetful = await scenario.NewPersonAsync("ForgotPassword");
        var proof = await scenario.ProveSsoAsync(forgetful, FederationScenario.Employee("nina-1", Nina));
        (await forgetful.IdentifyAsync(proof)).IsRefused(422, "session.not_supported_for_forgot_password");

        // A suspended person is refused where it becomes known who they are, and at the end.
        var suspended = await scenario.NewPersonAsync();
        (await suspended.IdentifyAsync(await scenario.ProveSsoAsync(suspended, FederationScenario.Employee("nina-1", Nina)))).Is(204);
        await scenario.ChangeUserAsync(userId, user => user.IsSuspended = true);
        (await suspended.SubmitAsync()).IsRefused(401, "user.suspended");
        (await suspended.IdentifyAsync(await scenario.ProveSsoAsync(suspended, FederationScenario.Employee("nina-1", Nina)))).IsRefused(401, "user.suspended");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_an_identity_that_was_taken_away_meanwhile(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        var userId = await scenario.RegisterAsync("sso", FederationScenario.Employee("nina-1", Nina));
        var person = await scenario.NewPersonAsync();
        (await person.IdentifyAsync(await scenario.ProveSsoAsync(person, FederationScenario.Employee("nina-1", Nina)))).Is(204);
        await scenario.Company.ChangeAsync(db => db.UserSsoIdentities.Where(row => row.UserId == userId).ExecuteDeleteAsync());
        (await person.SubmitAsync()).IsRefused(404, "session.identifier_not_found");
    }

    [Theory(DisplayName = "CVE-2026-15616: where nobody may do without a second factor, the enterprise's word for it counts only if the operator says so")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_mandatory_second_factor_is_asked_for_after_the_enterprise(string provider)
    {
        (string Name, string Json)[] Mfa(string policy, string organizations = "NoPrompt") =>
            [("mfa", $$"""{"factors":["EmailVerificationCode"],"policy":"{{policy}}","organizationRequiredMfaPolicy":"{{organizations}}"}""")];
        await using var scenario = await FederationScenario.StartAsync(provider, Mfa("UserControlled"));
        await scenario.AddSsoConnectorAsync(Example, ["example.com"]);
        var strong = FederationScenario.Employee("alice-1", Alice) with { AuthenticationMethods = ["pwd", "mfa"] };
        var weak = strong with { AuthenticationMethods = ["pwd"] };

        // Where people choose for themselves, signing in there is enough.
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, weak, Example));

        await scenario.SetExperienceAsync(Mfa("Mandatory"));
        await IsAskedAsync(weak);
        await IsAskedAsync(strong);
        await scenario.ChangeSsoConnectorAsync(connector => connector.TrustsMfa = true, Example);
        await IsAskedAsync(weak);
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, strong, Example));

        // An organization that asks for it is enough.
        await scenario.ChangeSsoConnectorAsync(connector => connector.TrustsMfa = false, Example);
        await scenario.SetExperienceAsync(Mfa("UserControlled", "Mandatory"));
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, strong, Example));
        await scenario.Company.ChangeAsync(db => db.Organizations.Where(row => row.Id == Scenario.Acme)
            .ExecuteUpdateAsync(row => row.SetProperty(organization => organization.IsMfaRequired, true)));
        var person = await IsAskedAsync(strong);

        // And it can be given: the code goes to the account's own address, which no guard keeps from being a second factor.
        var sent = Person.Id((await person.PostAsync("/verification/mfa-verification-code", new { identifierType = "email" })).Is(200));
        var code = await scenario.Experience.CodeAsync(Alice);
        (await person.PostAsync("/verification/mfa-verification-code/verify", new { verificationId = sent, code, identifierType = "email" })).Is(200);
        Assert.Equal(Scenario.Alice, await scenario.FinishAsync(person));

        async Task<Person> IsAskedAsync(ExternalIdentity identity)
        {
            var asked = await scenario.NewPersonAsync();
            (await asked.IdentifyAsync(await scenario.ProveSsoAsync(asked, identity, Example))).Is(204);
            (await asked.SubmitAsync()).IsRefused(403, "session.mfa.require_mfa_verification");
            return asked;
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_twenty_who_sign_up_at_once_with_one_identity_one_gets_an_account(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(
            provider, ("signUp", """{"identifiers":[],"password":false,"verify":false,"secondaryIdentifiers":[]}"""));
        foreach (var (kind, email) in new[] { ("sso", Nina), ("sso", null), ("social", "nina@mail.example"), ("social", (string?)null) })
        {
            var before = await CountAsync(scenario);
            var subject = $"{kind}-{email is null}";
            var people = new List<(Person Person, string Proof)>();
            for (var number = 0; number < 20; number++)
            {
                var person = await scenario.NewPersonAsync("Register");
                people.Add((person, kind == "sso"
                    ? await scenario.ProveSsoAsync(person, FederationScenario.Employee(subject, email))
                    : await scenario.ProveSocialAsync(person, FederationScenario.Friend(subject, email))));
            }

            var answers = await Task.WhenAll(people.Select(entry => entry.Person.IdentifyAsync(entry.Proof)));
            Assert.Single(answers, answer => answer.Status == 201);
            Assert.All(answers.Where(answer => answer.Status != 201), answer =>
                Assert.True(answer.Status == 422 && answer.Code is "user.identity_already_in_use" or "user.email_already_in_use", answer.Text));
            Assert.Equal(before.Users + 1, (await CountAsync(scenario)).Users);
        }
    }

    private static async Task<string> SignInAsync(FederationScenario scenario, ExternalIdentity identity, string connector = FederationScenario.Corp)
    {
        var person = await scenario.NewPersonAsync();
        (await person.IdentifyAsync(await scenario.ProveSsoAsync(person, identity, connector))).Is(204);
        return await scenario.FinishAsync(person);
    }

    private static Task<User> UserAsync(FederationScenario scenario, string id) => scenario.Company.ReadAsync(db => db.Users.SingleAsync(row => row.Id == id));

    private static Task<List<string>> OrganizationsAsync(FederationScenario scenario, string userId) =>
        scenario.Company.ReadAsync(db => db.OrganizationUsers.Where(row => row.UserId == userId).Select(row => row.OrganizationId).ToListAsync());

    private static async Task<(int Users, int Identities)> CountAsync(FederationScenario scenario) => (
        await scenario.Company.ReadAsync(db => db.Users.CountAsync()), await scenario.Company.ReadAsync(db => db.UserSsoIdentities.CountAsync()));
}
