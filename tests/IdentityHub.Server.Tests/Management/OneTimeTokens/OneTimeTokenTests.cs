using IdentityHub.Server.Management.OneTimeTokens;
using IdentityHub.Server.Management.VerificationCodes;
using IdentityHub.Server.Tests.Experience;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.OneTimeTokens;

/// <summary>Tokens of magic links, and codes, through the Management API.</summary>
public sealed class OneTimeTokenTests
{
    private const string Nina = "nina@example.org";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Makes_shows_revokes_and_deletes_tokens(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var made = (await hub.PostAsync("/one-time-tokens", new { email = Nina, context = new { jitOrganizationIds = new[] { Scenario.Acme } } })).Is(201);
        var token = made["token"].GetString()!;
        Assert.Equal(("active", Nina), (made["status"].GetString(), made["email"].GetString()));
        Assert.Equal(600_000, made["expiresAt"].GetInt64() - made["createdAt"].GetInt64());
        var shown = (await hub.GetAsync("/one-time-tokens/" + made.Id)).Is(200);
        Assert.Equal("", shown["token"].GetString());
        Assert.DoesNotContain(token, (await hub.GetAsync("/one-time-tokens")).Is(200).Text, StringComparison.Ordinal);
        Assert.Equal([made.Id], (await hub.GetAsync("/one-time-tokens?email=NINA@example.org&status=active&page=1")).Is(200).Ids);
        Assert.Empty((await hub.GetAsync("/one-time-tokens?status=consumed")).Is(200).Ids);
        Assert.Equal(400, (await hub.GetAsync("/one-time-tokens?status=none")).Status);

        (await hub.PostAsync("/one-time-tokens/verify", new { token, email = "other@example.org" })).IsRefused(400, "one_time_token.email_mismatch");
        (await hub.PostAsync("/one-time-tokens/verify", new { token = "x", email = Nina })).IsRefused(404, "one_time_token.token_not_found");
        Assert.Equal("consumed", (await hub.PostAsync("/one-time-tokens/verify", new { token, email = Nina })).Is(200)["status"].GetString());
        (await hub.PostAsync("/one-time-tokens/verify", new { token, email = Nina })).IsRefused(400, "one_time_token.token_consumed");
        (await hub.PutAsync($"/one-time-tokens/{made.Id}/status", new { status = "active" })).IsRefused(400, "one_time_token.cannot_reactivate_token");

        var second = (await hub.PostAsync("/one-time-tokens", new { email = Nina, expiresIn = 60 })).Is(201);
        Assert.Equal("revoked", (await hub.PutAsync($"/one-time-tokens/{second.Id}/status", new { status = "revoked" })).Is(200)["status"].GetString());
        (await hub.PostAsync("/one-time-tokens/verify", new { token = second["token"].GetString(), email = Nina })).IsRefused(400, "one_time_token.token_revoked");
        var third = (await hub.PostAsync("/one-time-tokens", new { email = Nina, expiresIn = 60 })).Is(201);
        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(61));
        (await hub.PostAsync("/one-time-tokens/verify", new { token = third["token"].GetString(), email = Nina })).IsRefused(400, "one_time_token.token_expired");
        Assert.Equal([third.Id], (await hub.GetAsync("/one-time-tokens?status=expired")).Is(200).Ids);
        (await hub.DeleteAsync("/one-time-tokens/" + third.Id)).Is(204);
        (await hub.DeleteAsync("/one-time-tokens/" + third.Id)).IsRefused(404, "entity.not_found");
        (await hub.GetAsync("/one-time-tokens/" + third.Id)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PostAsync("/one-time-tokens", new { email = Nina, context = new { jitOrganizationIds = new[] { "nothing" } } })).IsRefused(422, "entity.relation_foreign_key_not_found");
    }

    [Fact]
    public async Task Names_every_mistake_of_a_body()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.RefusesWrongBodiesAsync<CreateOneTimeToken>(
            "POST", "/one-time-tokens", new { email = Nina, context = new { jitOrganizationIds = new[] { "acme" }, interactionEvent = "SignIn" }, expiresIn = 60 });
        await hub.RefusesWrongBodiesAsync<VerifyOneTimeToken>("POST", "/one-time-tokens/verify", new { token = "t", email = Nina });
        await hub.RefusesWrongBodiesAsync<ReplaceOneTimeTokenStatus>("PUT", "/one-time-tokens/x/status", new { status = "revoked" });
        await hub.RefusesWrongBodiesAsync<CodeRecipient>("POST", "/verification-codes", new { email = Nina, phone = "66812345678" });
        await hub.RefusesWrongBodiesAsync<CodeOfRecipient>("POST", "/verification-codes/verify", new { email = Nina, phone = "66812345678", verificationCode = "1" });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_magic_link_signs_in_once_and_brings_memberships(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("signInMode", "\"SignIn\"")));
        var hub = await ManagementScenario.OverAsync(scenario.Company);
        async Task<string> NewAsync(string email) =>
            (await hub.PostAsync("/one-time-tokens", new { email, context = new { jitOrganizationIds = new[] { Scenario.Globex } } })).Is(201)["token"].GetString()!;

        // A new person, although nobody may register without a link.
        var link = await NewAsync(Nina);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email("other@example.org"), token = link })).IsRefused(400, "one_time_token.email_mismatch");
        var id = Person.Id((await person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(Nina), token = link })).Is(200));
        (await person.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email(Nina), token = link })).IsRefused(400, "one_time_token.token_consumed");
        (await person.IdentifyAsync(id)).IsRefused(404, "user.user_not_exist");
        (await person.PutAsync("/interaction-event", new { interactionEvent = "Register" })).Is(204);
        (await person.IdentifyAsync(id)).Is(201);
        await person.FinishAsync();
        Assert.True(await scenario.Company.ReadAsync(db => db.OrganizationUsers.AnyAsync(row =>
            row.OrganizationId == Scenario.Globex && db.Users.Any(user => user.Id == row.UserId && user.PrimaryEmail == Nina))));

        // Somebody who has an account; of many who bring the link at once, one.
        var other = await NewAsync("alice@example.com");
        var alice = await scenario.NewPersonAsync();
        await alice.BeginAsync("SignIn");
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ =>
            alice.PostAsync("/verification/one-time-token/verify", new { identifier = Person.Email("alice@example.com"), token = other })));
        Assert.InRange(answers.Count(answer => answer.Status == 200), 0, 1);
        Assert.Equal(1, await scenario.Company.ReadAsync(db => db.OneTimeTokens.CountAsync(row => row.NormalizedEmail == "alice@example.com" && row.Status == Data.Verification.OneTimeTokenStatus.Consumed)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Codes_of_the_management_api_prove_addresses(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        var codes = await ManagementScenario.OverAsync(scenario.Company);
        (await codes.PostAsync("/verification-codes", new { email = Nina })).Is(204);
        var code = await scenario.CodeAsync(Nina);
        (await codes.PostAsync("/verification-codes/verify", new { email = Nina, verificationCode = "x" })).Is(400);
        (await codes.PostAsync("/verification-codes/verify", new { email = Nina, verificationCode = code })).Is(204);
        (await codes.PostAsync("/verification-codes/verify", new { email = Nina, verificationCode = code })).Is(400);
        (await codes.PostAsync("/verification-codes", new { })).Is(400);
        (await codes.PostAsync("/verification-codes", new { phone = "1" })).Is(422);

        // Not within a sign-in.
        (await codes.PostAsync("/verification-codes", new { email = "alice@example.com" })).Is(204);
        var foreign = await scenario.CodeAsync("alice@example.com");
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var id = Person.Id((await person.SendCodeAsync("alice@example.com", "SignIn")).Is(200));
        if (await scenario.CodeAsync("alice@example.com", 1) != foreign)
        {
            (await person.VerifyCodeAsync("alice@example.com", id, foreign)).IsRefused(400, "verification_code.code_mismatch");
        }
    }
}
