using Microsoft.AspNetCore.Http.Features;

namespace IdentityHub.Server.Hosting;

/// <summary>How much a client may send. What reads more than that ends in a 413.</summary>
internal sealed class BodyLimits(RequestDelegate next)
{
    /// <summary>Bytes of a body outside <c>/oidc</c>; an endpoint that takes more says so itself.</summary>
    public const long Elsewhere = 1024 * 1024;

    /// <summary>Bytes of a protocol message: 56 kB.</summary>
    public const long Protocol = 56 * 1024;

    /// <summary>Sets the limit of protocol messages.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/oidc")
            && context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = Protocol;
        }

        return next(context);
    }
}
