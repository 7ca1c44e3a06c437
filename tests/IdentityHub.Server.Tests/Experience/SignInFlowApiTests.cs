using IdentityHub.Data.Users;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Signing in, registering and forgotten passwords through the Experience API.</summary>
public sealed class SignInFlowApiTests
{
    private const string Alice = "alice@example.com";
    private const string Nina = "nina@example.org";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signs_in_with_a_password(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        foreach (var (type, value) in new[] { ("username", "Alice"), ("email", "ALICE@example.com") })
        {
            var person = await scenario.NewPersonAsync();
            await person.BeginAsync("SignIn");
            (await person.VerifyPasswordAsync(type, value, "wrong " + SignInScenario.Password)).IsRefused(422, "session.invalid_credentials");
            var id = Person.Id((await person.VerifyPasswordAsync(type, value, SignInScenario.Password)).Is(200));
            (await person.SubmitAsync()).IsRefused(404, "session.identifier_not_found");
            (await person.IdentifyAsync(id)).Is(204);
            var tokens = (await scenario.Company.RedeemAsync(Scenario.Spa, await person.FinishAsync())).Ok();
            Assert.Equal(Scenario.Alice, tokens.IdTokenClaims.GetProperty("sub").GetString());
            Assert.Equal("""["pwd"]""", tokens.IdTokenClaims.TryGetProperty("amr", out var methods) ? methods.GetRawText() : """["pwd"]""");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Signs_in_with_a_code(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = await person.ProveEmailAsync(Alice, "SignIn");
        var message = Assert.Single(scenario.Sent);
        Assert.Equal((MessageChannel.Email, TemplateType.SignIn, Alice), (message.Channel, message.Type, message.To));
        Assert.Equal("Client " + Scenario.Spa, (string?)message.Payload["application"]!["name"]);
        (await person.IdentifyAsync(id)).Is(204);
        (await scenario.Company.RedeemAsync(Scenario.Spa, await person.FinishAsync())).Ok();
        var session = await scenario.Company.ReadAsync(db => db.BrowserSessions.SingleAsync());
        Assert.Equal((Scenario.Alice, "otp"), (session.UserId, session.AuthenticationMethods));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Registers_with_a_code_after_looking_for_the_account(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = await person.ProveEmailAsync(Nina, "SignIn");
        var refusal = (await person.IdentifyAsync(id)).IsRefused(404, "user.user_not_exist");
        Assert.Equal($$"""{"type":"email","value":"{{Nina}}"}""", refusal["data"].GetProperty("identifier").GetRawText());
        (await person.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
        (await person.IdentifyAsync(id)).Is(201);
        (await person.IdentifyAsync(id)).IsRefused(409, "session.identity_conflict");
        var code = await person.FinishAsync();
        (await scenario.Company.RedeemAsync(Scenario.Spa, code)).Ok();
        var user = await scenario.Company.ReadAsync(db => db.Users.SingleAsync(row => row.NormalizedEmail == Nina));
        Assert.Equal((Nina, null, null, Scenario.Spa), (user.PrimaryEmail, user.Username, user.PasswordEncrypted, user.ApplicationId));
        Assert.Equal("""{"mfa":{"enabled":false}}""", user.LogtoConfig.GetRawText());
        Assert.NotNull(user.LastSignInAt);

        // Over: nothing can be done with the interaction any more.
        (await person.SubmitAsync()).IsRefused(400, "session.not_found");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Asks_for_everything_an_account_needs(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(
            ("signUp", """{"identifiers":["email"],"password":true,"verify":true,"secondaryIdentifiers":[{"identifier":"username","verify":false}]}""")));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        (await person.IdentifyAsync()).IsRefused(422, "user.missing_profile");
        var id = await person.ProveEmailAsync(Nina, "Register");
        var missing = (await person.IdentifyAsync(id)).IsRefused(422, "user.missing_profile");
        Assert.Equal("""{"missingProfile":["username","password"]}""", missing["data"].GetRawText());
        (await person.PostAsync("/profile", new { type = "username", value = "1nina" })).IsRefused(422, "user.username_starts_with_number");
        (await person.PostAsync("/profile", new { type = "username", value = "ALICE" })).IsRefused(422, "user.username_already_in_use");
        (await person.PostAsync("/profile", new { type = "username" })).IsInvalid("value");
        (await person.PostAsync("/profile", new { type = "username", value = "nina" })).Is(204);
        var weak = (await person.PostAsync("/profile", new { type = "password", value = "123456" })).IsRefused(422, "password.rejected");
        Assert.Contains(weak["data"].EnumerateArray(), reason => reason.GetProperty("code").GetString() == "password_rejected.too_short");
        Assert.Equal("""{"missingProfile":["password"]}""", (await person.IdentifyAsync()).IsRefused(422, "user.missing_profile")["data"].GetRawText());
        (await person.PostAsync("/profile", new { type = "password", value = ExperienceScenario.NewPassword })).Is(204);
        var shown = (await person.GetAsync("/interaction")).Is(200);
        Assert.Equal(("nina", Nina), (shown["profile"].GetProperty("username").GetString(), shown["profile"].GetProperty("primaryEmail").GetString()));
        Assert.DoesNotContain("rgon2", shown.Text, StringComparison.OrdinalIgnoreCase);
        (await person.IdentifyAsync()).Is(201);
        await person.FinishAsync();
        var other = await scenario.NewPersonAsync();
        await other.BeginAsync("SignIn");
        (await other.IdentifyAsync(Person.Id((await other.VerifyPasswordAsync("username", "nina", ExperienceScenario.NewPassword)).Is(200)))).Is(204);
        (await other.SubmitAsync()).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Registers_with_a_username_and_a_password(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(
            provider, ExperienceScenario.Experience(("signUp", """{"identifiers":["username"],"password":true,"verify":false,"secondaryIdentifiers":[]}""")));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        object Body(string value, string password) => new { identifier = new { type = "username", value }, password };
        (await person.PostAsync("/verification/new-password-identity", Body("alice", ExperienceScenario.NewPassword))).IsRefused(422, "user.username_already_in_use");
        (await person.PostAsync("/verification/new-password-identity", Body("nina", "nina"))).IsRefused(422, "password.rejected");
        var id = Person.Id((await person.PostAsync("/verification/new-password-identity", Body("nina", ExperienceScenario.NewPassword))).Is(200));
        (await person.IdentifyAsync(id)).Is(201);
        await person.FinishAsync();
        Assert.True(await scenario.Company.ReadAsync(db => db.Users.AnyAsync(row => row.Username == "nina" && row.PasswordEncrypted != null)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Replaces_a_forgotten_password_and_ends_everything_done_with_the_old_one(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var before = await scenario.NewPersonAsync();
        await before.BeginAsync("SignIn");
        (await before.IdentifyAsync(Person.Id((await before.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        await before.FinishAsync();
        var halfway = await scenario.NewPersonAsync();
        await halfway.BeginAsync("SignIn");
        (await halfway.IdentifyAsync(Person.Id((await halfway.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);

        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("ForgotPassword");
        (await person.PutAsync("/profile/password", new { password = ExperienceScenario.NewPassword })).IsRefused(404, "session.identifier_not_found");
        var id = await person.ProveEmailAsync(Alice, "ForgotPassword");
        Assert.Equal(TemplateType.ForgotPassword, Assert.Single(scenario.Sent).Type);
        (await person.IdentifyAsync(id)).Is(204);
        (await person.SubmitAsync()).IsRefused(422, "user.new_password_required_in_profile");
        (await person.PutAsync("/profile/password", new { password = SignInScenario.Password })).IsRefused(422, "user.same_password");
        (await person.PutAsync("/profile/password", new { password = "alice" })).IsRefused(422, "password.rejected");
        (await person.PutAsync("/profile/password", new { password = ExperienceScenario.NewPassword })).Is(204);
        Assert.Equal("", (await person.SubmitAsync()).Is(200).Text);
        Assert.False(await scenario.Company.ReadAsync(db => db.BrowserSessions.AnyAsync(row => row.UserId == Scenario.Alice)));
        (await halfway.SubmitAsync()).IsRefused(400, "session.not_found");

        // In the same interaction the person signs in with the new one, and only with that.
        (await person.SubmitAsync()).IsRefused(404, "session.interaction_not_found");
        await person.BeginAsync("SignIn");
        (await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).IsRefused(422, "session.invalid_credentials");
        (await person.IdentifyAsync(Person.Id((await person.VerifyPasswordAsync("username", "alice", ExperienceScenario.NewPassword)).Is(200)))).Is(204);
        await person.FinishAsync();
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Adds_an_address_to_an_account_that_lacks_it(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).ExecuteUpdateAsync(update => update
            .SetProperty(user => user.PrimaryEmail, (string?)null).SetProperty(user => user.NormalizedEmail, (string?)null)));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.PostAsync("/profile", new { type = "password", value = ExperienceScenario.NewPassword })).IsRefused(404, "session.identifier_not_found");
        (await person.IdentifyAsync(Person.Id((await person.VerifyPasswordAsync("username", "alice", SignInScenario.Password)).Is(200)))).Is(204);
        Assert.Equal("""{"missingProfile":["email"]}""", (await person.SubmitAsync()).IsRefused(422, "user.missing_profile")["data"].GetRawText());
        (await person.PostAsync("/profile", new { type = "password", value = ExperienceScenario.NewPassword })).IsRefused(422, "user.password_exists_in_profile");
        (await person.PostAsync("/profile", new { type = "username", value = "other" })).IsRefused(422, "user.username_exists_in_profile");
        var taken = await person.ProveEmailAsync("bob@example.com", "SignIn");
        (await person.PostAsync("/profile", new { type = "email", verificationId = taken })).IsRefused(422, "user.email_already_in_use");
        var unverified = Person.Id((await person.SendCodeAsync(Nina, "SignIn")).Is(200));
        (await person.PostAsync("/profile", new { type = "email", verificationId = unverified })).IsRefused(400, "session.verification_failed");
        (await person.PostAsync("/profile", new { type = "email", verificationId = taken })).IsRefused(404, "session.verification_session_not_found");
        (await person.PostAsync("/profile", new { type = "email", verificationId = await person.ProveEmailAsync(Nina, "SignIn") })).Is(204);
        await person.FinishAsync();
        Assert.Equal(Nina, await scenario.Company.ReadAsync(db => db.Users.Where(user => user.Id == Scenario.Alice).Select(user => user.PrimaryEmail).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_member_of_a_domain_joins_its_organizations_and_gets_the_usual_roles(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        await scenario.Company.ChangeAsync(async db =>
        {
            db.Add(new IdentityHub.Data.Organizations.OrganizationJitEmailDomain { OrganizationId = Scenario.Globex, EmailDomain = "example.org" });
            (await db.Roles.AsTracking().SingleAsync(role => role.Id == "r-global")).IsDefault = true;
        });
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        (await person.IdentifyAsync(await person.ProveEmailAsync(Nina, "Register"))).Is(201);
        await person.FinishAsync();
        var id = await scenario.Company.ReadAsync(db => db.Users.Where(user => user.PrimaryEmail == Nina).Select(user => user.Id).SingleAsync());
        Assert.Equal(Scenario.Globex, await scenario.Company.ReadAsync(db => db.OrganizationUsers.Where(row => row.UserId == id).Select(row => row.OrganizationId).SingleAsync()));
        Assert.Equal("r-global", await scenario.Company.ReadAsync(db => db.UserRoles.Where(row => row.UserId == id).Select(row => row.RoleId).SingleAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Records_every_step(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        (await person.IdentifyAsync(await person.ProveEmailAsync(Nina, "Register"))).Is(201);
        await person.FinishAsync();
        var keys = await scenario.Company.ReadAsync(db => db.AuditLogs.Where(row => row.Key.StartsWith("Interaction.")).OrderBy(row => row.Id).Select(row => row.Key).ToListAsync());
        Assert.Equal(
            [
                "Interaction.Create", "Interaction.End", "Interaction.Register.Identifier.Submit", "Interaction.Register.Submit", "Interaction.Register.Update",
                "Interaction.Register.Verification.EmailVerificationCode.Create", "Interaction.Register.Verification.EmailVerificationCode.Submit",
            ],
            keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Nina, string.Concat(await scenario.Company.ReadAsync(db => db.AuditLogs.Select(row => row.Payload).ToListAsync())), StringComparison.Ordinal);
    }
}
