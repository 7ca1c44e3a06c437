using System.Text.Json.Nodes;
using IdentityHub.Protocol;

namespace IdentityHub.Server.Api;

/// <summary>
/// A refusal: code and status are the reference's where it has one, the message is ours. Every one is a value of a catalogue: a static
/// member of a class whose name ends in <c>Errors</c>, beside the feature that answers it.
/// </summary>
/// <param name="Code">What happened, such as <c>entity.not_found</c>.</param>
/// <param name="Status">HTTP status.</param>
/// <param name="Message">An English sentence.</param>
internal sealed record ApiError(string Code, int Status, string Message)
{
    /// <summary>Facts for programs.</summary>
    public JsonNode? Data { get; init; }

    /// <summary>The error of the protocol behind it, which the reference shows beside its own.</summary>
    public OAuthError? Protocol { get; init; }

    /// <summary>More for people, in several lines.</summary>
    public string? Details { get; init; }

    /// <summary>The body: code, data, details, message.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject { ["code"] = Code };
        if (Data is not null)
        {
            json["data"] = Data.DeepClone();
        }

        if (Details is not null)
        {
            json["details"] = Details;
        }

        json["message"] = Message;
        if (Protocol is not null)
        {
            json["error"] = Protocol.Code;
            json["error_description"] = Protocol.Description;
        }

        return json;
    }
}
