using System.Text;
using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>
/// Reads responses that came by HTTP-POST (SAML Bindings §3.5, Profiles §4.1). Pure: whether an assertion was used before, and whether the
/// browser is the one that began, the caller has to find out.
/// </summary>
/// <remarks>
/// <code>
/// form field -> base64 -> safe XML -> one assertion -> signature of the response  -> what was signed, read anew
///                                      -> decrypted   -> signature of the assertion -> what was signed, read anew -> AssertionReader
/// </code>
/// Once a signature was checked nothing is looked at but what it signs. So there are no two readings of a document of which one is checked and the
/// other used.
/// </remarks>
public static class SamlResponse
{
    /// <summary>Characters of the longest response, before base64 is taken off.</summary>
    public const int LongestEncoded = 352 * 1024;

    /// <summary>Reads a response.</summary>
    /// <param name="encoded">The form field <c>SAMLResponse</c>.</param>
    /// <param name="expectation">What it has to be.</param>
    /// <returns>What the provider said, or why it does not count. Nothing is thrown, whatever is sent.</returns>
    public static SamlResult<SamlAssertion> Read(string encoded, SamlExpectation expectation) =>
        Decode(encoded).TryGet(out var document, out var refusal)
            ? Read(document.DocumentElement!, expectation)
            : refusal;

    private static SamlResult<XmlDocument> Decode(string encoded)
    {
        if (encoded.Length > LongestEncoded)
        {
            return new SamlRefusal(SamlFailure.TooLarge, $"The response has {encoded.Length} characters; at most {LongestEncoded} are read.");
        }

        // Deflated ones are not inflated: by this binding there are none, and so there are no bombs among them (CVE-2023-28119).
        if (XmlElements.DecodeBase64(encoded, LongestEncoded) is not { } bytes)
        {
            return new SamlRefusal(SamlFailure.BadEncoding, "The response is no base64.");
        }

        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return SafeXml.Parse(text.TrimStart('\uFEFF'), XmlLimits.Message);
        }
        catch (DecoderFallbackException)
        {
            return new SamlRefusal(SamlFailure.BadEncoding, "The response is no text in UTF-8.");
        }
    }

    private static SamlResult<SamlAssertion> Read(XmlElement root, SamlExpectation expectation)
    {
        if (CheckShape(root) is { } refusal)
        {
            return refusal;
        }

        // A signature that is there has to be right, whether or not another one would do (CVE-2026-33487).
        if (!XmlSignature.Verify(root, expectation.Certificates).TryGet(out var signedResponse, out refusal))
        {
            return refusal;
        }

        if (CheckResponse(signedResponse ?? root, signedResponse is not null, expectation) is { } unfit)
        {
            return unfit;
        }

        var isEncrypted = root.Elements("EncryptedAssertion", SamlNames.Assertion).Count > 0;
        return (isEncrypted ? OpenAssertion(root, signedResponse, expectation) : TakeAssertion(root, signedResponse, expectation)).TryGet(out var assertion, out refusal)
            ? AssertionReader.Read(assertion, expectation, isEncrypted)
            : refusal;
    }

    private static SamlResult<XmlElement> TakeAssertion(XmlElement root, XmlElement? signedResponse, SamlExpectation expectation)
    {
        // Checked where it stands: its signature may count on declarations around it, which the response's canonical form does not repeat.
        if (!XmlSignature.Verify(root.Only("Assertion", SamlNames.Assertion)!, expectation.Certificates).TryGet(out var signed, out var refusal))
        {
            return refusal;
        }

        return (signed ?? signedResponse?.Only("Assertion", SamlNames.Assertion)) is { } assertion ? assertion : NotSigned;
    }

    private static SamlResult<XmlElement> OpenAssertion(XmlElement root, XmlElement? signedResponse, SamlExpectation expectation)
    {
        var encrypted = (signedResponse ?? root).Only("EncryptedAssertion", SamlNames.Assertion);
        if (encrypted is null)
        {
            return CountRefusal(0);
        }

        if (!EncryptedAssertion.Open(encrypted, signedResponse is not null, expectation.DecryptionKeys).TryGet(out var opened, out var refusal))
        {
            return refusal;
        }

        if (!opened.Is("Assertion", SamlNames.Assertion))
        {
            return new SamlRefusal(SamlFailure.Malformed, "What was encrypted is no assertion.");
        }

        if ((CheckAssertions(opened, opened) ?? CheckSignaturePlaces(opened, [opened]) ?? CheckIds(opened)) is { } misshapen)
        {
            return misshapen;
        }

        if (!XmlSignature.Verify(opened, expectation.Certificates).TryGet(out var signed, out refusal))
        {
            return refusal;
        }

        return (signed ?? (signedResponse is null ? null : opened)) is { } assertion ? assertion : NotSigned;
    }

    private static SamlRefusal? CheckShape(XmlElement root)
    {
        if (!root.Is("Response", SamlNames.Protocol) || root.Attribute("Version") != "2.0")
        {
            return new(SamlFailure.Malformed, "This is no response of SAML 2.0.");
        }

        if (root.Only("Status", SamlNames.Protocol)?.Only("StatusCode", SamlNames.Protocol) is not { } status)
        {
            return new(SamlFailure.Malformed, "The response has no status.");
        }

        if (status.Attribute("Value") != SamlNames.Success)
        {
            var inner = status.Only("StatusCode", SamlNames.Protocol)?.Attribute("Value");
            return new(SamlFailure.NotSuccessful, $"The provider answered {SamlRefusal.Quote(status.Attribute("Value"))}{(inner is null ? "" : $", {SamlRefusal.Quote(inner)}")}.");
        }

        var assertion = root.Only("Assertion", SamlNames.Assertion) ?? root.Only("EncryptedAssertion", SamlNames.Assertion);
        return CheckAssertions(root, assertion) ?? CheckSignaturePlaces(root, [root, assertion!]) ?? CheckIds(root);
    }

    // Anywhere in the document, also where nobody would look for one: each wrapping attack needs a second (CVE-2026-2092, CVE-2026-25922).
    private static SamlRefusal? CheckAssertions(XmlElement root, XmlElement? expected)
    {
        var all = root.SelfAndDescendants()
            .Where(static element => element.Is("Assertion", SamlNames.Assertion) || element.Is("EncryptedAssertion", SamlNames.Assertion)).ToList();
        return all is [var only] && ReferenceEquals(only, expected) ? null : CountRefusal(all.Count);
    }

    private static SamlRefusal CountRefusal(int count) =>
        new(SamlFailure.AssertionCount, $"There are {count} assertions in the document; exactly one is accepted, and only right below the response.");

    private static SamlRefusal? CheckSignaturePlaces(XmlElement root, XmlElement[] signable) =>
        root.SelfAndDescendants().Any(element => element.Is("Signature", SamlNames.Dsig) && !Array.Exists(signable, parent => ReferenceEquals(parent, element.ParentNode)))
            ? new(SamlFailure.SignatureForm, "There is a signature in another place than right below what it signs.")
            : null;

    private static SamlRefusal? CheckIds(XmlElement root) => SafeXml.FindDuplicateId(root) is { } id
        ? new(SamlFailure.DuplicateId, $"Two elements have the ID {SamlRefusal.Quote(id)}.")
        : null;

    private static SamlRefusal? CheckResponse(XmlElement response, bool isSigned, SamlExpectation expectation)
    {
        var destination = response.Attribute("Destination");
        if (destination is null ? isSigned : destination != expectation.AssertionConsumerServiceUrl)
        {
            return new(SamlFailure.Destination, $"The response is for {SamlRefusal.Quote(destination)} and not for {SamlRefusal.Quote(expectation.AssertionConsumerServiceUrl)}.");
        }

        var answered = response.Attribute("InResponseTo");
        if (answered is not null && answered != expectation.RequestId)
        {
            return new(SamlFailure.InResponseTo, expectation.RequestId is null
                ? "The response answers a request that is not known, or no longer; nobody here waits for it."
                : "The response answers another request than the one of this sign-in.");
        }

        return response.Elements("Issuer", SamlNames.Assertion).Count == 0 ? null : AssertionReader.CheckIssuer(response, expectation);
    }

    // CVE-2026-16093.
    private static SamlRefusal NotSigned => new(SamlFailure.NotSigned, "Neither the response nor the assertion is signed.");
}
