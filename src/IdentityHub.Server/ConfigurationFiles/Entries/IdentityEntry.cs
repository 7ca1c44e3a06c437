using System.Text.Json.Nodes;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>A social identity of a user as the file wants it.</summary>
/// <param name="Target">The connector's target, such as <c>google</c>.</param>
/// <param name="IdentityId">The user's id at the provider; null for no identity of this target.</param>
/// <param name="Details">What the provider said about the user.</param>
internal sealed record IdentityEntry(Located Target, Located? IdentityId, Given<JsonObject> Details)
{
    /// <summary>Reads the identity of one target.</summary>
    public static IdentityEntry? Read(Located target, ObjectReader? reader)
    {
        if (TextRules.Between(1, 128)(target.Value) is { } problem)
        {
            reader?.Report(target.Place, problem);
        }

        if (reader is null)
        {
            return new IdentityEntry(target, null, default);
        }

        var id = reader.RequiredText("userId", TextRules.Between(1, 128));
        // Stored within the document of all identities, which adds two levels.
        var details = reader.FreeObject("details", ReadingContext.MaxDepthOfValue - 2);
        return id is null ? null : new IdentityEntry(target, new Located(id, reader.PlaceOf("userId")), details);
    }
}
