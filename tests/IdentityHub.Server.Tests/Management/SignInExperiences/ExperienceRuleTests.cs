using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.SignInExperiences;

/// <summary>The sign-in experience relies on connectors, profile fields, languages and a captcha service: spec 02 §10 and 03 §8.</summary>
public sealed class ExperienceRuleTests
{
    private const string Path = "/sign-in-exp";
    private const string Area = "sign_in_experiences.";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Takes_what_connectors_can_bring(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var signUp = new { identifiers = new[] { "email" }, password = false, verify = true };
        var signIn = new { methods = new[] { Method("email", false, true), Method("username", true, false) } };
        (await hub.PatchAsync(Path, new { signUp, signIn })).IsRefused(400, Area + "enabled_connector_not_found");
        await AddConnectorAsync(hub, "http-email");
        (await hub.PatchAsync(Path, new { signUp = new { identifiers = new[] { "email" }, password = true, verify = false } }))
            .IsRefused(400, Area + "passwordless_requires_verify");
        (await hub.PatchAsync(Path, new { signUp = new { identifiers = new[] { "email" }, password = false, verify = true } }))
            .IsRefused(400, Area + "code_sign_in_must_be_enabled");
        (await hub.PatchAsync(Path, new { signUp, signIn })).Is(200);

        // Each kind of address needs its own.
        var phone = (await hub.PatchAsync(Path, new { signUp = new { identifiers = new[] { "email", "phone" }, password = false, verify = true } }))
            .IsRefused(400, Area + "enabled_connector_not_found");
        Assert.Equal("Sms", phone["data"].GetProperty("type").GetString());
        var recovery = (await hub.PatchAsync(Path, new { forgotPasswordMethods = new[] { "EmailVerificationCode", "PhoneVerificationCode" } }))
            .IsRefused(400, Area + "forgot_password_method_requires_connector");
        Assert.Equal("sms", recovery["data"].GetProperty("method").GetString());
        await AddConnectorAsync(hub, "http-sms");
        (await hub.PatchAsync(Path, new
        {
            signUp = new { identifiers = new[] { "email", "phone" }, password = false, verify = true },
            signIn = new { methods = new[] { Method("email", false, true), Method("phone", false, true) } },
            forgotPasswordMethods = new[] { "EmailVerificationCode", "PhoneVerificationCode" },
        })).Is(200);
        (await hub.PatchAsync(Path, new { mfa = new { factors = new[] { "EmailVerificationCode" }, policy = "NoPrompt" } }))
            .IsRefused(400, Area + "email_verification_code_cannot_be_used_for_mfa");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Secondary_addresses_are_verified_too(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await AddConnectorAsync(hub, "http-email");
        object SignUp(string identifier, bool verify) => new
        {
            signUp = new { identifiers = new[] { "username" }, password = true, verify = false, secondaryIdentifiers = new[] { new { identifier, verify } } },
        };
        (await hub.PatchAsync(Path, SignUp("email", false))).IsRefused(400, Area + "passwordless_requires_verify");
        (await hub.PatchAsync(Path, SignUp("emailOrPhone", true))).IsRefused(400, Area + "enabled_connector_not_found");
        (await hub.PatchAsync(Path, SignUp("email", true))).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Passwords_expire_only_where_they_can_be_replaced(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var expiration = new { enabled = true, validPeriodDays = 90 };
        (await hub.PatchAsync(Path, new { passwordExpiration = expiration, forgotPasswordMethods = (string[]?)null }))
            .IsRefused(422, Area + "password_expiration_requires_forgot_password");
        await AddConnectorAsync(hub, "http-email");
        (await hub.PatchAsync(Path, new { passwordExpiration = expiration })).IsRefused(422, Area + "password_expiration_requires_forgot_password");
        var stored = (await hub.PatchAsync(Path, new { passwordExpiration = expiration, forgotPasswordMethods = (string[]?)null })).Is(200);
        Assert.True(stored["passwordExpiration"].GetProperty("enabledAt").GetInt64() > 0);
        (await hub.PatchAsync(Path, new { forgotPasswordMethods = Array.Empty<string>() })).IsRefused(422, Area + "password_expiration_requires_forgot_password");
        (await hub.PatchAsync(Path, new { forgotPasswordMethods = new[] { "EmailVerificationCode" } })).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Fields_languages_and_captchas_must_exist(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var fields = new { signUpProfileFields = new[] { new { name = "color" } } };
        (await hub.PatchAsync(Path, fields)).IsRefused(400, "custom_profile_fields.entity_not_exists_with_names");
        (await hub.PostAsync("/custom-profile-fields", new { name = "color", type = "Text", required = true })).Is(201);
        (await hub.PatchAsync(Path, fields)).Is(200);

        var language = new { languageInfo = new { autoDetect = true, fallbackLanguage = "cy-GB" } };
        (await hub.PatchAsync(Path, language)).IsRefused(400, Area + "unsupported_default_language");
        (await hub.PutAsync("/custom-phrases/cy-GB", new { signIn = new { title = "Mewngofnodi" } })).Is(201);
        (await hub.PatchAsync(Path, language)).Is(200);

        (await hub.PatchAsync(Path, new { captchaPolicy = new { enabled = true } })).IsRefused(400, "request.invalid_input");
        (await hub.PutAsync("/captcha-provider", new { config = new { type = "Turnstile", siteKey = "site", secretKey = "hush" } })).Is(200);
        (await hub.PatchAsync(Path, new { captchaPolicy = new { enabled = true } })).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Pages_hear_what_works_now(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        async Task<ApiAnswer> ShownAsync() => (await hub.SendAsync("GET", "/.well-known/experience", authorization: "")).Is(200);
        await AddConnectorAsync(hub, "http-email");
        Assert.Equal("""{"phone":false,"email":false}""", (await ShownAsync())["forgotPassword"].GetRawText());
        (await hub.PatchAsync(Path, new { forgotPasswordMethods = (string[]?)null })).Is(200);
        Assert.Equal("""{"phone":false,"email":true}""", (await ShownAsync())["forgotPassword"].GetRawText());

        // Settings outlive the connector that they rely on; what cannot work is not offered.
        (await hub.PatchAsync(Path, new { forgotPasswordMethods = new[] { "EmailVerificationCode" } })).Is(200);
        var id = (await hub.GetAsync("/connectors")).Is(200).Ids.Single();
        (await hub.DeleteAsync("/connectors/" + id)).Is(204);
        Assert.Equal("""{"phone":false,"email":false}""", (await ShownAsync())["forgotPassword"].GetRawText());

        (await hub.PostAsync("/custom-profile-fields/batch", new[] { new { name = "a", type = "Text", required = true }, new { name = "b", type = "Url", required = false } })).Is(201);
        Assert.Equal(2, (await ShownAsync())["customProfileFields"].GetArrayLength());
        (await hub.PatchAsync(Path, new { signUpProfileFields = new[] { new { name = "b" } } })).Is(200);
        var shown = await ShownAsync();
        Assert.Equal(["b"], shown["customProfileFields"].EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        Assert.Equal(["a", "b"], shown["customProfileFieldCatalog"].EnumerateArray().Select(field => field.GetProperty("name").GetString()));

        (await hub.PutAsync("/captcha-provider", new { config = new { type = "RecaptchaEnterprise", siteKey = "site", secretKey = "hush", projectId = "hidden", mode = "checkbox" } })).Is(200);
        Assert.False((await ShownAsync()).Body.TryGetProperty("captchaConfig", out _));
        (await hub.PatchAsync(Path, new { captchaPolicy = new { enabled = true } })).Is(200);
        shown = await ShownAsync();
        Assert.Equal("""{"type":"RecaptchaEnterprise","siteKey":"site","mode":"checkbox"}""", shown["captchaConfig"].GetRawText());
        Assert.DoesNotContain("hush", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", shown.Text, StringComparison.Ordinal);
    }

    private static object Method(string identifier, bool password, bool verificationCode) => new { identifier, password, verificationCode, isPasswordPrimary = password };

    private static async Task AddConnectorAsync(ManagementScenario hub, string connectorId) =>
        (await hub.PostAsync("/connectors", new { connectorId, config = new { endpoint = "https://messages.example.com/send" } })).Is(200);
}
