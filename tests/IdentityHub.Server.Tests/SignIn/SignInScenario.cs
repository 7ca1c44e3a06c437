using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>The company of <see cref="Scenario"/>, where Alice has a password, and browsers that fill in forms.</summary>
internal sealed class SignInScenario : IAsyncDisposable
{
    public const string Password = "violet harbour lantern 9";

    private SignInScenario(Scenario scenario) => Company = scenario;

    public Scenario Company { get; }

    public HubHost Host => Company.Host;

    public static async Task<SignInScenario> StartAsync(string provider, string? experience = null, Action<HubHostOptions>? change = null)
    {
        var scenario = new SignInScenario(await Scenario.StartAsync(provider, options =>
        {
            // Cheap hashes: these tests are about what surrounds them.
            options.Configure = builder => builder.Services.AddSingleton(new PasswordOptions { MemoryKiB = 1024, Iterations = 1, QueueCapacity = 1000 });
            change?.Invoke(options);
        }));
        await scenario.SetPasswordAsync(Scenario.Alice, Password);
        if (experience is not null)
        {
            await scenario.SetExperienceAsync(experience);
        }

        return scenario;
    }

    public async Task SetPasswordAsync(string user, string password)
    {
        var hash = await Host.Services.GetRequiredService<PasswordHasher>().HashAsync(password, CancellationToken.None);
        await Company.ChangeAsync(db => db.Users.Where(row => row.Id == user).ExecuteUpdateAsync(row => row
            .SetProperty(person => person.PasswordEncrypted, hash.Digest)
            .SetProperty(person => person.PasswordEncryptionMethod, "Argon2id")));
    }

    public Task SetExperienceAsync(string json) => Company.ChangeAsync(async db =>
    {
        (await db.HubSettings.SingleAsync(row => row.Key == "signInExperience")).Value = json;
        db.MarkCatalogChanged();
    });

    public PageBrowser NewBrowser() => new(Host);

    public ValueTask DisposeAsync() => Company.DisposeAsync();
}

/// <summary>A browser without scripts: keeps cookies, reads forms and sends them.</summary>
internal sealed class PageBrowser(HubHost host)
{
    private readonly HttpClient client = host.NewBrowser();

    public string? AcceptLanguage { get; set; }

    public string? ForwardedFor { get; set; }

    /// <summary>An authorization request, up to the page it leads to.</summary>
    public async Task<PageAnswer> StartAsync(string app = Scenario.Spa, params (string Name, string Value)[] more)
    {
        var challenge = System.Buffers.Text.Base64Url.EncodeToString(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(Scenario.Verifier)));
        var query = new Dictionary<string, string>
        {
            ["client_id"] = app,
            ["redirect_uri"] = Scenario.RedirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["state"] = "st-" + app,
            ["code_challenge"] = challenge,
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in more)
        {
            query[name] = value;
        }

        return await FollowAsync(await GetAsync("/oidc/auth?" + string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))));
    }

    public Task<PageAnswer> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Follows redirects as long as they stay at the hub.</summary>
    public async Task<PageAnswer> FollowAsync(PageAnswer answer)
    {
        for (var hops = 0; hops < 10 && answer.Location is { } location && IsOurs(location); hops++)
        {
            answer = await GetAsync(location);
        }

        return answer;
    }

    /// <summary>Sends the page's form with what a person typed.</summary>
    public Task<PageAnswer> SubmitAsync(PageAnswer page, params (string Name, string Value)[] typed)
    {
        var form = (IHtmlFormElement)page.Document.QuerySelector("main form")!;
        var fields = form.QuerySelectorAll("input[type=hidden][name]").Cast<IHtmlInputElement>().Select(input => KeyValuePair.Create(input.Name!, input.Value))
            .Concat(typed.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return PostAsync(form.GetAttribute("action")!, [.. fields]);
    }

    public Task<PageAnswer> PostAsync(string path, params KeyValuePair<string, string>[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    public Task<PageAnswer> SignInAsync(PageAnswer page, string identifier, string password) =>
        SubmitAsync(page, ("identifier", identifier), ("password", password));

    public async Task<PageAnswer> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", "text/html,application/xhtml+xml");
        if (AcceptLanguage is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", AcceptLanguage);
        }

        if (ForwardedFor is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", ForwardedFor);
        }

        using var response = await client.SendAsync(request);
        var html = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new PageAnswer(response.StatusCode, headers.GetValueOrDefault("Location"), html, headers);
    }

    private bool IsOurs(string location) => location.StartsWith('/') || location.StartsWith(host.PublicUrl + "/", StringComparison.Ordinal);
}

/// <summary>What a browser got.</summary>
internal sealed record PageAnswer(HttpStatusCode Status, string? Location, string Html, IReadOnlyDictionary<string, string> Headers)
{
    private readonly Lazy<IHtmlDocument> document = new(() => new HtmlParser().ParseDocument(Html));

    public IHtmlDocument Document => document.Value;

    public string Heading => Document.QuerySelector("h1")?.TextContent ?? "";

    public string Problem => Document.QuerySelector(".problem")?.TextContent.Trim() ?? "";

    /// <summary>The page without what differs in every answer.</summary>
    public string Comparable => System.Text.RegularExpressions.Regex.Replace(Html, "name=\"_form\"[^>]*>", "");

    /// <summary>What the client was sent.</summary>
    public string? ClientParameter(string name) => Location is { } location && location.StartsWith(Scenario.RedirectUri, StringComparison.Ordinal)
        ? System.Web.HttpUtility.ParseQueryString(new Uri(location).Query)[name]
        : null;
}
