namespace IdentityHub.Protocol.Tokens;

/// <summary>Space-separated scope values (RFC 6749 §3.3).</summary>
public static class ScopeList
{
    /// <summary>Most values a request may carry; beyond it the request is refused.</summary>
    public const int MaximumCount = 256;

    /// <summary>Splits a scope parameter; repeated values count once, order is kept.</summary>
    /// <param name="scope">The parameter, or nothing.</param>
    /// <returns>The values, or <c>invalid_request</c> when there are too many.</returns>
    public static Result<string[]> Parse(string? scope)
    {
        if (scope is null)
        {
            return Array.Empty<string>();
        }

        var values = new List<string>();
        foreach (var range in scope.AsSpan().Split(' '))
        {
            var value = scope.AsSpan()[range];
            if (value.IsEmpty || Contains(values, value))
            {
                continue;
            }

            if (values.Count == MaximumCount)
            {
                return OAuthError.InvalidRequest("too many scope values");
            }

            values.Add(value.ToString());
        }

        return values.ToArray();
    }

    /// <summary>Joins scope values.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The parameter.</returns>
    public static string Join(IEnumerable<string> values) => string.Join(' ', values);

    private static bool Contains(List<string> values, ReadOnlySpan<char> value)
    {
        foreach (var known in values)
        {
            if (value.SequenceEqual(known))
            {
                return true;
            }
        }

        return false;
    }
}
