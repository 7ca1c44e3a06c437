using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Applications;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.Applications;

/// <summary>Client metadata in OpenID's words, as bodies bring it and answers show it. A body replaces all of it.</summary>
internal sealed record OidcMetadata
{
    private const int MostUris = 1000;

    /// <summary>Redirect URIs.</summary>
    [SchemaFrom(nameof(UrisSchema))]
    public required List<string> RedirectUris { get; init; }

    /// <summary>Where a person may be sent after signing out.</summary>
    [SchemaFrom(nameof(UrisSchema))]
    public required List<string> PostLogoutRedirectUris { get; init; }

    /// <summary>Back-channel logout endpoint of the client.</summary>
    [SchemaFrom(nameof(LogoutUriSchema))]
    public Optional<string> BackchannelLogoutUri { get; init; }

    /// <summary>Whether logout tokens must carry <c>sid</c>.</summary>
    public Optional<bool> BackchannelLogoutSessionRequired { get; init; }

    /// <summary>Logo; empty for none.</summary>
    [SchemaFrom(nameof(LogoSchema))]
    public Optional<string> LogoUri { get; init; }

    /// <summary>Algorithm of the client's ID tokens; beyond the reference.</summary>
    [SchemaFrom(nameof(AlgorithmSchema))]
    public Optional<string> IdTokenSignedResponseAlg { get; init; }

    private static StringSchema Web { get; } = StringSchema.Url();

    /// <summary>From the row.</summary>
    public static OidcMetadata From(OidcClientMetadata stored) => new()
    {
        RedirectUris = [.. stored.RedirectUris],
        PostLogoutRedirectUris = [.. stored.PostLogoutRedirectUris],
        BackchannelLogoutUri = stored.BackchannelLogoutUri.IfSet(),
        BackchannelLogoutSessionRequired = stored.BackchannelLogoutSessionRequired.IfSet(),
        LogoUri = stored.LogoUri.IfSet(),
        IdTokenSignedResponseAlg = stored.IdTokenSignedResponseAlg.IfSet(),
    };

    /// <summary>For the row.</summary>
    public OidcClientMetadata ToStored() => new()
    {
        RedirectUris = RedirectUris,
        PostLogoutRedirectUris = PostLogoutRedirectUris,
        BackchannelLogoutUri = BackchannelLogoutUri.Value,
        BackchannelLogoutSessionRequired = BackchannelLogoutSessionRequired.OrNull(),
        LogoUri = LogoUri.Value,
        IdTokenSignedResponseAlg = IdTokenSignedResponseAlg.Value,
    };

    private static Schema UrisSchema() => Schema.ListOf(
        new StringSchema
        {
            Max = Protocol.Authorization.RedirectUris.MaximumLength,
            Format = ("redirect URI", static text => Protocol.Authorization.RedirectUris.ValidateRegistration(text) is null),
        },
        max: MostUris);

    // OpenID Connect Back-Channel Logout §2.2: no fragment.
    private static Schema LogoutUriSchema() => new StringSchema
    {
        Max = Web.Max,
        Format = ("url", static text => Web.Format!.Value.Accepts(text) && !text.Contains('#', StringComparison.Ordinal)),
    };

    private static Schema LogoSchema() => new StringSchema
    {
        Max = Web.Max,
        Format = ("url", static text => text.Length == 0 || Web.Format!.Value.Accepts(text)),
    };

    private static Schema AlgorithmSchema() => Schema.OneOf("RS256", "PS256", "ES256", "ES384", "ES512");
}

/// <summary>Lifetimes, origins and switches of a client, as bodies bring them and answers show them. A body replaces all of them.</summary>
internal sealed record CustomMetadata
{
    private const int OneYear = 365 * 24 * 3600;
    private const int LongestRefreshToken = 180 * 24 * 3600;

    /// <summary>Browser origins that may call the token endpoints, besides those of the redirect URIs.</summary>
    [SchemaFrom(nameof(OriginsSchema))]
    public Optional<List<string>> CorsAllowedOrigins { get; init; }

    /// <summary>Seconds an ID token is valid.</summary>
    [Range(1, OneYear)]
    public Optional<int> IdTokenTtl { get; init; }

    /// <summary>Seconds a refresh token is valid.</summary>
    [Range(1, LongestRefreshToken)]
    public Optional<int> RefreshTokenTtl { get; init; }

    /// <summary>Days a refresh token is valid; wins over the seconds.</summary>
    [Range(1, 180)]
    public Optional<int> RefreshTokenTtlInDays { get; init; }

    /// <summary>Kept for compatibility; says nothing here.</summary>
    [StringLength(21)]
    public Optional<string> TenantId { get; init; }

    /// <summary>Refresh tokens even without <c>offline_access</c>.</summary>
    public Optional<bool> AlwaysIssueRefreshToken { get; init; }

    /// <summary>False keeps a confidential client's refresh token as it is.</summary>
    public Optional<bool> RotateRefreshToken { get; init; }

    /// <summary>The client may exchange tokens.</summary>
    public Optional<bool> AllowTokenExchange { get; init; }

    /// <summary>The client uses the device flow.</summary>
    public Optional<bool> IsDeviceFlow { get; init; }

    /// <summary>How many grants a user may have with the client.</summary>
    [Range(1, int.MaxValue)]
    public Optional<int> MaxAllowedGrants { get; init; }

    /// <summary>From the row.</summary>
    public static CustomMetadata From(CustomClientMetadata stored) => new()
    {
        CorsAllowedOrigins = stored.CorsAllowedOrigins is { } origins ? new([.. origins]) : default,
        IdTokenTtl = stored.IdTokenTtl.IfSet(),
        RefreshTokenTtl = stored.RefreshTokenTtl.IfSet(),
        RefreshTokenTtlInDays = stored.RefreshTokenTtlInDays.IfSet(),
        TenantId = stored.TenantId.IfSet(),
        AlwaysIssueRefreshToken = stored.AlwaysIssueRefreshToken.IfSet(),
        RotateRefreshToken = stored.RotateRefreshToken.IfSet(),
        AllowTokenExchange = stored.AllowTokenExchange.IfSet(),
        IsDeviceFlow = stored.IsDeviceFlow.IfSet(),
        MaxAllowedGrants = stored.MaxAllowedGrants.IfSet(),
    };

    /// <summary>For the row.</summary>
    public CustomClientMetadata ToStored() => new()
    {
        CorsAllowedOrigins = CorsAllowedOrigins.Value,
        IdTokenTtl = IdTokenTtl.OrNull(),
        RefreshTokenTtl = RefreshTokenTtl.OrNull(),
        RefreshTokenTtlInDays = RefreshTokenTtlInDays.OrNull(),
        TenantId = TenantId.Value,
        AlwaysIssueRefreshToken = AlwaysIssueRefreshToken.OrNull(),
        RotateRefreshToken = RotateRefreshToken.OrNull(),
        AllowTokenExchange = AllowTokenExchange.OrNull(),
        IsDeviceFlow = IsDeviceFlow.OrNull(),
        MaxAllowedGrants = MaxAllowedGrants.OrNull(),
    };

    private static Schema OriginsSchema() => Schema.ListOf(new StringSchema { Min = 1, Max = 256, Format = ("origin", BrowserOrigins.IsRegistrable) }, max: 100);
}

/// <summary>Members that a document has only when they are set.</summary>
internal static class OptionalMembers
{
    /// <summary>Absent when there is no text.</summary>
    public static Optional<string> IfSet(this string? value) => value is null ? default : new(value);

    /// <summary>Absent when there is no value.</summary>
    public static Optional<T> IfSet<T>(this T? value)
        where T : struct => value is { } given ? new(given) : default;

    /// <summary>No value when it is absent.</summary>
    public static T? OrNull<T>(this Optional<T> member)
        where T : struct => member.IsGiven ? member.Value : null;
}
