using System.Web;
using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.SignIn;

/// <summary>
/// Google's prompt in a browser that holds the page to its policy. A script stands in for Google's: it reads the attributes of the element, loads what Google's
/// loads, asks for an ID token with the page's nonce, leaves the cookie, and posts the form.
/// </summary>
public sealed class OneTapJourneyTests
{
    private const string StandIn =
        """
        (async () => {
          const settings = document.getElementById("g_id_onload").dataset;
          const sheet = document.head.appendChild(document.createElement("link"));
          sheet.rel = "stylesheet";
          sheet.href = "https://accounts.google.com/gsi/style";
          const frame = document.body.appendChild(document.createElement("iframe"));
          frame.src = "https://accounts.google.com/gsi/iframe/select";
          await new Promise((resolve) => { frame.onload = resolve; });
          const query = new URLSearchParams({ client_id: settings.client_id, nonce: settings.nonce });
          const credential = await (await fetch("https://accounts.google.com/gsi/issue?" + query)).text();
          const token = crypto.randomUUID();
          document.cookie = "g_csrf_token=" + token + "; path=/";
          const form = document.body.appendChild(document.createElement("form"));
          form.method = "post";
          form.action = settings.login_uri;
          for (const [name, value] of Object.entries({ credential, select_by: "user", g_csrf_token: token })) {
            const field = form.appendChild(document.createElement("input"));
            field.type = "hidden";
            field.name = name;
            field.value = value;
          }
          form.submit();
        })();
        """;

    [Fact]
    public async Task What_the_page_says_is_what_the_hub_takes()
    {
        await using var stage = await OneTapStage.StartAsync(Databases.Sqlite);
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en" });
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        var loaded = new List<(string Path, string? Referrer)>();
        await page.RouteAsync("https://accounts.google.com/**", async route =>
        {
            var address = new Uri(route.Request.Url);
            lock (loaded)
            {
                loaded.Add((address.AbsolutePath, route.Request.Headers.GetValueOrDefault("referer")));
            }

            var (type, body) = address.AbsolutePath switch
            {
                "/gsi/client" => ("text/javascript", StandIn),
                "/gsi/style" => ("text/css", "iframe { border: 0 }"),
                "/gsi/issue" => ("text/plain", Issue(stage, address)),
                _ => ("text/html", "<!doctype html><title>Google</title>"),
            };
            await route.FulfillAsync(new RouteFulfillOptions
            {
                ContentType = type,
                Body = body,
                Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = stage.Pages.Host.PublicUrl },
            });
        });
        await page.RouteAsync(Scenario.RedirectUri + "**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html><h1>The client</h1>" }));

        await page.GotoAsync(stage.Pages.Host.Address + "/oidc/auth?" + TestBrowser.Query(Scenario.Spa));
        await page.WaitForSelectorAsync("h1:has-text('The client')");

        var code = HttpUtility.ParseQueryString(new Uri(page.Url).Query)["code"]!;
        var claims = (await stage.Company.RedeemAsync(Scenario.Spa, code)).Ok().IdTokenClaims;
        Assert.NotEqual(Scenario.Alice, claims.GetProperty("sub").GetString());
        Assert.Equal(["/gsi/client", "/gsi/iframe/select", "/gsi/issue", "/gsi/style"], loaded.Select(request => request.Path).Distinct().Order(StringComparer.Ordinal));
        // Google has to see on whose page it is, and learns no more than that.
        Assert.All(loaded, request => Assert.Equal(stage.Pages.Host.PublicUrl + "/", request.Referrer));
        Assert.Empty(complaints);
    }

    [Fact]
    public async Task Without_scripts_the_page_is_as_it_was()
    {
        await using var stage = await OneTapStage.StartAsync(Databases.Sqlite);
        await using var window = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = false });
        var page = await window.NewPageAsync();
        await page.RouteAsync(Scenario.RedirectUri + "**", route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html", Body = "<!doctype html><h1>The client</h1>" }));
        await page.GotoAsync(stage.Pages.Host.Address + "/oidc/auth?" + TestBrowser.Query(Scenario.Spa));
        await SignInPages.EnterAsync(page, "#identifier", "alice");
        await SignInPages.EnterAsync(page, "#password", SignInScenario.Password);
        await page.WaitForSelectorAsync("h1:has-text('The client')");
    }

    private static string Issue(OneTapStage stage, Uri address)
    {
        var query = HttpUtility.ParseQueryString(address.Query);
        return stage.Credential(query["nonce"], "carol@example.com", ("aud", query["client_id"]));
    }
}
