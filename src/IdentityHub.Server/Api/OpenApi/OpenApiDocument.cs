using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document of some operations.</summary>
internal static partial class OpenApiDocument
{
    /// <summary>Name of the security scheme.</summary>
    public const string SecurityScheme = "OAuth2";

    /// <summary>Name of the security scheme of APIs that know a browser by its cookie.</summary>
    public const string CookieScheme = "cookieAuth";

    /// <summary>Makes the document.</summary>
    /// <param name="operations">What is mapped.</param>
    /// <param name="urls">Where it is found.</param>
    /// <param name="kind">Which API they belong to.</param>
    public static JsonObject Make(IReadOnlyList<ApiOperation> operations, HubUrls urls, ApiKind kind = ApiKind.Management)
    {
        var components = new SchemaComponents();
        components.Refer(OperationResponses.ErrorName, OperationResponses.ErrorSchema);
        var paths = Paths(operations, new OperationWriter(components));
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = kind == ApiKind.Management ? "IdentityHub Management API" : "IdentityHub Experience API",
                ["version"] = Version(),
                ["description"] = kind == ApiKind.Management
                    ? "Manages users, applications, organizations, roles and settings of this hub. Every call but the public ones carries an access "
                        + "token that a machine-to-machine application gets by client credentials, with the resource https://default.logto.app/api and the scope all."
                    : "What pages do on which people sign in, register and choose a new password, for pages of one's own. The browser is known by its cookie; "
                        + "where several clients wait in one browser, the header Logto-App-Id names one.",
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = urls.PublicUrl }),
            ["security"] = new JsonArray(kind == ApiKind.Management
                ? new JsonObject { [SecurityScheme] = new JsonArray("all") }
                : new JsonObject { [CookieScheme] = new JsonArray() }),
            ["tags"] = new JsonArray([.. operations.Select(operation => operation.Tag).Distinct().Order(StringComparer.Ordinal)
                .Select(tag => new JsonObject { ["name"] = tag })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = components.ToJson(),
                ["parameters"] = OperationParameters.Components(),
                ["headers"] = OperationParameters.Headers(),
                ["responses"] = OperationResponses.Components(),
                ["securitySchemes"] = kind == ApiKind.Management
                    ? new JsonObject { [SecurityScheme] = Scheme(urls) }
                    : new JsonObject { [CookieScheme] = new JsonObject { ["type"] = "apiKey", ["in"] = "cookie", ["name"] = "_interaction" } },
            },
        };
    }

    /// <summary>A route as the document writes it: parameters in braces, without what only the router reads.</summary>
    public static string PathOf(ApiOperation operation) => RouteParameter().Replace(operation.Path, "{$1}");

    /// <summary>The names of a path's parameters.</summary>
    public static IEnumerable<string> PathParameters(ApiOperation operation) =>
        RouteParameter().Matches(operation.Path).Select(match => match.Groups[1].Value);

    private static JsonObject Paths(IReadOnlyList<ApiOperation> operations, OperationWriter writer)
    {
        var paths = new JsonObject();
        foreach (var group in operations.GroupBy(PathOf).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var item = new JsonObject();
            foreach (var operation in group)
            {
                item[operation.Method.ToLowerInvariant()] = writer.Write(operation);
            }

            paths[group.Key] = item;
        }

        return paths;
    }

    private static JsonObject Scheme(HubUrls urls) => new()
    {
        ["type"] = "oauth2",
        ["description"] = "A bearer token for the resource https://default.logto.app/api.",
        ["flows"] = new JsonObject
        {
            ["clientCredentials"] = new JsonObject
            {
                ["tokenUrl"] = urls.Issuer + "/token",
                ["scopes"] = new JsonObject { ["all"] = "Everything that the API can do." },
            },
        },
    };

    private static string Version() =>
        typeof(OpenApiDocument).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1";

    [GeneratedRegex(@"\{\**(\w+)[^{}]*\}", RegexOptions.CultureInvariant)]
    private static partial Regex RouteParameter();
}
