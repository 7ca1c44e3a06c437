using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>
/// Reads an assertion whose signature was checked, and whether it is for us, now, and the answer to our request (SAML Profiles §4.1.4.3). What
/// says so has to be there: a bound that is missing is not one that is met (CVE-2026-9098, CVE-2026-9096, CVE-2026-9093).
/// </summary>
internal static class AssertionReader
{
    private const int LongestId = 1024;

    /// <summary>Reads it.</summary>
    /// <param name="assertion">From <see cref="XmlSignature.Verify"/>.</param>
    /// <param name="expectation">What it has to be.</param>
    /// <param name="wasEncrypted">Whether it came encrypted.</param>
    public static SamlResult<SamlAssertion> Read(XmlElement assertion, SamlExpectation expectation, bool wasEncrypted)
    {
        if (!assertion.Is("Assertion", SamlNames.Assertion) || assertion.Attribute("Version") != "2.0"
            || assertion.Attribute("ID") is not { Length: > 0 and <= LongestId } id || XmlElements.ReadInstant(assertion.Attribute("IssueInstant")) is not { } issuedAt)
        {
            return Malformed("The assertion lacks its version, its ID or its time.");
        }

        if (CheckIssuer(assertion, expectation) is { } refusal)
        {
            return refusal;
        }

        if (IsAfter(issuedAt, expectation.Now))
        {
            return new SamlRefusal(SamlFailure.NotYetValid, $"The assertion was issued at {XmlElements.WriteInstant(issuedAt)}, which has not come yet. Are both clocks right?");
        }

        if (!SubjectReader.Read(assertion, expectation).TryGet(out var subject, out refusal)
            || !ConditionsReader.Read(assertion, expectation).TryGet(out var conditionsEnd, out refusal)
            || !ReadStatement(assertion, expectation).TryGet(out var statement, out refusal)
            || !ReadAttributes(assertion).TryGet(out var attributes, out refusal))
        {
            return refusal;
        }

        var end = subject.NotOnOrAfter > conditionsEnd ? subject.NotOnOrAfter : conditionsEnd;
        return statement with
        {
            Issuer = expectation.Issuer,
            Id = id,
            ExpiresAt = end < DateTimeOffset.MaxValue - SamlExpectation.ClockSkew ? end + SamlExpectation.ClockSkew : DateTimeOffset.MaxValue,
            NameId = subject.NameId,
            Attributes = attributes,
            WasEncrypted = wasEncrypted,
        };
    }

    /// <summary>Whether the issuer within this element is the provider.</summary>
    public static SamlRefusal? CheckIssuer(XmlElement element, SamlExpectation expectation)
    {
        if (element.Only("Issuer", SamlNames.Assertion) is not { } issuer || issuer.Text() is not { } name)
        {
            return Malformed($"The {element.LocalName} does not say who issued it.");
        }

        return issuer.Attribute("Format") is null or SamlNames.EntityFormat && name == expectation.Issuer
            ? null
            : new(SamlFailure.Issuer, $"The {element.LocalName} is of {SamlRefusal.Quote(name)} and not of {SamlRefusal.Quote(expectation.Issuer)}.");
    }

    /// <summary>Whether an instant has not come yet, by whichever of two clocks is ahead.</summary>
    public static bool IsAfter(DateTimeOffset instant, DateTimeOffset now) => instant > now + SamlExpectation.ClockSkew;

    /// <summary>Whether an end has come, by whichever of two clocks is behind.</summary>
    public static bool IsOver(DateTimeOffset end, DateTimeOffset now) => now - SamlExpectation.ClockSkew >= end;

    /// <summary>A refusal of something that SAML does not have.</summary>
    public static SamlRefusal Malformed(string detail) => new(SamlFailure.Malformed, detail);

    private static SamlResult<SamlAssertion> ReadStatement(XmlElement assertion, SamlExpectation expectation)
    {
        SamlAssertion? read = null;
        foreach (var statement in assertion.Elements("AuthnStatement", SamlNames.Assertion))
        {
            if (XmlElements.ReadInstant(statement.Attribute("AuthnInstant")) is not { } at)
            {
                return Malformed("An AuthnStatement does not say when the person signed in.");
            }

            var end = statement.Attribute("SessionNotOnOrAfter");
            var sessionEnd = XmlElements.ReadInstant(end);
            if (end is not null && sessionEnd is null)
            {
                return Malformed("SessionNotOnOrAfter is no time.");
            }

            if (sessionEnd is { } over && IsOver(over, expectation.Now))
            {
                return new SamlRefusal(SamlFailure.Expired, $"The session at the provider ended at {XmlElements.WriteInstant(over)}.");
            }

            read ??= new SamlAssertion
            {
                Issuer = expectation.Issuer,
                Id = "",
                ExpiresAt = default,
                Attributes = new Dictionary<string, IReadOnlyList<string>>(),
                AuthnInstant = at,
                SessionIndex = statement.Attribute("SessionIndex"),
                SessionNotOnOrAfter = sessionEnd,
                AuthnContextClassRef = statement.Only("AuthnContext", SamlNames.Assertion)?.Only("AuthnContextClassRef", SamlNames.Assertion)?.Text(),
            };
        }

        return read is not null
            ? read
            : new SamlRefusal(SamlFailure.MissingStatement, "The assertion does not say that anybody signed in (it has no AuthnStatement).");
    }

    private static SamlResult<Dictionary<string, IReadOnlyList<string>>> ReadAttributes(XmlElement assertion)
    {
        var attributes = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var attribute in assertion.Elements("AttributeStatement", SamlNames.Assertion).SelectMany(static statement => statement.Elements("Attribute", SamlNames.Assertion)))
        {
            if (attribute.Attribute("Name") is not { Length: > 0 } name)
            {
                return Malformed("An attribute has no name.");
            }

            if (!attributes.TryGetValue(name, out var values))
            {
                attributes.Add(name, values = []);
            }

            values.AddRange(attribute.Elements("AttributeValue", SamlNames.Assertion).Select(XmlElements.Text).OfType<string>());
        }

        return attributes.ToDictionary(static pair => pair.Key, static pair => (IReadOnlyList<string>)pair.Value, StringComparer.Ordinal);
    }
}
