namespace IdentityHub.Protocol.RelyingParty;

/// <summary>
/// Which issuer a connector trusts. Issuers are compared as they are written, character for character (OpenID Connect Discovery §4.3). The one
/// exception are the shared addresses of Microsoft Entra ID, behind which every tenant has an issuer of its own.
/// </summary>
public sealed record IssuerRule
{
    private const string WellKnown = "/.well-known/openid-configuration";
    private const string TenantPlace = "{tenantid}";

    // The tenant of all personal Microsoft accounts, which "consumers" stands for.
    private const string PersonalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad";
    private static readonly string[] SharedTenants = ["common", "organizations", "consumers"];

    private IssuerRule(string issuer, bool isDiscoveryAddress, string? template) => (Issuer, IsDiscoveryAddress, Template) = (issuer, isDiscoveryAddress, template);

    /// <summary>The issuer as configured, without the path of the discovery document.</summary>
    public string Issuer { get; }

    /// <summary>Where the discovery document is (OpenID Connect Discovery §4).</summary>
    public string DiscoveryAddress => Issuer.TrimEnd('/') + WellKnown;

    /// <summary>For a shared address of Entra ID: the issuers of all tenants, with <c>{tenantid}</c> where the tenant's id belongs.</summary>
    public string? Template { get; }

    /// <summary>What is trusted, in one line: two rules with the same line are the same.</summary>
    public string Description => Template ?? (IsDiscoveryAddress ? Issuer + "[/]" : Issuer);

    // Where there is no discovery document: all that are trusted, none unless they are named; null for whoever has the keys.
    private IReadOnlyList<string>? Named { get; init; } = [];

    // Whether personal accounts of Microsoft are trusted, or nobody else; null for everybody.
    private bool? IsPersonal { get; init; }

    // Whoever gave the address of the document did not say whether the issuer ends in a slash.
    private bool IsDiscoveryAddress { get; }

    /// <summary>Trusts one issuer.</summary>
    /// <param name="configured">The issuer, or the address of its discovery document.</param>
    public static IssuerRule Exactly(string configured)
    {
        ArgumentNullException.ThrowIfNull(configured);
        var isDiscoveryAddress = configured.EndsWith(WellKnown, StringComparison.Ordinal);
        return new IssuerRule(isDiscoveryAddress ? configured[..^WellKnown.Length] : configured, isDiscoveryAddress, null);
    }

    /// <summary>Trusts an issuer of Entra ID; where the tenant is <c>common</c>, <c>organizations</c> or <c>consumers</c>, those of all tenants at this host.</summary>
    /// <param name="configured">The issuer, or the address of its discovery document.</param>
    public static IssuerRule ForEntra(string configured)
    {
        var exact = Exactly(configured);
        if (!Uri.TryCreate(exact.Issuer, UriKind.Absolute, out var uri) || uri.AbsolutePath.Trim('/').Split('/') is not [var tenant, "v2.0"]
            || !SharedTenants.Contains(tenant, StringComparer.Ordinal))
        {
            return exact;
        }

        return new IssuerRule(exact.Issuer, exact.IsDiscoveryAddress, $"{uri.GetLeftPart(UriPartial.Authority)}/{TenantPlace}/v2.0");
    }

    /// <summary>Trusts one issuer or several of a provider whose endpoints are known without a discovery document.</summary>
    /// <param name="issuers">The issuers; with none, whoever signs with the provider's keys is trusted.</param>
    public static IssuerRule AnyOf(params IReadOnlyList<string> issuers)
    {
        ArgumentNullException.ThrowIfNull(issuers);
        return new IssuerRule(issuers.Count > 0 ? issuers[0] : "", false, null) { Named = issuers.Count > 0 ? issuers : null };
    }

    /// <summary>Trusts the tenants of Entra ID that an endpoint gives tokens of, without its discovery document.</summary>
    /// <param name="cloud">Where Entra ID is, without a slash at the end.</param>
    /// <param name="tenant">A tenant's id; <c>common</c>, <c>organizations</c> or <c>consumers</c>; or a domain, whose endpoints give tokens of no other tenant.</param>
    public static IssuerRule ForEntraTenants(string cloud, string tenant) => Guid.TryParse(tenant, out var id)
        ? AnyOf($"{cloud}/{id:D}/v2.0")
        : new IssuerRule($"{cloud}/{tenant}/v2.0", false, $"{cloud}/{TenantPlace}/v2.0")
        {
            IsPersonal = tenant switch { "consumers" => true, "organizations" => false, _ => null },
        };

    /// <summary>Whether a discovery document may name this issuer.</summary>
    /// <param name="issuer">Its <c>issuer</c>.</param>
    public bool IsOfDocument(string issuer) => issuer == Issuer
        || (IsDiscoveryAddress && issuer == Issuer + "/")
        || (Template is not null && (issuer == Template || issuer == Fill(PersonalTenant)));

    /// <summary>Whether a token may name this issuer.</summary>
    /// <param name="issuer">Its <c>iss</c>.</param>
    /// <param name="documentIssuer">That of the discovery document, which <see cref="IsOfDocument"/> accepted; null when there is none.</param>
    /// <param name="tenant">Its <c>tid</c>: it fills the template, and only an id can, so that it cannot lead to another path.</param>
    public bool IsOfToken(string issuer, string? documentIssuer, string? tenant)
    {
        if (Template is not null && (documentIssuer is null || documentIssuer == Template))
        {
            return tenant is not null && IsTenantId(tenant) && issuer == Fill(tenant) && (IsPersonal is null || IsPersonal == (tenant == PersonalTenant));
        }

        return documentIssuer is null ? Named is null || Named.Contains(issuer) : issuer == documentIssuer;
    }

    /// <summary>Whether a key may sign for this issuer: one of a single tenant may not sign for the others behind a shared address.</summary>
    /// <param name="keyIssuer">What the key's document says of it; null when it does not.</param>
    /// <param name="issuer">The token's issuer, which <see cref="IsOfToken"/> accepted.</param>
    /// <param name="tenant">The token's <c>tid</c>.</param>
    public bool IsOfKey(string? keyIssuer, string issuer, string? tenant) =>
        Template is null || keyIssuer is null || keyIssuer.Replace(TenantPlace, tenant, StringComparison.Ordinal) == issuer;

    /// <summary>Whether a response may name this issuer (RFC 9207); that of a tenant is compared with the token's afterwards.</summary>
    /// <param name="issuer">Its <c>iss</c>.</param>
    /// <param name="documentIssuer">That of the discovery document.</param>
    public bool IsOfResponse(string issuer, string documentIssuer) =>
        issuer == documentIssuer || (documentIssuer == Template && TenantOf(issuer) is { } tenant && IsTenantId(tenant));

    private static bool IsTenantId(string tenant) => Guid.TryParseExact(tenant, "D", out _);

    private string Fill(string tenant) => Template!.Replace(TenantPlace, tenant, StringComparison.Ordinal);

    private string? TenantOf(string issuer)
    {
        var start = Template!.IndexOf(TenantPlace, StringComparison.Ordinal);
        var (before, after) = (Template[..start], Template[(start + TenantPlace.Length)..]);
        return issuer.Length > before.Length + after.Length && issuer.StartsWith(before, StringComparison.Ordinal) && issuer.EndsWith(after, StringComparison.Ordinal)
            ? issuer[before.Length..^after.Length]
            : null;
    }
}
