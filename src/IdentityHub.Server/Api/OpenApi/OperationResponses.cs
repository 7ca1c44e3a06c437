using System.Globalization;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Api.OpenApi;

/// <summary>Answers of operations other than the usual one.</summary>
internal static class OperationResponses
{
    /// <summary>Name of the schema of refusals.</summary>
    public const string ErrorName = "Refusal";

    private static readonly ApiError InvalidBody = ApiErrors.InvalidInput("body", [new("invalid_type", new SchemaPath(null, "name"), "Required.")]);
    private static readonly ApiError InvalidParameter =
        ApiErrors.InvalidInput("query", [new("invalid_type", new SchemaPath(null, "type"), "Expected a single value.")]);

    private static readonly ApiError InvalidSearch = ApiErrors.InvalidRequest("The search names a field that there is not.");

    /// <summary>A status as the document has it.</summary>
    public static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a status means.</summary>
    public static string Meaning(int status) => status switch
    {
        200 => "Done.",
        201 => "Made.",
        204 => "Done; there is nothing to say.",
        400 => "The request is not valid.",
        401 => "No valid access token was sent.",
        403 => "The access token does not allow this, or nobody may do it.",
        404 => "Something is not there.",
        409 => "It conflicts with what is there.",
        412 => "It is not what the client read.",
        422 => "The request is understood but cannot be carried out.",
        429 => "Too much at once.",
        501 => "The hub cannot do this.",
        _ => "The answer.",
    };

    /// <summary>A reference to a response that many operations have.</summary>
    public static JsonObject Refer(string name) => new() { ["$ref"] = "#/components/responses/" + name };

    /// <summary>Responses that many operations have.</summary>
    public static JsonObject Components() => new()
    {
        ["NotModified"] = new JsonObject { ["description"] = "The answer is still the one whose ETag the caller sent in If-None-Match." },
        ["Unauthorized"] = Refusal(
            401, [ApiErrors.AuthorizationHeaderMissing, ApiErrors.AuthorizationTypeNotSupported, ApiErrors.Unauthorized, ApiErrors.SubjectMissing]),
        ["Forbidden"] = Refusal(403, [ApiErrors.Forbidden]),
        ["Unexpected"] = new JsonObject
        {
            ["description"] = "The hub failed.",
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject
                {
                    ["schema"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["properties"] = new JsonObject { ["message"] = new JsonObject { ["type"] = "string" } },
                        ["required"] = new JsonArray("message"),
                    },
                    ["example"] = new JsonObject { ["message"] = "Internal server error." },
                },
            },
        },
    };

    /// <summary>The refusals of an operation by status: its own and those that all have.</summary>
    public static IEnumerable<(string Status, JsonObject Refusal)> Refusals(ApiOperation operation)
    {
        var all = Common(operation).Concat(operation.Errors).GroupBy(error => error.Status).ToDictionary(group => group.Key, group => group.ToList());
        if (operation is { IsAnonymous: false, Kind: ApiKind.Management })
        {
            all.TryAdd(401, []);
            all.TryAdd(403, []);
        }

        foreach (var (status, errors) in all.OrderBy(pair => pair.Key))
        {
            yield return (Text(status), (status, errors.Count) switch
            {
                (401, 0) => Refer("Unauthorized"),
                (403, 0) => Refer("Forbidden"),
                (403, _) when operation is { IsAnonymous: false, Kind: ApiKind.Management } => Refusal(status, [ApiErrors.Forbidden, .. errors]),
                _ => Refusal(status, errors),
            });
        }

        yield return ("500", Refer("Unexpected"));
    }

    private static IEnumerable<ApiError> Common(ApiOperation operation)
    {
        if (operation.Body is not null)
        {
            yield return InvalidBody;
        }
        else if (operation.Parameters.Count > 0 || operation.Path.Contains('{', StringComparison.Ordinal))
        {
            yield return InvalidParameter;
        }

        if (operation.Paging != Paging.Paging.None)
        {
            yield return ApiErrors.InvalidPagination;
        }

        if (operation.IsSearchable)
        {
            yield return InvalidSearch;
        }

        if (operation.TakesIfMatch)
        {
            yield return ApiErrors.PreconditionFailed;
        }
    }

    private static JsonObject Refusal(int status, IReadOnlyList<ApiError> errors)
    {
        var examples = new JsonObject();
        foreach (var group in errors.GroupBy(error => error.Code))
        {
            // One code may be said with several sentences.
            var number = 1;
            foreach (var error in group.DistinctBy(error => error.Message))
            {
                examples[number++ == 1 ? error.Code : $"{error.Code} ({number - 1})"] = new JsonObject { ["summary"] = error.Message, ["value"] = error.ToJson() };
            }
        }

        return new JsonObject
        {
            ["description"] = Meaning(status),
            ["content"] = new JsonObject
            {
                ["application/json"] = new JsonObject { ["schema"] = new JsonObject { ["$ref"] = "#/components/schemas/" + ErrorName }, ["examples"] = examples },
            },
        };
    }

    /// <summary>What every refusal looks like.</summary>
    public static JsonObject ErrorSchema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["code"] = new JsonObject { ["type"] = "string", ["description"] = "What happened, for programs." },
            ["data"] = new JsonObject { ["description"] = "Facts about it, for programs." },
            ["details"] = new JsonObject { ["type"] = "string", ["description"] = "More about it, for people." },
            ["message"] = new JsonObject { ["type"] = "string", ["description"] = "What happened, for people." },
        },
        ["required"] = new JsonArray("code", "message"),
    };
}
