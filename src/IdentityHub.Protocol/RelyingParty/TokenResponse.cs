using System.Globalization;
using System.Text.Json;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>The answer of a token endpoint (RFC 6749 §5.1; OpenID Connect Core §3.1.3.3). Nothing in it has been verified.</summary>
public sealed record TokenResponse
{
    /// <summary>Bytes of the longest answer that is looked at.</summary>
    public const int MaximumLength = 256 * 1024;

    // What is said to last longer than this is taken for a mistake.
    private const double LongestLife = 10d * 365 * 24 * 3600;

    /// <summary><c>access_token</c>: printable ASCII, so that it can stand in a header.</summary>
    public required string AccessToken { get; init; }

    /// <summary><c>token_type</c> as sent; null when the provider left it out.</summary>
    public string? TokenType { get; init; }

    /// <summary><c>expires_in</c>; null when the provider did not say.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary><c>refresh_token</c>.</summary>
    public string? RefreshToken { get; init; }

    /// <summary><c>id_token</c>.</summary>
    public string? IdToken { get; init; }

    /// <summary><c>scope</c>; null means what was asked for.</summary>
    public string? Scope { get; init; }

    /// <summary>The whole answer.</summary>
    public JsonElement Members { get; init; }

    /// <summary>Whether the access token is used as RFC 6750 says. Many providers leave the type out.</summary>
    public bool IsBearer => TokenType is null || TokenType.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an answer.</summary>
    /// <param name="status">HTTP status. Some providers answer errors with 200, so the body decides.</param>
    /// <param name="utf8">The body.</param>
    /// <returns>The tokens; <see cref="UpstreamFailure.Refused"/> with the provider's <c>error</c>, or <see cref="UpstreamFailure.Malformed"/>.</returns>
    public static UpstreamResult<TokenResponse> Parse(int status, ReadOnlySpan<byte> utf8)
    {
        var isJson = UpstreamJson.TryParse(utf8, MaximumLength, out var json);
        if (isJson && ReadRefusal(json) is { } refusal)
        {
            return refusal;
        }

        if (status is < 200 or > 299)
        {
            return Malformed($"The token endpoint answered {status.ToString(CultureInfo.InvariantCulture)}.");
        }

        return isJson ? Read(json) : Malformed("The token endpoint did not answer with a JSON object.");
    }

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "token response";

    private static UpstreamResult<TokenResponse> Read(JsonElement json)
    {
        if (!TryGetToken(json, "access_token", out var accessToken)
            || !TryGetToken(json, "refresh_token", out var refreshToken)
            || !TryGetToken(json, "id_token", out var idToken)
            || !UpstreamJson.TryGetText(json, "token_type", out var type)
            || !UpstreamJson.TryGetText(json, "scope", out var scope)
            || !TryGetLife(json, out var expiresIn))
        {
            return Malformed("A member of the token endpoint's answer has the wrong type or holds characters that cannot be in it.");
        }

        if (accessToken is null)
        {
            return Malformed("The token endpoint's answer has no access_token.");
        }

        return new TokenResponse
        {
            AccessToken = accessToken,
            TokenType = type,
            ExpiresIn = expiresIn,
            RefreshToken = refreshToken,
            IdToken = idToken,
            Scope = scope,
            Members = json,
        };
    }

    private static UpstreamProblem? ReadRefusal(JsonElement json)
    {
        if (UpstreamJson.IsAbsent(json, "error"))
        {
            return null;
        }

        // Facebook and others put an object where RFC 6749 has a word.
        if (!UpstreamJson.TryGetText(json, "error", out var error) || error is null)
        {
            return new UpstreamProblem(UpstreamFailure.Refused, "The token endpoint answered with an error.");
        }

        var description = UpstreamJson.TryGetText(json, "error_description", out var said) && said is not null ? $": {UpstreamJson.Shown(said)}" : ".";
        return new UpstreamProblem(UpstreamFailure.Refused, $"The token endpoint answered {UpstreamJson.Shown(error)}{description}") { Error = error };
    }

    // RFC 6749 appendix A.12 and A.17: printable ASCII. An empty token is none.
    private static bool TryGetToken(JsonElement json, string name, out string? token) =>
        UpstreamJson.TryGetText(json, name, out token)
        && (token is null || (token.Length > 0 && !token.AsSpan().ContainsAnyExceptInRange(' ', '~')));

    // A number, as the standard has it, or its digits as a text, as some providers have it.
    private static bool TryGetLife(JsonElement json, out TimeSpan? life)
    {
        life = null;
        if (UpstreamJson.IsAbsent(json, "expires_in"))
        {
            return true;
        }

        var member = json.GetProperty("expires_in");
        var seconds = -1d;
        var isNumber = member.ValueKind switch
        {
            JsonValueKind.Number => member.TryGetDouble(out seconds),
            JsonValueKind.String => double.TryParse(member.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out seconds),
            _ => false,
        };
        if (!isNumber || seconds is not (>= 0 and <= LongestLife))
        {
            return false;
        }

        life = TimeSpan.FromSeconds(Math.Floor(seconds));
        return true;
    }

    private static UpstreamProblem Malformed(string message) => new(UpstreamFailure.Malformed, message);
}
