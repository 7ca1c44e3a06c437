using System.Buffers.Text;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social.Flow;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>
/// Sessions for programs that begin a sign-in with one call of the Management API and end it with another (<c>authorization-uri</c>, then a user's
/// <c>identities</c>), without a browser of the hub between them. Nothing is stored: nonce and verifier are made from the state and the master key, so
/// that only the hub knows them and can make them again. That a state is used once is up to the program, whose own it is.
/// </summary>
internal sealed class DerivedSessions(MasterKey masterKey, TimeProvider time)
{
    /// <summary>The request for a state.</summary>
    /// <param name="connectorId">The connector.</param>
    /// <param name="state">The program's state.</param>
    /// <param name="redirectUri">Where the browser comes back to.</param>
    public ExternalRequest Begin(string connectorId, string state, string redirectUri) => new(state, redirectUri)
    {
        Nonce = Derive("connector session nonce", connectorId, state),
        CodeVerifier = Derive("connector session verifier", connectorId, state),
    };

    /// <summary>The session that <see cref="Begin"/> began.</summary>
    /// <param name="connectorId">The connector.</param>
    /// <param name="state">The state that came back.</param>
    /// <param name="redirectUri">Where it came back to.</param>
    public ExternalSession Restore(string connectorId, string state, string redirectUri) => new()
    {
        State = state,
        RedirectUri = redirectUri,
        ExpiresAt = time.GetUtcNow() + AuthorizationRequest.Lifetime,
        Nonce = Derive("connector session nonce", connectorId, state),
        CodeVerifier = Derive("connector session verifier", connectorId, state),
    };

    private string Derive(string purpose, string connectorId, string state) => Base64Url.EncodeToString(masterKey.KeyedHash(purpose, $"{connectorId}\n{state}"));
}
