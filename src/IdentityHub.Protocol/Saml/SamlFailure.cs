using System.Diagnostics.CodeAnalysis;

namespace IdentityHub.Protocol.Saml;

/// <summary>Why a SAML document is not accepted.</summary>
public enum SamlFailure
{
    /// <summary>Longer than allowed.</summary>
    TooLarge,

    /// <summary>Not base64 of UTF-8.</summary>
    BadEncoding,

    /// <summary>No well-formed XML.</summary>
    NotXml,

    /// <summary>It has a document type, the way to external and to growing entities.</summary>
    DocumentType,

    /// <summary>Nested too deep, or too many elements or attributes.</summary>
    TooComplex,

    /// <summary>Comments, processing instructions or CDATA where a value could be cut in two by them.</summary>
    SplitText,

    /// <summary>Two elements have the same ID.</summary>
    DuplicateId,

    /// <summary>Another kind of document, or one with missing, doubled or misplaced parts.</summary>
    Malformed,

    /// <summary>The provider says that it failed.</summary>
    NotSuccessful,

    /// <summary>There is not exactly one assertion.</summary>
    AssertionCount,

    /// <summary>Neither response nor assertion is signed.</summary>
    NotSigned,

    /// <summary>The signature has a form that is not accepted: other references, transforms or parts than SAML has.</summary>
    SignatureForm,

    /// <summary>Signed or digested by an algorithm that is not accepted.</summary>
    Algorithm,

    /// <summary>The signature is of none of the provider's keys, or the document was changed.</summary>
    BadSignature,

    /// <summary>The assertion cannot be decrypted.</summary>
    Decryption,

    /// <summary>Another provider's.</summary>
    Issuer,

    /// <summary>For another address.</summary>
    Destination,

    /// <summary>To another recipient.</summary>
    Recipient,

    /// <summary>For another service.</summary>
    Audience,

    /// <summary>No answer to this request.</summary>
    InResponseTo,

    /// <summary>Nothing says until when, or for whom, the assertion is good.</summary>
    MissingCondition,

    /// <summary>A condition that is not known, so that nobody can say whether it is met.</summary>
    UnknownCondition,

    /// <summary>Good from later on only.</summary>
    NotYetValid,

    /// <summary>Good no longer.</summary>
    Expired,

    /// <summary>It names nobody, or not in a way that a browser may carry.</summary>
    Subject,

    /// <summary>It does not say that anybody signed in.</summary>
    MissingStatement,

    /// <summary>A certificate that is none, or whose key is too weak.</summary>
    Certificate,

    /// <summary>Metadata without exactly one identity provider that can be used.</summary>
    NoProvider,
}

/// <summary>Why a SAML document is not accepted.</summary>
/// <param name="Failure">For programs.</param>
/// <param name="Detail">A sentence for the operator. It repeats addresses and names of parts, nothing of a person.</param>
public sealed record SamlRefusal(SamlFailure Failure, string Detail)
{
    private const int LongestValue = 300;

    /// <summary>A value of a document within a sentence: in quotes, shortened, without control characters.</summary>
    internal static string Quote(string? value) => value is null
        ? "nothing"
        : $"\"{string.Concat((value.Length > LongestValue ? value[..LongestValue] : value).Where(static letter => !char.IsControl(letter) && !char.IsSurrogate(letter)))}\"";
}

/// <summary>A value, or why there is none.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
public readonly struct SamlResult<T>
{
    private readonly T? value;

    private SamlResult(T? value, SamlRefusal? refusal) => (this.value, Refusal) = (value, refusal);

    /// <summary>Why there is no value.</summary>
    public SamlRefusal? Refusal { get; }

    /// <summary>Wraps a value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator SamlResult<T>(T value) => new(value, null);

    /// <summary>Wraps a refusal.</summary>
    /// <param name="refusal">The refusal.</param>
    public static implicit operator SamlResult<T>(SamlRefusal refusal) => new(default, refusal);

    /// <summary>Takes the value or the refusal.</summary>
    /// <param name="value">The value, when there is one.</param>
    /// <param name="refusal">The refusal, when there is no value.</param>
    /// <returns>Whether there is a value.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out SamlRefusal? refusal)
    {
        value = this.value;
        refusal = Refusal;
        return refusal is null;
    }
}
