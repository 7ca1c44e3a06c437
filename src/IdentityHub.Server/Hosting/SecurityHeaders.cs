namespace IdentityHub.Server.Hosting;

/// <summary>Headers that every answer carries. Pages add their content security policy.</summary>
internal sealed class SecurityHeaders(RequestDelegate next, HubUrls urls)
{
    // Two years; subdomains are somebody else's decision.
    private const string Hsts = "max-age=63072000";

    /// <summary>Sets the headers before anything is answered.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        Apply(context, urls);
        return next(context);
    }

    /// <summary>Sets the headers; also for answers that begin anew after an error.</summary>
    public static void Apply(HttpContext context, HubUrls urls)
    {
        var headers = context.Response.Headers;

        // Ours, not one that the client sends: nobody chooses what the log says. Its entries have it as RequestId.
        headers["X-Request-Id"] = context.TraceIdentifier;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (urls.IsHttps)
        {
            headers.StrictTransportSecurity = Hsts;
        }
    }
}
