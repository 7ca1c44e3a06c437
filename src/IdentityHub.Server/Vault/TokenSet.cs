using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Vault;

/// <summary>The secret part of a provider's tokens, as it is encrypted.</summary>
internal sealed record TokenSet
{
    /// <summary>The ID token.</summary>
    [JsonPropertyName("id_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? IdToken { get; init; }

    /// <summary>The access token.</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>The refresh token.</summary>
    [JsonPropertyName("refresh_token"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RefreshToken { get; init; }

    /// <summary>New tokens; what the provider did not give anew stays as it was (RFC 6749 §6).</summary>
    /// <param name="tokens">What came.</param>
    /// <param name="before">What there was; null for nothing that is still good.</param>
    public static TokenSet From(ExternalTokens tokens, TokenSet? before) => new()
    {
        AccessToken = tokens.AccessToken,
        RefreshToken = tokens.RefreshToken ?? before?.RefreshToken,
        IdToken = tokens.IdToken ?? before?.IdToken,
    };

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static TokenSet Parse(byte[] json) => JsonSerializer.Deserialize<TokenSet>(json)!;

    /// <summary>As JSON.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "token set";
}

/// <summary>What is not secret about a provider's tokens.</summary>
internal sealed record SecretMetadata
{
    /// <summary>What the access token is good for.</summary>
    public Optional<string> Scope { get; init; }

    /// <summary>When it ends: seconds since 1970. Absent when the provider did not say.</summary>
    public Optional<long> ExpiresAt { get; init; }

    /// <summary>Usually <c>Bearer</c>.</summary>
    public Optional<string> TokenType { get; init; }

    /// <summary>Whether there is a refresh token.</summary>
    public required bool HasRefreshToken { get; init; }

    /// <summary>About new tokens. A provider that gives the same scope again need not say so (RFC 6749 §5.1).</summary>
    public static SecretMetadata From(ExternalTokens tokens, TokenSet set, SecretMetadata? before) => new()
    {
        Scope = tokens.Scope is { } scope ? scope : before?.Scope ?? default,
        ExpiresAt = tokens.ExpiresAt is { } end ? end.ToUnixTimeSeconds() : default(Optional<long>),
        TokenType = tokens.TokenType is { } type ? type : before?.TokenType ?? default,
        HasRefreshToken = set.RefreshToken is not null,
    };

    /// <summary>From the column.</summary>
    public static SecretMetadata Parse(JsonElement json) => json.Deserialize<SecretMetadata>(ApiJson.Options)!;

    /// <summary>For the column.</summary>
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, ApiJson.Options);
}
