using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Server.Hosting;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Server.ConsoleFiles;

/// <summary>The files of the Console, found once: a path that is not among them leads nowhere, whatever it looks like.</summary>
internal sealed class ConsoleFolder(ConsoleOptions options, HubUrls urls)
{
    /// <summary>What stands in the place of the page when the files are not there.</summary>
    public const string MissingText =
        """
        This IdentityHub was built without its Console.

        The build makes it when Node.js 20 or newer is installed: install Node.js and build again, or use the published image.
        Everything the Console does can be done with the Management API, and with configuration files.

        """;

    private const string PageName = "index.html";

    private static readonly FileExtensionContentTypeProvider ContentTypes = new();

    private readonly FrozenDictionary<string, ConsoleFile> files = Load(options.Directory, urls.PathBase + ConsoleOptions.Path + "/");

    /// <summary>The page; null when the Console was not built.</summary>
    public ConsoleFile? Page => files.GetValueOrDefault(PageName);

    /// <summary>A file by its path within the Console.</summary>
    public ConsoleFile? Find(string path) => files.GetValueOrDefault(path);

    private static FrozenDictionary<string, ConsoleFile> Load(string directory, string root)
    {
        if (!Directory.Exists(directory))
        {
            return FrozenDictionary<string, ConsoleFile>.Empty;
        }

        // Hidden ones are the build's own.
        var names = Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(directory, file).Replace('\\', '/'))
            .Where(static name => !name.Split('/').Any(static part => part.StartsWith('.')))
            .ToHashSet(StringComparer.Ordinal);
        return names.Where(name => !IsCompressedCopy(name, names))
            .Select(name => name == PageName ? ReadPage(directory, root) : Read(directory, name, names))
            .ToFrozenDictionary(static file => file.Name, StringComparer.Ordinal);
    }

    private static bool IsCompressedCopy(string name, HashSet<string> names) =>
        Path.GetExtension(name) is ".br" or ".gz" && names.Contains(name[..^3]);

    private static ConsoleFile Read(string directory, string name, HashSet<string> names)
    {
        var place = Path.Combine(directory, name);
        using var content = File.OpenRead(place);
        return new ConsoleFile(
            name,
            place,
            ContentTypeOf(name),
            Convert.ToHexStringLower(SHA256.HashData(content))[..16],
            names.Contains(name + ".br") ? place + ".br" : null,
            names.Contains(name + ".gz") ? place + ".gz" : null);
    }

    /// <summary>
    /// The page names its files by where they are beside it, because the build does not know the path of the public URL. The page itself is
    /// served under many addresses, so here the names become whole paths.
    /// </summary>
    private static ConsoleFile ReadPage(string directory, string root)
    {
        var place = Path.Combine(directory, PageName);
        var content = Encoding.UTF8.GetBytes(File.ReadAllText(place).Replace("=\"./", "=\"" + WebUtility.HtmlEncode(root), StringComparison.Ordinal));
        return new ConsoleFile(PageName, place, ContentTypeOf(PageName), Convert.ToHexStringLower(SHA256.HashData(content))[..16], null, null) { Content = content };
    }

    private static string ContentTypeOf(string name)
    {
        var type = ContentTypes.TryGetContentType(name, out var known) ? known : "application/octet-stream";
        return type.StartsWith("text/", StringComparison.Ordinal) || type == "application/json" ? type + "; charset=utf-8" : type;
    }
}

/// <summary>A file of the Console.</summary>
/// <param name="Name">Path within the Console.</param>
/// <param name="Place">Where it lies.</param>
/// <param name="ContentType">What it is.</param>
/// <param name="Tag">Changes with the content.</param>
/// <param name="Brotli">A copy compressed with Brotli (RFC 7932).</param>
/// <param name="Gzip">A copy compressed with gzip (RFC 1952).</param>
internal sealed record ConsoleFile(string Name, string Place, string ContentType, string Tag, string? Brotli, string? Gzip)
{
    /// <summary>What it holds, where that is not what lies there.</summary>
    public byte[]? Content { get; init; }

    /// <summary>Whether the name changes with the content: the build puts a hash into names of assets.</summary>
    public bool IsHashed => Name.StartsWith("assets/", StringComparison.Ordinal);

    /// <summary>Whether there are compressed copies.</summary>
    public bool IsCompressed => Brotli is not null || Gzip is not null;

    /// <summary>The smallest form that the client takes (RFC 9110 §12.5.3).</summary>
    /// <param name="accepted">The header <c>Accept-Encoding</c>.</param>
    /// <returns>Where it lies, and its content coding; null for none.</returns>
    public (string Place, string? Encoding) For(StringValues accepted) =>
        Brotli is not null && Takes(accepted, "br") ? (Brotli, "br")
        : Gzip is not null && Takes(accepted, "gzip") ? (Gzip, "gzip")
        : (Place, null);

    private static bool Takes(StringValues accepted, string coding) =>
        StringWithQualityHeaderValue.TryParseList(accepted, out var codings)
        && codings.Any(value => value.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0);
}
