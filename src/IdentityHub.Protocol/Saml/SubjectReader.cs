using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>Who an assertion is about, and how it is known to be the person whose browser brought it.</summary>
/// <param name="NameId">The person's name; null when there is none.</param>
/// <param name="NotOnOrAfter">Until when the browser may bring it.</param>
internal sealed record SamlSubject(SamlNameId? NameId, DateTimeOffset NotOnOrAfter);

/// <summary>Reads subjects (SAML Profiles §4.1.4.2).</summary>
internal static class SubjectReader
{
    private const int LongestName = 1024;

    /// <summary>Reads the subject of an assertion; one of its confirmations has to be by bearer, for us, now, and for our request.</summary>
    public static SamlResult<SamlSubject> Read(XmlElement assertion, SamlExpectation expectation)
    {
        if (assertion.Only("Subject", SamlNames.Assertion) is not { } subject)
        {
            return new SamlRefusal(SamlFailure.Subject, "The assertion is not about exactly one subject.");
        }

        if (subject.Elements("EncryptedID", SamlNames.Assertion).Count > 0 || subject.Elements("BaseID", SamlNames.Assertion).Count > 0)
        {
            return new SamlRefusal(SamlFailure.Subject, "Encrypted names are not supported; let the provider encrypt the assertion as a whole.");
        }

        if (!ReadName(subject).TryGet(out var name, out var refusal))
        {
            return refusal;
        }

        refusal = new SamlRefusal(SamlFailure.Subject, "The subject has no confirmation by bearer.");
        foreach (var confirmation in subject.Elements("SubjectConfirmation", SamlNames.Assertion).Where(static each => each.Attribute("Method") == SamlNames.Bearer))
        {
            if (Confirm(confirmation, expectation).TryGet(out var end, out refusal))
            {
                return new SamlSubject(name, end);
            }
        }

        return refusal;
    }

    private static SamlResult<SamlNameId?> ReadName(XmlElement subject)
    {
        var names = subject.Elements("NameID", SamlNames.Assertion);
        if (names.Count == 0)
        {
            return (SamlNameId?)null;
        }

        return names.Count == 1 && names[0].Text() is { Length: > 0 and <= LongestName } value
            ? new SamlNameId(value, names[0].Attribute("Format"), names[0].Attribute("NameQualifier"), names[0].Attribute("SPNameQualifier"))
            : new SamlRefusal(SamlFailure.Subject, "The subject does not have exactly one name, or the name is empty, too long, or more than a text.");
    }

    private static SamlResult<DateTimeOffset> Confirm(XmlElement confirmation, SamlExpectation expectation)
    {
        if (confirmation.Only("SubjectConfirmationData", SamlNames.Assertion) is not { } data)
        {
            return new SamlRefusal(SamlFailure.MissingCondition, "The confirmation of the subject has no data.");
        }

        if (data.Attribute("Recipient") != expectation.AssertionConsumerServiceUrl)
        {
            return new SamlRefusal(
                SamlFailure.Recipient,
                $"The assertion is to {SamlRefusal.Quote(data.Attribute("Recipient"))} and not to {SamlRefusal.Quote(expectation.AssertionConsumerServiceUrl)}.");
        }

        // Null on both sides for what nobody asked for.
        if (data.Attribute("InResponseTo") != expectation.RequestId)
        {
            return new SamlRefusal(SamlFailure.InResponseTo, expectation.RequestId is null
                ? "The assertion answers a request that is not known, or no longer."
                : "The assertion does not answer the request of this sign-in.");
        }

        if (XmlElements.ReadInstant(data.Attribute("NotOnOrAfter")) is not { } end)
        {
            return new SamlRefusal(SamlFailure.MissingCondition, "The confirmation of the subject does not say until when it is good.");
        }

        if (AssertionReader.IsOver(end, expectation.Now))
        {
            return new SamlRefusal(SamlFailure.Expired, $"The assertion had to be brought before {XmlElements.WriteInstant(end)}. Are both clocks right?");
        }

        return data.Attribute("NotBefore") is not { } begin
            ? end
            : XmlElements.ReadInstant(begin) is not { } from
                ? AssertionReader.Malformed("NotBefore is no time.")
                : AssertionReader.IsAfter(from, expectation.Now)
                    ? new SamlRefusal(SamlFailure.NotYetValid, $"The assertion must not be brought before {XmlElements.WriteInstant(from)}. Are both clocks right?")
                    : end;
    }
}
