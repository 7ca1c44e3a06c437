using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Sso.Dns;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Sso;

/// <summary>
/// A kind of enterprise connector that calls nobody: its issuer is good when it begins with <c>https://idp.</c>, and nobody signs in with it. For tests of
/// what is around providers.
/// </summary>
internal sealed class FakeSsoProvider(string name, string type) : ISsoProvider
{
    private int descriptions;

    /// <summary>How often the provider was asked.</summary>
    public int Descriptions => Volatile.Read(ref descriptions);

    public SsoProviderInfo About { get; } = new(
        name,
        type,
        new Dictionary<string, string> { ["en"] = name, ["de"] = name + " (deutsch)" },
        new Dictionary<string, string> { ["en"] = "For tests", ["de"] = "Für Tests" },
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/svg+xml;base64,PHN2Zy8+Cg==");

    /// <summary>The kinds that a hub of tests has.</summary>
    public static IReadOnlyList<FakeSsoProvider> All() => [.. SsoProviders.Names.Select(kind => new FakeSsoProvider(kind, kind is "SAML" or "AzureAD" ? "saml" : "oidc"))];

    /// <summary>Lets a hub have these kinds, and these TXT records.</summary>
    public static Action<HubHostOptions> Use(FakeTxtRecords? records = null, IReadOnlyList<ISsoProvider>? kinds = null) => options => options.Configure += builder =>
    {
        builder.Services.AddSingleton(new SsoProviders(kinds ?? All()));
        builder.Services.AddSingleton<ITxtResolver>(records ?? new FakeTxtRecords());
    };

    public ApiError? CheckConfig(JsonElement config) => config.TryGetProperty(About.IsSaml ? "metadata" : "issuer", out var value) && value.ValueKind == JsonValueKind.String
        ? null
        : ConnectorErrors.InvalidConfig(About.IsSaml ? "metadata" : "issuer", "Needed.");

    public Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation)
    {
        Interlocked.Increment(ref descriptions);
        if (About.IsSaml)
        {
            return Task.FromResult<ApiResult<JsonElement?>>(JsonSerializer.SerializeToElement(new { entityId = "https://idp.example.com", defaultAttributeMapping = new { id = "nameID" } }));
        }

        var issuer = connector.Config.GetProperty("issuer").GetString()!;
        return Task.FromResult<ApiResult<JsonElement?>>(issuer.StartsWith("https://idp.", StringComparison.Ordinal)
            ? JsonSerializer.SerializeToElement(new { issuer, authorizationEndpoint = issuer + "/auth", scope = "openid profile email" })
            : ConnectorErrors.InvalidResponse($"The document at {issuer} says that the issuer is https://idp.example.com."));
    }

    public Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException();

    public Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) => throw new NotSupportedException();
}

/// <summary>TXT records of a test.</summary>
internal sealed class FakeTxtRecords : ITxtResolver
{
    /// <summary>The records by name.</summary>
    public Dictionary<string, List<string>> Records { get; } = [];

    /// <summary>Why nothing can be looked up; null when it can.</summary>
    public string? Problem { get; set; }

    public Task<TxtLookup> FindAsync(string name, CancellationToken cancellation) =>
        Task.FromResult(Problem is null ? new TxtLookup(Records.GetValueOrDefault(name) ?? []) : new TxtLookup([], Problem));
}
