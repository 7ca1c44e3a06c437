using System.Text.Json.Nodes;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Api.OpenApi;

/// <summary>Describes operations.</summary>
/// <param name="components">Collects the schemas they use.</param>
internal sealed class OperationWriter(SchemaComponents components)
{
    /// <summary>The operation as it stands in the document.</summary>
    public JsonObject Write(ApiOperation operation)
    {
        var json = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["parameters"] = OperationParameters.Of(operation),
        };
        if (operation.Body is not null)
        {
            json["requestBody"] = new JsonObject { ["required"] = true, ["content"] = Content(operation.Body, ApiOperation.Json, isBody: true) };
        }

        json["responses"] = Responses(operation);
        if (operation.IsAnonymous)
        {
            json["security"] = new JsonArray();
        }

        return json;
    }

    private JsonObject Responses(ApiOperation operation)
    {
        var responses = new JsonObject();
        foreach (var status in new[] { operation.Status, operation.OtherStatus ?? 0 }.Where(status => status > 0).Distinct().Order())
        {
            responses[OperationResponses.Text(status)] = Success(operation, status);
        }

        if (operation is { Method: "GET", Answer: not null, MediaType: ApiOperation.Json, ApartFrom.Count: 0 })
        {
            responses["304"] = OperationResponses.Refer("NotModified");
        }

        foreach (var (status, refusal) in OperationResponses.Refusals(operation))
        {
            responses[status] = refusal;
        }

        return responses;
    }

    private JsonObject Success(ApiOperation operation, int status)
    {
        var json = new JsonObject { ["description"] = OperationResponses.Meaning(status) };
        if (operation.Paging != Paging.Paging.None)
        {
            json["headers"] = OperationParameters.PageHeaders();
        }
        else if (operation is { Method: "GET", Versions: { } versions } && versions.Knows(operation.Path))
        {
            json["headers"] = OperationParameters.TagHeader();
        }

        if (operation.Answer is not null && status != StatusCodes.Status204NoContent)
        {
            json["content"] = Content(operation.Answer, operation.MediaType, isBody: false);
        }

        return json;
    }

    private JsonObject Content(Type type, string mediaType, bool isBody)
    {
        var schema = SchemaFactory.Of(type).Describe(components);
        return new JsonObject
        {
            [mediaType] = new JsonObject { ["schema"] = schema, ["example"] = new ExampleWriter(components, isBody).Make(schema) },
        };
    }
}
