using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>Who an assertion is about.</summary>
internal static class SamlPeople
{
    /// <summary>What stands for the name of the subject in a mapping.</summary>
    public const string NameId = "nameID";

    private const int LongestId = 128;
    private const int LongestText = 256;
    private const string MicrosoftMethods = "http://schemas.microsoft.com/claims/authnmethodsreferences";
    private const string Classes = "urn:oasis:names:tc:SAML:2.0:ac:classes:";

    // Values of RFC 8176 for the classes of SAML Authentication Context §3.4 and those of Microsoft and REFEDS.
    private static readonly Dictionary<string, string> Methods = new(StringComparer.Ordinal)
    {
        [Classes + "Password"] = "pwd",
        [Classes + "PasswordProtectedTransport"] = "pwd",
        [Classes + "Kerberos"] = "wia",
        [Classes + "Smartcard"] = "sc",
        [Classes + "SmartcardPKI"] = "sc",
        [Classes + "TimeSyncToken"] = "otp",
        [Classes + "MobileTwoFactorUnregistered"] = "mfa",
        [Classes + "MobileTwoFactorContract"] = "mfa",
        ["https://refeds.org/profile/mfa"] = "mfa",
        ["http://schemas.microsoft.com/claims/multipleauthn"] = "mfa",
        ["http://schemas.microsoft.com/ws/2008/06/identity/authenticationmethod/password"] = "pwd",
    };

    /// <summary>The first text under one of some names.</summary>
    /// <param name="assertion">What the provider said.</param>
    /// <param name="names">Names of attributes, or <see cref="NameId"/>; the first that has a text counts.</param>
    public static string? Find(SamlAssertion assertion, params IEnumerable<string> names) => names
        .Select(name => name == NameId ? assertion.NameId?.Value : assertion.Attributes.GetValueOrDefault(name)?.FirstOrDefault(static text => text.Length > 0))
        .FirstOrDefault(static text => text is not null);

    /// <summary>The person's id.</summary>
    /// <param name="assertion">What the provider said.</param>
    /// <param name="name">Where it stands.</param>
    /// <returns>400 <c>connector.invalid_response</c> when it is missing, too long, or another one at each sign-in.</returns>
    public static ApiResult<string> FindId(SamlAssertion assertion, string name)
    {
        if (name == NameId && assertion.NameId?.Format == SamlNames.TransientFormat)
        {
            return SamlErrors.Incomplete("The name of the subject is transient: another one at each sign-in. Let the provider send a persistent one, or map `id` to an attribute.");
        }

        return Find(assertion, name) is not { } id ? SamlErrors.Incomplete($"The assertion has no `{name}`, which is mapped to `id`.")
            : id.Length > LongestId ? SamlErrors.Incomplete($"The id of the person is longer than {LongestId} characters; map `id` to an attribute that is shorter.")
            : id;
    }

    /// <summary>An e-mail address; null for a text that is none.</summary>
    public static string? Email(string? text) => text is { Length: <= LongestId } && EmailAddress.Parse(text) is not null ? text : null;

    /// <summary>A short text; null for a longer one.</summary>
    public static string? Short(string? text) => text is { Length: <= LongestText } ? text : null;

    /// <summary>How the person proved who they are, in the values of RFC 8176.</summary>
    public static IReadOnlyList<string> MethodsOf(SamlAssertion assertion) =>
    [
        .. new[] { assertion.AuthnContextClassRef ?? "" }.Concat(assertion.Attributes.GetValueOrDefault(MicrosoftMethods) ?? [])
            .Select(static name => Methods.GetValueOrDefault(name)).OfType<string>().Distinct(),
    ];

    /// <summary>Everything the provider said.</summary>
    public static JsonElement Raw(SamlAssertion assertion)
    {
        var attributes = new JsonObject();
        foreach (var (name, values) in assertion.Attributes)
        {
            attributes[name] = values.Count == 1 ? values[0] : new JsonArray([.. values.Select(static value => JsonValue.Create(value))]);
        }

        return JsonSerializer.SerializeToElement(
            new JsonObject
            {
                [NameId] = assertion.NameId?.Value,
                ["nameIDFormat"] = assertion.NameId?.Format,
                ["issuer"] = assertion.Issuer,
                ["sessionIndex"] = assertion.SessionIndex,
                ["authnContextClassRef"] = assertion.AuthnContextClassRef,
                ["attributes"] = attributes,
            },
            ApiJson.Options);
    }

    /// <summary>What enterprise and social connectors read alike.</summary>
    public static ExternalIdentity Read(SamlAssertion assertion, string id, string? email, bool isEmailVerified, string? name) => new()
    {
        Id = id,
        Issuer = assertion.Issuer,
        Email = email,
        IsEmailVerified = isEmailVerified,
        Name = name,
        AuthenticationMethods = MethodsOf(assertion),
        AuthenticatedAt = assertion.AuthnInstant,
        Raw = Raw(assertion),
    };
}
