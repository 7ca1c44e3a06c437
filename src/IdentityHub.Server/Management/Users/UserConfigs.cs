using System.Text.Json;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Users;

/// <summary>What a user chose about second factors and passkeys.</summary>
internal sealed record UserConfigs(UserMfaConfig Mfa, UserPasskeyConfig PasskeySignIn)
{
    /// <summary>From the stored document; what was never chosen is false.</summary>
    public static UserConfigs From(JsonElement stored) => new(
        new UserMfaConfig(
            Find(stored, "mfa", "enabled") is { } enabled ? new Optional<bool>(enabled) : default,
            Find(stored, "mfa", "skipped") ?? false,
            Find(stored, "mfa", "skipMfaOnSignIn") ?? false),
        new UserPasskeyConfig(Find(stored, "passkeySignIn", "skipped") ?? false));

    private static bool? Find(JsonElement stored, string section, string name) =>
        stored.ValueKind == JsonValueKind.Object
        && stored.TryGetProperty(section, out var part)
        && part.ValueKind == JsonValueKind.Object
        && part.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : null;
}

/// <summary>About second factors.</summary>
/// <param name="Enabled">Whether the user wants them; absent when never asked.</param>
/// <param name="Skipped">Whether the user put off setting them up.</param>
/// <param name="SkipMfaOnSignIn">Whether the user is not asked for them.</param>
internal sealed record UserMfaConfig(Optional<bool> Enabled, bool Skipped, bool SkipMfaOnSignIn);

/// <summary>About passkeys.</summary>
/// <param name="Skipped">Whether the user put off setting one up.</param>
internal sealed record UserPasskeyConfig(bool Skipped);

/// <summary>Changes of <see cref="UserConfigs"/>.</summary>
internal sealed record UpdateUserConfigs
{
    /// <summary>About second factors.</summary>
    public Optional<UpdateUserMfaConfig> Mfa { get; init; }

    /// <summary>About passkeys.</summary>
    public Optional<UpdateUserPasskeyConfig> PasskeySignIn { get; init; }
}

/// <summary>Changes of <see cref="UserMfaConfig"/>.</summary>
internal sealed record UpdateUserMfaConfig
{
    /// <summary>Whether the user wants them.</summary>
    public Optional<bool> Enabled { get; init; }

    /// <summary>Whether the user put off setting them up.</summary>
    public Optional<bool> Skipped { get; init; }

    /// <summary>Whether the user put off adding another one.</summary>
    public Optional<bool> AdditionalBindingSuggestionSkipped { get; init; }

    /// <summary>Whether the user is not asked for them.</summary>
    public Optional<bool> SkipMfaOnSignIn { get; init; }
}

/// <summary>Changes of <see cref="UserPasskeyConfig"/>.</summary>
internal sealed record UpdateUserPasskeyConfig
{
    /// <summary>Whether the user put off setting one up.</summary>
    public Optional<bool> Skipped { get; init; }
}
