namespace IdentityHub.Protocol.Authorization;

/// <summary>What the client wants the person to be asked (OpenID Connect Core §3.1.2.1).</summary>
[Flags]
public enum Prompts
{
    /// <summary>Whatever is needed.</summary>
    Unspecified = 0,

    /// <summary>Nothing: answer with an error where a page would be needed.</summary>
    None = 1,

    /// <summary>Sign in again.</summary>
    Login = 2,

    /// <summary>Consent again.</summary>
    Consent = 4,
}

/// <summary>Reads <c>prompt</c>.</summary>
public static class Prompt
{
    /// <summary>Reads a space-separated list.</summary>
    /// <param name="value">The parameter, or <see langword="null"/>.</param>
    /// <returns>The prompts, or <c>invalid_request</c> for an unknown value and for <c>none</c> together with another.</returns>
    public static Result<Prompts> Parse(string? value)
    {
        var prompts = Prompts.Unspecified;
        foreach (var word in (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            switch (word)
            {
                case "none":
                    prompts |= Prompts.None;
                    break;
                case "login":
                    prompts |= Prompts.Login;
                    break;
                case "consent":
                    prompts |= Prompts.Consent;
                    break;
                default:
                    return OAuthError.InvalidRequest("unsupported prompt value requested");
            }
        }

        return prompts.HasFlag(Prompts.None) && prompts != Prompts.None
            ? OAuthError.InvalidRequest("prompt none must only be used alone")
            : prompts;
    }
}
