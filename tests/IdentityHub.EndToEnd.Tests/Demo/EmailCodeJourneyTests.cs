using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.EndToEnd.Tests.Support;
using IdentityHub.Tests.Clients;
using Microsoft.Playwright;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>
/// What an operator and a person do with e-mail codes by Amazon SES, from the README's demo to the end: set up, test, sign up, sign in, forget
/// the password. SES is aws-ses-v2-local, which takes what SES takes and keeps it.
/// </summary>
[Collection(DemoPorts.Name)]
public sealed partial class EmailCodeJourneyTests
{
    private const string Address = "carol@books.example";
    private const string Templates = """
        [{"usageType":"SignIn","subject":"{{code}} signs you in to {{application.name}}","content":"<p>Sign in with <b>{{code}}</b></p>"},
         {"usageType":"Register","subject":"{{code}} opens your account","content":"<p>Register with <b>{{code}}</b></p>"},
         {"usageType":"ForgotPassword","subject":"{{code}} for another password","content":"<p>Another password with <b>{{code}}</b></p>"},
         {"usageType":"Generic","subject":"Your code is {{code}}","content":"<p>Your code is <b>{{code}}</b></p>"}]
        """;

    [Fact(DisplayName = "Scenario 5: e-mail codes through AWS SES, from the connector to a forgotten password")]
    public async Task Signs_up_signs_in_and_recovers_with_codes_by_SES()
    {
        await using var ses = await LocalSes.StartAsync();
        await using var demo = await RunningDemo.StartAsync(("AWS_ENDPOINT_URL_SESV2", ses.Address.ToString()));
        using var api = await ManageAsync();
        await SetUpAsync(api, ses);

        await using var window = await Chromium.NewWindowAsync();
        var page = await window.NewPageAsync();
        await SignUpAsync(page, ses);
        await SignOutAsync(page);
        await SignInWithCodeAsync(page, ses);
        await SignOutAsync(page);

        // Somebody without JavaScript forgot the password.
        await using var plain = await Chromium.NewWindowAsync(new BrowserNewContextOptions { Locale = "en", JavaScriptEnabled = false });
        await RecoverAsync(await plain.NewPageAsync(), ses);
    }

    private static async Task<HttpClient> ManageAsync()
    {
        var api = new HttpClient { BaseAddress = new Uri(RunningDemo.Hub) };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oidc/token")
        {
            Content = new FormUrlEncodedContent(
                [new("grant_type", "client_credentials"), new("resource", "https://default.logto.app/api"), new("scope", "all")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("demomanager0000000001:demo-manager-secret-not-for-prod")));
        using var answer = await api.SendAsync(request);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        api.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return api;
    }

    // Connectors -> Set up -> AWS SES -> test -> save; Sign-in experience -> sign up by e-mail address, verified, with a password.
    private static async Task SetUpAsync(HttpClient api, LocalSes ses)
    {
        var config = $$"""
            {"accessKeyId":"AKIDEXAMPLE","accessKeySecret":"an example of a secret","region":"eu-central-1",
            "emailAddress":"Bookstore <hello@books.example>","templates":{{Templates}}}
            """;
        await SendAsync(api, HttpMethod.Post, "/api/connectors/aws-ses-mail/test", $$"""{"email":"{{Address}}","config":{{config}}}""", 204);
        var test = Assert.Single(await ses.EmailsAsync());
        Assert.Equal("Your code is 000000", test.GetProperty("subject").GetString());
        await ses.ClearAsync();

        await SendAsync(api, HttpMethod.Post, "/api/connectors", $$"""{"connectorId":"aws-ses-mail","config":{{config}}}""", 200);
        await SendAsync(
            api,
            HttpMethod.Patch,
            "/api/sign-in-exp",
            """
            {"signUp":{"identifiers":["email"],"password":true,"verify":true,"secondaryIdentifiers":[]},
             "signIn":{"methods":[{"identifier":"email","password":true,"verificationCode":true,"isPasswordPrimary":false},
             {"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true}]},
             "forgotPasswordMethods":["EmailVerificationCode"]}
            """,
            200);
    }

    private static async Task SignUpAsync(IPage page, LocalSes ses)
    {
        await page.GotoAsync(RunningDemo.Home);
        await page.ClickAsync("#sign-in");
        await page.ClickAsync("text=Create an account");
        await EnterAsync(page, "#identifier", Address);
        await page.WaitForSelectorAsync("#code");
        var code = await CodeAsync(ses, "opens your account");
        await RunningDemo.ShootAsync(page, "scenario5-code");
        await TypeCodeAsync(page, Wrong(code));
        await page.WaitForSelectorAsync(".wrong, .problem");
        await TypeCodeAsync(page, code);
        await page.WaitForSelectorAsync("#password");
        await EnterAsync(page, "#password", "seven quiet otters");
        await page.WaitForSelectorAsync("#profile");
        await RunningDemo.ShootAsync(page, "scenario5-signed-up");
        var email = (await ses.EmailsAsync())[^1];
        Assert.Equal("Bookstore <hello@books.example>", email.GetProperty("from").GetString());
        Assert.Contains($"<b>{code}</b>", email.GetProperty("body").GetProperty("html").GetString(), StringComparison.Ordinal);
        Assert.Contains(code, email.GetProperty("body").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    private static async Task SignInWithCodeAsync(IPage page, LocalSes ses)
    {
        await page.ClickAsync("#sign-in");
        await EnterAsync(page, "#identifier", Address);
        await page.WaitForSelectorAsync("#code");
        await TypeCodeAsync(page, await CodeAsync(ses, "signs you in"));
        await page.WaitForSelectorAsync("#profile");
    }

    private static async Task RecoverAsync(IPage page, LocalSes ses)
    {
        await page.GotoAsync(RunningDemo.Home);
        await page.ClickAsync("#sign-in");
        await EnterAsync(page, "#identifier", Address);
        await page.ClickAsync("text=Sign in with your password instead");
        await page.ClickAsync("text=Forgot your password?");
        await RunningDemo.ShootAsync(page, "scenario5-forgot");
        await page.ClickAsync("main form .button");
        await EnterAsync(page, "#code", await CodeAsync(ses, "another password"));
        await EnterAsync(page, "#password", "eight quiet otters");
        await RunningDemo.ShootAsync(page, "scenario5-recovered");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.ClickAsync("#sign-out");
        await page.WaitForSelectorAsync("#signed-out");
    }

    private static async Task EnterAsync(IPage page, string field, string value)
    {
        await page.FillAsync(field, value);
        await page.ClickAsync("main form .button");
    }

    // Where scripts run, the last digit sends the form.
    private static async Task TypeCodeAsync(IPage page, string code)
    {
        await page.RunAndWaitForResponseAsync(() => page.FillAsync("#code", code), response => response.Request.Method == "POST");
        await page.WaitForLoadStateAsync();
    }

    private static string Wrong(string code) => code == "111111" ? "222222" : "111111";

    private static async Task<string> CodeAsync(LocalSes ses, string subject)
    {
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if ((await ses.EmailsAsync()).LastOrDefault(email => email.GetProperty("subject").GetString()!.Contains(subject, StringComparison.Ordinal)) is
                { ValueKind: JsonValueKind.Object } email)
            {
                return Digits().Match(email.GetProperty("subject").GetString()!).Value;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("No such e-mail came: " + subject);
    }

    private static async Task SendAsync(HttpClient api, HttpMethod method, string path, string body, int status)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await api.SendAsync(request);
        Assert.True((int)answer.StatusCode == status, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Digits();
}
