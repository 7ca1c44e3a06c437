using Microsoft.Extensions.Primitives;

namespace IdentityHub.Server.Api.Versions;

/// <summary>The condition of a change: that the object is still the one the client read (RFC 9110, 13.1.1).</summary>
internal static class IfMatch
{
    /// <summary>Whether it holds. What is no list of entity tags names nothing, so that it does not.</summary>
    /// <param name="header">The values of the header <c>If-Match</c>.</param>
    /// <param name="current">The tag of the object with its quotation marks; null when there is no object, which nothing matches.</param>
    public static bool Holds(StringValues header, string? current) =>
        current is not null && (IsAny(header) || Names(string.Join(',', header.ToArray()), current));

    private static bool IsAny(StringValues header) => header is [{ } only] && only.AsSpan().Trim(" \t") is "*";

    /// <summary>Reads <c>#entity-tag</c> (RFC 9110, 5.6.1 and 8.8.3). Tags are compared strongly: weak ones match nothing (8.8.3.2).</summary>
    private static bool Names(ReadOnlySpan<char> list, string current)
    {
        var (isFound, isAfterTag) = (false, false);
        while (true)
        {
            list = list.TrimStart(" \t");
            if (list.IsEmpty)
            {
                return isFound;
            }

            if (list[0] == ',')
            {
                list = list[1..];
                isAfterTag = false;
                continue;
            }

            var isWeak = list.StartsWith("W/", StringComparison.Ordinal);
            list = isWeak ? list[2..] : list;
            if (isAfterTag || LengthOfTag(list) is not { } length)
            {
                return false;
            }

            isFound |= !isWeak && list[..length].SequenceEqual(current);
            list = list[length..];
            isAfterTag = true;
        }
    }

    /// <summary>The length of the opaque tag at the beginning, with its quotation marks; null when there is none.</summary>
    private static int? LengthOfTag(ReadOnlySpan<char> text)
    {
        if (text is not ['"', .. var rest] || rest.IndexOf('"') is not (>= 0 and var end))
        {
            return null;
        }

        foreach (var character in rest[..end])
        {
            // etagc = %x21 / %x23-7E / obs-text
            if (character is <= ' ' or '\x7F')
            {
                return null;
            }
        }

        return end + 2;
    }
}
