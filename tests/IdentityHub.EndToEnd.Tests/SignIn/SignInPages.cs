using IdentityHub.Data.Applications;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Messages;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Company = IdentityHub.Server.Tests.Support.Scenario;

namespace IdentityHub.EndToEnd.Tests.SignIn;

/// <summary>A hub whose pages a browser visits, the mailboxes of the people there, and the way to each page.</summary>
internal sealed class SignInPages : IAsyncDisposable
{
    /// <summary>Passwords for everybody.</summary>
    public const string Passwords =
        """
        {"termsOfUseUrl":"https://example.com/terms","privacyPolicyUrl":"https://example.com/privacy","supportWebsiteUrl":"https://example.com/help",
        "sentinelPolicy":{"maxAttempts":1000},"forgotPasswordMethods":["EmailVerificationCode"]}
        """;

    /// <summary>Codes and passwords, addresses first.</summary>
    public const string Codes =
        """
        {"termsOfUseUrl":"https://example.com/terms","privacyPolicyUrl":"https://example.com/privacy","supportWebsiteUrl":"https://example.com/help",
        "sentinelPolicy":{"maxAttempts":1000},"forgotPasswordMethods":["EmailVerificationCode","PhoneVerificationCode"],
        "signUp":{"identifiers":["email"],"password":true,"verify":true,"secondaryIdentifiers":[{"identifier":"username","verify":false},{"identifier":"phone","verify":true}]},
        "signUpProfileFields":[{"name":"fullname"},{"name":"birthdate"},{"name":"country"},{"name":"news"}],
        "passwordPolicy":{"length":{"min":10,"max":256},"characterTypes":{"min":2}},
        "signIn":{"methods":[{"identifier":"email","password":true,"verificationCode":true,"isPasswordPrimary":false},
        {"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true},
        {"identifier":"phone","password":true,"verificationCode":true,"isPasswordPrimary":true}]}}
        """;

    /// <summary>An account is an address.</summary>
    public const string Simple =
        """
        {"sentinelPolicy":{"maxAttempts":1000},"signUp":{"identifiers":["email"],"password":false,"verify":true},"forgotPasswordMethods":["EmailVerificationCode"],
        "signIn":{"methods":[{"identifier":"email","password":false,"verificationCode":true,"isPasswordPrimary":false}]},"signUpProfileFields":[]}
        """;

    /// <summary>Addresses and passwords, providers elsewhere, and enterprises with their own.</summary>
    public const string Federated =
        """
        {"termsOfUseUrl":"https://example.com/terms","privacyPolicyUrl":"https://example.com/privacy","supportWebsiteUrl":"https://example.com/help",
        "agreeToTermsPolicy":"ManualRegistrationOnly","sentinelPolicy":{"maxAttempts":1000},"forgotPasswordMethods":["EmailVerificationCode"],
        "socialSignInConnectorTargets":["cloud","orbit"],"singleSignOnEnabled":true,"signUpProfileFields":[],
        "signUp":{"identifiers":["email"],"password":false,"verify":true}}
        """;

    private const string SecondFactor =
        """
        {"sentinelPolicy":{"maxAttempts":1000},"mfa":{"factors":["EmailVerificationCode"],"policy":"Mandatory"},"signUpProfileFields":[],
        "signIn":{"methods":[{"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true}]},
        "signUp":{"identifiers":["username"],"password":true,"verify":false}}
        """;

    private readonly SignInScenario scenario;
    private string setupToken = "";

    private SignInPages(SignInScenario scenario) => this.scenario = scenario;

    /// <summary>Every page a person can meet, by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "sign-in", "sign-in-organization", "sign-in-wrong", "sign-in-empty", "sign-in-first", "sign-in-password", "sign-in-password-wrong", "verification-code",
        "verification-code-wrong", "verification-code-again", "register", "register-wrong", "register-closed", "register-first", "continue-username", "continue-phone",
        "verification-code-phone", "register-password", "register-profile", "register-profile-wrong", "no-account", "account-exists", "forgot-password",
        "verification-code-forgot", "reset-password", "reset-done", "one-time-token", "one-time-token-wrong", "mfa-verification",
        "sign-in-providers", "sign-in-providers-cancelled", "register-providers", "single-sign-on", "single-sign-on-unknown", "single-sign-on-connectors", "leaving", "social-link",
        "social-register", "external-failed", "external-stale", "languages", "consent", "expired",
        "stale", "error", "sign-out", "signed-out", "landing", "not-found", "setup", "setup-invalid",
    ];

    public SignInScenario Scenario => scenario;

    /// <summary>What people meet when they sign in elsewhere.</summary>
    public ProviderElsewhere Elsewhere { get; private set; } = null!;

    public static async Task<SignInPages> StartAsync(string experience = Passwords)
    {
        var pages = new SignInPages(await SignInScenario.StartAsync(
            Databases.Sqlite,
            experience,
            options =>
            {
                options.Configure += builder => builder.Services.AddSingleton<DevelopmentMailbox>();
                FederatedPages.Register(options);
            }));
        pages.Elsewhere = await ProviderElsewhere.StartAsync();
        await FederatedPages.FillAsync(pages.scenario.Company, pages.Elsewhere.Authorize);
        await pages.scenario.Company.ChangeAsync(db =>
        {
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Company.ThirdParty, UserScope = "email" });
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Company.ThirdParty, UserScope = "urn:logto:scope:organizations" });
            db.AddRange(
                Field("fullname", "Fullname", """{"parts":[{"enabled":true,"name":"givenName","type":"Text","required":true},{"enabled":true,"name":"familyName","type":"Text","required":false}]}"""),
                Field("birthdate", "Date", """{"format":"yyyy-MM-dd"}"""),
                Field("country", "Select", """{"options":[{"value":"DE","label":"Germany"},{"value":"TH","label":"Thailand"}]}"""),
                Field("news", "Checkbox", "{}", "Send me news"));
            db.MarkCatalogChanged();
            return Task.CompletedTask;
        });
        var administrators = pages.scenario.Host.Services.GetRequiredService<Administrators>();
        pages.setupToken = (await administrators.CreateAsync(new("admin", null, null, AdministratorRole.Owner), CancellationToken.None)).SetupToken!;
        return pages;
    }

    public Task UseAsync(string experience) => scenario.SetExperienceAsync(experience);

    /// <summary>The newest code that went to an address.</summary>
    public async Task<string> CodeAsync(string address)
    {
        // Some go out only after the answer.
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (Messages.FirstOrDefault(message => message.To == address) is { } message)
            {
                return (string)message.Payload["code"]!;
            }

            await Task.Delay(25);
        }

        throw new InvalidOperationException("No code came to " + address);
    }

    /// <summary>Address of the page that shows what would have been sent.</summary>
    public string Mailbox => scenario.Host.Address + MailboxPages.Path;

    /// <summary>Puts an e-mail and a text message there.</summary>
    public async Task FillMailboxAsync()
    {
        var sender = scenario.Host.Services.GetRequiredService<MessageSender>();
        await sender.SendAsync(new Message(MessageChannel.Email, "alice@example.com", TemplateType.SignIn, "en") { Payload = new() { ["code"] = "123456" } }, CancellationToken.None);
        await sender.SendAsync(new Message(MessageChannel.Sms, "66812345678", TemplateType.Register, "th") { Payload = new() { ["code"] = "654321" } }, CancellationToken.None);
    }

    /// <summary>A page as administrators see it before they store their settings.</summary>
    public async Task<string> PreviewAsync(string name, string language, bool isDark) =>
        (await scenario.Host.Services.GetRequiredService<IPersonPages>().PreviewAsync(
            new PagePreview(name, IdentityHub.Data.JsonColumn.Parse(Codes)) { Language = language, IsDark = isDark }, CancellationToken.None))!;

    /// <summary>How many messages went out.</summary>
    public int Sent => Messages.Count();

    // The latest first.
    private IEnumerable<Message> Messages => scenario.Host.Services.GetRequiredService<DevelopmentMailbox>().Messages.Select(kept => kept.Rendered.Message);

    /// <summary>Goes to a page as a person would.</summary>
    public async Task VisitAsync(IPage page, string name)
    {
        await UseAsync(SettingsOf(name));
        switch (name)
        {
            case "sign-in" or "sign-in-wrong" or "sign-in-empty" or "stale" or "sign-in-first" or "languages":
                await page.GotoAsync(Authorize(Company.Spa));
                break;
            case "sign-in-organization":
                await page.GotoAsync(Authorize(Company.Spa, "openid", $"&organization_id={Company.Acme}&login_hint=alice"));
                return;
            case "register" or "register-wrong" or "register-first":
                await page.GotoAsync(Authorize(Company.Spa, "openid", "&first_screen=register"));
                break;
            case "register-closed":
                await page.GotoAsync(Authorize(Company.Spa));
                await UseAsync("""{"signInMode":"SignIn"}""");
                await page.GotoAsync(scenario.Host.Address + "/register?app_id=" + Company.Spa);
                return;
            case "consent":
                await page.GotoAsync(Authorize(Company.ThirdParty, "openid profile email urn:logto:scope:organizations offline_access", "&prompt=consent"));
                await SignInAsync(page);
                return;
            case "sign-in-password" or "sign-in-password-wrong" or "verification-code" or "verification-code-wrong" or "verification-code-again" or "no-account":
                await VisitFlowAsync(page, name);
                return;
            case "continue-username" or "continue-phone" or "verification-code-phone" or "register-password" or "register-profile" or "register-profile-wrong" or "account-exists":
                await VisitRegistrationAsync(page, name);
                return;
            case "forgot-password" or "verification-code-forgot" or "reset-password" or "reset-done":
                await VisitRecoveryAsync(page, name);
                return;
            case "one-time-token" or "one-time-token-wrong":
                await page.GotoAsync(Authorize(Company.Spa, "openid", "&one_time_token=nothing&login_hint=" + Uri.EscapeDataString("alice@example.com")));
                await SendAsync(page, name == "one-time-token-wrong");
                return;
            case "sign-in-providers" or "sign-in-providers-cancelled" or "register-providers" or "single-sign-on" or "single-sign-on-unknown" or "single-sign-on-connectors"
                or "leaving" or "social-link" or "social-register" or "external-failed" or "external-stale":
                await VisitElsewhereAsync(page, name);
                return;
            case "mfa-verification":
                await page.GotoAsync(Authorize(Company.Spa));
                await SignInAsync(page);
                return;
            default:
                await page.GotoAsync(scenario.Host.Address + PathOf(name));
                return;
        }

        await MisuseAsync(page, name);
    }

    public string Authorize(string client, string scope = "openid", string more = "") =>
        $"{scenario.Host.Address}/oidc/auth?client_id={client}&redirect_uri={Uri.EscapeDataString(Company.RedirectUri)}&response_type=code" +
        $"&scope={Uri.EscapeDataString(scope)}&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256{more}";

    public static async Task SignInAsync(IPage page)
    {
        await page.FillAsync("#identifier", "alice");
        await page.FillAsync("#password", SignInScenario.Password);
        await page.ClickAsync("main form .button");
    }

    /// <summary>Fills in a field and presses the button.</summary>
    public static async Task EnterAsync(IPage page, string field, string value)
    {
        await page.FillAsync(field, value);
        await page.ClickAsync("main form .button");
    }

    /// <summary>Types a code; where scripts run, the last digit sends it.</summary>
    public static async Task EnterCodeAsync(IPage page, string code)
    {
        await page.WaitForLoadStateAsync();
        await page.RunAndWaitForResponseAsync(() => page.FillAsync("#code", code), response => response.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Elsewhere.DisposeAsync();
        await scenario.DisposeAsync();
    }

    private static string SettingsOf(string name) => name switch
    {
        "sign-in-first" or "sign-in-password" or "sign-in-password-wrong" or "verification-code" or "verification-code-wrong" or "verification-code-again"
            or "register-first" or "continue-username" or "continue-phone" or "verification-code-phone" or "register-password" or "register-profile"
            or "register-profile-wrong" or "forgot-password" or "verification-code-forgot" or "reset-password" or "reset-done" => Codes,
        "no-account" or "account-exists" or "one-time-token" or "one-time-token-wrong" => Simple,
        "mfa-verification" => SecondFactor,
        "sign-in-providers" or "sign-in-providers-cancelled" or "register-providers" or "single-sign-on" or "single-sign-on-unknown" or "single-sign-on-connectors"
            or "leaving" or "social-link" or "social-register" or "external-failed" or "external-stale" => Federated,
        _ => Passwords,
    };

    private static async Task MisuseAsync(IPage page, string name)
    {
        switch (name)
        {
            case "sign-in-wrong":
                await page.FillAsync("#identifier", "alice");
                await page.FillAsync("#password", "not it");
                await page.ClickAsync("main form .button");
                break;
            case "sign-in-empty":
                await page.ClickAsync("main form .button");
                break;
            case "register-wrong":
                await page.FillAsync("#identifier", "1carol");
                await page.FillAsync("#password", "1234");
                await page.ClickAsync("main form .button");
                break;
            case "languages":
                await page.ClickAsync(".languages summary");
                break;
            case "stale":
                await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "_hub_form" });
                await SignInAsync(page);
                break;
        }
    }

    private async Task VisitFlowAsync(IPage page, string name)
    {
        await page.GotoAsync(Authorize(Company.Spa));
        if (name.StartsWith("sign-in-password", StringComparison.Ordinal))
        {
            await EnterAsync(page, "#identifier", "alice");
            if (name == "sign-in-password-wrong")
            {
                await EnterAsync(page, "#password", "not it");
            }

            return;
        }

        var address = name == "no-account" ? "carol@example.com" : "alice@example.com";
        await EnterAsync(page, "#identifier", address);
        switch (name)
        {
            case "verification-code-wrong":
                await EnterCodeAsync(page, "000000");
                break;
            case "verification-code-again":
                await page.GotoAsync(page.Url + "&sent=again");
                break;
            case "no-account":
                await EnterCodeAsync(page, await CodeAsync(address));
                break;
        }
    }

    private async Task VisitRegistrationAsync(IPage page, string name)
    {
        await page.GotoAsync(Authorize(Company.Spa, "openid", "&first_screen=register"));
        var address = name == "account-exists" ? "alice@example.com" : $"carol-{Guid.NewGuid():N}"[..14] + "@example.com";
        await EnterAsync(page, "#identifier", address);
        await EnterCodeAsync(page, await CodeAsync(address));
        if (name is "account-exists" or "continue-username")
        {
            return;
        }

        await EnterAsync(page, "#identifier", "carol_" + Guid.NewGuid().ToString("N")[..8]);
        if (name == "continue-phone")
        {
            return;
        }

        var phone = "6681" + Random.Shared.Next(2_000_000, 9_999_999);
        await EnterAsync(page, "#identifier", "+" + phone);
        if (name == "verification-code-phone")
        {
            return;
        }

        await EnterCodeAsync(page, await CodeAsync(phone));
        if (name == "register-password")
        {
            return;
        }

        await EnterAsync(page, "#password", "seven quiet otters 7");
        await SendAsync(page, name == "register-profile-wrong");
    }

    private async Task VisitRecoveryAsync(IPage page, string name)
    {
        await page.GotoAsync(Authorize(Company.Spa, "openid", "&first_screen=reset_password"));
        if (name == "forgot-password")
        {
            return;
        }

        await EnterAsync(page, "#identifier", "bob@example.com");
        if (name == "verification-code-forgot")
        {
            return;
        }

        await EnterCodeAsync(page, await CodeAsync("bob@example.com"));
        if (name == "reset-done")
        {
            await EnterAsync(page, "#password", "quiet otter " + Guid.NewGuid().ToString("N")[..8]);
        }
    }

    private async Task VisitElsewhereAsync(IPage page, string name)
    {
        var screen = name switch
        {
            "register-providers" => "&first_screen=register",
            "single-sign-on" or "single-sign-on-unknown" => "&first_screen=single_sign_on",
            _ => "",
        };
        Elsewhere.Answer = name switch
        {
            "sign-in-providers-cancelled" => "error=access_denied",
            "social-link" => "code=" + Uri.EscapeDataString("a1|alice@example.com|true|Alice"),
            "social-register" => "code=" + Uri.EscapeDataString("n1|nora@example.com|true|Nora"),
            "external-failed" => "error=server_error",
            _ => null,
        };
        await page.GotoAsync(Authorize(Company.Spa, "openid", screen));
        switch (name)
        {
            case "single-sign-on-unknown":
                await EnterAsync(page, "#identifier", "alice@example.com");
                break;
            case "single-sign-on-connectors":
                await EnterAsync(page, "#identifier", "gil@globex.example");
                break;
            case "leaving":
                // Nothing happens there, so that the page stays.
                await page.RouteAsync(Elsewhere.Authorize + "**", route => route.AbortAsync("aborted"));
                await EnterAsync(page, "#identifier", "erin@acme.example");
                break;
            case "external-stale":
                await page.GotoAsync($"{scenario.Host.Address}/callback/{FederatedPages.Orbit}?code=1&state=2");
                break;
            case "sign-in-providers-cancelled" or "social-link" or "social-register" or "external-failed":
                await page.ClickAsync($"a.provider[href*='{FederatedPages.Orbit}']");
                break;
        }
    }

    private static async Task SendAsync(IPage page, bool doesSend)
    {
        if (doesSend)
        {
            await page.ClickAsync("main form .button");
        }
    }

    private static CustomProfileField Field(string name, string type, string config, string label = "") => new()
    {
        Id = name,
        Name = name,
        Type = type,
        Label = label,
        Required = type != "Checkbox",
        Config = IdentityHub.Data.JsonColumn.Parse(config),
        CreatedAt = DateTimeOffset.UnixEpoch,
    };

    private string PathOf(string name) => name switch
    {
        "expired" => "/unknown-session?app_id=" + Company.Spa,
        "error" => "/oidc/auth?client_id=nobody",
        "sign-out" => "/oidc/session/end?client_id=" + Company.Spa,
        "signed-out" => "/oidc/session/end/success",
        "landing" => "/",
        "not-found" => "/nothing/here",
        "setup" => "/setup?token=" + setupToken,
        "setup-invalid" => "/setup?token=x",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
