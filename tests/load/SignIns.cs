using System.Buffers.Text;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace IdentityHub.Load;

/// <summary>People who sign in as a browser does: authorize, page, password, code, tokens.</summary>
internal static class SignIns
{
    private const string RedirectUri = "http://localhost:9999/callback";

    /// <summary>Signs in several times at once; returns the refresh tokens and how long the passwords took.</summary>
    public static async Task<(IReadOnlyList<string> RefreshTokens, double PerSecond)> RunAsync(string address, int count, int parallel)
    {
        var tokens = new List<string>();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (_, _) =>
        {
            var token = await SignInAsync(address);
            lock (tokens)
            {
                tokens.Add(token);
            }
        });
        return (tokens, count / watch.Elapsed.TotalSeconds);
    }

    /// <summary>Opens the sign-in page again and again, one request after the other; returns how long each took, in order of length.</summary>
    public static async Task<IReadOnlyList<TimeSpan>> OpenPageAsync(string address, int count)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var browser = new HttpMessageInvoker(handler);
        using var begun = await SendAsync(browser, HttpMethod.Get, AuthorizeUrl(address, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"), null);
        var page = new Uri(new Uri(address), begun.Headers.Location!).ToString();
        var times = new List<TimeSpan>();
        for (var visit = 0; visit < count; visit++)
        {
            var started = Stopwatch.GetTimestamp();
            using var response = await SendAsync(browser, HttpMethod.Get, page, null);
            await response.Content.ReadAsByteArrayAsync();
            times.Add(Stopwatch.GetElapsedTime(started));
        }

        return [.. times.Order()];
    }

    private static string AuthorizeUrl(string address, string challenge) =>
        address + "/oidc/auth?client_id=loadspa&response_type=code&prompt=consent&redirect_uri=" + Uri.EscapeDataString(RedirectUri)
            + "&scope=" + Uri.EscapeDataString("openid offline_access urn:logto:scope:organizations read:orders write:orders")
            + "&resource=" + Uri.EscapeDataString("https://api.example.com/org")
            + $"&code_challenge={challenge}&code_challenge_method=S256";

    private static async Task<string> SignInAsync(string address)
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        using var browser = new HttpMessageInvoker(handler);
        var verifier = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        var next = AuthorizeUrl(address, challenge);
        for (var hop = 0; hop < 10; hop++)
        {
            using var response = await SendAsync(browser, HttpMethod.Get, next, null);
            if (response.Headers.Location is { } location)
            {
                next = new Uri(new Uri(next), location).ToString();
                if (next.StartsWith(RedirectUri, StringComparison.Ordinal))
                {
                    return await RedeemAsync(browser, address, next, verifier);
                }

                continue;
            }

            next = await PostPasswordAsync(browser, next, await response.Content.ReadAsStringAsync());
        }

        throw new InvalidOperationException("The sign-in did not come to an end at " + next);
    }

    private static async Task<string> PostPasswordAsync(HttpMessageInvoker browser, string page, string html)
    {
        using var document = new HtmlParser().ParseDocument(html);
        var form = document.QuerySelector("form:has(input[name=password])")
            ?? throw new InvalidOperationException("No sign-in form at " + page);
        var fields = form.QuerySelectorAll("input[name]").ToDictionary(input => input.GetAttribute("name")!, input => input.GetAttribute("value") ?? "");
        fields["identifier"] = "load";
        fields["password"] = "correct-horse-battery-staple";
        var action = new Uri(new Uri(page), form.GetAttribute("action") ?? page).ToString();
        using var response = await SendAsync(browser, HttpMethod.Post, action, new FormUrlEncodedContent(fields));
        return response.Headers.Location is { } location
            ? new Uri(new Uri(page), location).ToString()
            : throw new InvalidOperationException($"The password was answered with {(int)response.StatusCode}");
    }

    private static async Task<string> RedeemAsync(HttpMessageInvoker browser, string address, string callback, string verifier)
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(callback).Query);
        using var response = await SendAsync(browser, HttpMethod.Post, address + "/oidc/token", new FormUrlEncodedContent(
        [
            new("grant_type", "authorization_code"), new("client_id", "loadspa"), new("redirect_uri", RedirectUri),
            new("code", query["code"]), new("code_verifier", verifier),
        ]));
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("refresh_token").GetString()!;
    }

    private static Task<HttpResponseMessage> SendAsync(HttpMessageInvoker browser, HttpMethod method, string url, HttpContent? content) =>
        browser.SendAsync(new HttpRequestMessage(method, url) { Content = content }, CancellationToken.None);
}
