using IdentityHub.Data.Applications;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>Reads client metadata as changes to what is stored: members the file does not give keep their value.</summary>
internal static class ClientMetadataReader
{
    private const int OneYear = 365 * 24 * 3600;
    private const int LongestRefreshToken = 180 * 24 * 3600;

    // OpenID Connect Core §3.1.3.7 knows more; these are the ones the hub has keys for.
    private static readonly TextRule SigningAlgorithm = TextRules.Among("RS256", "PS256", "ES256", "ES384", "ES512");

    /// <summary>Reads <c>oidcClientMetadata</c>.</summary>
    public static Func<OidcClientMetadata, OidcClientMetadata> ReadOidc(ObjectReader reader)
    {
        var redirectUris = ReadUris(reader, "redirectUris");
        var postLogoutRedirectUris = ReadUris(reader, "postLogoutRedirectUris");
        var logoutUri = reader.NullableText("backchannelLogoutUri", TextRules.WebAddressWithoutFragment);
        var sessionRequired = reader.Boolean("backchannelLogoutSessionRequired");
        var logoUri = reader.NullableText("logoUri", TextRules.WebAddressOrEmpty);
        var algorithm = reader.NullableText("idTokenSignedResponseAlg", SigningAlgorithm);
        var standardName = reader.NullableText("id_token_signed_response_alg", SigningAlgorithm);
        if (reader.Has("idTokenSignedResponseAlg") && reader.Has("id_token_signed_response_alg"))
        {
            reader.Report(reader.PlaceOf("id_token_signed_response_alg"), "the same as idTokenSignedResponseAlg; give one of them");
        }

        return stored => stored with
        {
            RedirectUris = Listed(redirectUris, stored.RedirectUris),
            PostLogoutRedirectUris = Listed(postLogoutRedirectUris, stored.PostLogoutRedirectUris),
            BackchannelLogoutUri = logoutUri.Or(stored.BackchannelLogoutUri),
            BackchannelLogoutSessionRequired = sessionRequired.Is ? sessionRequired.Value : stored.BackchannelLogoutSessionRequired,
            LogoUri = logoUri.Or(stored.LogoUri),
            IdTokenSignedResponseAlg = algorithm.Or(standardName.Or(stored.IdTokenSignedResponseAlg)),
        };
    }

    /// <summary>Reads <c>customClientMetadata</c>.</summary>
    public static Func<CustomClientMetadata, CustomClientMetadata> ReadCustom(ObjectReader reader, Given<ApplicationType> type, bool isThirdParty)
    {
        var origins = reader.Texts("corsAllowedOrigins", TextRules.Origin);
        var idToken = reader.NullableInteger("idTokenTtl", 1, OneYear);
        var refreshToken = reader.NullableInteger("refreshTokenTtl", 1, LongestRefreshToken);
        var refreshTokenInDays = reader.NullableInteger("refreshTokenTtlInDays", 1, 180);
        var tenant = reader.NullableText("tenantId", TextRules.Between(0, 21));
        var always = reader.Boolean("alwaysIssueRefreshToken");
        var rotate = reader.Boolean("rotateRefreshToken");
        var exchange = reader.Boolean("allowTokenExchange");
        var device = reader.Boolean("isDeviceFlow");
        var grants = reader.NullableInteger("maxAllowedGrants", 1, int.MaxValue);
        if (exchange.Value && isThirdParty)
        {
            reader.Report(reader.PlaceOf("allowTokenExchange"), "a third-party application cannot exchange tokens");
        }

        if (device.Value && type is { Is: true, Value: not ApplicationType.Native })
        {
            reader.Report(reader.PlaceOf("isDeviceFlow"), "only a Native application can use the device flow");
        }

        return stored => stored with
        {
            CorsAllowedOrigins = origins.Is ? Listed(new(Values(origins.Value), true), stored.CorsAllowedOrigins ?? []) : stored.CorsAllowedOrigins,
            IdTokenTtl = idToken.Or(stored.IdTokenTtl),
            RefreshTokenTtl = refreshToken.Or(stored.RefreshTokenTtl),
            RefreshTokenTtlInDays = refreshTokenInDays.Or(stored.RefreshTokenTtlInDays),
            TenantId = tenant.Or(stored.TenantId),
            AlwaysIssueRefreshToken = always.Is ? always.Value : stored.AlwaysIssueRefreshToken,
            RotateRefreshToken = rotate.Is ? rotate.Value : stored.RotateRefreshToken,
            AllowTokenExchange = exchange.Is ? exchange.Value : stored.AllowTokenExchange,
            IsDeviceFlow = device.Is ? device.Value : stored.IsDeviceFlow,
            MaxAllowedGrants = grants.Or(stored.MaxAllowedGrants),
        };
    }

    private static Given<IReadOnlyList<string>> ReadUris(ObjectReader reader, string key)
    {
        var uris = reader.Texts(key, TextRules.RedirectUri);
        return uris.Is ? new(Values(uris.Value), true) : default;
    }

    // The API lets a list say something twice, files do not: that alone is no difference.
    private static IReadOnlyList<string> Listed(Given<IReadOnlyList<string>> given, IReadOnlyList<string> stored) =>
        given.Is && !given.Value.SequenceEqual(stored.Distinct(StringComparer.Ordinal), StringComparer.Ordinal) ? given.Value : stored;

    private static IReadOnlyList<string> Values(IReadOnlyList<Located> items) => [.. items.Select(static item => item.Value)];
}
