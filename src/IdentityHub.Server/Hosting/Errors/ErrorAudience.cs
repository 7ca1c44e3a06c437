namespace IdentityHub.Server.Hosting.Errors;

/// <summary>Whether a person or a program waits for the answer.</summary>
internal static class ErrorAudience
{
    // Where browsers are sent by clients; the rest below /oidc and /api is for programs whatever they accept.
    private static readonly PathString[] PersonPaths = ["/oidc/auth", "/oidc/session", "/oidc/device"];

    /// <summary>A person: a browser's navigation outside the APIs.</summary>
    public static bool IsPerson(HttpContext context)
    {
        var path = context.Request.Path;
        var isApi = path.StartsWithSegments("/api")
            || path.StartsWithSegments("/health")
            || (path.StartsWithSegments("/oidc") && !Array.Exists(PersonPaths, person => path.StartsWithSegments(person)));
        return !isApi && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
