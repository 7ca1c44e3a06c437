using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>Reads the conditions of an assertion (SAML Core §2.5).</summary>
internal static class ConditionsReader
{
    /// <summary>Checks them.</summary>
    /// <returns>Until when the assertion is good.</returns>
    public static SamlResult<DateTimeOffset> Read(XmlElement assertion, SamlExpectation expectation)
    {
        if (assertion.Only("Conditions", SamlNames.Assertion) is not { } conditions)
        {
            return new SamlRefusal(SamlFailure.MissingCondition, "The assertion has no conditions: neither for whom it is nor until when.");
        }

        // One that is not understood makes nobody know whether the assertion is good (§2.5.1.1).
        var unknown = conditions.Elements().FirstOrDefault(static condition => condition.NamespaceURI != SamlNames.Assertion
            || condition.LocalName is not ("AudienceRestriction" or "OneTimeUse" or "ProxyRestriction"));
        if (unknown is not null)
        {
            return new SamlRefusal(SamlFailure.UnknownCondition, $"The condition {SamlRefusal.Quote(unknown.LocalName)} is not known.");
        }

        return CheckAudience(conditions, expectation) is { } refusal ? refusal : ReadTimes(conditions, expectation);
    }

    // Each restriction has to name us (§2.5.1.4).
    private static SamlRefusal? CheckAudience(XmlElement conditions, SamlExpectation expectation)
    {
        var restrictions = conditions.Elements("AudienceRestriction", SamlNames.Assertion);
        if (restrictions.Count == 0)
        {
            return new(SamlFailure.Audience, "The assertion does not say for whom it is (it has no AudienceRestriction).");
        }

        var other = restrictions.Find(restriction =>
            !restriction.Elements("Audience", SamlNames.Assertion).Exists(audience => audience.Text() == expectation.EntityId));
        return other is null ? null : new(
            SamlFailure.Audience,
            $"The assertion is for {SamlRefusal.Quote(other.Elements("Audience", SamlNames.Assertion).FirstOrDefault()?.Text())} and not for {SamlRefusal.Quote(expectation.EntityId)}.");
    }

    private static SamlResult<DateTimeOffset> ReadTimes(XmlElement conditions, SamlExpectation expectation)
    {
        if (conditions.Attribute("NotBefore") is { } begin)
        {
            if (XmlElements.ReadInstant(begin) is not { } from)
            {
                return AssertionReader.Malformed("NotBefore is no time.");
            }

            if (AssertionReader.IsAfter(from, expectation.Now))
            {
                return new SamlRefusal(SamlFailure.NotYetValid, $"The assertion is good from {XmlElements.WriteInstant(from)} on. Are both clocks right?");
            }
        }

        if (XmlElements.ReadInstant(conditions.Attribute("NotOnOrAfter")) is not { } end)
        {
            return new SamlRefusal(SamlFailure.MissingCondition, "The assertion does not say until when it is good.");
        }

        return AssertionReader.IsOver(end, expectation.Now)
            ? new SamlRefusal(SamlFailure.Expired, $"The assertion was good until {XmlElements.WriteInstant(end)}. Are both clocks right?")
            : end;
    }
}
