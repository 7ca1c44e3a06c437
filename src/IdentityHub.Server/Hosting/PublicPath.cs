namespace IdentityHub.Server.Hosting;

/// <summary>
/// Makes the path of the public URL the path base of every request, whether a proxy in front takes it off or leaves it, so that links and
/// cookies come out right either way. Likewise the scheme: when the public URL is https, browsers came by https, whether the proxy says so
/// and is known or not. A setting that is missing must not break forms.
/// </summary>
internal sealed class PublicPath(RequestDelegate next, HubUrls urls)
{
    private readonly PathString publicPath = urls.PathBase;

    /// <summary>Moves the path of the public URL from the path to the path base.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (urls.IsHttps)
        {
            request.Scheme = Uri.UriSchemeHttps;
        }

        if (publicPath.HasValue)
        {
            if (request.Path.StartsWithSegments(publicPath, out var rest))
            {
                request.Path = rest;
            }

            request.PathBase = publicPath;
        }

        return next(context);
    }
}
