using System.Xml;
using IdentityHub.Protocol.Saml;
using IdentityHub.Tests.Saml;
using static IdentityHub.Tests.Saml.SamlChecks;

namespace IdentityHub.Protocol.Tests.Saml;

/// <summary>CVE-2026-9098, CVE-2026-9096, CVE-2026-9093: for whom, from whom, until when and on which request are all required, and exact.</summary>
public sealed class SamlConditionTests
{
    /// <summary>XPath of an element by local names, an attribute or "" for the element, and what it is set to; null removes it.</summary>
    public static TheoryData<string, string, string?, SamlFailure> Changes => new()
    {
        { "Response", "Version", "1.1", SamlFailure.Malformed },
        { "Response", "InResponseTo", "_other", SamlFailure.InResponseTo },
        { "Response", "Destination", "https://evil.example/acs", SamlFailure.Destination },
        { "Response", "Destination", "", SamlFailure.Destination },
        { "Response", "Destination", SamlTestProvider.Acs + "/", SamlFailure.Destination },
        { "Response/Issuer", "", "https://evil.example", SamlFailure.Issuer },
        { "Response/Issuer", "Format", SamlNames.EmailFormat, SamlFailure.Issuer },
        { "Response/Status", "", null, SamlFailure.Malformed },
        { "Response/Status/StatusCode", "", null, SamlFailure.Malformed },
        { "Response/Status/StatusCode", "Value", null, SamlFailure.NotSuccessful },
        { "Response/Assertion", "", null, SamlFailure.AssertionCount },
        { "Response/Assertion", "Version", "1.1", SamlFailure.Malformed },
        { "Response/Assertion", "IssueInstant", "tomorrow", SamlFailure.Malformed },
        { "Response/Assertion", "IssueInstant", "2026-11-26T12:01:01Z", SamlFailure.NotYetValid },
        { "Response/Assertion/Issuer", "", null, SamlFailure.Malformed },
        { "Response/Assertion/Issuer", "", "https://evil.example", SamlFailure.Issuer },
        { "Response/Assertion/Issuer", "", SamlTestProvider.EntityId + "/", SamlFailure.Issuer },
        { "Response/Assertion/Subject", "", null, SamlFailure.Subject },
        { "Response/Assertion/Subject/NameID", "", "", SamlFailure.Subject },
        { "Response/Assertion/Subject/SubjectConfirmation", "", null, SamlFailure.Subject },
        { "Response/Assertion/Subject/SubjectConfirmation", "Method", "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key", SamlFailure.Subject },
        { "Response/Assertion/Subject/SubjectConfirmation", "Method", "urn:oasis:names:tc:SAML:2.0:cm:sender-vouches", SamlFailure.Subject },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "", null, SamlFailure.MissingCondition },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "Recipient", null, SamlFailure.Recipient },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "Recipient", "https://evil.example/acs", SamlFailure.Recipient },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "InResponseTo", null, SamlFailure.InResponseTo },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "InResponseTo", "_other", SamlFailure.InResponseTo },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "InResponseTo", "", SamlFailure.InResponseTo },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "NotOnOrAfter", null, SamlFailure.MissingCondition },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "NotOnOrAfter", "later", SamlFailure.MissingCondition },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "NotOnOrAfter", "2026-11-26T11:59:00Z", SamlFailure.Expired },
        { "Response/Assertion/Subject/SubjectConfirmation/SubjectConfirmationData", "NotBefore", "2026-11-26T12:01:01Z", SamlFailure.NotYetValid },
        { "Response/Assertion/Conditions", "", null, SamlFailure.MissingCondition },
        { "Response/Assertion/Conditions", "NotOnOrAfter", null, SamlFailure.MissingCondition },
        { "Response/Assertion/Conditions", "NotOnOrAfter", "9999", SamlFailure.MissingCondition },
        { "Response/Assertion/Conditions", "NotOnOrAfter", "2026-11-26T11:59:00Z", SamlFailure.Expired },
        { "Response/Assertion/Conditions", "NotBefore", "2026-11-26T12:01:01Z", SamlFailure.NotYetValid },
        { "Response/Assertion/Conditions", "NotBefore", "never", SamlFailure.Malformed },
        { "Response/Assertion/Conditions/AudienceRestriction", "", null, SamlFailure.Audience },
        { "Response/Assertion/Conditions/AudienceRestriction/Audience", "", null, SamlFailure.Audience },
        { "Response/Assertion/Conditions/AudienceRestriction/Audience", "", "https://other.example.com", SamlFailure.Audience },
        { "Response/Assertion/Conditions/AudienceRestriction/Audience", "", SamlTestProvider.Hub + "2", SamlFailure.Audience },
        { "Response/Assertion/AuthnStatement", "", null, SamlFailure.MissingStatement },
        { "Response/Assertion/AuthnStatement", "AuthnInstant", null, SamlFailure.Malformed },
        { "Response/Assertion/AuthnStatement", "SessionNotOnOrAfter", "2026-11-26T11:59:00Z", SamlFailure.Expired },
        { "Response/Assertion/AuthnStatement", "SessionNotOnOrAfter", "x", SamlFailure.Malformed },
        { "Response/Assertion/AttributeStatement/Attribute", "Name", "", SamlFailure.Malformed },
    };

    [Theory(DisplayName = "CVE-2026-9098, CVE-2026-9096, CVE-2026-9093: each bound of an assertion is required and exact")]
    [MemberData(nameof(Changes))]
    public void Refuses_what_is_not_for_us_now(string path, string attribute, string? value, SamlFailure failure)
    {
        var xpath = "/" + string.Join('/', path.Split('/').Select(name => $"*[local-name()='{name}']"));
        Refuses(
            new SamlWords
            {
                SignsResponse = true,
                BeforeSigning = document =>
                {
                    var element = (XmlElement)document.SelectSingleNode(xpath)!;
                    switch (attribute, value)
                    {
                        case ("", null):
                            element.ParentNode!.RemoveChild(element);
                            break;
                        case ("", _):
                            element.InnerText = value;
                            break;
                        case (_, null):
                            element.RemoveAttribute(attribute);
                            break;
                        default:
                            element.SetAttribute(attribute, value);
                            break;
                    }
                },
            },
            failure);
    }

    [Fact]
    public void Refuses_another_kind_of_root() => Refuses(
        SamlTestProvider.Encode(SamlTestProvider.Decode(SamlTestProvider.Trusted.Respond(new SamlWords())).Replace("samlp:Response", "samlp:LogoutResponse", StringComparison.Ordinal)),
        SamlFailure.Malformed);

    [Fact]
    public void Refuses_a_condition_that_it_does_not_know()
    {
        Refuses(Condition("<saml:Condition xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>"), SamlFailure.UnknownCondition);
        Refuses(Condition("<x xmlns=\"urn:x\"/>"), SamlFailure.UnknownCondition);
        Accepts(Condition("<saml:OneTimeUse xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/><saml:ProxyRestriction xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"/>"));

        static SamlWords Condition(string xml) => new() { BeforeSigning = document => SamlTestProvider.Find(document, "Conditions")!.InnerXml += xml };
    }

    [Fact]
    public void Every_restriction_of_the_audience_has_to_name_us()
    {
        Refuses(Restricted("<saml:AudienceRestriction xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"><saml:Audience>https://other.example.com</saml:Audience></saml:AudienceRestriction>"), SamlFailure.Audience);
        Accepts(new SamlWords
        {
            BeforeSigning = document => SamlTestProvider.Find(document, "AudienceRestriction")!.InnerXml +=
                "<saml:Audience xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">https://other.example.com</saml:Audience>",
        });

        static SamlWords Restricted(string xml) => new() { BeforeSigning = document => SamlTestProvider.Find(document, "Conditions")!.InnerXml += xml };
    }

    [Fact]
    public void A_signed_response_has_to_say_where_it_goes()
    {
        static void Remove(XmlDocument document) => document.DocumentElement!.RemoveAttribute("Destination");
        Refuses(new SamlWords { SignsResponse = true, BeforeSigning = Remove }, SamlFailure.Destination);
        Accepts(new SamlWords { BeforeSigning = Remove });
    }

    [Fact]
    public void One_good_confirmation_among_others_is_enough()
    {
        Accepts(new SamlWords
        {
            BeforeSigning = document =>
            {
                var confirmation = SamlTestProvider.Find(document, "SubjectConfirmation")!;
                var other = (XmlElement)confirmation.CloneNode(deep: true);
                SamlTestProvider.Find(other, "SubjectConfirmationData")!.SetAttribute("Recipient", "https://other.example.com");
                confirmation.ParentNode!.InsertBefore(other, confirmation);
            },
        });
    }

    [Fact]
    public void An_end_far_away_overflows_nothing()
    {
        var assertion = Accepts(new SamlWords
        {
            BeforeSigning = document =>
            {
                foreach (XmlElement element in document.SelectNodes("//*[@NotOnOrAfter]")!)
                {
                    element.SetAttribute("NotOnOrAfter", "9999-12-31T23:59:59Z");
                }
            },
        });
        Assert.Equal(DateTimeOffset.MaxValue, assertion.ExpiresAt);
    }
}
