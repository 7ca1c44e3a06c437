using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.SignInExperiences;

/// <summary>How people sign in, as spec 02 §10 has it.</summary>
public sealed class SignInExperienceTests
{
    private const string Path = "/sign-in-exp";

    // The reference's order (captures/api-sign-in-exp.txt).
    private static readonly string[] Members =
    [
        "tenantId", "id", "color", "branding", "hideLogtoBranding", "languageInfo", "termsOfUseUrl", "privacyPolicyUrl", "agreeToTermsPolicy", "signIn", "signUp",
        "socialSignIn", "socialSignInConnectorTargets", "signInMode", "customCss", "customContent", "customUiAssets", "customUiCsp", "passwordPolicy", "mfa",
        "adaptiveMfa", "singleSignOnEnabled", "supportEmail", "supportWebsiteUrl", "unknownSessionRedirectUrl", "captchaPolicy", "sentinelPolicy",
        "emailBlocklistPolicy", "verificationCodePolicy", "forgotPasswordMethods", "passkeySignIn", "signUpProfileFields", "passwordExpiration", "usernamePolicy",
    ];

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Reads_changes_and_gives_back_what_was_read(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var first = (await hub.GetAsync(Path)).Is(200);
        Assert.Equal(Members, first.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("default", first.Id);
        Assert.Equal(
            """{"caseSensitive":true,"minLength":1,"maxLength":128,"allowedChars":{"lowercase":true,"uppercase":true,"numbers":true,"underscore":true}}""",
            first["usernamePolicy"].GetRawText());

        // A whole answer can be sent back.
        Assert.Equal(first.Text, (await hub.PatchAsync(Path, first.Text)).Is(200).Text);
        var changed = (await hub.PatchAsync(Path, new
        {
            id = "mine",
            tenantId = "other",
            unknown = true,
            termsOfUseUrl = "https://example.com/terms",
            supportEmail = "",
            sentinelPolicy = new { maxAttempts = 5, unknown = 1 },
            passwordPolicy = new { length = new { min = 12 }, rejects = new { words = new[] { "acme" } } },
            socialSignInConnectorTargets = new[] { "google" },
            signInMode = "SignIn",
        })).Is(200);
        Assert.Equal(("default", "https://example.com/terms", "", "SignIn"), (
            changed.Id, changed["termsOfUseUrl"].GetString(), changed["supportEmail"].GetString(), changed["signInMode"].GetString()));
        Assert.Equal("""{"maxAttempts":5}""", changed["sentinelPolicy"].GetRawText());
        Assert.Equal(
            """{"length":{"min":12,"max":256},"rejects":{"pwned":true,"repetitionAndSequence":true,"userInfo":true,"words":["acme"]}}""", changed["passwordPolicy"].GetRawText());
        Assert.Equal("[]", changed["socialSignInConnectorTargets"].GetRawText());
        Assert.Equal(changed.Text, (await hub.GetAsync(Path)).Is(200).Text);
        Assert.Equal("{}", (await hub.PatchAsync(Path, new { passwordPolicy = new { } })).Is(200)["passwordPolicy"].GetRawText());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_wrong_members_by_name(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        async Task<ApiAnswer> Patch(string body) => await hub.PatchAsync(Path, body);

        (await Patch("""{"color":{"primaryColor":"red"},"branding":{"logoUrl":"javascript:alert(1)"},"languageInfo":{}}"""))
            .IsInvalid("color.primaryColor", "color.isDarkModeEnabled", "color.darkPrimaryColor", "branding.logoUrl", "languageInfo.autoDetect", "languageInfo.fallbackLanguage");
        (await Patch("""{"color":{"primaryColor":"#12345\n","isDarkModeEnabled":true,"darkPrimaryColor":"#123\n"}}""")).IsInvalid("color.primaryColor", "color.darkPrimaryColor");
        (await Patch("""{"termsOfUseUrl":"x","supportEmail":"x","signInMode":"Never","agreeToTermsPolicy":1,"customCss":1,"customContent":{"a":1}}"""))
            .IsInvalid("termsOfUseUrl", "supportEmail", "signInMode", "agreeToTermsPolicy", "customCss", "customContent.a");
        (await Patch("""{"signIn":{"methods":[{"identifier":"email","password":"yes","verificationCode":true}]},"signUp":{"identifiers":["passport"],"password":true,"verify":true}}"""))
            .IsInvalid("signIn.methods.0.password", "signIn.methods.0.isPasswordPrimary", "signUp.identifiers.0");
        (await Patch("""{"passwordPolicy":{"length":{"min":0},"characterTypes":{"min":5}},"sentinelPolicy":{"maxAttempts":0},"verificationCodePolicy":{"expirationDuration":59}}"""))
            .IsInvalid("passwordPolicy.length.min", "passwordPolicy.characterTypes.min", "sentinelPolicy.maxAttempts", "verificationCodePolicy.expirationDuration");
        (await Patch("""{"mfa":{"factors":["Totp","Sms"],"policy":"Sometimes"},"forgotPasswordMethods":["Letter"],"passwordExpiration":{"enabled":true}}"""))
            .IsInvalid("mfa.factors.1", "mfa.policy", "forgotPasswordMethods.0", "passwordExpiration");
        (await Patch("""{"usernamePolicy":{"caseSensitive":true,"minLength":9,"maxLength":8,"allowedChars":{"lowercase":true,"uppercase":true,"numbers":true,"underscore":true}}}"""))
            .IsInvalid("usernamePolicy.minLength");
        (await Patch("""{"usernamePolicy":{"caseSensitive":true,"minLength":1,"maxLength":8,"allowedChars":{"lowercase":false,"uppercase":false,"numbers":true,"underscore":false}}}"""))
            .IsInvalid("usernamePolicy.allowedChars");
        Assert.Equal("SignInAndRegister", (await hub.GetAsync(Path)).Is(200)["signInMode"].GetString());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_does_not_go_together(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Area = "sign_in_experiences.";
        static object Method(string identifier, bool password, bool verificationCode) => new { identifier, password, verificationCode, isPasswordPrimary = password };
        static object Factors(string policy, params string[] factors) => new { factors, policy };
        object username = Method("username", true, false);
        foreach (var (body, status, code) in new (object Body, int Status, string Code)[]
        {
            (new { signUp = new { identifiers = new[] { "email" }, password = true, verify = true } }, 400, "enabled_connector_not_found"),
            (new { signUp = new { identifiers = new[] { "username" }, password = true, verify = true, secondaryIdentifiers = new[] { new { identifier = "phone" } } } }, 400, "enabled_connector_not_found"),
            (new { signUp = new { identifiers = new[] { "username", "username" }, password = true, verify = false } }, 400, "duplicated_sign_up_identifiers"),
            (new { signUp = new { identifiers = Array.Empty<string>(), password = true, verify = false, secondaryIdentifiers = new[] { new { identifier = "username" } } } }, 400, "missing_sign_up_identifiers"),
            (new { signUp = new { identifiers = new[] { "username" }, password = false, verify = false } }, 400, "username_requires_password"),
            (new { signIn = new { methods = new[] { username, Method("email", true, true) } } }, 400, "enabled_connector_not_found"),
            (new { signIn = new { methods = new[] { username, Method("phone", false, true) } } }, 400, "enabled_connector_not_found"),
            (new { signIn = new { methods = new[] { username, Method("email", false, false) } } }, 400, "at_least_one_authentication_factor"),
            (new { signIn = new { methods = new[] { Method("email", true, false) } } }, 400, "miss_sign_up_identifier_in_sign_in"),
            (new { mfa = Factors("NoPrompt", "Totp", "Totp") }, 400, "duplicated_mfa_factors"),
            (new { mfa = Factors("NoPrompt", "BackupCode") }, 400, "backup_code_cannot_be_enabled_alone"),
            (new { mfa = Factors("PromptOnlyAtSignInMandatory", "Totp") }, 422, "non_adaptive_mfa_requires_skippable_policy"),
            (new { adaptiveMfa = new { enabled = true } }, 422, "adaptive_mfa_requires_mfa"),
            (new { adaptiveMfa = new { enabled = true }, mfa = Factors("NoPrompt", "Totp") }, 422, "adaptive_mfa_requires_non_skippable_policy"),
            (new { forgotPasswordMethods = new[] { "EmailVerificationCode" } }, 400, "forgot_password_method_requires_connector"),
            (new { passwordExpiration = new { enabled = true, validPeriodDays = 90 } }, 422, "password_expiration_requires_forgot_password"),
            (new { emailBlocklistPolicy = new { customBlocklist = new[] { "not an address" } } }, 400, "invalid_custom_email_blocklist_format"),
            (new { languageInfo = new { autoDetect = true, fallbackLanguage = "tlh" } }, 400, "unsupported_default_language"),
        })
        {
            (await hub.PatchAsync(Path, body)).IsRefused(status, Area + code);
        }

        foreach (var body in new object[]
        {
            new { hideLogtoBranding = true }, new { customUiCsp = new { scriptSrc = new[] { "https://example.com" } } }, new { customUiAssets = new { id = "x", createdAt = 1 } },
        })
        {
            (await hub.PatchAsync(Path, body)).IsRefused(400, "request.invalid_input");
        }

        var adaptive = (await hub.PatchAsync(Path, new { adaptiveMfa = new { enabled = true }, mfa = Factors("PromptOnlyAtSignInMandatory", "Totp", "BackupCode") })).Is(200);
        Assert.True(adaptive["adaptiveMfa"].GetProperty("enabled").GetBoolean());
        Assert.False((await hub.PatchAsync(Path, new { mfa = Factors("NoPrompt") })).Is(200)["adaptiveMfa"].GetProperty("enabled").GetBoolean());
        (await hub.PatchAsync(Path, new { emailBlocklistPolicy = new { customBlocklist = new[] { "me@example.com", "@example.org", "@*.example.net" } } })).Is(200);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Changes_the_pages_at_once(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var path = "/oidc/auth?" + TestBrowser.Query(Scenario.Spa);
        Assert.Contains("/register", await PageAsync(hub, path), StringComparison.Ordinal);
        (await hub.PatchAsync(Path, new { signInMode = "SignIn", termsOfUseUrl = "https://example.com/our-terms" })).Is(200);
        Assert.DoesNotContain("/register", await PageAsync(hub, path), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Checks_passwords(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Check = Path + "/default/check-password";
        Assert.Equal("""{"result":true}""", (await hub.PostAsync(Check, new { password = "correct horse battery staple" })).Is(200).Text);
        var refused = (await hub.PostAsync(Check, new { password = "abc" })).Is(400);
        Assert.False(refused["result"].GetBoolean());
        Assert.Contains("""{"code":"password_rejected.too_short","interpolation":{"min":8}}""", refused["issues"].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("restricted.user_info", (await hub.PostAsync(Check, new { password = "alicealice!", userId = Scenario.Alice })).Is(400).Text, StringComparison.Ordinal);
        (await hub.PostAsync(Check, new { password = "x", userId = "nobody" })).IsRefused(404, "entity.not_found");
        (await hub.PostAsync(Check, "{}")).IsInvalid("password");

        const string Conflicts = Path + "/username-policy/case-sensitivity-conflicts";
        Assert.Equal("""{"totalConflicts":0,"samples":[]}""", (await hub.GetAsync(Conflicts)).Is(200).Text);
        (await hub.GetAsync(Conflicts + "?limit=0")).IsInvalid("limit");
        (await hub.GetAsync(Conflicts + "?limit=101")).IsInvalid("limit");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Tells_the_pages_what_they_show_and_no_more(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new ApplicationSignInExperience
            {
                ApplicationId = Scenario.Spa,
                Color = JsonColumn.Parse("""{"primaryColor":"#111111"}"""),
                Branding = JsonColumn.Parse("""{"logoUrl":"https://example.com/app.svg"}"""),
                TermsOfUseUrl = "https://example.com/app-terms",
            });
            db.Organizations.Single(organization => organization.Id == Scenario.Acme).Branding = JsonColumn.Parse("""{"logoUrl":"https://example.com/acme.svg"}""");
            return Task.CompletedTask;
        });
        string[] more = ["socialConnectors", "ssoConnectors", "forgotPassword", "isDevelopmentTenant", "customProfileFields", "customProfileFieldCatalog"];
        foreach (var path in new[] { "/.well-known/sign-in-exp", "/.well-known/experience" })
        {
            var shown = (await hub.SendAsync("GET", path, authorization: "")).Is(200);
            Assert.Equal(
                Members.Except(["emailBlocklistPolicy", "forgotPasswordMethods"]).Concat(more), shown.Body.EnumerateObject().Select(member => member.Name));
            Assert.Equal("""{"phone":false,"email":false}""", shown["forgotPassword"].GetRawText());
            Assert.Equal(shown.Text, (await hub.SendAsync("GET", path + "?appId=nobody&organizationId=nobody", authorization: "")).Is(200).Text);

            var ofApplication = (await hub.SendAsync("GET", $"{path}?appId={Scenario.Spa}", authorization: "")).Is(200);
            Assert.Equal(("#111111", "#8768F8", "https://example.com/app.svg", "https://example.com/app-terms"), (
                ofApplication["color"].GetProperty("primaryColor").GetString(),
                ofApplication["color"].GetProperty("darkPrimaryColor").GetString(),
                ofApplication["branding"].GetProperty("logoUrl").GetString(),
                ofApplication["termsOfUseUrl"].GetString()));
            var ofBoth = (await hub.SendAsync("GET", $"{path}?appId={Scenario.Spa}&organizationId={Scenario.Acme}", authorization: "")).Is(200);
            Assert.Equal("https://example.com/acme.svg", ofBoth["branding"].GetProperty("logoUrl").GetString());
        }
    }

    private static async Task<string> PageAsync(ManagementScenario hub, string path)
    {
        using var browser = hub.Scenario.Host.NewBrowser();
        using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative));
        return await browser.GetStringAsync(answer.Headers.Location);
    }
}
