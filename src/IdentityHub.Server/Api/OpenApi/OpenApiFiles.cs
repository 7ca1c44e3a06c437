using System.Buffers.Text;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api.OpenApi.Page;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Api.OpenApi;

/// <summary>Something to serve as it is.</summary>
/// <param name="Content">The bytes.</param>
/// <param name="ContentType">Their type.</param>
/// <param name="Tag">The entity tag, with its quotes.</param>
internal sealed record OpenApiFile(byte[] Content, string ContentType, string Tag)
{
    /// <summary>A text with its tag.</summary>
    public static OpenApiFile From(string text, string contentType)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return new OpenApiFile(content, contentType, $"\"{Base64Url.EncodeToString(SHA256.HashData(content).AsSpan(0, 12))}\"");
    }
}

/// <summary>The document and the pages, made when they are first asked for, after everything is mapped.</summary>
internal sealed class OpenApiFiles
{
    private const string Json = "application/json; charset=utf-8";
    private readonly Lazy<Made> made;
    private readonly Lazy<OpenApiFile> experience;

    /// <summary>From what is mapped.</summary>
    public OpenApiFiles(EndpointDataSource endpoints, HubUrls urls)
    {
        made = new Lazy<Made>(() => Make(Operations(endpoints), urls));
        experience = new Lazy<OpenApiFile>(() => OpenApiFile.From(
            OpenApiDocument.Make(Operations(endpoints, ApiKind.Experience), urls, ApiKind.Experience).ToJsonString(ApiJson.Options), Json));
    }

    /// <summary>The document of an API.</summary>
    public OpenApiFile Document(ApiKind kind) => kind == ApiKind.Experience ? experience.Value : made.Value.Document;

    /// <summary>A page by its name below <see cref="DocsPages.Path"/>; null when there is none.</summary>
    public OpenApiFile? Page(string name) => made.Value.Pages.GetValueOrDefault(name);

    /// <summary>The operations of an API that are mapped.</summary>
    public static List<ApiOperation> Operations(EndpointDataSource endpoints, ApiKind kind = ApiKind.Management) =>
        [.. endpoints.Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>().Where(operation => operation.Kind == kind)];

    private static Made Make(IReadOnlyList<ApiOperation> operations, HubUrls urls)
    {
        var text = OpenApiDocument.Make(operations, urls).ToJsonString(ApiJson.Options);
        var pages = DocsPages.Make((JsonObject)JsonNode.Parse(text)!, urls);
        return new Made(OpenApiFile.From(text, Json), pages.ToFrozenDictionary(StringComparer.Ordinal));
    }

    private sealed record Made(OpenApiFile Document, FrozenDictionary<string, OpenApiFile> Pages);
}
