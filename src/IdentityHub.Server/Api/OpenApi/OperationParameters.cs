using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Api.OpenApi;

/// <summary>Parameters of operations, and the headers of answers in pages.</summary>
internal static partial class OperationParameters
{
    private const string IfMatch = "If-Match";
    private static readonly string[] PageParameters = ["page", "page_size", "cursor"];
    private static readonly string[] PageHeaderNames = ["Total-Number", "Link", "Next-Cursor"];

    /// <summary>All parameters of an operation.</summary>
    public static JsonArray Of(ApiOperation operation)
    {
        var parameters = new JsonArray();
        foreach (var name in OpenApiDocument.PathParameters(operation))
        {
            parameters.Add(InPath(name, operation.Path));
        }

        foreach (var parameter in operation.Parameters)
        {
            parameters.Add(InQuery(parameter));
        }

        if (operation.IsSearchable)
        {
            parameters.Add(Refer("search_params"));
        }

        if (operation.Paging != Paging.Paging.None)
        {
            foreach (var name in PageParameters)
            {
                parameters.Add(Refer(name));
            }
        }

        if (operation.TakesIfMatch)
        {
            parameters.Add(Refer(IfMatch));
        }

        return parameters;
    }

    /// <summary>Parameters that many operations have.</summary>
    public static JsonObject Components() => new()
    {
        ["page"] = Query("page", "Number of the page, from 1.", new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["default"] = 1 }),
        ["page_size"] = Query(
            "page_size",
            "Entries of a page.",
            new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = PageRequest.MaximumSize, ["default"] = PageRequest.DefaultSize }),
        ["cursor"] = Query(
            "cursor",
            "Instead of a page number: where to go on, as the header Next-Cursor said; empty to begin. Nothing is counted then, so every page is equally fast.",
            new JsonObject { ["type"] = "string" }),
        ["search_params"] = Search(),
        [IfMatch] = new JsonObject
        {
            ["name"] = IfMatch,
            ["in"] = "header",
            ["required"] = false,
            ["description"] = "The ETag with which the object was read: when somebody changed it since, nothing happens, and the answer is 412 (RFC 9110, 13.1.1).",
            ["schema"] = new JsonObject { ["type"] = "string" },
        },
    };

    /// <summary>Headers of answers in pages.</summary>
    public static JsonObject Headers() => new()
    {
        ["Total-Number"] = Header("How many entries there are on all pages. Not sent to who goes by cursor.", new JsonObject { ["type"] = "integer" }),
        ["Link"] = Header("The first, previous, last and next page (RFC 8288).", new JsonObject { ["type"] = "string" }),
        ["ETag"] = Header("Names this version of the object, for If-Match of what changes or deletes it.", new JsonObject { ["type"] = "string" }),
        ["Next-Cursor"] = Header("The cursor for what follows; missing on the last page.", new JsonObject { ["type"] = "string" }),
    };

    /// <summary>References to the headers of a page.</summary>
    public static JsonObject PageHeaders() => new(PageHeaderNames.Select(name =>
        KeyValuePair.Create<string, JsonNode?>(name, new JsonObject { ["$ref"] = "#/components/headers/" + name })));

    /// <summary>A reference to the header that names the version of an object.</summary>
    public static JsonObject TagHeader() => new() { ["ETag"] = new JsonObject { ["$ref"] = "#/components/headers/ETag" } };

    private static JsonObject InPath(string name, string path) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = Describe(name, path),
        ["schema"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
    };

    private static JsonObject InQuery(ApiParameter parameter)
    {
        var value = new JsonObject { ["type"] = "string" };
        if (parameter.Values is { } words)
        {
            value["enum"] = new JsonArray([.. words.Select(word => JsonValue.Create(word))]);
        }

        // A name that ends in a star stands for many, which a document can only say of an object.
        if (parameter.Name.EndsWith('*'))
        {
            var many = Query(parameter.Name.TrimEnd('*', '.'), parameter.Summary, new JsonObject { ["type"] = "object", ["additionalProperties"] = value });
            many["style"] = "form";
            many["explode"] = true;
            return many;
        }

        return Query(
            parameter.Name, parameter.Summary, parameter.IsRepeatable ? new JsonObject { ["type"] = "array", ["items"] = value } : value);
    }

    private static JsonObject Search()
    {
        var search = Query(
            "search_params",
            "Searches: search=%word% in all fields, search.name=… in one; mode=exact, like, similar_to or posix; joint=or, and; isCaseSensitive=true.",
            new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" } });
        search["style"] = "form";
        search["explode"] = true;
        return search;
    }

    private static JsonObject Query(string name, string description, JsonObject schema) => new()
    {
        ["name"] = name,
        ["in"] = "query",
        ["required"] = false,
        ["description"] = description,
        ["schema"] = schema,
    };

    private static JsonObject Header(string description, JsonObject schema) => new() { ["description"] = description, ["schema"] = schema };

    private static JsonObject Refer(string name) => new() { ["$ref"] = "#/components/parameters/" + name };

    /// <summary>Words for a path parameter: <c>{id}</c> after <c>/roles/</c> and <c>{roleId}</c> are both the id of the role.</summary>
    private static string Describe(string name, string path)
    {
        if (name.Equals("id", StringComparison.OrdinalIgnoreCase))
        {
            var before = path[..path.IndexOf($"{{{name}", StringComparison.Ordinal)].TrimEnd('/');
            return $"Id of the {Singular(before[(before.LastIndexOf('/') + 1)..].Replace('-', ' '))}.";
        }

        var words = Capital().Replace(name, match => " " + match.Value.ToLowerInvariant());
        return words.EndsWith(" id", StringComparison.Ordinal) ? $"Id of the {words[..^3]}." : $"The {words}.";
    }

    private static string Singular(string plural) => plural switch
    {
        _ when plural.EndsWith("ies", StringComparison.Ordinal) => plural[..^3] + "y",
        _ when plural.EndsWith('s') => plural[..^1],
        _ => plural,
    };

    [GeneratedRegex("[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Capital();
}
