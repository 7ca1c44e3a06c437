using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api.OpenApi;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Api.OpenApi;

/// <summary>The OpenAPI 3.1 document: complete, valid, and served as the reference serves its own.</summary>
public sealed class OpenApiDocumentTests
{
    private static readonly HashSet<string> Keywords =
    [
        "$ref", "type", "properties", "required", "additionalProperties", "items", "anyOf", "enum", "const", "minLength", "maxLength", "pattern", "format",
        "minimum", "maximum", "minItems", "maxItems", "default", "description",
    ];

    private static readonly HashSet<string> Types = ["string", "number", "integer", "boolean", "array", "object", "null"];

    [Fact]
    public async Task Is_a_valid_document_of_every_operation()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();
        var document = (JsonObject)JsonNode.Parse(await client.GetStringAsync(new Uri("/api/swagger.json", UriKind.Relative)))!;
        var operations = OpenApiFiles.Operations(hub.Services.GetRequiredService<EndpointDataSource>());
        var problems = new List<string>();

        Assert.Equal("3.1.0", (string?)document["openapi"]);
        Assert.Equal(hub.PublicUrl, (string?)document["servers"]![0]!["url"]);
        Assert.Equal(hub.PublicUrl + "/oidc/token", (string?)document["components"]!["securitySchemes"]!["OAuth2"]!["flows"]!["clientCredentials"]!["tokenUrl"]);
        CheckReferences(document, document, problems);
        CheckOperations(document, operations, problems);
        foreach (var (name, schema) in (JsonObject)document["components"]!["schemas"]!)
        {
            if (char.IsAsciiDigit(name[^1]))
            {
                problems.Add($"{name}: another type has this name");
            }

            CheckSchema(name, (JsonObject)schema!, problems);
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Shows_examples_that_the_operations_would_take()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/api/swagger.json", UriKind.Relative)))!;
        var problems = new List<string>();
        foreach (var operation in OpenApiFiles.Operations(hub.Services.GetRequiredService<EndpointDataSource>()))
        {
            var json = document["paths"]![OpenApiDocument.PathOf(operation)]![operation.Method.ToLowerInvariant()]!;
            CheckExample(operation.Id, operation.Body, json["requestBody"]?["content"], problems);
            CheckExample(operation.Id, operation.Answer, json["responses"]![$"{operation.Status}"]!["content"], problems);
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
    }

    [Fact]
    public async Task Is_served_to_anybody_with_an_entity_tag()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();
        foreach (var path in new[] { "/api/swagger.json", "/api/.well-known/management.openapi.json", "/api/docs", "/api/docs/resources", "/api/docs/docs.css" })
        {
            using var first = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal(HttpStatusCode.OK, first.StatusCode);
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
            using var again = await client.SendAsync(request);
            Assert.Equal((HttpStatusCode.NotModified, 0L), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).LongLength));
        }
    }

    [Fact]
    public async Task Can_be_read_as_pages_without_script()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();
        using var answer = await client.GetAsync(new Uri("/api/docs", UriKind.Relative));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var overview = await answer.Content.ReadAsStringAsync();
        var links = Regex.Matches(overview, "href=\"(/api/docs/[^\"#]*)(?:#([^\"]*))?\"").Select(match => (Page: match.Groups[1].Value, Anchor: match.Groups[2].Value)).ToList();
        var operations = OpenApiFiles.Operations(hub.Services.GetRequiredService<EndpointDataSource>());
        Assert.Equal(operations.Select(operation => operation.Id).Order(), links.Select(link => link.Anchor).Where(anchor => anchor.Length > 0).Order());
        foreach (var group in links.GroupBy(link => link.Page))
        {
            var page = await client.GetStringAsync(new Uri(group.Key, UriKind.Relative));
            Assert.All(group.Where(link => link.Anchor.Length > 0), link => Assert.Contains($"id=\"{link.Anchor}\"", page, StringComparison.Ordinal));
            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        }
    }

    private static void CheckOperations(JsonObject document, List<ApiOperation> operations, List<string> problems)
    {
        Assert.NotEmpty(operations);
        var paths = (JsonObject)document["paths"]!;
        var documented = paths.SelectMany(path => ((JsonObject)path.Value!).Select(item => $"{item.Key} {path.Key}")).Order(StringComparer.Ordinal);
        Assert.Equal(operations.Select(operation => $"{operation.Method.ToLowerInvariant()} {OpenApiDocument.PathOf(operation)}").Order(StringComparer.Ordinal), documented);
        problems.AddRange(operations.GroupBy(operation => operation.Id).Where(group => group.Count() > 1).Select(group => $"{group.Key}: operationId is not unique"));

        // Paths that differ in the names of parameters alone are the same path (OpenAPI 3.1, 4.8.8.2).
        problems.AddRange(paths.Select(path => path.Key).GroupBy(path => Regex.Replace(path, "{[^}]*}", "{}")).Where(group => group.Count() > 1)
            .Select(group => $"{string.Join(" and ", group)} are the same path"));
        foreach (var (path, item) in paths)
        {
            foreach (var (method, operation) in (JsonObject)item!)
            {
                CheckOperation(document, $"{method} {path}", path, (JsonObject)operation!, problems);
            }
        }
    }

    private static void CheckOperation(JsonObject document, string name, string path, JsonObject operation, List<string> problems)
    {
        var parameters = ((JsonArray)operation["parameters"]!).Select(node => Resolve(document, node!)).ToList();
        var inPath = parameters.Where(parameter => (string)parameter["in"]! == "path").Select(parameter => (string)parameter["name"]!);
        if (!Regex.Matches(path, "{([^}]*)}").Select(match => match.Groups[1].Value).SequenceEqual(inPath))
        {
            problems.Add($"{name}: path parameters");
        }

        problems.AddRange(parameters.GroupBy(parameter => ((string)parameter["name"]!, (string)parameter["in"]!)).Where(group => group.Count() > 1)
            .Select(group => $"{name}: parameter {group.Key} is there twice"));
        problems.AddRange(parameters.Where(parameter => string.IsNullOrWhiteSpace((string?)parameter["description"])).Select(parameter => $"{name}: {parameter["name"]} has no words"));
        foreach (var parameter in parameters)
        {
            CheckSchema($"{name} {parameter["name"]}", (JsonObject)parameter["schema"]!, problems);
        }

        var summary = (string?)operation["summary"];
        if (string.IsNullOrWhiteSpace(summary) || !summary.EndsWith('.'))
        {
            problems.Add($"{name}: the summary is no sentence");
        }

        var responses = (JsonObject)operation["responses"]!;
        var isAnonymous = operation["security"] is JsonArray { Count: 0 };
        if (!responses.Any(pair => pair.Key[0] == '2') || (!isAnonymous && !(responses.ContainsKey("401") && responses.ContainsKey("403"))))
        {
            problems.Add($"{name}: responses");
        }

        foreach (var (status, node) in responses)
        {
            CheckResponse($"{name} {status}", status, Resolve(document, node!), problems);
        }
    }

    private static void CheckResponse(string name, string status, JsonNode response, List<string> problems)
    {
        if (string.IsNullOrWhiteSpace((string?)response["description"]))
        {
            problems.Add($"{name}: no description");
        }

        foreach (var (_, media) in response["content"] as JsonObject ?? [])
        {
            CheckSchema(name, (JsonObject)media!["schema"]!, problems);
            if (status[0] == '4' && !((JsonObject)media["examples"]!).All(pair => pair.Key.StartsWith((string)pair.Value!["value"]!["code"]!, StringComparison.Ordinal)))
            {
                problems.Add($"{name}: a refusal without its code");
            }
        }
    }

    private static void CheckSchema(string name, JsonObject schema, List<string> problems)
    {
        problems.AddRange(schema.Select(pair => pair.Key).Where(key => !Keywords.Contains(key)).Select(key => $"{name}: {key} is no keyword"));
        var types = schema["type"] switch { null => [], JsonArray several => several.Select(type => (string)type!).ToList(), var one => [(string)one!] };
        problems.AddRange(types.Where(type => !Types.Contains(type)).Select(type => $"{name}: {type} is no type"));
        if (schema["required"] is JsonArray required && schema["properties"] is JsonObject known)
        {
            problems.AddRange(required.Where(member => !known.ContainsKey((string)member!)).Select(member => $"{name}: {member} is required but unknown"));
        }

        foreach (var (member, inner) in schema["properties"] as JsonObject ?? [])
        {
            CheckSchema($"{name}.{member}", (JsonObject)inner!, problems);
        }

        foreach (var inner in (schema["anyOf"] as JsonArray ?? []).Append(schema["items"]).Append(schema["additionalProperties"]).OfType<JsonObject>())
        {
            CheckSchema(name + "[]", inner, problems);
        }
    }

    private static void CheckReferences(JsonObject document, JsonNode? node, List<string> problems)
    {
        if (node is JsonObject json)
        {
            if (json["$ref"] is JsonValue reference && Resolve(document, json) is null)
            {
                problems.Add($"{reference} leads nowhere");
            }

            foreach (var (_, member) in json)
            {
                CheckReferences(document, member, problems);
            }
        }
        else if (node is JsonArray list)
        {
            foreach (var element in list)
            {
                CheckReferences(document, element, problems);
            }
        }
    }

    private static void CheckExample(string name, Type? type, JsonNode? content, List<string> problems)
    {
        if (type is null)
        {
            return;
        }

        using var example = JsonDocument.Parse(content!.AsObject().First().Value!["example"]!.ToJsonString());
        var issues = new List<SchemaIssue>();
        SchemaFactory.Of(type).Check(example.RootElement, null, issues);
        problems.AddRange(issues.Select(issue => $"{name} {type.Name}: {issue.ToLine()}"));
    }

    private static JsonNode Resolve(JsonObject document, JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference[2..].Split('/').Aggregate((JsonNode?)document, (place, key) => place?[key])!
        : node;
}
