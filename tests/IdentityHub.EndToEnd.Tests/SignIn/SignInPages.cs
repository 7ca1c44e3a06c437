using IdentityHub.Data.Applications;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.SignIn;

/// <summary>A hub whose pages a browser visits, and the way to each of them.</summary>
internal sealed class SignInPages : IAsyncDisposable
{
    private const string Experience =
        """
        {"termsOfUseUrl":"https://example.com/terms","privacyPolicyUrl":"https://example.com/privacy","supportWebsiteUrl":"https://example.com/help",
        "sentinelPolicy":{"maxAttempts":1000}}
        """;

    private readonly SignInScenario scenario;
    private string setupToken = "";

    private SignInPages(SignInScenario scenario) => this.scenario = scenario;

    /// <summary>Every page a person can meet, by name.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "sign-in", "sign-in-organization", "sign-in-wrong", "sign-in-empty", "register", "register-wrong", "register-closed", "consent", "expired", "stale", "error",
        "sign-out", "signed-out", "landing", "not-found", "setup", "setup-invalid",
    ];

    public static async Task<SignInPages> StartAsync()
    {
        var pages = new SignInPages(await SignInScenario.StartAsync(Databases.Sqlite, Experience));
        await pages.scenario.Company.ChangeAsync(db =>
        {
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "email" });
            db.Add(new ApplicationUserConsentUserScope { ApplicationId = Scenario.ThirdParty, UserScope = "urn:logto:scope:organizations" });
            return Task.CompletedTask;
        });
        var administrators = pages.scenario.Host.Services.GetRequiredService<Administrators>();
        pages.setupToken = (await administrators.CreateAsync("admin", null, null, CancellationToken.None)).SetupToken!;
        return pages;
    }

    /// <summary>Goes to a page as a person would.</summary>
    public async Task VisitAsync(IPage page, string name)
    {
        switch (name)
        {
            case "sign-in" or "sign-in-wrong" or "sign-in-empty" or "stale":
                await page.GotoAsync(Authorize(Scenario.Spa));
                break;
            case "sign-in-organization":
                await page.GotoAsync(Authorize(Scenario.Spa, "openid", $"&organization_id={Scenario.Acme}&login_hint=alice"));
                return;
            case "register" or "register-wrong":
                await page.GotoAsync(Authorize(Scenario.Spa, "openid", "&first_screen=register"));
                break;
            case "register-closed":
                await page.GotoAsync(Authorize(Scenario.Spa));
                await scenario.SetExperienceAsync("""{"signInMode":"SignIn"}""");
                await page.GotoAsync(scenario.Host.Address + "/register?app_id=" + Scenario.Spa);
                await scenario.SetExperienceAsync(Experience);
                return;
            case "consent":
                await page.GotoAsync(Authorize(Scenario.ThirdParty, "openid profile email urn:logto:scope:organizations offline_access", "&prompt=consent"));
                await SignInAsync(page);
                return;
            default:
                await page.GotoAsync(scenario.Host.Address + PathOf(name));
                return;
        }

        await MisuseAsync(page, name);
    }

    public string Authorize(string client, string scope = "openid", string more = "") =>
        $"{scenario.Host.Address}/oidc/auth?client_id={client}&redirect_uri={Uri.EscapeDataString(Scenario.RedirectUri)}&response_type=code" +
        $"&scope={Uri.EscapeDataString(scope)}&state=s1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256{more}";

    public static async Task SignInAsync(IPage page)
    {
        await page.FillAsync("#identifier", "alice");
        await page.FillAsync("#password", SignInScenario.Password);
        await page.ClickAsync("button[type=submit]");
    }

    public ValueTask DisposeAsync() => scenario.DisposeAsync();

    private static async Task MisuseAsync(IPage page, string name)
    {
        switch (name)
        {
            case "sign-in-wrong":
                await page.FillAsync("#identifier", "alice");
                await page.FillAsync("#password", "not it");
                await page.ClickAsync("button[type=submit]");
                break;
            case "sign-in-empty":
                await page.ClickAsync("button[type=submit]");
                break;
            case "register-wrong":
                await page.FillAsync("#identifier", "1carol");
                await page.FillAsync("#password", "1234");
                await page.ClickAsync("button[type=submit]");
                break;
            case "stale":
                await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "_hub_form" });
                await SignInAsync(page);
                break;
        }
    }

    private string PathOf(string name) => name switch
    {
        "expired" => "/unknown-session?app_id=" + Scenario.Spa,
        "error" => "/oidc/auth?client_id=nobody",
        "sign-out" => "/oidc/session/end?client_id=" + Scenario.Spa,
        "signed-out" => "/oidc/session/end/success",
        "landing" => "/",
        "not-found" => "/nothing/here",
        "setup" => "/setup?token=" + setupToken,
        "setup-invalid" => "/setup?token=x",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
