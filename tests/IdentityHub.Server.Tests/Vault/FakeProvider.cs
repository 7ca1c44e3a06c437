using System.Collections.Concurrent;
using System.Text.Json;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Tests.Vault;

/// <summary>A provider that takes each refresh token once, as strict ones do.</summary>
internal sealed class FakeProvider(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, bool> good = new();
    private int calls;

    /// <summary>How often it was asked.</summary>
    public int Calls => calls;

    /// <summary>What it says instead; null for new tokens.</summary>
    public ApiError? Failure { get; set; }

    /// <summary>Runs while it is being asked.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.Delay(50);

    /// <summary>Whether a new refresh token comes with the access token.</summary>
    public bool Rotates { get; set; } = true;

    /// <summary>The last access token it gave.</summary>
    public string LastAccessToken { get; private set; } = "";

    /// <summary>What it was asked by the social connector, the last one last.</summary>
    public ConcurrentQueue<ExternalRequest> Asked { get; } = [];

    /// <summary>Who comes with a code, and the tokens that come along.</summary>
    public ConcurrentDictionary<string, ExternalSignIn> People { get; } = [];

    /// <summary>A refresh token that it will take.</summary>
    public string NewRefreshToken()
    {
        var token = "provider-refresh-" + RandomValues.Token();
        good[token] = true;
        return token;
    }

    /// <summary>Answers as a token endpoint does.</summary>
    public async Task<ApiResult<ExternalTokens>> RefreshAsync(string refreshToken)
    {
        Interlocked.Increment(ref calls);
        await Meanwhile();
        if (Failure is { } failure)
        {
            return failure;
        }

        if (Rotates ? !good.TryRemove(refreshToken, out _) : !good.ContainsKey(refreshToken))
        {
            return ConnectorErrors.InvalidResponse("The provider answered 400 invalid_grant.");
        }

        LastAccessToken = "provider-access-" + RandomValues.Token();
        return new ExternalTokens(LastAccessToken)
        {
            RefreshToken = Rotates ? NewRefreshToken() : null,
            TokenType = "Bearer",
            ExpiresAt = time.GetUtcNow().AddHours(1),
        };
    }
}

/// <summary>The provider as an enterprise connector.</summary>
internal sealed class FakeEnterprise(FakeProvider provider) : ISsoProvider
{
    public const string Name = "FakeEnterprise";

    public SsoProviderInfo About { get; } = new(
        Name, "oidc", new Dictionary<string, string> { ["en"] = "Fake" }, new Dictionary<string, string> { ["en"] = "Fake" }, "", "");

    public ApiError? CheckConfig(JsonElement config) => null;

    public Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation)
    {
        Assert.Equal("a-client", connector.Config.GetProperty("clientId").GetString());
        return provider.RefreshAsync(refreshToken);
    }

    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>The provider as a social connector.</summary>
internal sealed class FakeSocial(FakeProvider provider) : ISocialConnector
{
    public const string Id = "fake-social";
    public const string Target = "fake";

    public ConnectorFactory Factory { get; } = new()
    {
        Id = Id,
        Type = ConnectorType.Social,
        Target = Target,
        Name = new Dictionary<string, string> { ["en"] = "Fake" },
        Description = new Dictionary<string, string> { ["en"] = "Fake" },
        Readme = "",
        FormItems = [],
    };

    public ApiError? CheckConfig(JsonElement config) => null;

    public Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation)
    {
        provider.Asked.Enqueue(request);
        var session = new ExternalSession { State = "", RedirectUri = "", ExpiresAt = DateTimeOffset.MaxValue, Nonce = "nonce-of-" + request.State };
        return Task.FromResult<ApiResult<ExternalStart>>(new ExternalStart("https://fake.example/authorize?state=" + Uri.EscapeDataString(request.State), session));
    }

    public Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation) =>
        Task.FromResult<ApiResult<ExternalSignIn>>(
            session.Nonce == "nonce-of-" + session.State && session.RedirectUri.Length > 0 && provider.People.TryGetValue(data.GetValueOrDefault("code") ?? "", out var signIn)
                ? signIn
                : ConnectorErrors.SignInRefused("The provider said: a detail for the operator."));

    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) =>
        provider.RefreshAsync(refreshToken);

    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) => throw new NotSupportedException();
}
