using System.Text;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Connectors.Email.Smtp;

/// <summary>Proves to a mail server who the hub is (RFC 4954).</summary>
internal static class SmtpSignIn
{
    /// <summary>Signs in with what the server offers: PLAIN, LOGIN, or XOAUTH2 for a token.</summary>
    /// <exception cref="SmtpException">The server does not accept it, or it would go in the clear.</exception>
    public static async Task RunAsync(SmtpSession session, SmtpAuth auth, string? token, bool inTheClear, CancellationToken cancellation)
    {
        if (!session.IsEncrypted && !inTheClear)
        {
            throw new SmtpException(
                0, "The server offers no encryption, so the credentials were not sent. Switch ignoreTLS on to send them in the clear.");
        }

        var offered = session.OfferedWith("AUTH");
        if (token is not null)
        {
            await OfferTokenAsync(session, auth.User, token, cancellation);
        }
        else if (offered.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            // RFC 4616 §2: on whose behalf (the same), who, password.
            SmtpSession.Expect(await session.CommandAsync("AUTH PLAIN " + Base64($"\0{auth.User}\0{auth.Pass.Or("")}"), cancellation), 235);
        }
        else if (offered.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            SmtpSession.Expect(await session.CommandAsync("AUTH LOGIN", cancellation), 334);
            SmtpSession.Expect(await session.CommandAsync(Base64(auth.User), cancellation), 334);
            SmtpSession.Expect(await session.CommandAsync(Base64(auth.Pass.Or("")), cancellation), 235);
        }
        else
        {
            throw new SmtpException(0, "The server offers no way to sign in that the hub knows (PLAIN, LOGIN, XOAUTH2).");
        }
    }

    private static async Task OfferTokenAsync(SmtpSession session, string user, string token, CancellationToken cancellation)
    {
        var reply = await session.CommandAsync("AUTH XOAUTH2 " + Base64($"user={user}\u0001auth=Bearer {token}\u0001\u0001"), cancellation);
        if (reply.Code == 334)
        {
            // The server explains in base64 why not, and says so finally after an empty line.
            reply = await session.CommandAsync("", cancellation);
        }

        SmtpSession.Expect(reply, 235);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}

/// <summary>Access tokens for mail servers (RFC 6749 §6).</summary>
internal static class SmtpTokens
{
    private const string UsualEndpoint = "https://oauth2.googleapis.com/token";

    /// <summary>The access token of the configuration, or one that its refresh token is good for.</summary>
    public static async Task<ApiResult<string>> FetchAsync(OutboundHttp http, SmtpAuth auth, CancellationToken cancellation)
    {
        if (auth.RefreshToken.Or("") is not { Length: > 0 } refreshToken)
        {
            return auth.AccessToken.Or("");
        }

        var request = ServiceCall.Form(
            auth.AccessUrl.Or("") is { Length: > 0 } own ? own : UsualEndpoint,
            [
                new("grant_type", "refresh_token"),
                new("refresh_token", refreshToken),
                new("client_id", auth.ClientId.Or("")),
                new("client_secret", auth.ClientSecret.Or("")),
            ]);
        if (!(await ServiceCall.SendAsync(http, request, cancellation)).TryGet(out var answer, out var error))
        {
            return error;
        }

        return ServiceCall.ReadJson(answer) is { ValueKind: JsonValueKind.Object } json
            && json.TryGetProperty("access_token", out var token)
            && token.ValueKind == JsonValueKind.String
            && token.GetString() is { Length: > 0 } value
            && !value.Any(char.IsControl)
            ? value
            : ConnectorErrors.InvalidResponse("The token endpoint gave no access token.");
    }
}
