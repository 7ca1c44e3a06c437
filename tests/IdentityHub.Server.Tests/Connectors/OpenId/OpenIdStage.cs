using System.Text.Json;
using System.Web;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.OpenId;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Outbound;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace IdentityHub.Server.Tests.Connectors.OpenId;

/// <summary>Everything that enterprise connectors by OpenID Connect are made of, with a clock that tests move.</summary>
internal sealed class OpenIdStage : IDisposable
{
    public const string RedirectUri = "https://hub.example/callback/c1";
    private readonly TimeProvider clock;

    public OpenIdStage(string? googleIssuer = null, params IReadOnlyList<string> allowedHosts)
        : this(new ManualTimeProvider(), googleIssuer, allowedHosts)
    {
    }

    private OpenIdStage(TimeProvider clock, string? googleIssuer, IReadOnlyList<string> allowedHosts)
    {
        this.clock = clock;
        var outbound = new OutboundOptions { AllowedHosts = allowedHosts };
        Http = new OutboundHttp(new OutboundConnections(outbound));
        Directory = new OpenIdDirectory(Http, new PlainHttp(outbound, isDevelopment: false), clock, NullLogger<OpenIdDirectory>.Instance);
        Client = new OpenIdClient(Directory, new IdTokens(Directory, clock), new OpenIdCalls(Http), clock);
        Oidc = new OidcSso(Client);
        Okta = new OktaSso(Client);
        Entra = new EntraSso(Client);
        Google = new GoogleWorkspaceSso(Client, googleIssuer is null ? new ConnectorOptions() : new ConnectorOptions { GoogleIssuer = googleIssuer });
    }

    public ManualTimeProvider Time => (ManualTimeProvider)clock;

    public OutboundHttp Http { get; }

    public OpenIdDirectory Directory { get; }

    public OpenIdClient Client { get; }

    public OidcSso Oidc { get; }

    public OktaSso Okta { get; }

    public EntraSso Entra { get; }

    public GoogleWorkspaceSso Google { get; }

    /// <summary>With the clock that everybody else has.</summary>
    public static OpenIdStage WithRealTime(string? googleIssuer, params IReadOnlyList<string> allowedHosts) => new(TimeProvider.System, googleIssuer, allowedHosts);

    public static ExternalConnector Connector(object config, bool wantsTokens = false, params IReadOnlyList<string> domains) =>
        new("c1", JsonSerializer.SerializeToElement(config)) { WantsTokens = wantsTokens, Domains = domains };

    public static ExternalConnector For(FakeIdp idp) => Connector(new { clientId = "hub", clientSecret = "s", issuer = idp.Issuer });

    /// <summary>Begins; the address's parameters.</summary>
    public static async Task<(Dictionary<string, string> Query, ExternalStart Start)> StartAsync(
        ISsoProvider provider, ExternalConnector connector, Func<ExternalRequest, ExternalRequest>? change = null)
    {
        var request = new ExternalRequest("state-1", RedirectUri);
        var result = await provider.StartAsync(connector, change?.Invoke(request) ?? request, CancellationToken.None);
        Assert.True(result.TryGet(out var start, out var error), $"{error?.Code}: {error?.Details}");
        var parsed = HttpUtility.ParseQueryString(new Uri(start.AuthorizationUri).Query);
        return (parsed.AllKeys.ToDictionary(key => key!, key => parsed[key]!), start);
    }

    /// <summary>Begins and comes back with a code.</summary>
    public async Task<ApiResult<ExternalSignIn>> SignInAsync(
        FakeIdp idp, ISsoProvider? provider = null, ExternalConnector? connector = null, params (string Name, string Value)[] more)
    {
        provider ??= Oidc;
        connector ??= For(idp);
        var result = await provider.StartAsync(connector, new ExternalRequest("state-1", RedirectUri), CancellationToken.None);
        if (!result.TryGet(out var start, out var error))
        {
            return error;
        }

        idp.Nonce = start.Session.Nonce;
        idp.Now = Time.GetUtcNow;
        var data = new Dictionary<string, string> { ["code"] = "code-1", ["state"] = "state-1" };
        foreach (var (name, value) in more)
        {
            data[name] = value;
        }

        return await provider.CompleteAsync(connector, start.Session, data, CancellationToken.None);
    }

    public async Task<ExternalSignIn> SignsInAsync(FakeIdp idp, ISsoProvider? provider = null, ExternalConnector? connector = null)
    {
        Assert.True((await SignInAsync(idp, provider, connector)).TryGet(out var signIn, out var error), $"{error?.Code}: {error?.Details}");
        return signIn;
    }

    public async Task RefusesAsync(FakeIdp idp, string code, string detail, params (string Name, string Value)[] more)
    {
        var error = (await SignInAsync(idp, more: more)).Error;
        Assert.Equal(code, error?.Code);
        Assert.Contains(detail, error!.Details, StringComparison.Ordinal);
    }

    public void Dispose() => Http.Dispose();
}
