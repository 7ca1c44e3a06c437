using System.Xml;

namespace IdentityHub.Protocol.Saml;

/// <summary>An identity provider, from its metadata or from what an operator typed.</summary>
/// <param name="EntityId">Its entity id.</param>
/// <param name="Certificates">Its signing certificates; at least one.</param>
public sealed record SamlIdentityProvider(string EntityId, IReadOnlyList<SamlCertificate> Certificates)
{
    private const int LongestEntityId = 1024;
    private const int MostCertificates = 16;

    /// <summary>Where requests go as a query; null when it takes none.</summary>
    public string? RedirectEndpoint { get; init; }

    /// <summary>Where requests go as a form; null when it takes none.</summary>
    public string? PostEndpoint { get; init; }

    /// <summary>Whether it wants requests to be signed.</summary>
    public bool WantsSignedRequests { get; init; }

    /// <summary>The kinds of names that it says it has.</summary>
    public IReadOnlyList<string> NameIdFormats { get; init; } = [];

    /// <summary>From when on its metadata must not be used; null when it does not say.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>Reads metadata (SAML Metadata §2): of one entity, or of several of which exactly one is an identity provider.</summary>
    /// <param name="text">XML.</param>
    /// <returns>The provider, or precisely what is missing.</returns>
    public static SamlResult<SamlIdentityProvider> ReadMetadata(string text)
    {
        if (!SafeXml.Parse(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n'), XmlLimits.Metadata).TryGet(out var document, out var refusal))
        {
            return refusal;
        }

        var root = document.DocumentElement!;
        if (!root.Is("EntityDescriptor", SamlNames.Metadata) && !root.Is("EntitiesDescriptor", SamlNames.Metadata))
        {
            return Refuse($"The root element is {SamlRefusal.Quote(root.LocalName)} and not the EntityDescriptor of SAML metadata.");
        }

        var providers = root.SelfAndDescendants().Where(static element => element.Is("EntityDescriptor", SamlNames.Metadata))
            .Select(static entity => (Entity: entity, Roles: entity.Elements("IDPSSODescriptor", SamlNames.Metadata)
                .FindAll(static role => role.Attribute("protocolSupportEnumeration")?.Split(' ').Contains(SamlNames.Protocol) == true)))
            .Where(static entry => entry.Roles.Count > 0).Take(2).ToList();
        return providers is [(var entity, [var role])]
            ? Read(root, entity, role)
            : Refuse(providers.Count == 0
                ? "There is no identity provider of SAML 2.0 in the metadata (no IDPSSODescriptor)."
                : "There is more than one identity provider in the metadata; give the metadata of one.");
    }

    private static SamlResult<SamlIdentityProvider> Read(XmlElement root, XmlElement entity, XmlElement role)
    {
        if (entity.Attribute("entityID")?.Trim() is not { Length: > 0 and <= LongestEntityId } entityId)
        {
            return Refuse("The metadata has no entityID.");
        }

        var redirect = FindEndpoint(role, SamlNames.RedirectBinding);
        var post = FindEndpoint(role, SamlNames.PostBinding);
        if (redirect is null && post is null)
        {
            return Refuse("The metadata has no SingleSignOnService for HTTP-Redirect or HTTP-POST at an http or https address.");
        }

        if (!ReadCertificates(role).TryGet(out var certificates, out var refusal))
        {
            return refusal;
        }

        return new SamlIdentityProvider(entityId, certificates)
        {
            RedirectEndpoint = redirect,
            PostEndpoint = post,
            WantsSignedRequests = role.Attribute("WantAuthnRequestsSigned")?.Trim() is "true" or "1",
            NameIdFormats = [.. role.Elements("NameIDFormat", SamlNames.Metadata).Select(XmlElements.Text).OfType<string>().Where(static format => format.Length > 0)],
            ValidUntil = new[] { root, entity, role }.Select(static element => XmlElements.ReadInstant(element.Attribute("validUntil"))).Min(),
        };
    }

    private static string? FindEndpoint(XmlElement role, string binding) =>
        role.Elements("SingleSignOnService", SamlNames.Metadata).Where(endpoint => endpoint.Attribute("Binding") == binding)
            .Select(static endpoint => endpoint.Attribute("Location")?.Trim()).FirstOrDefault(IsWebAddress);

    /// <summary>Whether a browser can be sent there.</summary>
    internal static bool IsWebAddress(string? text) =>
        text is { Length: <= 2048 } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && !text.AsSpan().ContainsAny("#\"<>") && !text.Any(char.IsControl) && !text.Any(char.IsWhiteSpace);

    private static SamlResult<List<SamlCertificate>> ReadCertificates(XmlElement role)
    {
        var found = new List<SamlCertificate>();
        SamlRefusal? refusal = null;
        foreach (var element in role.Elements("KeyDescriptor", SamlNames.Metadata).Where(static key => key.Attribute("use") is null or "signing")
            .SelectMany(static key => key.Elements("KeyInfo", SamlNames.Dsig))
            .SelectMany(static info => info.Elements("X509Data", SamlNames.Dsig))
            .SelectMany(static data => data.Elements("X509Certificate", SamlNames.Dsig)).Take(MostCertificates))
        {
            if (!SamlCertificate.Parse(element.Text() ?? "").TryGet(out var certificate, out var why))
            {
                // One that cannot be used does not keep the others from being used; on its own it is the reason.
                refusal = why;
            }
            else if (found.TrueForAll(other => other.Fingerprint != certificate.Fingerprint))
            {
                found.Add(certificate);
            }
        }

        return found.Count > 0 ? found : refusal ?? Refuse("The metadata has no certificate to check signatures with (KeyDescriptor with use=\"signing\").");
    }

    private static SamlRefusal Refuse(string detail) => new(SamlFailure.NoProvider, detail);
}
