using System.Net;
using System.Text.Json;
using IdentityHub.Server.Tests.Experience;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>A hub that nobody gave a connector: in development its mailbox page stands in for one, elsewhere no code goes out.</summary>
public sealed class MessagelessHubTests
{
    private const string Methods =
        """{"methods":[{"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true},{"identifier":"email","password":true,"verificationCode":true,"isPasswordPrimary":false}]}""";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task In_development_codes_go_to_the_mailbox(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, null, Development);
        var hub = await ManagementScenario.OverAsync(scenario.Company);
        var settings = (await hub.PatchAsync("/sign-in-exp", $$"""{"signIn":{{Methods}},"forgotPasswordMethods":["EmailVerificationCode","PhoneVerificationCode"]}""")).Is(200);
        Assert.True(settings["signIn"].GetProperty("methods")[1].GetProperty("verificationCode").GetBoolean());
        Assert.Equal("""{"phone":true,"email":true}""", (await hub.SendAsync("GET", "/.well-known/sign-in-exp", authorization: "")).Is(200)["forgotPassword"].GetRawText());

        var browser = scenario.NewBrowser();
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "alice@example.com")));
        Assert.Equal("Check your e-mail", page.Heading);
        var returned = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await CodeAsync(scenario, "SignIn"))));
        Assert.NotNull(returned.ClientParameter("code"));

        var forgetful = scenario.NewBrowser();
        page = await forgetful.StartAsync(Scenario.Spa, ("first_screen", "reset_password"));
        page = await forgetful.FollowAsync(await forgetful.SubmitAsync(page, ("identifier", "alice@example.com")));
        page = await forgetful.FollowAsync(await forgetful.SubmitAsync(page, ("code", await CodeAsync(scenario, "ForgotPassword"))));
        Assert.Equal("Choose a new password", page.Heading);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task In_production_settings_that_need_codes_are_refused(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PatchAsync("/sign-in-exp", $$"""{"signIn":{{Methods}}}""")).IsRefused(400, "sign_in_experiences.enabled_connector_not_found");
        (await hub.PatchAsync("/sign-in-exp", """{"forgotPasswordMethods":["EmailVerificationCode"]}""")).IsRefused(400, "sign_in_experiences.forgot_password_method_requires_connector");
        Assert.Equal("""{"phone":false,"email":false}""", (await hub.SendAsync("GET", "/.well-known/sign-in-exp", authorization: "")).Is(200)["forgotPassword"].GetRawText());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task In_production_the_pages_say_that_no_code_can_be_sent_to_known_and_unknown_people(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, ExperienceScenario.ByEmail);
        foreach (var screen in new[] { "sign_in", "register", "reset_password" })
        {
            var (known, unknown) = (await AskAsync(scenario, screen, "alice@example.com"), await AskAsync(scenario, screen, "elica@example.com"));
            Assert.Equal((HttpStatusCode.NotImplemented, HttpStatusCode.NotImplemented), (known.Status, unknown.Status));
            Assert.Contains("Nothing here can send messages yet", known.Problem, StringComparison.Ordinal);
            Assert.NotNull(known.Document.QuerySelector("main form #identifier"));
            Assert.Equal(known.Comparable, unknown.Comparable.Replace("elica@", "alice@", StringComparison.Ordinal));
        }

        Assert.False(await scenario.Company.ReadAsync(db => db.VerificationCodes.AnyAsync()));

        // Whoever has a password signs in all the same.
        var browser = scenario.NewBrowser();
        var page = await browser.FollowAsync(await browser.SubmitAsync(await browser.StartAsync(), ("identifier", "alice")));
        Assert.NotNull((await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "alice"), ("password", SignInScenario.Password)))).ClientParameter("code"));

        // Nothing is offered that the settings do not name.
        await scenario.SetExperienceAsync("{}");
        var plain = scenario.NewBrowser();
        Assert.Equal(HttpStatusCode.Forbidden, (await plain.StartAsync(Scenario.Spa, ("first_screen", "reset_password"))).Status);
    }

    private static void Development(HubHostOptions options)
    {
        var configure = options.Configure;
        options.Configure = builder =>
        {
            configure?.Invoke(builder);
            builder.Environment.EnvironmentName = "Development";
        };
    }

    private static async Task<PageAnswer> AskAsync(SignInScenario scenario, string screen, string address)
    {
        var browser = scenario.NewBrowser();
        return await browser.SubmitAsync(await browser.StartAsync(Scenario.Spa, ("first_screen", screen)), ("identifier", address));
    }

    // Some messages go out only after the answer.
    private static async Task<string> CodeAsync(SignInScenario scenario, string type)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var messages = JsonSerializer.Deserialize<JsonElement>(await scenario.Company.Client.GetStringAsync(new Uri("/dev/mailbox.json", UriKind.Relative)));
            if (messages.EnumerateArray().FirstOrDefault(message => message.GetProperty("type").GetString() == type) is { ValueKind: JsonValueKind.Object } found)
            {
                return found.GetProperty("payload").GetProperty("code").GetString()!;
            }

            await Task.Delay(25);
        }

        throw new InvalidOperationException("No code came.");
    }
}
