using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using IdentityHub.Demo.OpenIdConnect;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.SignIn;

/// <summary>
/// The framework's OAuth handler brings state, the correlation cookie and PKCE. This class adds what makes it OpenID Connect:
/// <code>
/// challenge  -> authorization endpoint from discovery, + nonce, prompt, resource, resource
/// callback   -> iss of the response (RFC 9207) -> [framework: state, correlation, error] -> code for tokens
///            -> ID token validated -> userinfo about the same subject -> session kept -> cookie
/// </code>
/// Whatever fails throws <see cref="AuthenticationFailureException"/>, which ends on the page SignInFailed.
/// </summary>
internal sealed class HubSignInHandler(
    IOptionsMonitor<OAuthOptions> schemeOptions,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IOptions<DemoOptions> demo,
    ProviderDiscovery discovery,
    TokenClient tokenClient,
    IdTokenValidator idTokens,
    UserInfoClient userInfo,
    SessionStore sessions,
    TimeProvider clock) : OAuthHandler<OAuthOptions>(schemeOptions, loggers, encoder)
{
    /// <summary>The claim in our cookie that leads to the session on the server.</summary>
    public const string SessionIdClaim = "session_id";

    /// <summary>Set on a challenge to open the hub's registration screen first.</summary>
    public const string FirstScreen = "first_screen";

    private const string NonceItem = "nonce";
    private const string OrganizationTemplate = "urn:logto:resource:organizations";

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // The options are shared by all requests; every one of them writes the same discovered address.
        Options.AuthorizationEndpoint = (await discovery.GetAsync(Context.RequestAborted)).AuthorizationEndpoint;
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        // New for each request and kept in the protected state, which the correlation cookie ties to this browser (RFC 9700, 2.1.1).
        var nonce = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        properties.Items[NonceItem] = nonce;

        var url = base.BuildChallengeUrl(properties, redirectUri);
        List<KeyValuePair<string, string?>> more =
        [
            new("nonce", nonce),
            // The hub grants offline_access, and with it the refresh token, only to a request that lets the user consent.
            new("prompt", "consent"),
            // Everything we will ever ask tokens for is named now (RFC 8707, 2.1); each token request then picks one.
            new("resource", demo.Value.ApiResource),
            new("resource", OrganizationTemplate),
        ];
        if (properties.GetParameter<string>(FirstScreen) is { } firstScreen)
        {
            more.Add(new(FirstScreen, firstScreen));
        }

        return QueryHelpers.AddQueryString(url, more);
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        // A response made for another provider must not be finished with this one: the mix-up attack (RFC 9207, 2.4).
        var metadata = await discovery.GetAsync(Context.RequestAborted);
        var issuer = Request.Query["iss"];
        var isMissingButPromised = issuer.Count == 0 && metadata.NamesItselfInResponses;
        return isMissingButPromised || (issuer.Count > 0 && (issuer.Count != 1 || issuer[0] != metadata.Issuer))
            ? HandleRequestResult.Fail("The response does not come from the hub that was asked.")
            : await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        // Taken out of the properties, so that the verifier does not live on with the session.
        if (!context.Properties.Items.Remove(OAuthConstants.CodeVerifierKey, out var verifier) || verifier is null)
        {
            return OAuthTokenResponse.Failed(new AuthenticationFailureException("The sign-in has lost its code verifier."));
        }

        var answer = await tokenClient.RedeemCodeAsync(context.Code, context.RedirectUri, verifier, Context.RequestAborted);
        return answer.AccessToken is null
            ? OAuthTokenResponse.Failed(SignInFailure.FromHub(answer.Error, answer.ErrorDescription))
            : OAuthTokenResponse.Success(JsonSerializer.SerializeToDocument(new Dictionary<string, string?>
            {
                ["access_token"] = answer.AccessToken,
                ["id_token"] = answer.IdToken,
                ["refresh_token"] = answer.RefreshToken,
            }));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var idToken = tokens.Response!.RootElement.Text("id_token")
            ?? throw new AuthenticationFailureException("The hub sent no ID token.");
        var nonce = properties.Items.Remove(NonceItem, out var stored) && stored is not null
            ? stored
            : throw new AuthenticationFailureException("The sign-in has lost its nonce.");

        // Before any of these tokens is used (RFC 9700, 4.5.3.2).
        var expected = new IdTokenExpectations(demo.Value.Authority, demo.Value.ClientId, nonce, Subject: null, tokens.AccessToken);
        var (claims, problem) = await idTokens.ValidateAsync(idToken, expected, Context.RequestAborted);
        if (claims is null)
        {
            throw new AuthenticationFailureException($"The ID token was refused: {problem}.");
        }

        var subject = claims.Value.Text("sub")!;
        var profile = await userInfo.GetAsync(tokens.AccessToken!, subject, Context.RequestAborted)
            ?? throw new AuthenticationFailureException("Userinfo did not answer about the user who signed in.");

        var expiresAt = clock.GetUtcNow() + SessionStore.Lifetime;
        var sessionId = sessions.Add(new SignedInSession(subject, nonce, expiresAt)
        {
            IdToken = idToken,
            IdTokenClaims = claims.Value,
            UserInfo = profile,
            RefreshToken = tokens.RefreshToken,
        });

        identity.AddClaim(new Claim(SessionIdClaim, sessionId));
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, subject));
        properties.ExpiresUtc = expiresAt;
        properties.AllowRefresh = false;
        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, Scheme.Name);
    }
}
