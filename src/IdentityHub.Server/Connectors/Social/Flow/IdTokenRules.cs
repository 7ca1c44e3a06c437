using IdentityHub.Protocol.RelyingParty;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>What an ID token of a provider has to fulfil.</summary>
/// <param name="KeysAddress">Where the provider's keys are.</param>
/// <param name="Expected">What it has to say, but for what belongs to one sign-in.</param>
internal sealed record IdTokenRules(string KeysAddress, IdTokenExpectation Expected)
{
    /// <summary>The rules of a provider that signs by RS256, as the standard asks of everybody (OpenID Connect Core §15.1).</summary>
    /// <param name="keysAddress">Where the provider's keys are.</param>
    /// <param name="issuers">Whose tokens are taken.</param>
    /// <param name="clientId">Our name there.</param>
    public static IdTokenRules Of(string keysAddress, IssuerRule issuers, string clientId) => new(keysAddress, new IdTokenExpectation
    {
        Rule = issuers,
        DocumentIssuer = null,
        ClientId = clientId,
        Nonce = null,
        Algorithms = ["RS256"],
    });

    /// <summary>Prints the address alone: the rules may hold a secret.</summary>
    public override string ToString() => KeysAddress;
}
