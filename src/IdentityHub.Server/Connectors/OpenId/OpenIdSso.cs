using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>An enterprise connector that speaks OpenID Connect. A kind says how its configuration is read and what its claims mean.</summary>
/// <typeparam name="TConfig">Its configuration.</typeparam>
internal abstract class OpenIdSso<TConfig>(OpenIdClient client) : ISsoProvider
    where TConfig : OpenIdConfig
{
    private const int LongestIssuer = 256;

    /// <inheritdoc/>
    public abstract SsoProviderInfo About { get; }

    /// <summary>The protocol.</summary>
    protected OpenIdClient Client => client;

    /// <inheritdoc/>
    public ApiError? CheckConfig(JsonElement config) => Read(config).Error;

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalStart>> StartAsync(ExternalConnector connector, ExternalRequest request, CancellationToken cancellation) =>
        Read(connector.Config).TryGet(out var config, out var error)
            ? await client.StartAsync(SettingsOf(config, connector), request, cancellation)
            : error;

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalSignIn>> CompleteAsync(
        ExternalConnector connector, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (!Read(connector.Config).TryGet(out var config, out var error))
        {
            return error;
        }

        var settings = SettingsOf(config, connector);
        if (!(await client.CompleteAsync(settings, session, data, cancellation)).TryGet(out var signIn, out error))
        {
            return error;
        }

        if (signIn.Token.Issuer.Length > LongestIssuer)
        {
            return ConnectorErrors.InvalidIdToken($"The issuer is longer than {LongestIssuer} characters, which the hub cannot store.");
        }

        return Identify(config, connector, Describe(signIn), signIn.Claims).TryGet(out var identity, out error)
            ? new ExternalSignIn(identity, connector.WantsTokens ? client.TokensOf(settings, signIn.Answer) : null)
            : error;
    }

    /// <inheritdoc/>
    public async Task<ApiResult<ExternalTokens>> RefreshAsync(ExternalConnector connector, string refreshToken, CancellationToken cancellation) =>
        Read(connector.Config).TryGet(out var config, out var error)
            ? await client.RefreshAsync(SettingsOf(config, connector), connector.TokensOf, refreshToken, cancellation)
            : error;

    /// <inheritdoc/>
    public async Task<ApiResult<JsonElement?>> DescribeAsync(ExternalConnector connector, CancellationToken cancellation) =>
        Read(connector.Config).TryGet(out var config, out var error)
            ? await client.DescribeAsync(SettingsOf(config, connector), cancellation)
            : error;

    /// <summary>What no schema can say.</summary>
    /// <returns>A member and what is wrong with it; null when all is well.</returns>
    protected virtual (string Member, string Problem)? FindProblem(TConfig config) => null;

    /// <summary>The client at the provider.</summary>
    protected abstract OpenIdSettings SettingsOf(TConfig config, ExternalConnector connector);

    /// <summary>Says what the claims mean.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="connector">The connector.</param>
    /// <param name="person">The person, without an e-mail address.</param>
    /// <param name="claims">What the provider says.</param>
    protected abstract ApiResult<ExternalIdentity> Identify(TConfig config, ExternalConnector connector, ExternalIdentity person, OpenIdClaims claims);

    private static ExternalIdentity Describe(OpenIdSignIn signIn)
    {
        var (phone, isPhoneVerified) = signIn.Claims.ReadPhone();
        return new ExternalIdentity
        {
            Id = signIn.Token.Subject,
            Issuer = signIn.Token.Issuer,
            Phone = phone,
            IsPhoneVerified = isPhoneVerified,
            Name = signIn.Claims.ReadName(),
            Avatar = signIn.Claims.ReadPicture(),
            AuthenticationMethods = signIn.Claims.ReadMethods(),
            AuthenticatedAt = signIn.Claims.ReadAuthenticationTime(),
            Raw = signIn.Claims.ToJson(),
        };
    }

    private ApiResult<TConfig> Read(JsonElement config)
    {
        if (!OpenIdConfig.Read<TConfig>(config).TryGet(out var read, out var error))
        {
            return error;
        }

        return FindProblem(read) is var (member, problem) ? ConnectorErrors.InvalidConfig(member, problem) : read;
    }
}
