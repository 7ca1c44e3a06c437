using System.Collections.Frozen;
using System.Security.Cryptography;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Server.SignIn;

/// <summary>
/// Style sheet and script of the pages. The name of each contains the hash of its content: browsers keep it for a year, and a new
/// version has a new name.
/// </summary>
internal static class Assets
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly FrozenDictionary<string, Asset> ByName = new[]
    {
        Load("hub.css", "text/css; charset=utf-8"),
        Load("hub.js", "text/javascript; charset=utf-8"),
        Load("hub.svg", "image/svg+xml"),
    }.ToFrozenDictionary(asset => asset.Name, StringComparer.Ordinal);

    /// <summary>Path of the style sheet below the application's base path.</summary>
    public static string StyleSheet { get; } = PathOf("css");

    /// <summary>Path of the script below the application's base path.</summary>
    public static string Script { get; } = PathOf("js");

    /// <summary>Path of the icon below the application's base path.</summary>
    public static string Icon { get; } = PathOf("svg");

    /// <summary>Path of the style sheet with a brand's colours.</summary>
    public static string ThemeSheet(string light, string? dark) => $"/assets/theme-{Theme.Version}-{light}-{dark ?? "none"}.css";

    /// <summary>Maps the files.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/assets/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);
    }

    /// <summary>What the style sheet says, for pages that must load nothing.</summary>
    public static string StyleSheetText { get; } = System.Text.Encoding.UTF8.GetString(ByName[StyleSheet["/assets/".Length..]].Content);

    private static async Task<Results<FileContentHttpResult, ContentHttpResult, NotFound>> ServeAsync(
        string name, [FromQuery(Name = "app_id")] string? applicationId, [FromQuery(Name = "organization_id")] string? organizationId, HttpContext context, VisitReader visits)
    {
        if (ByName.TryGetValue(name, out var asset))
        {
            context.Response.Headers[HeaderNames.CacheControl] = Forever;
            return TypedResults.Bytes(asset.Content, asset.ContentType, entityTag: asset.Tag);
        }

        if (TryReadTheme(name, out var light, out var dark))
        {
            context.Response.Headers[HeaderNames.CacheControl] = Forever;
            return TypedResults.Text(Theme.Sheet(light, dark), "text/css; charset=utf-8");
        }

        if (CustomSheet.IsName(name) && await visits.ReadCustomCssAsync(applicationId, organizationId, context.RequestAborted) is { Length: > 0 } css)
        {
            // A page that was open while the settings changed gets the new sheet under the old name, but must not keep it.
            context.Response.Headers[HeaderNames.CacheControl] = CustomSheet.NameOf(css) == name ? Forever : "no-cache";
            return TypedResults.Text(css, "text/css; charset=utf-8");
        }

        return TypedResults.NotFound();
    }

    private static bool TryReadTheme(string name, out string light, out string? dark)
    {
        (light, dark) = ("", null);
        if (name.Split('-') is not ["theme", var version, var first, var last] || version != Theme.Version || !last.EndsWith(".css", StringComparison.Ordinal))
        {
            return false;
        }

        var second = last[..^".css".Length];
        light = Theme.Normalize("#" + first) ?? "";
        dark = second == "none" ? null : Theme.Normalize("#" + second) ?? "";
        // Only the normal form is an address: the same sheet under other spellings would be kept many times.
        return light == first && light.Length == 6 && (dark is null || dark == second) && dark is not "";
    }

    private static string PathOf(string extension) =>
        "/assets/" + ByName.Keys.Single(name => name.EndsWith("." + extension, StringComparison.Ordinal));

    private static Asset Load(string file, string contentType)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream($"IdentityHub.Server.SignIn.Assets.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded in the assembly.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        var name = $"{Path.GetFileNameWithoutExtension(file)}-{hash}{Path.GetExtension(file)}";
        return new Asset(name, content, contentType, new EntityTagHeaderValue($"\"{hash}\""));
    }

    private sealed record Asset(string Name, byte[] Content, string ContentType, EntityTagHeaderValue Tag);
}
