using System.Text;
using IdentityHub.Protocol.Messages;

namespace IdentityHub.Protocol.ClientAuthentication;

/// <summary>How a client says who it is (OpenID Connect Core §9).</summary>
public enum ClientAuthenticationMethod
{
    /// <summary>Only the client id: public clients.</summary>
    None,

    /// <summary><c>client_secret_basic</c>: RFC 6749 §2.3.1 with the Authorization header.</summary>
    ClientSecretBasic,

    /// <summary><c>client_secret_post</c>: RFC 6749 §2.3.1 with the body.</summary>
    ClientSecretPost,
}

/// <summary>What a request says of the client that sent it, before anything is checked.</summary>
/// <param name="ClientId">The client id.</param>
/// <param name="Secret">The secret, when one was sent.</param>
/// <param name="Method">Where it was.</param>
public sealed record ClientCredentials(string ClientId, string? Secret, ClientAuthenticationMethod Method)
{
    private const string Scheme = "Basic ";

    /// <summary>Reads the client's credentials from the header and the body; one place only (RFC 6749 §2.3).</summary>
    /// <param name="authorization">The Authorization header, when there is one.</param>
    /// <param name="parameters">The request's parameters.</param>
    /// <returns>The credentials, or <c>invalid_request</c>.</returns>
    public static Result<ClientCredentials> Read(string? authorization, RequestParameters parameters)
    {
        var clientId = parameters["client_id"];
        var secret = parameters["client_secret"];
        if (authorization is null)
        {
            return clientId is null
                ? OAuthError.InvalidRequest("no client authentication mechanism provided")
                : new ClientCredentials(clientId, secret, secret is null ? ClientAuthenticationMethod.None : ClientAuthenticationMethod.ClientSecretPost);
        }

        if (!TryReadBasic(authorization, out var basic))
        {
            return OAuthError.InvalidRequest("invalid authorization header value format");
        }

        if (clientId is not null && clientId != basic.ClientId)
        {
            return OAuthError.InvalidRequest("client_id mismatch");
        }

        return secret is null
            ? basic
            : OAuthError.InvalidRequest("client authentication must only be provided using one mechanism");
    }

    private static bool TryReadBasic(string authorization, out ClientCredentials credentials)
    {
        credentials = null!;
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || authorization.Length > 4096)
        {
            return false;
        }

        var encoded = authorization.AsSpan(Scheme.Length).Trim(' ');
        Span<byte> bytes = stackalloc byte[(encoded.Length * 3 / 4) + 3];
        if (encoded.ContainsAny('\r', '\n', ' ') || !Convert.TryFromBase64Chars(encoded, bytes, out var length))
        {
            return false;
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes[..length]))
        {
            return false;
        }

        var text = Encoding.UTF8.GetString(bytes[..length]);
        var separator = text.IndexOf(':', StringComparison.Ordinal);
        if (separator <= 0
            || !FormEncoding.TryDecode(text.AsSpan(0, separator), out var id)
            || !FormEncoding.TryDecode(text.AsSpan(separator + 1), out var secret)
            || id.Contains('\0') || secret.Contains('\0'))
        {
            return false;
        }

        credentials = secret.Length == 0
            ? new ClientCredentials(id, null, ClientAuthenticationMethod.None)
            : new ClientCredentials(id, secret, ClientAuthenticationMethod.ClientSecretBasic);
        return true;
    }
}
