using System.IO.Compression;
using System.Text.Json;
using System.Web;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Saml;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;
using IdentityHub.Tests.Saml;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Connectors.Saml;

/// <summary>A hub with one SAML connector, for acme.example, and its provider.</summary>
internal sealed class SamlStage : IAsyncDisposable
{
    public const string Id = "c1";
    public const string Domain = "acme.example";
    public const string State = "state-of-the-browser";

    private SamlStage(Scenario scenario)
    {
        Scenario = scenario;
        Browser = scenario.Host.NewBrowser();
    }

    public Scenario Scenario { get; }

    public HttpClient Browser { get; }

    public SamlTestProvider Idp { get; } = SamlTestProvider.Trusted;

    public string Acs => Scenario.Host.PublicUrl + "/api/authn/single-sign-on/saml/" + Id;

    public string EntityId => Scenario.Host.PublicUrl + "/enterprise-sso/" + Id;

    public string Callback => Scenario.Host.PublicUrl + "/callback/" + Id;

    public SamlExchanges Exchanges => Service<SamlExchanges>();

    public static async Task<SamlStage> StartAsync(string database, object? config = null, string provider = "SAML", Action<HubHostOptions>? change = null)
    {
        var stage = new SamlStage(await Scenario.StartAsync(database, change));
        await stage.AddAsync(Id, config ?? stage.Manual, provider, Domain);
        return stage;
    }

    /// <summary>Beside a provider that is really there: each knows of the other what is in its metadata.</summary>
    public static async Task<SamlStage> StartAsync(SimpleSamlPhp idp, object config, string database = Databases.Sqlite)
    {
        var stage = await StartAsync(database, config, change: options =>
        {
            options.Settings["Outbound:AllowedHosts"] = "localhost";

            // The provider's clock goes on, so ours must not stand.
            options.Configure = builder => builder.Services.AddSingleton(TimeProvider.System);
        });
        await stage.AddKeyAsync();
        await idp.TrustAsync(await stage.Browser.GetStringAsync($"/api/authn/single-sign-on/saml/{Id}/metadata"));
        return stage;
    }

    public object Manual => new { entityId = SamlTestProvider.EntityId, signInEndpoint = "https://idp.example.com/sso", x509Certificate = Idp.Public.Pem };

    public T Service<T>()
        where T : notnull => Scenario.Host.Services.GetRequiredService<T>();

    public Task AddAsync(string id, object config, string provider = "SAML", params string[] domains) => Scenario.ChangeAsync(db =>
    {
        db.Add(new SsoConnector
        {
            Id = id,
            ProviderName = provider,
            ConnectorName = "Connector " + id,
            EncryptedConfig = Service<SsoConnectorConfigs>().Protect(id, Json(config)),
            CreatedAt = Scenario.Host.Time.GetUtcNow(),
        });
        db.AddRange(domains.Select((domain, index) => new SsoConnectorDomain { Domain = domain, SsoConnectorId = id, Position = index, Challenge = "x" }));
        return Task.CompletedTask;
    });

    public Task ConfigureAsync(object config) => Scenario.ChangeAsync(async db =>
    {
        var row = await db.FindAsync<SsoConnector>(Id);
        row!.EncryptedConfig = Service<SsoConnectorConfigs>().Protect(Id, Json(config));
        db.Update(row);
    });

    public async Task<UsableSsoConnector?> FindAsync(string id = Id) =>
        await Scenario.ReadAsync(db => Service<SsoConnectors>().FindUsableAsync(db, id, default));

    /// <summary>Begins, as the sign-in does.</summary>
    public async Task<ApiResult<ExternalStart>> TryStartAsync(string id = Id)
    {
        var usable = (await FindAsync(id))!;
        return await usable.Provider.StartAsync(usable.Connector, new ExternalRequest(State, Callback), default);
    }

    public async Task<ExternalStart> StartAsync(string id = Id) => Take(await TryStartAsync(id));

    /// <summary>What the provider would post for a request.</summary>
    public SamlWords Words(ExternalStart? start = null) => new()
    {
        Now = Scenario.Host.Time.GetUtcNow(),
        Acs = Acs,
        Audience = EntityId,
        RequestId = start?.Session.RequestId,
        NameId = "ada",
        AssertionId = "_" + RandomValues.StandardId(),
        Attributes = [("email", "ada@acme.example"), ("name", "Ada")],
    };

    /// <summary>Posts a response as a browser would.</summary>
    public async Task<HttpResponseMessage> PostAsync(string? response, string? relayState, string id = Id, HttpClient? browser = null, string path = "/api/authn/single-sign-on/saml/")
    {
        var fields = new Dictionary<string, string>();
        if (response is not null)
        {
            fields["SAMLResponse"] = response;
        }

        if (relayState is not null)
        {
            fields["RelayState"] = relayState;
        }

        return await (browser ?? Browser).PostAsync(path + id, new FormUrlEncodedContent(fields));
    }

    public Task<ApiResult<ExternalSignIn>> CompleteAsync(ExternalStart start) => CompleteAsync(start.Session);

    public async Task<ApiResult<ExternalSignIn>> CompleteAsync(ExternalSession session, string id = Id)
    {
        var usable = (await FindAsync(id))!;
        return await usable.Provider.CompleteAsync(usable.Connector, session, new Dictionary<string, string> { ["state"] = State }, default);
    }

    /// <summary>The whole way with what the provider says.</summary>
    public async Task<ApiResult<ExternalSignIn>> SignInAsync(Func<SamlWords, SamlWords>? change = null)
    {
        var start = await StartAsync();
        var words = Words(start);
        using var posted = await PostAsync(Idp.Respond(change?.Invoke(words) ?? words), start.Session.RelayState);
        Assert.Equal(303, (int)posted.StatusCode);
        return await CompleteAsync(start);
    }

    /// <summary>The request in an address, inflated.</summary>
    public static string ReadRequest(string address)
    {
        var query = HttpUtility.ParseQueryString(new Uri(address).Query);
        using var inflate = new StreamReader(new DeflateStream(new MemoryStream(Convert.FromBase64String(query["SAMLRequest"]!)), CompressionMode.Decompress));
        return inflate.ReadToEnd();
    }

    /// <summary>Adds a key to the connector.</summary>
    public async Task<SamlKey> AddKeyAsync(bool isActive = true)
    {
        var now = Scenario.Host.Time.GetUtcNow();
        var key = SamlKey.Make(Id, now, TimeSpan.FromDays(3650), 2048);
        var id = RandomValues.StandardId();
        await Scenario.ChangeAsync(db =>
        {
            db.Add(new SamlSigningKey
            {
                Id = id,
                SsoConnectorId = Id,
                EncryptedPrivateKey = SamlSigningKeys.Protect(Service<MasterKey>(), id, key.ExportPkcs8()),
                Certificate = key.Certificate!.Pem,
                IsActive = isActive,
                CreatedAt = now,
                ExpiresAt = now.AddDays(3650),
            });
            return Task.CompletedTask;
        });
        return key;
    }

    public static T Take<T>(ApiResult<T> result)
    {
        Assert.True(result.TryGet(out var answer, out var error), $"{error?.Code}: {error?.Details}");
        return answer;
    }

    public static ApiError Refused<T>(ApiResult<T> result, string code, string? said = null)
    {
        Assert.Equal(code, result.Error?.Code);
        if (said is not null)
        {
            Assert.Contains(said, result.Error!.Details ?? result.Error.Message, StringComparison.Ordinal);
        }

        return result.Error!;
    }

    public static JsonElement Json(object value) => JsonSerializer.SerializeToElement(value);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Scenario.DisposeAsync();
    }
}
