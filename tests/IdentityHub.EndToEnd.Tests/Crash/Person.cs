using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>Alice at a browser without scripts.</summary>
/// <param name="turns">Where her requests arrive: the first at the first, the next at the next, and round again.</param>
internal sealed class Person(params HttpClient[] turns)
{
    private int requests;

    /// <summary>Starts an authorization request; types the password where she is asked for it.</summary>
    /// <returns>What the client is sent.</returns>
    public async Task<Callback> AuthorizeAsync(string application, string prompt = "consent")
    {
        var query = RequestOf(application, prompt).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value)}");
        return await ContinueAsync("/oidc/auth?" + string.Join('&', query));
    }

    /// <summary>Opens an authorization request that the client has pushed.</summary>
    public Task<Callback> AuthorizeAsync(string application, Uri pushed) =>
        ContinueAsync($"/oidc/auth?client_id={application}&request_uri={Uri.EscapeDataString(pushed.OriginalString)}");

    /// <summary>The parameters of an authorization request.</summary>
    public static (string Name, string Value)[] RequestOf(string application, string prompt) =>
    [
        ("client_id", application),
        ("response_type", "code"),
        ("redirect_uri", Scenario.RedirectUri),
        ("scope", "openid offline_access"),
        ("prompt", prompt),
        ("code_challenge", Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Scenario.Verifier)))),
        ("code_challenge_method", "S256"),
    ];

    /// <summary>Signs out at the hub.</summary>
    public async Task SignOutAsync(string idToken) =>
        await SubmitAsync(await FollowAsync(new(HttpMethod.Get, "/oidc/session/end?id_token_hint=" + idToken)));

    private async Task<Callback> ContinueAsync(string request)
    {
        var page = await FollowAsync(new(HttpMethod.Get, request));
        if (page.Callback is null)
        {
            page = await SubmitAsync(page, ("identifier", "alice"), ("password", ScenarioPasswords.Password));
        }

        var parameters = HttpUtility.ParseQueryString((page.Callback ?? throw new InvalidOperationException(page.Html)).Query);
        return new(parameters["code"], parameters["error"]);
    }

    private Task<Page> SubmitAsync(Page page, params (string Name, string Value)[] typed)
    {
        using var document = new HtmlParser().ParseDocument(page.Html);
        var form = document.QuerySelector<IHtmlFormElement>("main form") ?? throw new InvalidOperationException(page.Html);
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => (input.Name!, input.Value)).Concat(typed);
        return FollowAsync(new(HttpMethod.Post, form.GetAttribute("action"))
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Item1, field.Item2))),
        });
    }

    private async Task<Page> FollowAsync(HttpRequestMessage request)
    {
        for (var hops = 0; hops < 10; hops++)
        {
            request.Headers.Add("Accept", "text/html");
            var browser = turns[requests++ % turns.Length];
            using var response = await browser.SendAsync(request);
            if (response.Headers.Location is not { } location)
            {
                return new(null, await response.Content.ReadAsStringAsync());
            }

            var target = new Uri(browser.BaseAddress!, location);
            if (target.Authority != browser.BaseAddress!.Authority)
            {
                return new(target, "");
            }

            request = new(HttpMethod.Get, target);
        }

        throw new InvalidOperationException("Too many redirects.");
    }

    private sealed record Page(Uri? Callback, string Html);
}

/// <summary>An authorization response.</summary>
internal sealed record Callback(string? Code, string? Error);
