using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Oidc.Token;
using IdentityHub.Server.Tests.Api;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management;

/// <summary>The company of <see cref="Support.Scenario"/>, and a program that may manage it.</summary>
internal sealed class ManagementScenario : IAsyncDisposable
{
    /// <summary>The program that manages.</summary>
    public const string Manager = "manager";

    private ManagementScenario(Scenario scenario) => Scenario = scenario;

    public Scenario Scenario { get; }

    /// <summary>Sent with every call unless the call says otherwise.</summary>
    public string Token { get; private set; } = "";

    public static async Task<ManagementScenario> StartAsync(string provider, Action<HubHostOptions>? change = null) =>
        await FillAsync(await Scenario.StartAsync(provider, change));

    /// <summary>The same on a hub that runs already.</summary>
    public static async Task<ManagementScenario> OnAsync(HubHost host) => await FillAsync(await Scenario.OnAsync(host));

    /// <summary>The same in a company that there is already.</summary>
    public static Task<ManagementScenario> OverAsync(Scenario scenario) => FillAsync(scenario);

    /// <summary>Takes a new token, after the clock was moved.</summary>
    public void RenewToken() => Token = Sign(Manager, Manager);

    private static async Task<ManagementScenario> FillAsync(Scenario scenario)
    {
        var management = new ManagementScenario(scenario);
        await scenario.ChangeAsync(db =>
        {
            db.Add(new Application { Id = Manager, Name = "Manager", Type = ApplicationType.MachineToMachine, CreatedAt = scenario.Host.Time.GetUtcNow() });
            db.Add(scenario.NewSecret(Manager, "default", Scenario.Secret));
            db.Add(new ApplicationRole { ApplicationId = Manager, RoleId = HubSeed.MachineAdminRoleId });
            return Task.CompletedTask;
        });
        management.RenewToken();
        return management;
    }

    /// <summary>An access token as the hub signs them.</summary>
    public string Sign(string clientId, string subject, string audience = HubSeed.ManagementApiIndicator, string? scope = "all", int lifetime = 3600) =>
        Scenario.Host.Services.GetRequiredService<TokenIssuer>().SignAccessToken(new AccessTokenClaims(subject, clientId, audience, scope, null, lifetime));

    /// <summary>An access token of a person who is signed in to the Console. It names every permission, whatever the person holds.</summary>
    public string SignPerson(string userId, string scope = "openid profile all edit read") => Sign(BuiltInApplications.Console, userId, scope: scope);

    /// <summary>Another token for the manager, after the clock went past the end of the first.</summary>
    public void Renew() => Token = Sign(Manager, Manager);

    public Task<ApiAnswer> GetAsync(string path) => SendAsync("GET", path);

    public Task<ApiAnswer> PostAsync(string path, object? body = null) => SendAsync("POST", path, body);

    public Task<ApiAnswer> PutAsync(string path, object? body = null) => SendAsync("PUT", path, body);

    public Task<ApiAnswer> PatchAsync(string path, object? body = null) => SendAsync("PATCH", path, body);

    public Task<ApiAnswer> DeleteAsync(string path) => SendAsync("DELETE", path);

    /// <summary>Sends a call.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path below <c>/api</c>.</param>
    /// <param name="body">An object to send as JSON, a string to send as it is, or null for no body.</param>
    /// <param name="authorization">The header; null for the manager's token, empty for none.</param>
    /// <param name="headers">Further headers.</param>
    public async Task<ApiAnswer> SendAsync(
        string method, string path, object? body = null, string? authorization = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api" + path);
        if (body is not null)
        {
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        if (authorization != "")
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization ?? "Bearer " + Token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        // Of what is too large the hub reads nothing, and whoever is still sending would see a broken connection instead of the answer.
        request.Headers.ExpectContinue = request.Content?.Headers.ContentLength > 1024 * 1024;
        using var response = await Scenario.Client.SendAsync(request);
        return await ApiAnswer.ReadAsync(response);
    }

    /// <summary>Sends an operation every wrong body that its type's schema knows, and fails unless each is a 400 that names the place.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path below <c>/api</c>.</param>
    /// <param name="valid">A valid body in which every member is given; see <see cref="WrongBodies"/>.</param>
    public async Task RefusesWrongBodiesAsync<TBody>(string method, string path, object valid)
    {
        foreach (var wrong in WrongBodies.Of(typeof(TBody), valid))
        {
            var answer = await SendAsync(method, path, wrong.Json);
            Assert.True(answer.Status == 400, $"{answer.Status} for {wrong.Path} in {(wrong.Json.Length > 500 ? wrong.Json[..500] : wrong.Json)}: {answer.Text}");
            answer.IsInvalid(wrong.Path);
        }
    }

    public ValueTask DisposeAsync() => Scenario.DisposeAsync();
}

/// <summary>What an operation answered.</summary>
internal sealed record ApiAnswer(int Status, string Text, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>A member of the body.</summary>
    public JsonElement this[string member] => Body.GetProperty(member);

    public string? Code => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty("code", out var code) ? code.GetString() : null;

    public string Id => this["id"].GetString()!;

    /// <summary>The ids of a list.</summary>
    public List<string> Ids => [.. Body.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    public static async Task<ApiAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new ApiAnswer((int)response.StatusCode, text, text is ['{' or '[', ..] ? JsonColumn.Parse(text) : default, headers);
    }

    /// <summary>Fails unless the status is this one.</summary>
    public ApiAnswer Is(int status)
    {
        Assert.True(Status == status, $"{Status} instead of {status}: {Text}");
        return this;
    }

    /// <summary>Fails unless it is this refusal.</summary>
    public ApiAnswer IsRefused(int status, string code)
    {
        Assert.True(Status == status && Code == code, $"{Status} {Code} instead of {status} {code}: {Text}");
        Assert.False(string.IsNullOrEmpty(this["message"].GetString()));
        return this;
    }

    /// <summary>Fails unless it is a 400 whose issues name these places.</summary>
    public ApiAnswer IsInvalid(params string[] paths)
    {
        IsRefused(400, "guard.invalid_input");
        var found = this["data"].GetProperty("issues").EnumerateArray()
            .Select(issue => string.Join('.', issue.GetProperty("path").EnumerateArray().Select(key => key.ToString()))).Distinct().Order().ToList();
        Assert.Equal(paths.Order(), found);
        return this;
    }
}
