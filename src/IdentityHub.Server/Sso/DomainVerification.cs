using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Sso.Dns;

namespace IdentityHub.Server.Sso;

/// <summary>Proof that a domain is in the hands of those who want its people to sign in with a connector: a TXT record that only they can set.</summary>
internal sealed class DomainVerification(ITxtResolver resolver)
{
    private const string Prefix = "_identityhub.";
    private const string Value = "identityhub-verification=";
    private const int MostShown = 5;
    private const int LongestShown = 100;

    /// <summary>The name of the record; null when the domain is too long to have one.</summary>
    public static string? RecordName(string domain) => SsoDomains.ToAscii(domain) is { Length: <= 253 - 13 } name ? Prefix + name : null;

    /// <summary>What the record has to say.</summary>
    public static string RecordValue(SsoConnectorDomain domain) => Value + domain.Challenge;

    /// <summary>Looks whether the record is there.</summary>
    /// <returns>Null when it is; 422 <c>single_sign_on.domain_not_verified</c> with what was found instead.</returns>
    public async Task<ApiError?> CheckAsync(SsoConnectorDomain domain, CancellationToken cancellation)
    {
        if (RecordName(domain.Domain) is not { } name)
        {
            return SsoErrors.DomainNotVerified("The domain is too long for the name of the record.");
        }

        var found = await resolver.FindAsync(name, cancellation);
        if (found.Problem is { } problem)
        {
            return SsoErrors.DomainNotVerified($"{name} could not be looked up: {problem}");
        }

        var wanted = RecordValue(domain);
        if (found.Texts.Any(text => text.Trim() == wanted))
        {
            return null;
        }

        return SsoErrors.DomainNotVerified(found.Texts.Count == 0
            ? $"{name} has no TXT record. It has to be {wanted}. New records can take an hour to be seen everywhere."
            : $"{name} has to be {wanted}, and is {string.Join(", ", found.Texts.Take(MostShown).Select(Shorten))}.");
    }

    // Anybody's text: shown to the operator, without what a terminal could take for more than text.
    private static string Shorten(string text) =>
        string.Concat(text.Take(LongestShown).Select(static letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
}
