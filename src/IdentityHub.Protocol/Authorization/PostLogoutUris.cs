namespace IdentityHub.Protocol.Authorization;

/// <summary>Where a person may be sent after signing out (OpenID Connect RP-Initiated Logout 1.0 §3).</summary>
public static class PostLogoutUris
{
    /// <summary>Whether any registered URI stands for the requested one: as for redirect URIs, but every port counts.</summary>
    /// <param name="registered">Registered post-logout URIs.</param>
    /// <param name="requested"><c>post_logout_redirect_uri</c>.</param>
    /// <returns>Whether one does.</returns>
    public static bool MatchesAny(IEnumerable<string> registered, string requested) =>
        RedirectUris.MatchesAny(registered, requested, native: false);
}
