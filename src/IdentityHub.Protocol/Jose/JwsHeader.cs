using System.Text.Json;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// A token's protected header. Keys or addresses of keys in it (<c>jwk</c>, <c>jku</c>, <c>x5c</c>, <c>x5u</c>) choose nothing here
/// (RFC 8725, 3.10); a DPoP check takes <c>jwk</c> from <see cref="Members"/> on purpose.
/// </summary>
/// <param name="Algorithm">The algorithm; it is on the list of accepted ones.</param>
/// <param name="KeyId">The <c>kid</c>, if any.</param>
/// <param name="Type">The <c>typ</c>, if any.</param>
/// <param name="Members">The whole header.</param>
public sealed record JwsHeader(JwsAlgorithm Algorithm, string? KeyId, string? Type, JsonElement Members)
{
    private const string MediaTypePrefix = "application/";

    /// <summary>
    /// Whether the token says that it is of this type (RFC 8725, 3.11). Case does not matter and <c>application/</c> may be
    /// left out (RFC 7515, 4.1.9).
    /// </summary>
    /// <param name="type">The type without the prefix, such as <c>at+jwt</c>.</param>
    public bool HasType(string type)
    {
        var actual = Type.AsSpan();
        if (actual.StartsWith(MediaTypePrefix, StringComparison.OrdinalIgnoreCase))
        {
            actual = actual[MediaTypePrefix.Length..];
        }

        return Type is not null && actual.Equals(type, StringComparison.OrdinalIgnoreCase);
    }
}
