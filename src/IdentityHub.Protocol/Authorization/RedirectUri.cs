using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace IdentityHub.Protocol.Authorization;

/// <summary>
/// A redirect URI taken apart, in one spelling. Narrower than the WHATWG URL parser: whatever browsers and servers might read
/// differently (user information, backslashes, dot segments, encoded dots) is refused instead of repaired.
/// </summary>
internal sealed record RedirectUri
{
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+-_.");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_*");
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = false };

    /// <summary>Lower-case scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>Lower-case ASCII host; empty for a scheme of an app's own.</summary>
    public string Host { get; init; } = "";

    /// <summary>Effective port; -1 for a scheme of an app's own.</summary>
    public int Port { get; init; } = -1;

    /// <summary>Path with its leading slash; for a scheme of an app's own everything between scheme and query.</summary>
    public required string Path { get; init; }

    /// <summary>Query with its question mark, or empty.</summary>
    public required string Query { get; init; }

    /// <summary>Whether it is an http or https URI.</summary>
    public bool IsHttp => Scheme is "http" or "https";

    /// <summary>Whether it leads to the machine itself (RFC 8252 §7.3, and <c>localhost</c> as the reference has it).</summary>
    public bool IsLoopback => Host is "localhost" or "127.0.0.1" or "[::1]";

    /// <summary>Takes a URI apart.</summary>
    /// <param name="text">The URI; wildcards count as ordinary characters of host and path.</param>
    /// <param name="problem">What is wrong with it.</param>
    /// <returns>The parts, or <see langword="null"/>.</returns>
    public static RedirectUri? Parse(string text, out string? problem)
    {
        problem = RedirectUriRules.FindUnsafe(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (problem is not null || colon < 2)
        {
            problem ??= "must be an absolute URI";
            return null;
        }

        var scheme = text[..colon].ToLowerInvariant();
        var rest = text.AsSpan(colon + 1);
        var queryStart = rest.IndexOf('?');
        var query = queryStart < 0 ? "" : Escape(rest[queryStart..]);
        rest = queryStart < 0 ? rest : rest[..queryStart];
        problem = scheme.AsSpan().ContainsAnyExcept(SchemeCharacters) || scheme[0] == '.' ? "must begin with a scheme"
            : RedirectUriRules.IsForbidden(scheme) ? "must not use this scheme"
            : RedirectUriRules.FindResponseParameter(query);
        return problem is not null ? null
            : scheme is "http" or "https" ? ParseHttp(scheme, rest, query, out problem)
            : ParsePrivate(scheme, rest, query, out problem);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var port = IsHttp && Port != DefaultPort(Scheme) ? $":{Port}" : "";
        return IsHttp ? $"{Scheme}://{Host}{port}{Path}{Query}" : $"{Scheme}:{Path}{Query}";
    }

    private static RedirectUri? ParseHttp(string scheme, ReadOnlySpan<char> rest, string query, out string? problem)
    {
        problem = "must have a host after the scheme";
        if (!rest.StartsWith("//"))
        {
            return null;
        }

        rest = rest[2..];
        var pathStart = rest.IndexOf('/');
        var authority = pathStart < 0 ? rest : rest[..pathStart];
        var path = pathStart < 0 ? "/" : Escape(rest[pathStart..]);
        var portStart = authority.LastIndexOf(':');
        var port = DefaultPort(scheme);
        if (portStart > authority.LastIndexOf(']'))
        {
            if (!ushort.TryParse(authority[(portStart + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                problem = "must have a number as its port";
                return null;
            }

            port = number;
            authority = authority[..portStart];
        }

        if (authority.Contains('@'))
        {
            problem = "must not have user information";
            return null;
        }

        if (ParseHost(authority) is not { } host)
        {
            return null;
        }

        problem = RedirectUriRules.FindDotSegment(path);
        return problem is null ? new() { Scheme = scheme, Host = host, Port = port, Path = path, Query = query } : null;
    }

    private static RedirectUri? ParsePrivate(string scheme, ReadOnlySpan<char> rest, string query, out string? problem)
    {
        var path = Escape(rest);
        problem = rest.IsEmpty && query.Length == 0 ? "must have something after the scheme"
            : rest.Contains('@') ? "must not have user information"
            : RedirectUriRules.FindDotSegment(path);
        return problem is null ? new() { Scheme = scheme, Path = path, Query = query } : null;
    }

    private static string? ParseHost(ReadOnlySpan<char> host)
    {
        if (host.StartsWith('['))
        {
            return host.EndsWith(']') && !host.Contains('%') && IPAddress.TryParse(host[1..^1], out var address)
                && address.AddressFamily == AddressFamily.InterNetworkV6
                ? $"[{address}]"
                : null;
        }

        var name = host.ToString();
        if (!Ascii.IsValid(name))
        {
            try
            {
                name = Idn.GetAscii(name);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        name = name.ToLowerInvariant();
        foreach (var label in name.Split('.'))
        {
            if (label.Length is 0 or > 63 || label.AsSpan().ContainsAnyExcept(HostCharacters))
            {
                return null;
            }
        }

        return name.Length <= 253 ? name : null;
    }

    private static int DefaultPort(string scheme) => scheme == "https" ? 443 : 80;

    private static string Escape(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
        {
            return text.ToString();
        }

        var result = new StringBuilder();
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii)
            {
                result.Append((char)rune.Value);
                continue;
            }

            foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
            {
                result.Append('%').Append(value.ToString("X2", CultureInfo.InvariantCulture));
            }
        }

        return result.ToString();
    }
}
