using System.Text.Json;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Sso;

/// <summary>Configurations of enterprise connectors as they are stored: under the master key, each with its connector's id, so that rows cannot be exchanged.</summary>
internal sealed class SsoConnectorConfigs(MasterKey masterKey, ILogger<SsoConnectorConfigs> logger)
{
    private const string Purpose = "sso connector config";
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });

    /// <summary>Encrypts a configuration.</summary>
    /// <param name="id">The connector's id.</param>
    /// <param name="config">A JSON object.</param>
    public byte[] Protect(string id, JsonElement config) => Protect(masterKey, id, config);

    /// <summary>Encrypts a configuration with a key that the caller has.</summary>
    public static byte[] Protect(MasterKey masterKey, string id, JsonElement config) =>
        masterKey.Protect(Purpose, JsonSerializer.SerializeToUtf8Bytes(new Stored(id, config), ApiJson.Options));

    /// <summary>Decrypts a configuration.</summary>
    /// <returns>An empty object when somebody changed the row, which no provider takes for a configuration.</returns>
    public JsonElement Read(SsoConnector connector)
    {
        if (Open(masterKey, connector) is { } config)
        {
            return config;
        }

        Log.ConfigUnreadable(logger, connector.Id);
        return Empty;
    }

    /// <summary>Decrypts a configuration with a key that the caller has.</summary>
    /// <returns>Null when somebody changed the row, or the key is another one.</returns>
    public static JsonElement? Open(MasterKey masterKey, SsoConnector connector) =>
        masterKey.Unprotect(Purpose, connector.EncryptedConfig) is { } plain
            && JsonSerializer.Deserialize<Stored>(plain, ApiJson.Options) is { } stored && stored.Id == connector.Id
            ? stored.Config
            : null;

    private sealed record Stored(string Id, JsonElement Config);
}
