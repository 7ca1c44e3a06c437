using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>Why something of a provider was refused.</summary>
public enum UpstreamFailure
{
    /// <summary>It is not what it should be: no JSON, members of the wrong type, too long.</summary>
    Malformed,

    /// <summary>The provider said no (RFC 6749 §4.1.2.1, §5.2).</summary>
    Refused,

    /// <summary>A document, response or token names another issuer.</summary>
    WrongIssuer,

    /// <summary>The response does not name its issuer although the provider says that it does (RFC 9207 §2.4).</summary>
    IssuerMissing,

    /// <summary>The document lacks an address that is needed.</summary>
    EndpointMissing,

    /// <summary>An address that is not called: no https, with a password in it, or none at all.</summary>
    EndpointRefused,

    /// <summary>The response has no code.</summary>
    CodeMissing,

    /// <summary>The algorithm is not on the list.</summary>
    AlgorithmNotAllowed,

    /// <summary>No key of the provider fits; it may have a new one.</summary>
    UnknownKey,

    /// <summary>The signature is not the key's.</summary>
    BadSignature,

    /// <summary>Another kind of token (RFC 8725 §3.11).</summary>
    WrongTokenType,

    /// <summary><c>aud</c> does not hold the client.</summary>
    WrongAudience,

    /// <summary><c>azp</c> is not the client, or absent where it has to be there.</summary>
    WrongAuthorizedParty,

    /// <summary><c>exp</c> is absent.</summary>
    NoExpiry,

    /// <summary><c>exp</c> has come.</summary>
    Expired,

    /// <summary><c>nbf</c> has not come.</summary>
    NotYetValid,

    /// <summary><c>iat</c> is absent, in the future, or longer ago than is allowed.</summary>
    WrongIssueTime,

    /// <summary><c>sub</c> is absent, empty or too long.</summary>
    NoSubject,

    /// <summary><c>sub</c> is somebody else.</summary>
    WrongSubject,

    /// <summary><c>nonce</c> is absent.</summary>
    NoNonce,

    /// <summary><c>nonce</c> is another.</summary>
    WrongNonce,

    /// <summary><c>at_hash</c> is not that of the access token.</summary>
    WrongAccessTokenHash,
}

/// <summary>Why something of a provider was refused.</summary>
/// <param name="Failure">For programs.</param>
/// <param name="Message">An English sentence for the operator. It holds no token, no code and nothing of a person.</param>
public sealed record UpstreamProblem(UpstreamFailure Failure, string Message)
{
    /// <summary>The provider's own <c>error</c>, when it refused.</summary>
    public string? Error { get; init; }
}

/// <summary>Something of a provider that was checked, or why it was refused.</summary>
/// <typeparam name="T">What it is.</typeparam>
public readonly struct UpstreamResult<T>
{
    private readonly T? value;

    private UpstreamResult(T? value, UpstreamProblem? problem) => (this.value, Problem) = (value, problem);

    /// <summary>Why there is no value.</summary>
    public UpstreamProblem? Problem { get; }

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator UpstreamResult<T>(T value) => new(value, null);

    /// <summary>Wraps a problem.</summary>
    /// <param name="problem">The problem.</param>
    public static implicit operator UpstreamResult<T>(UpstreamProblem problem) => new(default, problem);

    /// <summary>Takes the value or the problem.</summary>
    /// <param name="value">The value, when there is one.</param>
    /// <param name="problem">The problem, when there is none.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out UpstreamProblem? problem)
    {
        value = this.value;
        problem = Problem;
        return problem is null;
    }
}
