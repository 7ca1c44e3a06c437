using IdentityHub.Demo.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.Api;

/// <summary>What an access token that passed says about its bearer.</summary>
/// <param name="Subject">The user; for a program without a user, the program itself.</param>
/// <param name="ClientId">The application that asked for the token.</param>
/// <param name="OrganizationId">The organization the token was issued for; null for a token without one.</param>
/// <param name="Scopes">The permissions the token carries.</param>
internal sealed record AccessTokenClaims(string Subject, string ClientId, string? OrganizationId, IReadOnlySet<string> Scopes);

/// <summary>Validates a JWT access token for this API, as RFC 9068, 4 lists it.</summary>
internal sealed class AccessTokenValidator(SignedTokenReader reader, IOptions<DemoOptions> options)
{
    /// <returns>The claims, or null and why the token was refused.</returns>
    public async Task<(AccessTokenClaims? Claims, TokenProblem Problem)> ValidateAsync(string accessToken, CancellationToken cancellationToken)
    {
        var (token, problem) = await reader.ReadAsync(accessToken, options.Value.Authority, cancellationToken);
        if (token is null)
        {
            return (null, problem);
        }

        // ID tokens are signed with the same keys and shown to more people. The type keeps them out.
        if (token.Type is not { } type || !IsAccessTokenType(type))
        {
            return (null, TokenProblem.WrongType);
        }

        // A token for another API must not open this one, or that API could use the tokens it is sent (RFC 9700, 2.3).
        if (!token.Payload.Texts("aud").Contains(options.Value.ApiResource))
        {
            return (null, TokenProblem.WrongAudience);
        }

        if (token.Payload.Text("sub") is not { Length: > 0 } subject)
        {
            return (null, TokenProblem.MissingSubject);
        }

        if (token.Payload.Text("client_id") is not { Length: > 0 } clientId)
        {
            return (null, TokenProblem.MissingClientId);
        }

        var scopes = (token.Payload.Text("scope") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return (new AccessTokenClaims(subject, clientId, token.Payload.Text("organization_id"), scopes), TokenProblem.None);
    }

    // Media types are compared without case, and their "application/" may be left out (RFC 7515, 4.1.9).
    private static bool IsAccessTokenType(string type) =>
        type.Equals("at+jwt", StringComparison.OrdinalIgnoreCase) || type.Equals("application/at+jwt", StringComparison.OrdinalIgnoreCase);
}
