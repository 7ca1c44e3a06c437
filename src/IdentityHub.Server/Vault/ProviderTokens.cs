using System.Text.Json.Serialization;
using IdentityHub.Data.Vault;
using IdentityHub.Server.Api;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Vault;

/// <summary>An access token of another provider, in the words of RFC 6749 §5.1.</summary>
internal sealed record ProviderTokenAnswer
{
    /// <summary>The token.</summary>
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    /// <summary>What it is good for.</summary>
    [JsonPropertyName("scope")]
    public Optional<string> Scope { get; init; }

    /// <summary>Usually <c>Bearer</c>.</summary>
    [JsonPropertyName("token_type")]
    public Optional<string> TokenType { get; init; }

    /// <summary>Seconds it lasts.</summary>
    [JsonPropertyName("expires_in")]
    public Optional<long> ExpiresIn { get; init; }

    /// <summary>From the vault.</summary>
    public static ProviderTokenAnswer From(StoredTokens tokens) => new()
    {
        AccessToken = tokens.AccessToken,
        Scope = tokens.Scope is { } scope ? scope : default(Optional<string>),
        TokenType = tokens.TokenType is { } type ? type : default(Optional<string>),
        ExpiresIn = tokens.ExpiresIn is { } seconds ? seconds : default(Optional<long>),
    };

    /// <summary>As they came.</summary>
    public static ProviderTokenAnswer From(ExternalTokens tokens, DateTimeOffset now) => From(new StoredTokens(
        tokens.AccessToken, tokens.Scope, tokens.TokenType, tokens.ExpiresAt is { } end ? Math.Max(0, (long)(end - now).TotalSeconds) : null));

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "provider token";
}

/// <summary>How the APIs hand out tokens of other providers: each time with a row in the audit trail, whether there was a token or not.</summary>
internal static class ProviderTokens
{
    /// <summary>Reads a token of a user.</summary>
    /// <param name="call">The call.</param>
    /// <param name="userId">The user.</param>
    /// <param name="owner">Which kind of identity.</param>
    /// <param name="name">Id of the enterprise connector, or target of the social one.</param>
    public static async Task<ApiResult<ProviderTokenAnswer>> ReadAsync(ApiCall call, string userId, SecretOwner owner, string name)
    {
        var result = await call.Service<SecretVault>().GetAsync(userId, owner, name, call.Cancellation);
        Record(call, userId, result.Error);
        return result.TryGet(out var tokens, out var error) ? ProviderTokenAnswer.From(tokens) : error;
    }

    /// <summary>Refuses a call that may not read the token.</summary>
    public static ApiError Refuse(ApiCall call, string userId, ApiError error)
    {
        Record(call, userId, error);
        return error;
    }

    private static void Record(ApiCall call, string userId, ApiError? error) => call.Service<AuditTrail>().Record(call.Http, ApiAudit.Entry(call, null) with
    {
        UserId = userId,
        Result = error is null ? AuditResult.Success : AuditResult.Error,
        Error = error is null ? null : AuditEntry.ErrorOf(error.Code, error.Message),
    });
}
