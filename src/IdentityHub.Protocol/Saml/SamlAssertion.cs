namespace IdentityHub.Protocol.Saml;

/// <summary>What a provider said about somebody; everything in it was signed.</summary>
public sealed record SamlAssertion
{
    /// <summary>The provider.</summary>
    public required string Issuer { get; init; }

    /// <summary>Id of the assertion. It is used once.</summary>
    public required string Id { get; init; }

    /// <summary>From when on nobody accepts it anyway.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The person's name at the provider; null when only attributes say who it is.</summary>
    public SamlNameId? NameId { get; init; }

    /// <summary>Attributes by name, each with its texts in their order. Values that are not texts are left out.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Attributes { get; init; }

    /// <summary>The provider's session, for signing out there.</summary>
    public string? SessionIndex { get; init; }

    /// <summary>When the person proved who they are.</summary>
    public required DateTimeOffset AuthnInstant { get; init; }

    /// <summary>How (<c>AuthnContextClassRef</c>).</summary>
    public string? AuthnContextClassRef { get; init; }

    /// <summary>Until when the provider wants the session to last.</summary>
    public DateTimeOffset? SessionNotOnOrAfter { get; init; }

    /// <summary>Whether it came encrypted.</summary>
    public bool WasEncrypted { get; init; }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => $"assertion of {Issuer}";
}

/// <summary>A name of somebody at a provider (SAML Core §2.2.3).</summary>
/// <param name="Value">The name.</param>
/// <param name="Format">What kind of name; null when it does not say.</param>
/// <param name="NameQualifier">Within which domain it is unique.</param>
/// <param name="SpNameQualifier">For which service it was made.</param>
public sealed record SamlNameId(string Value, string? Format, string? NameQualifier, string? SpNameQualifier)
{
    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => $"name of format {Format}";
}

/// <summary>What a response has to be.</summary>
public sealed record SamlExpectation
{
    /// <summary>How far the clocks of two servers may differ.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    /// <summary>The provider's entity id.</summary>
    public required string Issuer { get; init; }

    /// <summary>The provider's certificates.</summary>
    public required IReadOnlyList<SamlCertificate> Certificates { get; init; }

    /// <summary>Our entity id.</summary>
    public required string EntityId { get; init; }

    /// <summary>The address the response is posted to.</summary>
    public required string AssertionConsumerServiceUrl { get; init; }

    /// <summary>Id of the request that it answers. Null for a response nobody asked for, which then must not say that it answers one.</summary>
    public required string? RequestId { get; init; }

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Our keys that assertions may be encrypted for.</summary>
    public IReadOnlyList<SamlKey> DecryptionKeys { get; init; } = [];
}
