using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>The company of <see cref="SignInScenario"/> with people who use the Experience API, and with their mailboxes.</summary>
internal sealed class ExperienceScenario : IAsyncDisposable
{
    public const string NewPassword = "granite kettle meadow 4";

    /// <summary>E-mail addresses sign up and sign in, with codes and passwords.</summary>
    public const string ByEmail =
        """
        {"signInMode":"SignInAndRegister","signUp":{"identifiers":["email"],"password":false,"verify":true,"secondaryIdentifiers":[]},
         "signIn":{"methods":[{"identifier":"email","password":true,"verificationCode":true,"isPasswordPrimary":false},
                              {"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true},
                              {"identifier":"phone","password":true,"verificationCode":true,"isPasswordPrimary":true}]},
         "forgotPasswordMethods":["EmailVerificationCode","PhoneVerificationCode"]}
        """;

    private ExperienceScenario(SignInScenario pages) => Pages = pages;

    public SignInScenario Pages { get; }

    public Scenario Company => Pages.Company;

    public HubHost Host => Pages.Host;

    /// <summary>Everything that was sent, oldest first.</summary>
    public IReadOnlyList<Message> Sent => [.. Host.Services.GetRequiredService<DevelopmentMailbox>().Messages.OrderBy(kept => kept.Number).Select(kept => kept.Rendered.Message)];

    public static async Task<ExperienceScenario> StartAsync(string provider, string experience = ByEmail, Action<HubHostOptions>? change = null)
    {
        var pages = await SignInScenario.StartAsync(provider, experience, options =>
        {
            var configure = options.Configure;
            options.Configure = builder =>
            {
                configure?.Invoke(builder);
                builder.Services.AddSingleton<DevelopmentMailbox>();
            };
            change?.Invoke(options);
        });
        return new(pages);
    }

    /// <summary>The settings with some members replaced.</summary>
    public static string Experience(params (string Name, string Json)[] changes)
    {
        var settings = (JsonObject)JsonNode.Parse(ByEmail)!;
        foreach (var (name, json) in changes)
        {
            settings[name] = JsonNode.Parse(json);
        }

        return settings.ToJsonString();
    }

    /// <summary>A person whose browser has begun an authorization request.</summary>
    public async Task<Person> NewPersonAsync(params (string Name, string Value)[] more)
    {
        var person = new Person(this);
        await person.AuthorizeAsync(more);
        return person;
    }

    /// <summary>The last code that came to an address.</summary>
    public async Task<string> CodeAsync(string address, int after = 0)
    {
        // Some messages go out only after the answer.
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (Sent.Where(message => message.To == address).Skip(after).LastOrDefault() is { } message)
            {
                return (string)message.Payload["code"]!;
            }

            await Task.Delay(25);
        }

        throw new InvalidOperationException("No code came.");
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();
}

/// <summary>A browser with a page of somebody's own, which calls the Experience API.</summary>
internal sealed class Person(ExperienceScenario scenario, HttpClient? browser = null)
{
    private HttpClient? client = browser;

    public HttpClient Http => client ??= scenario.Host.NewBrowser();

    public async Task AuthorizeAsync(params (string Name, string Value)[] more)
    {
        var answer = await Http.GetAsync(new Uri("/oidc/auth?" + TestBrowser.Query(Scenario.Spa, [.. more.Select(pair => $"{pair.Name}={pair.Value}")]), UriKind.Relative));
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public Task<ApiAnswer> PutAsync(string path, object? body = null) => SendAsync("PUT", path, body);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) => SendAsync("POST", path, body);

    public Task<ApiAnswer> GetAsync(string path) => SendAsync("GET", path);

    public Task<ApiAnswer> SendAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers) =>
        CallAsync(method, "/experience" + path, body, headers);

    /// <summary>Calls an operation by its path below <c>/api</c>.</summary>
    public async Task<ApiAnswer> CallAsync(string method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Http.SendAsync(request);
        return await ApiAnswer.ReadAsync(response);
    }

    public async Task BeginAsync(string interactionEvent) => (await PutAsync("", new { interactionEvent })).Is(204);

    public Task<ApiAnswer> SendCodeAsync(string email, string interactionEvent) =>
        PostAsync("/verification/verification-code", new { identifier = Email(email), interactionEvent });

    public Task<ApiAnswer> VerifyCodeAsync(string email, string verificationId, string code) =>
        PostAsync("/verification/verification-code/verify", new { identifier = Email(email), verificationId, code });

    /// <summary>From asking for a code to the complete proof.</summary>
    public async Task<string> ProveEmailAsync(string email, string interactionEvent)
    {
        var before = scenario.Sent.Count(message => message.To == email);
        var id = Id((await SendCodeAsync(email, interactionEvent)).Is(200));
        return Id((await VerifyCodeAsync(email, id, await scenario.CodeAsync(email, before))).Is(200));
    }

    public Task<ApiAnswer> VerifyPasswordAsync(string type, string value, string password) =>
        PostAsync("/verification/password", new { identifier = new { type, value }, password });

    public Task<ApiAnswer> IdentifyAsync(string? verificationId = null) =>
        PostAsync("/identification", verificationId is null ? new { } : new { verificationId });

    public Task<ApiAnswer> SubmitAsync() => PostAsync("/submit");

    /// <summary>Submits, and goes on to the client.</summary>
    /// <returns>The code for the client.</returns>
    public async Task<string> FinishAsync()
    {
        var answer = (await SubmitAsync()).Is(200);
        using var resumed = await Http.GetAsync(new Uri(answer["redirectTo"].GetString()!));
        return TestBrowser.CodeOf(resumed);
    }

    public static object Email(string value) => new { type = "email", value };

    public static string Id(ApiAnswer answer) => answer["verificationId"].GetString()!;
}
