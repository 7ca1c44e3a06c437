namespace IdentityHub.Server.Hosting;

/// <summary>
/// The addresses of the hub, all made from <c>IdentityHub:PublicUrl</c>. Nothing is ever built from the Host header or a forwarded one
/// (GHSA-93m4-mfpg-c3xf is what happens otherwise).
/// </summary>
internal sealed class HubUrls
{
    private const string Setting = "PublicUrl";
    private const string Default = "http://localhost:3001";

    private HubUrls(Uri url)
    {
        Origin = $"{url.Scheme}://{url.Authority}";
        PathBase = url.AbsolutePath.TrimEnd('/');
        PublicUrl = Origin + PathBase;
        Issuer = PublicUrl + "/oidc";
        IsHttps = url.Scheme == Uri.UriSchemeHttps;
        IsLoopback = url.IsLoopback;
    }

    /// <summary>The address of the hub, without a slash at the end.</summary>
    public string PublicUrl { get; }

    /// <summary>The issuer identifier (OpenID Connect Discovery §3): <c>{PublicUrl}/oidc</c>.</summary>
    public string Issuer { get; }

    /// <summary>Scheme, host and port, as in an <c>Origin</c> header (RFC 6454 §6.1).</summary>
    public string Origin { get; }

    /// <summary>The path under which the hub lives: empty, or such as <c>/auth</c>. Paths of cookies start with it.</summary>
    public string PathBase { get; }

    /// <summary>Whether browsers reach the hub by https, so that cookies are <c>Secure</c>.</summary>
    public bool IsHttps { get; }

    /// <summary>Whether only this machine reaches it.</summary>
    public bool IsLoopback { get; }

    /// <summary>The absolute address of a path of the hub.</summary>
    /// <param name="path">Starts with a slash; without the path base.</param>
    public string Absolute(string path)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(path.StartsWith('/'), true, nameof(path));
        return PublicUrl + path;
    }

    /// <summary>The addresses for a public URL; null when it is none.</summary>
    public static HubUrls? Parse(string publicUrl) =>
        Uri.TryCreate(publicUrl, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && url is { UserInfo: "", Query: "", Fragment: "" }
        && !publicUrl.AsSpan().ContainsAny('?', '#')
            ? new(url)
            : null;

    /// <summary>Reads <c>PublicUrl</c>.</summary>
    public static HubUrls Read(SettingsReader settings)
    {
        var text = settings.Text(Setting) ?? Default;
        if (Parse(text) is { } urls)
        {
            return urls;
        }

        settings.Refuse(Setting, text, "an absolute http or https address without query, such as https://login.example.com");
        return Parse(Default)!;
    }
}
