using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Codes to phones, through the Experience API.</summary>
public sealed class PhoneCodeTests
{
    private const string Number = "66812345678";
    private const string ByPhone = """{"identifiers":["phone"],"password":false,"verify":true,"secondaryIdentifiers":[]}""";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Registers_and_signs_in(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("signUp", ByPhone)));
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        foreach (var wrong in new[] { "0", "12", "99999999999999999999", "000000000000" })
        {
            (await SendAsync(person, wrong, "Register")).IsRefused(422, "user.invalid_phone");
        }

        (await SendAsync(person, "+66812345678", "Register")).IsInvalid("identifier.value");
        var id = Person.Id((await SendAsync(person, Number, "Register")).Is(200));
        var code = await scenario.CodeAsync(Number);
        var message = Assert.Single(scenario.Sent);
        Assert.Equal((MessageChannel.Sms, TemplateType.Register, Number), (message.Channel, message.Type, message.To));
        (await VerifyAsync(person, Number, id, "wrong")).IsRefused(400, "verification_code.code_mismatch");
        (await VerifyAsync(person, "66812345679", id, code)).IsRefused(400, "verification_code.phone_mismatch");
        (await person.VerifyCodeAsync("alice@example.com", id, code)).IsRefused(404, "session.verification_session_not_found");
        (await VerifyAsync(person, Number, id, code)).Is(200);
        (await person.IdentifyAsync(id)).Is(201);
        await person.FinishAsync();
        var user = await scenario.Company.ReadAsync(db => db.Users.SingleAsync(row => row.PrimaryPhone == Number));
        Assert.Equal("otp sms", await scenario.Company.ReadAsync(db => db.BrowserSessions.Where(row => row.UserId == user.Id).Select(row => row.AuthenticationMethods).SingleAsync()));

        // Another time, with the trunk zero that people write.
        var again = await scenario.NewPersonAsync();
        await again.BeginAsync("SignIn");
        id = Person.Id((await SendAsync(again, "660812345678", "SignIn")).Is(200));
        (await VerifyAsync(again, Number, id, await scenario.CodeAsync(Number, 1))).Is(200);
        (await again.IdentifyAsync(id)).Is(204);
        Assert.Equal(user.Id, (await scenario.Company.RedeemAsync(Scenario.Spa, await again.FinishAsync())).Ok().IdTokenClaims.GetProperty("sub").GetString());

        // And whoever registers with it once more learns that there is an account only after the code.
        var taken = await scenario.NewPersonAsync();
        await taken.BeginAsync("Register");
        id = Person.Id((await SendAsync(taken, Number, "Register")).Is(200));
        (await VerifyAsync(taken, Number, id, await scenario.CodeAsync(Number, 2))).Is(200);
        (await taken.IdentifyAsync(id)).IsRefused(422, "user.phone_already_in_use");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Replaces_a_forgotten_password_of_whoever_has_the_number(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider);
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.PrimaryPhone, Number)));
        var stranger = await scenario.NewPersonAsync();
        await stranger.BeginAsync("ForgotPassword");
        (await SendAsync(stranger, "66899999999", "ForgotPassword")).Is(200);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("ForgotPassword");
        var id = Person.Id((await SendAsync(person, Number, "ForgotPassword")).Is(200));
        var code = await scenario.CodeAsync(Number);
        Assert.Equal((MessageChannel.Sms, TemplateType.ForgotPassword), (Assert.Single(scenario.Sent).Channel, scenario.Sent[0].Type));
        (await VerifyAsync(person, Number, id, code)).Is(200);
        (await person.IdentifyAsync(id)).Is(204);
        (await person.PutAsync("/profile/password", new { password = ExperienceScenario.NewPassword })).Is(204);
        (await person.SubmitAsync()).Is(200);
        var later = await scenario.NewPersonAsync();
        await later.BeginAsync("SignIn");
        (await later.VerifyPasswordAsync("phone", Number, SignInScenario.Password)).IsRefused(422, "session.invalid_credentials");
        (await later.VerifyPasswordAsync("phone", Number, ExperienceScenario.NewPassword)).Is(200);

        await scenario.Pages.SetExperienceAsync(ExperienceScenario.Experience(("forgotPasswordMethods", """["EmailVerificationCode"]""")));
        await person.BeginAsync("ForgotPassword");
        Assert.True((await SendAsync(person, Number, "ForgotPassword")).Status is >= 400 and < 500);
    }

    private static Task<ApiAnswer> SendAsync(Person person, string value, string interactionEvent) =>
        person.PostAsync("/verification/verification-code", new { identifier = new { type = "phone", value }, interactionEvent });

    private static Task<ApiAnswer> VerifyAsync(Person person, string value, string verificationId, string code) =>
        person.PostAsync("/verification/verification-code/verify", new { identifier = new { type = "phone", value }, verificationId, code });
}
