using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Protocol.Jose;
using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>Accounts at any provider that speaks OpenID Connect. The profile is in the ID token.</summary>
internal sealed class OidcConnector(SocialServices services) : OAuthConnector<OidcConfig>(services)
{
    /// <summary>What is known of it.</summary>
    public static ConnectorFactory About { get; } = SocialKind.Of(
        "oidc",
        "oidc",
        "OIDC",
        """
        # OpenID Connect

        For any provider that speaks OpenID Connect with the authorization code.

        1. Register the hub there, with the callback address of this connector: `{hub}/callback/{connector id}`.
        2. From the provider's `/.well-known/openid-configuration`, copy the authorization and token endpoints, the `jwks_uri` and the `issuer`.
        3. Enter client ID and secret, and how the secret is shown.

        Name, picture, e-mail address and phone number are read from the ID token: `sub`, `name`, `picture`, `email`, `email_verified`, `phone_number`,
        `phone_number_verified`. An address counts as proven when `email_verified` is true, as a text only with *Accept string-typed boolean claims*;
        *Trust unverified e-mail* lets every address count. There may be several of these connectors, each with a target of its own.
        """,
        [
            FormItem.Needs("authorizationEndpoint", "Authorization endpoint", "https://provider.example.com/authorize"),
            FormItem.Needs("tokenEndpoint", "Token endpoint", "https://provider.example.com/token"),
            .. SocialKind.Client,
            FormItem.Needs("scope", "Scope", "openid profile email"),
            .. GenericForm.Authentication,
            FormItem.Json(
                "idTokenVerificationConfig", "ID token verification", new JsonObject { ["jwksUri"] = "", ["issuer"] = "" },
                "jwksUri, issuer, audience, algorithms, clockTolerance, maxTokenAge, subject, typ") with { Required = true },
            FormItem.Json(
                "authRequestOptionalConfig", "Optional request parameters", new JsonObject(),
                "responseMode, display, prompt, maxAge, uiLocales, idTokenHint, loginHint, acrValues"),
            FormItem.Switch("acceptStringTypedBooleanClaims", "Accept string-typed boolean claims", "Lets the text \"true\" count in email_verified and phone_number_verified."),
            GenericForm.TrustUnverifiedEmail,
            GenericForm.CustomConfig,
        ]) with
    { IsStandard = true, IsTokenStorageSupported = true };

    /// <inheritdoc/>
    public override ConnectorFactory Factory => About;

    /// <inheritdoc/>
    protected override SocialProvider Describe(OidcConfig config)
    {
        var options = config.AuthRequestOptionalConfig.Or(new AuthRequestOptionalConfig());
        var more = new Dictionary<string, string>(config.CustomConfig.Or([]), StringComparer.Ordinal);
        foreach (var (name, value) in options.ToParameters())
        {
            more[name] = value;
        }

        return new SocialProvider(At(config.AuthorizationEndpoint), At(config.TokenEndpoint), config.Scope)
        {
            NeededScopes = ["openid"],
            UsesPkce = true,
            IdToken = RulesOf(config),
            Issuer = IdTokenVerificationConfig.TextsOf(config.IdTokenVerificationConfig.Issuer) is [var only] ? only : null,
            Authentication = config.Authentication,
            Prompts = options.Prompt.Or("").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            ForcedPrompt = "login",
            TakesMaxAge = true,
            LoginHintParameter = "login_hint",
            TakesUiLocales = true,
            More = more,
        };
    }

    /// <inheritdoc/>
    protected override TokenClient ClientOf(OidcConfig config, SocialProvider provider) => config.ToClient(provider);

    /// <inheritdoc/>
    protected override SocialProfile Map(OidcConfig config, SocialAnswer answer, JsonElement raw)
    {
        var acceptsText = config.AcceptStringTypedBooleanClaims.Or(false);
        return new SocialProfile(raw.Text("sub"))
        {
            Name = raw.Text("name") ?? raw.Text("preferred_username"),
            Avatar = raw.Text("picture"),
            Email = raw.Text("email"),
            IsEmailVerified = config.TrustUnverifiedEmail.Or(false) || raw.IsTrue(acceptsText, "email_verified"),
            Phone = raw.Text("phone_number"),
            IsPhoneVerified = raw.IsTrue(acceptsText, "phone_number_verified"),
        };
    }

    private IdTokenRules RulesOf(OidcConfig config)
    {
        var rules = config.IdTokenVerificationConfig;
        var (issuers, audiences, named) = (IdTokenVerificationConfig.TextsOf(rules.Issuer), IdTokenVerificationConfig.TextsOf(rules.Audience), rules.Algorithms.Or([]));
        return new IdTokenRules(At(rules.JwksUri), new IdTokenExpectation
        {
            Rule = IssuerRule.AnyOf(issuers),
            DocumentIssuer = null,
            ClientId = config.ClientId,
            Nonce = null,
            Audiences = audiences.Count > 0 ? audiences : null,
            TakesAnyParty = audiences.Count > 0,
            Algorithms = named.Count > 0 ? named : null,
            SecretAlgorithms = [.. Enum.GetValues<SharedSecretAlgorithm>().Where(algorithm => named.Contains(algorithm.ToString()))],
            Secret = config.ClientSecret,
            ClockSkew = IdTokenVerificationConfig.DurationOf(rules.ClockTolerance) ?? TimeSpan.FromMinutes(1),
            LongestAge = IdTokenVerificationConfig.DurationOf(rules.MaxTokenAge),
            Subject = rules.Subject.Or("") is { Length: > 0 } subject ? subject : null,
            Type = rules.Typ.Or("") is { Length: > 0 } type ? type : null,
        });
    }
}
