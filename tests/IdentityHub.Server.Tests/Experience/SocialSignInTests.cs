using IdentityHub.Data.Users;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Signing in with a social account.</summary>
public sealed class SocialSignInTests
{
    private const string Alice = "alice@example.com";
    private const string Nina = "nina@mail.example";
    private const string NoSignUp = """{"identifiers":[],"password":false,"verify":false,"secondaryIdentifiers":[]}""";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Makes_an_account_and_finds_it_again(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(
            provider, ("signUp", """{"identifiers":["email"],"password":true,"verify":true,"secondaryIdentifiers":[]}"""));
        var person = await scenario.NewPersonAsync();
        var id = await scenario.ProveSocialAsync(person, FederationScenario.Friend("f-1", Nina) with { Phone = "66812345678", IsPhoneVerified = true });
        var unknown = (await person.IdentifyAsync(id)).IsRefused(404, "user.identity_not_exist");
        Assert.DoesNotContain("relatedUser", unknown.Text, StringComparison.Ordinal);
        (await person.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);

        // The identity stands in for the password.
        (await person.IdentifyAsync(id)).Is(201);
        var userId = await scenario.FinishAsync(person);
        var user = await UserAsync(scenario, userId);
        Assert.Equal((Nina, "66812345678", "Name of f-1"), (user.PrimaryEmail, user.PrimaryPhone, user.Name));
        var identity = user.Identities.GetProperty(FederationScenario.Target);
        Assert.Equal(("f-1", Nina), (identity.GetProperty("userId").GetString(), identity.GetProperty("details").GetProperty("email").GetString()));

        await scenario.ChangeSocialConnectorAsync(connector => connector.SyncProfile = true);
        var again = FederationScenario.Friend("f-1", "other@mail.example") with { Name = "Nina Again" };
        Assert.Equal(userId, await SignInAsync(scenario, again));
        user = await UserAsync(scenario, userId);
        Assert.Equal((Nina, "Nina Again"), (user.PrimaryEmail, user.Name));
        Assert.Equal("other@mail.example", user.Identities.GetProperty(FederationScenario.Target).GetProperty("details").GetProperty("email").GetString());
        (await RegisterAgainAsync(scenario, again)).IsRefused(422, "user.identity_already_in_use");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_whether_the_account_with_the_same_proven_address_is_theirs(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider);
        await scenario.ChangeUserAsync(Scenario.Bob, user => user.PrimaryPhone = "66812345678");

        // What the provider did not verify is not mentioned, and links nothing.
        var person = await scenario.NewPersonAsync();
        var unproven = await scenario.ProveSocialAsync(
            person, FederationScenario.Friend("mallory", Alice, isVerified: false) with { Phone = "66812345678", IsPhoneVerified = false });
        foreach (var linkSocialIdentity in new[] { false, true })
        {
            var refused = (await person.PostAsync("/identification", new { verificationId = unproven, linkSocialIdentity })).IsRefused(404, "user.identity_not_exist");
            Assert.DoesNotContain("relatedUser", refused.Text, StringComparison.Ordinal);
        }

        // The phone number comes first.
        var id = await scenario.ProveSocialAsync(person, FederationScenario.Friend("f-1", "ALICE@example.com") with { Phone = "66812345678", IsPhoneVerified = true });
        var byPhone = (await person.IdentifyAsync(id)).IsRefused(404, "user.identity_not_exist");
        Assert.Equal("""{"type":"phone","value":"66812345678"}""", byPhone["data"].GetProperty("relatedUser").GetRawText());
        id = await scenario.ProveSocialAsync(person, FederationScenario.Friend("f-1", "ALICE@example.com"));
        var byEmail = (await person.IdentifyAsync(id)).IsRefused(404, "user.identity_not_exist");
        Assert.Equal("""{"type":"email","value":"ALICE@example.com"}""", byEmail["data"].GetProperty("relatedUser").GetRawText());

        // CVE-2026-9087: what is linked is the very identity that was proven, in this interaction.
        var older = id;
        id = await scenario.ProveSocialAsync(person, FederationScenario.Friend("f-2", Alice));
        (await person.PostAsync("/identification", new { verificationId = older, linkSocialIdentity = true })).IsRefused(404, "session.verification_session_not_found");
        (await person.PostAsync("/identification", new { verificationId = id, linkSocialIdentity = true })).Is(204);
        Assert.Equal(Scenario.Alice, await scenario.FinishAsync(person));
        Assert.Equal("f-2", await scenario.Company.ReadAsync(db => db.UserIdentities.Where(row => row.UserId == Scenario.Alice).Select(row => row.IdentityId).SingleAsync()));
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, FederationScenario.Friend("f-2", null)));

        // One of each kind.
        id = await scenario.ProveSocialAsync(person = await scenario.NewPersonAsync(), FederationScenario.Friend("f-3", Alice));
        (await person.PostAsync("/identification", new { verificationId = id, linkSocialIdentity = true })).IsRefused(422, "user.social_account_exists_in_profile");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Links_without_asking_where_that_is_turned_on(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("socialSignIn", """{"automaticAccountLinking":true}"""));
        var person = await scenario.NewPersonAsync();
        (await person.IdentifyAsync(await scenario.ProveSocialAsync(person, FederationScenario.Friend("m", Alice, isVerified: false)))).IsRefused(404, "user.identity_not_exist");
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, FederationScenario.Friend("f-1", Alice)));
        await scenario.ChangeUserAsync(Scenario.Bob, user => user.IsSuspended = true);
        (await person.IdentifyAsync(await scenario.ProveSocialAsync(person, FederationScenario.Friend("b", "bob@example.com")))).IsRefused(401, "user.suspended");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_for_what_an_account_needs_unless_that_is_skipped(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(
            provider, ("signUp", """{"identifiers":["email"],"password":true,"verify":true,"secondaryIdentifiers":[]}"""));
        var person = await scenario.NewPersonAsync("Register");
        var id = await scenario.ProveSocialAsync(person, FederationScenario.Friend("f-1", Nina, isVerified: false));
        var missing = (await person.IdentifyAsync(id)).IsRefused(422, "user.missing_profile");
        Assert.Equal("""{"missingProfile":["email"]}""", missing["data"].GetRawText());
        var code = await person.ProveEmailAsync(Nina, "Register");
        (await person.PostAsync("/profile", new { type = "email", verificationId = code })).Is(204);
        (await person.IdentifyAsync()).Is(201);
        var user = await UserAsync(scenario, await scenario.FinishAsync(person));
        Assert.Equal((Nina, "f-1"), (user.PrimaryEmail, user.Identities.GetProperty(FederationScenario.Target).GetProperty("userId").GetString()));

        await scenario.SetExperienceAsync(
            ("signUp", """{"identifiers":["email"],"password":true,"verify":true,"secondaryIdentifiers":[]}"""), ("socialSignIn", """{"skipRequiredIdentifiers":true}"""));
        var other = await UserAsync(scenario, await scenario.RegisterAsync("social", FederationScenario.Friend("f-2", null)));
        Assert.Null(other.PrimaryEmail);

        // Somebody else's address is left to them.
        var third = await UserAsync(scenario, await scenario.RegisterAsync("social", FederationScenario.Friend("f-3", Nina)));
        Assert.Null(third.PrimaryEmail);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Somebody_who_is_identified_links_an_account(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", NoSignUp));
        await scenario.RegisterAsync("social", FederationScenario.Friend("taken", null));
        var person = await scenario.NewPersonAsync();
        var begun = Person.Id((await scenario.BeginAsync(person, "social", FederationScenario.Social)).Is(200));
        (await LinkAsync(person, begun)).IsRefused(404, "session.identifier_not_found");
        (await person.IdentifyAsync(Person.Id((await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        (await LinkAsync(person, begun)).IsRefused(400, "session.verification_failed");
        (await LinkAsync(person, "nothing")).IsRefused(404, "session.verification_session_not_found");
        (await person.PostAsync("/profile", new { type = "social" })).IsInvalid("verificationId");
        (await LinkAsync(person, await scenario.ProveSocialAsync(person, FederationScenario.Friend("taken", null)))).IsRefused(422, "user.identity_already_in_use");
        (await LinkAsync(person, await scenario.ProveSocialAsync(person, FederationScenario.Friend("f-1", "x@corp.example")))).IsRefused(422, "session.sso_enabled");
        var id = await scenario.ProveSocialAsync(person, FederationScenario.Friend("f-1", "nothing@of.alice", isVerified: false));
        (await LinkAsync(person, id)).Is(204);
        (await LinkAsync(person, id)).IsRefused(422, "user.social_account_exists_in_profile");
        Assert.Equal(Scenario.Alice, await scenario.FinishAsync(person));
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, FederationScenario.Friend("f-1", null)));

        var forgetful = await scenario.NewPersonAsync("ForgotPassword");
        (await LinkAsync(forgetful, "any")).IsRefused(400, "session.not_supported_for_forgot_password");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_what_Google_One_Tap_brings_where_it_is_turned_on(string provider)
    {
        await using var scenario = await FederationScenario.StartAsync(provider, ("signUp", NoSignUp));
        const string Google = "google-1";
        await scenario.AddSocialConnectorAsync(
            Google, connector => connector.Metadata = Data.JsonColumn.Parse("""{"target":"google"}"""), new { oneTap = new { isEnabled = true } });
        var person = await scenario.NewPersonAsync("Register");
        object From(string? token = null) => token is null
            ? new { credential = scenario.Provider.CodeFor(FederationScenario.Friend("g-1", null)) }
            : new { credential = scenario.Provider.CodeFor(FederationScenario.Friend("g-1", null)), g_csrf_token = token };
        (await FederationScenario.VerifyAsync(person, "social", FederationScenario.Social, null, From())).IsRefused(404, "session.verification_session_not_found");
        (await FederationScenario.VerifyAsync(person, "social", Google, null, new { code = "x" })).IsRefused(404, "session.verification_session_not_found");
        (await FederationScenario.VerifyAsync(person, "social", Google, null, From("forged"))).IsRefused(400, "session.csrf_token_mismatch");
        Assert.Equal(0, scenario.Provider.Completed);
        var id = Person.Id((await FederationScenario.VerifyAsync(person, "social", Google, null, From())).Is(200));
        (await person.IdentifyAsync(id)).Is(201);
        Assert.Equal("google", await scenario.Company.ReadAsync(db => db.UserIdentities.Select(row => row.Target).SingleAsync()));
        await scenario.FinishAsync(person);
    }

    private static Task<ApiAnswer> LinkAsync(Person person, string verificationId) => person.PostAsync("/profile", new { type = "social", verificationId });

    private static async Task<ApiAnswer> RegisterAgainAsync(FederationScenario scenario, ExternalIdentity identity)
    {
        var person = await scenario.NewPersonAsync("Register");
        return await person.IdentifyAsync(await scenario.ProveSocialAsync(person, identity));
    }

    private static async Task<string> SignInAsync(FederationScenario scenario, ExternalIdentity identity)
    {
        var person = await scenario.NewPersonAsync();
        (await person.IdentifyAsync(await scenario.ProveSocialAsync(person, identity))).Is(204);
        return await scenario.FinishAsync(person);
    }

    private static Task<User> UserAsync(FederationScenario scenario, string id) => scenario.Company.ReadAsync(db => db.Users.SingleAsync(row => row.Id == id));
}
