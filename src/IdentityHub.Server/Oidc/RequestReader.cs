using System.Buffers;
using System.Text;
using System.Text.Unicode;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Messages;

namespace IdentityHub.Server.Oidc;

/// <summary>Reads the parameters of a protocol request once, from its query or its body.</summary>
internal static class RequestReader
{
    /// <summary>Largest body, in bytes.</summary>
    public const int MaximumBody = 56 * 1024;

    /// <summary>Reads a query; <c>resource=a,b</c> stands for two values.</summary>
    public static Result<RequestParameters> ReadQuery(HttpRequest request)
    {
        var query = request.QueryString.Value;
        var parsed = RequestParameters.ParseForm(string.IsNullOrEmpty(query) ? [] : query.AsSpan(1));
        if (!parsed.TryGet(out var parameters, out _) || parameters["resource"]?.Contains(',', StringComparison.Ordinal) != true)
        {
            return parsed;
        }

        var split = new RequestParameters();
        foreach (var (name, value) in parameters.Entries)
        {
            foreach (var part in name == "resource" ? value.Split(',') : [value])
            {
                split.Add(name, part);
            }
        }

        return split.Check() is { } error ? error : split;
    }

    /// <summary>Reads a body: a form, or JSON treated as one.</summary>
    /// <returns>The parameters; <c>invalid_request</c> for another content type, a larger body or text that cannot be read.</returns>
    public static async ValueTask<Result<RequestParameters>> ReadBodyAsync(HttpRequest request, CancellationToken cancellation)
    {
        var isJson = HasMediaType(request.ContentType, "application/json");
        if (!isJson && !HasMediaType(request.ContentType, "application/x-www-form-urlencoded"))
        {
            return request.ContentLength is > 0 || request.ContentType is not null
                ? OAuthError.InvalidRequest("only application/x-www-form-urlencoded and application/json bodies are supported")
                : new RequestParameters();
        }

        if (request.ContentLength > MaximumBody)
        {
            return TooLarge(request);
        }

        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            if (read.Buffer.Length > MaximumBody)
            {
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return TooLarge(request);
            }

            if (read.IsCompleted)
            {
                var result = Parse(read.Buffer, isJson);
                request.BodyReader.AdvanceTo(read.Buffer.End);
                return result;
            }

            request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Result<RequestParameters> Parse(ReadOnlySequence<byte> body, bool isJson)
    {
        var bytes = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        if (!Utf8.IsValid(bytes))
        {
            return OAuthError.InvalidRequest("failed to parse the request body");
        }

        if (isJson)
        {
            return RequestParameters.ParseJson(bytes);
        }

        var characters = ArrayPool<char>.Shared.Rent(bytes.Length);
        try
        {
            var length = Encoding.UTF8.GetChars(bytes, characters);
            return RequestParameters.ParseForm(characters.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
        }
    }

    private static OAuthError TooLarge(HttpRequest request)
    {
        // The rest of the body is not read, so the connection cannot be used again.
        request.HttpContext.Response.Headers.Connection = "close";
        return new("invalid_request", "request entity too large", StatusCodes.Status413PayloadTooLarge);
    }

    private static bool HasMediaType(string? contentType, string mediaType) =>
        contentType is not null
        && contentType.StartsWith(mediaType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == mediaType.Length || contentType[mediaType.Length] is ';' or ' ');
}
