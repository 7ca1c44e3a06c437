using IdentityHub.Demo.OpenIdConnect;
using IdentityHub.Demo.SignIn;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.Organizations;

/// <summary>Gets new tokens for a session with its refresh token.</summary>
internal sealed class SessionRefresh(TokenClient tokenClient, IdTokenValidator idTokens, UserInfoClient userInfo, IOptions<DemoOptions> options)
{
    /// <summary>An access token for the API, acting inside one organization.</summary>
    /// <remarks>
    /// Asked for anew at every use. Whoever caches such tokens must key them by session, resource, organization and scope: with a
    /// shorter key, one organization's token is soon sent along on behalf of another.
    /// </remarks>
    public Task<TokenAnswer> GetOrganizationTokenAsync(SignedInSession session, string organizationId, CancellationToken cancellationToken) =>
        RefreshAsync(session, options.Value.ApiResource, organizationId, cancellationToken);

    /// <summary>Asks the hub who the user is now: a name or a membership may have changed since the sign-in.</summary>
    /// <returns>False when the hub no longer vouches for the user.</returns>
    public async Task<bool> ReloadProfileAsync(SignedInSession session, CancellationToken cancellationToken)
    {
        var answer = await RefreshAsync(session, resource: null, organizationId: null, cancellationToken);
        if (answer.AccessToken is null || await userInfo.GetAsync(answer.AccessToken, session.Subject, cancellationToken) is not { } profile)
        {
            return false;
        }

        session.UserInfo = profile;
        return true;
    }

    private async Task<TokenAnswer> RefreshAsync(
        SignedInSession session, string? resource, string? organizationId, CancellationToken cancellationToken)
    {
        // One at a time: the second of two parallel refreshes would present a token that the first has just used up, and to the hub
        // a used token means that it was stolen (RFC 9700, 4.14.2).
        await session.RefreshGate.WaitAsync(cancellationToken);
        try
        {
            // Once the hub has rotated the token, we must hear of it. A user who clicks away does not cancel this.
            var answer = await tokenClient.RefreshAsync(session.RefreshToken ?? "", resource, organizationId, CancellationToken.None);
            if (answer.AccessToken is null)
            {
                return answer;
            }

            session.RefreshToken = answer.RefreshToken ?? session.RefreshToken;
            return answer.IdToken is null ? answer : await TakeIdTokenAsync(session, answer);
        }
        finally
        {
            session.RefreshGate.Release();
        }
    }

    // A refreshed ID token may tell news about the same user, never introduce another one (OpenID Connect Core, 12.2).
    private async Task<TokenAnswer> TakeIdTokenAsync(SignedInSession session, TokenAnswer answer)
    {
        var expected = new IdTokenExpectations(
            options.Value.Authority, options.Value.ClientId, session.Nonce, session.Subject, answer.AccessToken);
        var (claims, problem) = await idTokens.ValidateAsync(answer.IdToken!, expected, CancellationToken.None);
        if (claims is null)
        {
            throw new ProviderException($"The ID token of a refresh was refused: {problem}.");
        }

        session.IdToken = answer.IdToken!;
        session.IdTokenClaims = claims.Value;
        return answer;
    }
}
