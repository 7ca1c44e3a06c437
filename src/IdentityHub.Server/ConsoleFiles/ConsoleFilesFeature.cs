using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;

namespace IdentityHub.Server.ConsoleFiles;

/// <summary>Serves the Console: the files that the build made of <c>src/IdentityHub.Console</c>.</summary>
/// <remarks>
/// <code>
/// /console/assets/NAME-HASH.js -> the file, compressed where there is such a copy; kept for a year
/// /console/anything/else       -> the file of this name, or the page, which then shows what the address says; asked for again each time
///                                 no administrator yet: a page that says how there will be one
/// </code>
/// </remarks>
internal static class ConsoleFilesFeature
{
    // No style elements, no inline scripts, nothing from elsewhere but logos. Frames show the hub's own sign-in pages beside their settings.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; frame-src 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Registers the files.</summary>
    public static void AddConsoleFiles(this IServiceCollection services) => services.AddSingleton<ConsoleFolder>();

    /// <summary>Maps the Console, unless it is turned off.</summary>
    public static void MapConsoleFiles(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetRequiredService<ConsoleOptions>().Enabled)
        {
            routes.MapMethods(ConsoleOptions.Path + "/{**path}", Reading, ServeAsync);
        }
    }

    private static async Task<IResult> ServeAsync(string? path, HttpContext context, ConsoleFolder folder, FirstOwner first, IPersonPages pages)
    {
        Protect(context.Response.Headers);
        if (folder.Find(path ?? "") is { } file && file != folder.Page)
        {
            return Send(context, file);
        }

        // A name with an extension, or below the assets, is a file that is gone: a page in its place would be taken for a script.
        if (path is not null && path != folder.Page?.Name && (path.StartsWith("assets/", StringComparison.Ordinal) || Path.HasExtension(path)))
        {
            context.Response.Headers.CacheControl = "no-cache";
            return TypedResults.NotFound();
        }

        if (folder.Page is { } page)
        {
            return await IsUntouchedAsync(first, context.RequestAborted) ? pages.NotSetUp() : Send(context, page);
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(ConsoleFolder.MissingText, "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }

    // Nobody could pass its sign-in then. A database that is away is for the page to tell, which says it better.
    private static async ValueTask<bool> IsUntouchedAsync(FirstOwner first, CancellationToken cancellation)
    {
        try
        {
            return await first.IsMissingAsync(cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return false;
        }
    }

    private static IResult Send(HttpContext context, ConsoleFile file)
    {
        var headers = context.Response.Headers;
        headers.CacheControl = file.IsHashed ? "public, max-age=31536000, immutable" : "no-cache";
        var (place, encoding) = file.For(context.Request.Headers.AcceptEncoding);
        if (file.IsCompressed)
        {
            headers.Vary = "Accept-Encoding";
        }

        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        // One tag for each form of the file (RFC 9110 §8.8.3.3).
        var tag = encoding is null ? $"\"{file.Tag}\"" : $"\"{file.Tag}-{encoding}\"";
        if (file.Content is { } content)
        {
            return TypedResults.Bytes(content, file.ContentType, entityTag: new(tag));
        }

        return TypedResults.PhysicalFile(place, file.ContentType, entityTag: new(tag));
    }

    private static void Protect(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
    }
}
