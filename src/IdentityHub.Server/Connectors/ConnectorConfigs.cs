using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors;

/// <summary>Configurations as they are stored: under the master key, each for its connector alone, so that rows cannot be exchanged.</summary>
internal sealed class ConnectorConfigs(MasterKey masterKey, ILogger<ConnectorConfigs> logger)
{
    private static readonly JsonElement Empty = JsonSerializer.SerializeToElement(new { });

    /// <summary>Encrypts a configuration.</summary>
    /// <param name="id">The connector's id.</param>
    /// <param name="config">A JSON object.</param>
    public byte[] Protect(string id, JsonElement config) => Protect(masterKey, id, config);

    /// <summary>Encrypts a configuration with a key that the caller has.</summary>
    public static byte[] Protect(MasterKey masterKey, string id, JsonElement config) =>
        masterKey.Protect(Purpose(id), JsonSerializer.SerializeToUtf8Bytes(config, ApiJson.Options));

    /// <summary>Decrypts a configuration.</summary>
    /// <returns>An empty object when somebody changed the row, which no connector takes for a configuration.</returns>
    public JsonElement Read(Connector connector)
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
    public static JsonElement? Open(MasterKey masterKey, Connector connector)
    {
        if (masterKey.Unprotect(Purpose(connector.Id), connector.EncryptedConfig) is not { } plain)
        {
            return null;
        }

        using var document = JsonDocument.Parse(plain);
        return document.RootElement.Clone();
    }

    private static string Purpose(string id) => "connector config " + id;
}
