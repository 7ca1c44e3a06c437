namespace IdentityHub.Protocol.Tokens;

/// <summary>The <c>resource</c> parameter (RFC 8707 §2).</summary>
public static class ResourceIndicator
{
    /// <summary>Checks the form of an indicator: an absolute URI without fragment.</summary>
    /// <param name="value">The parameter's value.</param>
    /// <returns><c>invalid_target</c>, or <see langword="null"/> when the form is right.</returns>
    public static OAuthError? Check(string value)
    {
        // A rooted path counts as an absolute URI on Unix, so the scheme is looked for as well.
        if (value.StartsWith('/') || !Uri.TryCreate(value, UriKind.Absolute, out _))
        {
            return OAuthError.InvalidTarget("resource indicator must be an absolute URI");
        }

        return value.Contains('#', StringComparison.Ordinal)
            ? OAuthError.InvalidTarget("resource indicator must not contain a fragment component")
            : null;
    }

    /// <summary>A resource that nobody registered.</summary>
    /// <returns><c>invalid_target</c>, 400.</returns>
    public static OAuthError Unknown() => OAuthError.InvalidTarget("resource indicator is missing, or unknown");
}
