using System.Text.Json;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Sessions;

/// <summary>The setting <c>oidc.session</c>: how long a browser stays signed in, as administrators changed it.</summary>
internal static class SessionSettings
{
    /// <summary>Name of the setting.</summary>
    public const string Key = "oidc.session";

    /// <summary>The longest, in seconds.</summary>
    public const int MaximumTtl = 31_536_000;

    /// <summary>How long sessions that begin now last.</summary>
    /// <param name="catalog">The settings.</param>
    /// <param name="fallback">How long when nobody changed it.</param>
    public static TimeSpan Lifetime(CatalogSnapshot catalog, TimeSpan fallback) =>
        catalog.Settings.TryGetValue(Key, out var setting) && Read(setting) is { } seconds ? TimeSpan.FromSeconds(seconds) : fallback;

    /// <summary>The seconds that a value of the setting says; null when it says none.</summary>
    public static int? Read(JsonElement setting) =>
        setting.ValueKind == JsonValueKind.Object && setting.TryGetProperty("ttl", out var ttl) && ttl.TryGetInt32(out var seconds) && seconds is > 0 and <= MaximumTtl
            ? seconds
            : null;
}
