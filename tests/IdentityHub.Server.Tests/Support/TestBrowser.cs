using System.Net;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Sessions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Support;

/// <summary>A person's browser at a hub. What the sign-in pages would record is recorded directly, so that the protocol is tested without them.</summary>
internal sealed class TestBrowser : IDisposable
{
    private readonly Scenario scenario;
    private readonly HttpClient http;

    public TestBrowser(Scenario scenario)
    {
        this.scenario = scenario;
        http = scenario.Host.NewBrowser(Cookies);
    }

    public CookieContainer Cookies { get; } = new();

    public HttpClient Http => http;

    /// <summary>The parameters of a complete request; <c>name=</c> takes one away.</summary>
    public static string Query(string client, params string[] changes)
    {
        var parameters = new Dictionary<string, string>
        {
            ["client_id"] = client,
            ["redirect_uri"] = Scenario.RedirectUri,
            ["response_type"] = "code",
            ["scope"] = "openid",
            ["state"] = "s-1",
            ["nonce"] = "n-1",
            ["code_challenge"] = ChallengeOf(Scenario.Verifier),
            ["code_challenge_method"] = "S256",
        };
        foreach (var change in changes)
        {
            var separator = change.IndexOf('=', StringComparison.Ordinal);
            parameters[change[..separator]] = change[(separator + 1)..];
        }

        return string.Join('&', parameters.Where(pair => pair.Value.Length > 0).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
    }

    public Task<HttpResponseMessage> AuthorizeAsync(string client, params string[] changes) => http.GetAsync("/oidc/auth?" + Query(client, changes));

    /// <summary>Signs in as a person in the interaction that began last, and resumes.</summary>
    public async Task<HttpResponseMessage> ProveAsync(string user = Scenario.Alice, string? app = null)
    {
        var interaction = await FindInteractionAsync(app);
        Assert.NotNull(interaction);
        Assert.True(await Interactions.RecordSignInAsync(interaction, user, "pwd", CancellationToken.None));
        return await http.GetAsync(Interactions.ResumeUrl(interaction));
    }

    /// <summary>Answers the consent page, and resumes.</summary>
    public async Task<HttpResponseMessage> AnswerAsync(ConsentAnswer answer)
    {
        var interaction = await FindInteractionAsync();
        Assert.NotNull(interaction);
        Assert.True(await Interactions.RecordConsentAsync(interaction, answer, CancellationToken.None));
        return await http.GetAsync(Interactions.ResumeUrl(interaction));
    }

    /// <summary>From the request to the code.</summary>
    public async Task<string> SignInAsync(string client = Scenario.Spa, string user = Scenario.Alice, params string[] changes)
    {
        using var started = await AuthorizeAsync(client, changes);
        Assert.StartsWith("/sign-in?", Location(started), StringComparison.Ordinal);
        using var answer = await ProveAsync(user);
        return CodeOf(answer);
    }

    public async Task<ActiveInteraction?> FindInteractionAsync(string? app = null)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = Cookies.GetCookieHeader(http.BaseAddress!);
        if (app is not null)
        {
            context.Request.Headers["Logto-App-Id"] = app;
        }

        return await Interactions.FindAsync(context, CancellationToken.None);
    }

    public string? Cookie(string name) => Cookies.GetCookies(http.BaseAddress!)[name]?.Value;

    public void Dispose() => http.Dispose();

    public static string Location(HttpResponseMessage response)
    {
        Assert.True(response.StatusCode == HttpStatusCode.SeeOther, $"{response.StatusCode}: {response.Content.ReadAsStringAsync().Result}");
        return response.Headers.Location!.OriginalString;
    }

    /// <summary>The parameters that came back to the client in the query.</summary>
    public static RequestParameters Returned(HttpResponseMessage response)
    {
        var location = Location(response);
        Assert.StartsWith(Scenario.RedirectUri + "?", location, StringComparison.Ordinal);
        Assert.True(RequestParameters.ParseForm(location.AsSpan(Scenario.RedirectUri.Length + 1)).TryGet(out var parameters, out _));
        return parameters;
    }

    public static string CodeOf(HttpResponseMessage response)
    {
        var returned = Returned(response);
        Assert.Null(returned["error_description"]);
        return returned["code"]!;
    }

    private Interactions Interactions => scenario.Host.Services.GetRequiredService<Interactions>();

    private static string ChallengeOf(string verifier) =>
        WebEncoders.Base64UrlEncode(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier)));
}
