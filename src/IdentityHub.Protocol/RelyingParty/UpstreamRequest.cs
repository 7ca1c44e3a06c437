using System.Globalization;
using System.Text;
using IdentityHub.Protocol.Tokens;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>An authorization request to another provider: always for a code (RFC 6749 §4.1.1; OpenID Connect Core §3.1.2.1).</summary>
public sealed record UpstreamRequest
{
    private const string AlwaysAsked = "openid profile email";

    /// <summary><c>client_id</c>.</summary>
    public required string ClientId { get; init; }

    /// <summary><c>redirect_uri</c>.</summary>
    public required string RedirectUri { get; init; }

    /// <summary><c>state</c>.</summary>
    public required string State { get; init; }

    /// <summary><c>scope</c>.</summary>
    public string? Scope { get; init; }

    /// <summary><c>nonce</c>.</summary>
    public string? Nonce { get; init; }

    /// <summary><c>code_challenge</c>, made by <c>S256</c>.</summary>
    public string? CodeChallenge { get; init; }

    /// <summary><c>prompt</c>.</summary>
    public string? Prompt { get; init; }

    /// <summary><c>max_age</c>, in seconds; the ID token then has to say <c>auth_time</c>.</summary>
    public long? MaxAge { get; init; }

    /// <summary><c>login_hint</c>.</summary>
    public string? LoginHint { get; init; }

    /// <summary><c>ui_locales</c>, the best first.</summary>
    public IReadOnlyList<string> UiLocales { get; init; } = [];

    /// <summary><c>response_mode</c>.</summary>
    public string? ResponseMode { get; init; }

    /// <summary>Parameters of the provider's own; none that is named above.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Others { get; init; } = [];

    /// <summary>The scopes of a configuration with <c>openid profile email</c> before them, each once.</summary>
    /// <param name="configured">Separated by white space or commas; null for none.</param>
    /// <param name="left">Scopes that must not be sent.</param>
    public static string OpenIdScope(string? configured, params IReadOnlyList<string> left)
    {
        var words = (configured ?? "").Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return ScopeList.Join(AlwaysAsked.Split(' ').Concat(words).Where(word => !left.Contains(word)).Distinct(StringComparer.Ordinal));
    }

    /// <summary>The address for the browser.</summary>
    /// <param name="authorizationEndpoint">The provider's; a query in it stays (RFC 6749 §3.1).</param>
    public string ToAddress(string authorizationEndpoint)
    {
        ArgumentNullException.ThrowIfNull(authorizationEndpoint);
        var address = new StringBuilder(authorizationEndpoint, 1024);
        var separator = !authorizationEndpoint.Contains('?', StringComparison.Ordinal) ? '?' : '&';
        foreach (var (name, value) in Parameters())
        {
            if (value is { Length: > 0 })
            {
                address.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return address.ToString();
    }

    /// <summary>Prints nothing: the state is a secret.</summary>
    public override string ToString() => "upstream request";

    private IEnumerable<(string Name, string? Value)> Parameters()
    {
        yield return ("response_type", "code");
        yield return ("client_id", ClientId);
        yield return ("redirect_uri", RedirectUri);
        yield return ("scope", Scope);
        yield return ("state", State);
        yield return ("nonce", Nonce);
        yield return ("code_challenge", CodeChallenge);
        yield return ("code_challenge_method", CodeChallenge is null ? null : "S256");
        yield return ("prompt", Prompt);
        yield return ("max_age", MaxAge?.ToString(CultureInfo.InvariantCulture));
        yield return ("login_hint", LoginHint);
        yield return ("ui_locales", ScopeList.Join(UiLocales));
        yield return ("response_mode", ResponseMode);
        foreach (var (name, value) in Others)
        {
            yield return (name, value);
        }
    }
}
