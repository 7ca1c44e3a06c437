using IdentityHub.Server.Connectors.Social.Flow;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>How a client proves to a token endpoint who it is (OpenID Connect Core §9).</summary>
internal enum TokenAuthentication
{
    /// <summary><c>client_secret_post</c>: in the form.</summary>
    Post,

    /// <summary><c>client_secret_basic</c>: in the header.</summary>
    Basic,

    /// <summary><c>client_secret_jwt</c>: by a signature made with the secret.</summary>
    Jwt,
}

/// <summary>How a provider is talked to, with one configuration: everything that differs from one to the other and is not code.</summary>
/// <param name="AuthorizationEndpoint">Where the browser goes.</param>
/// <param name="TokenEndpoint">Where the code is exchanged.</param>
/// <param name="Scope">What is asked for, separated by spaces.</param>
internal sealed record SocialProvider(string AuthorizationEndpoint, string TokenEndpoint, string Scope)
{
    /// <summary>Where the profile is; null when the ID token has all of it.</summary>
    public string? UserInfoEndpoint { get; init; }

    /// <summary>How ID tokens are checked; null when the provider gives none. With rules a nonce is sent and an ID token is needed.</summary>
    public IdTokenRules? IdToken { get; init; }

    /// <summary>Whether it understands PKCE (RFC 7636).</summary>
    public bool UsesPkce { get; init; }

    /// <summary>How it gets to know who we are.</summary>
    public TokenAuthentication Authentication { get; init; } = TokenAuthentication.Post;

    /// <summary>Scopes that are always asked for.</summary>
    public IReadOnlyList<string> NeededScopes { get; init; } = [];

    /// <summary>What it calls a proof anew in <c>prompt</c>; null when it knows none.</summary>
    public string? ForcedPrompt { get; init; }

    /// <summary>Whether it keeps to <c>max_age</c> and then says <c>auth_time</c> (OpenID Connect Core §3.1.2.1).</summary>
    public bool TakesMaxAge { get; init; }

    /// <summary>Values of <c>prompt</c> that the configuration wants.</summary>
    public IReadOnlyList<string> Prompts { get; init; } = [];

    /// <summary>The parameter that says who is likely to sign in; null when it knows none.</summary>
    public string? LoginHintParameter { get; init; }

    /// <summary>Whether it understands <c>ui_locales</c>.</summary>
    public bool TakesUiLocales { get; init; }

    /// <summary><c>response_type</c>.</summary>
    public string ResponseType { get; init; } = "code";

    /// <summary>The issuer that it names in the response (RFC 9207); null when it names none, or one of many.</summary>
    public string? Issuer { get; init; }

    /// <summary>Further parameters of the authorization request. Those that the flow needs cannot be replaced.</summary>
    public IReadOnlyDictionary<string, string> More { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a provider said about somebody, before it is checked.</summary>
/// <param name="Id">The person's id there.</param>
internal sealed record SocialProfile(string? Id)
{
    /// <summary>Full name.</summary>
    public string? Name { get; init; }

    /// <summary>Address of a picture.</summary>
    public string? Avatar { get; init; }

    /// <summary>E-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>Whether the provider made sure that it is the person's.</summary>
    public bool IsEmailVerified { get; init; }

    /// <summary>Phone number, in any spelling.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether the provider made sure that it is the person's.</summary>
    public bool IsPhoneVerified { get; init; }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => "profile";
}
