using System.Globalization;
using System.Text.Json.Nodes;

namespace IdentityHub.Server.Api.Schemas;

/// <summary>Where in a document a value stands; printed as <c>profile.address.0</c>.</summary>
/// <param name="Parent">The place around it; null at the top.</param>
/// <param name="Key">A member's name, or an element's index as <see cref="int"/>.</param>
internal sealed record SchemaPath(SchemaPath? Parent, object Key)
{
    /// <summary>The keys from the top.</summary>
    public static List<object> Keys(SchemaPath? path)
    {
        var keys = new List<object>();
        for (var place = path; place is not null; place = place.Parent)
        {
            keys.Insert(0, place.Key);
        }

        return keys;
    }
}

/// <summary>One thing that is wrong with a value, under the reference's codes (<c>invalid_type</c>, <c>too_small</c>, …).</summary>
/// <param name="Code">What kind of mistake.</param>
/// <param name="Path">Where.</param>
/// <param name="Message">For people.</param>
/// <param name="Facts">Further members such as <c>expected</c> or <c>minimum</c>; null for none.</param>
internal sealed record SchemaIssue(string Code, SchemaPath? Path, string Message, JsonObject? Facts = null)
{
    /// <summary>As it stands in <c>data.issues</c>.</summary>
    public JsonObject ToJson()
    {
        var json = Facts is null ? [] : (JsonObject)Facts.DeepClone();
        json["code"] = Code;
        json["path"] = new JsonArray([.. SchemaPath.Keys(Path).Select(key => key is int index ? JsonValue.Create(index) : JsonValue.Create((string)key)!)]);
        json["message"] = Message;
        return json;
    }

    /// <summary>As it stands in <c>details</c>: one line.</summary>
    public string ToLine() =>
        $"Error in key path \"{string.Join('.', SchemaPath.Keys(Path).Select(key => Convert.ToString(key, CultureInfo.InvariantCulture)))}\": ({Code}) {Message}";
}
