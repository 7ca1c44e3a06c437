using IdentityHub.Protocol;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>One way to get tokens. The endpoint has done every shared check before it asks a grant.</summary>
internal interface IGrant
{
    /// <summary>The <c>grant_type</c> value.</summary>
    string GrantType { get; }

    /// <summary>What the audit trail calls it. The grant records success itself, together with what it stores.</summary>
    string AuditKey { get; }

    /// <summary>Whether a client may use it.</summary>
    bool IsAllowed(ApplicationEntry client);

    /// <summary>Turns the request into tokens.</summary>
    ValueTask<Result<TokenResponse>> RedeemAsync(TokenRequest request, CancellationToken cancellation);
}
