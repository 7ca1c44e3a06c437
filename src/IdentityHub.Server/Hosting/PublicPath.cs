namespace IdentityHub.Server.Hosting;

/// <summary>
/// Makes the path of the public URL the path base of every request, whether a proxy in front takes it off or leaves it, so that links and
/// cookies come out right either way.
/// </summary>
internal sealed class PublicPath(RequestDelegate next, HubUrls urls)
{
    private readonly PathString publicPath = urls.PathBase;

    /// <summary>Moves the path of the public URL from the path to the path base.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
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
