using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Messages.Templates;

/// <summary>What templates may name. Services that are called by HTTP get the same.</summary>
internal static class MessagePayloads
{
    private static readonly JsonSerializerOptions ProfileOptions = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Collects it.</summary>
    /// <param name="locale">Language of the message (BCP 47).</param>
    /// <param name="uiLocales">What the application asked for, separated by spaces.</param>
    /// <param name="application">Where the person wants to go.</param>
    /// <param name="organization">For which organization.</param>
    /// <param name="user">Whose account it is. Given only where the account is proven: a code that anybody can ask for must not tell whose address it is.</param>
    /// <param name="inviter">Who invites.</param>
    public static JsonObject Of(
        string locale,
        string? uiLocales = null,
        ApplicationEntry? application = null,
        Organization? organization = null,
        User? user = null,
        User? inviter = null)
    {
        var payload = new JsonObject { ["locale"] = locale };
        Add(payload, "uiLocales", uiLocales);
        Add(payload, "application", application is null ? null : ApplicationOf(application));
        Add(payload, "organization", organization is null ? null : OrganizationOf(organization));
        Add(payload, "user", user is null ? null : UserOf(user));
        Add(payload, "inviter", inviter is null ? null : UserOf(inviter));
        return payload;
    }

    // Absent rather than null: a name that is not there stays as it is written, and is noticed.
    private static void Add(JsonObject payload, string name, JsonNode? value)
    {
        if (value is not null)
        {
            payload[name] = value;
        }
    }

    private static JsonObject ApplicationOf(ApplicationEntry application)
    {
        var json = new JsonObject { ["id"] = application.Id, ["name"] = application.Application.Name };
        if (application.Look is { } look)
        {
            Add(json, "displayName", look.DisplayName);
            json["branding"] = Node(look.Branding);
            json["color"] = Node(look.Color);
        }

        return json;
    }

    private static JsonObject OrganizationOf(Organization organization) => new()
    {
        ["id"] = organization.Id,
        ["name"] = organization.Name,
        ["branding"] = Node(organization.Branding),
        ["color"] = Node(organization.Color),
    };

    private static JsonObject UserOf(User user) => new()
    {
        ["id"] = user.Id,
        ["avatar"] = user.Avatar,
        ["name"] = user.Name,
        ["primaryEmail"] = user.PrimaryEmail,
        ["primaryPhone"] = user.PrimaryPhone,
        ["username"] = user.Username,
        ["profile"] = JsonSerializer.SerializeToNode(user.Profile, ProfileOptions),
    };

    private static JsonObject Node(JsonElement element) => element.ValueKind == JsonValueKind.Object ? JsonObject.Create(element)! : [];
}
