using System.Text.Json;

namespace IdentityHub.Protocol.Messages;

/// <summary>
/// The parameters of a protocol request, from a query, a form or a JSON body. Parameters without a value count as absent and a
/// parameter may not be repeated unless it is <c>resource</c> (RFC 6749 §3.1, RFC 8707 §2).
/// </summary>
public sealed class RequestParameters
{
    /// <summary>More parameters than any request of ours needs; beyond it the request is refused.</summary>
    public const int MaximumCount = 128;

    private readonly List<KeyValuePair<string, string>> entries = [];

    /// <summary>All parameters with a value, in the order they came.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Entries => entries;

    /// <summary>The value of a parameter; the first one when it is repeated.</summary>
    /// <param name="name">Parameter name.</param>
    /// <returns>The value, or <see langword="null"/> when it is absent or empty.</returns>
    public string? this[string name]
    {
        get
        {
            foreach (var entry in entries)
            {
                if (entry.Key == name)
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>All values of a parameter.</summary>
    /// <param name="name">Parameter name.</param>
    /// <returns>The values in order.</returns>
    public IReadOnlyList<string> All(string name) => [.. entries.Where(entry => entry.Key == name).Select(entry => entry.Value)];

    /// <summary>Adds a parameter; empty values are left out (RFC 6749 §3.1).</summary>
    /// <param name="name">Parameter name.</param>
    /// <param name="value">Parameter value.</param>
    public void Add(string name, string value)
    {
        if (value.Length > 0)
        {
            entries.Add(new(name, value));
        }
    }

    /// <summary>Finds what no endpoint accepts: NUL bytes, too many parameters, a repeated parameter other than <c>resource</c>.</summary>
    /// <returns>The error, or <see langword="null"/>.</returns>
    public OAuthError? Check()
    {
        if (entries.Count > MaximumCount)
        {
            return OAuthError.InvalidRequest("too many parameters");
        }

        for (var index = 0; index < entries.Count; index++)
        {
            var (name, value) = entries[index];
            if (value.Contains('\0') || name.Contains('\0'))
            {
                return OAuthError.InvalidRequest("null bytes are not allowed in the request body");
            }

            if (name != "resource" && IsRepeated(name, index))
            {
                return OAuthError.InvalidRequest($"'{OAuthError.Printable(name)}' parameter must not be provided twice");
            }
        }

        return null;
    }

    /// <summary>Reads a query or form: <c>application/x-www-form-urlencoded</c> (WHATWG URL §5.1).</summary>
    /// <param name="text">The encoded text, without a leading question mark.</param>
    /// <returns>The parameters, or an error when it is not well formed UTF-8 percent-encoding.</returns>
    public static Result<RequestParameters> ParseForm(ReadOnlySpan<char> text)
    {
        var parameters = new RequestParameters();
        foreach (var range in text.Split('&'))
        {
            var pair = text[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            var separator = pair.IndexOf('=');
            var encodedName = separator < 0 ? pair : pair[..separator];
            var encodedValue = separator < 0 ? [] : pair[(separator + 1)..];
            if (!FormEncoding.TryDecode(encodedName, out var name) || !FormEncoding.TryDecode(encodedValue, out var value))
            {
                return OAuthError.InvalidRequest("failed to parse the request body");
            }

            parameters.Add(name, value);
            if (parameters.entries.Count > MaximumCount)
            {
                break;
            }
        }

        return parameters.Check() is { } error ? error : parameters;
    }

    /// <summary>Reads a JSON object as if it were a form; an array repeats its parameter.</summary>
    /// <param name="utf8">JSON text.</param>
    /// <returns>The parameters, or an error when it is not an object of strings, numbers, booleans and arrays of them.</returns>
    public static Result<RequestParameters> ParseJson(ReadOnlySpan<byte> utf8)
    {
        var parameters = new RequestParameters();
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 2 });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return Unreadable();
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartArray)
                {
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        parameters.AddJson(name, ref reader);
                    }
                }
                else
                {
                    parameters.AddJson(name, ref reader);
                }
            }

            if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
            {
                return Unreadable();
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return Unreadable();
        }

        return parameters.Check() is { } error ? error : parameters;
    }

    private static OAuthError Unreadable() => OAuthError.InvalidRequest("failed to parse the request body");

    private void AddJson(string name, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                Add(name, reader.GetString()!);
                break;
            case JsonTokenType.Number:
                Add(name, System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
                break;
            case JsonTokenType.True or JsonTokenType.False:
                Add(name, reader.TokenType == JsonTokenType.True ? "true" : "false");
                break;
            case JsonTokenType.Null:
                break;
            default:
                throw new JsonException();
        }
    }

    private bool IsRepeated(string name, int index)
    {
        for (var earlier = 0; earlier < index; earlier++)
        {
            if (entries[earlier].Key == name)
            {
                return true;
            }
        }

        return false;
    }
}
