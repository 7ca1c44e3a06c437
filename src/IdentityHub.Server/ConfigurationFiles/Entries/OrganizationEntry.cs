using System.Text.Json.Nodes;
using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>An organization as the file wants it.</summary>
internal sealed record OrganizationEntry(
    Place Place,
    Given<string> Id,
    string Name,
    Given<string?> Description,
    Given<JsonObject> CustomData,
    Given<IReadOnlyList<MemberEntry>> Users,
    Given<IReadOnlyList<OrganizationApplicationEntry>> Applications)
{
    /// <summary>Reads one organization.</summary>
    public static OrganizationEntry? Read(ObjectReader reader)
    {
        var id = reader.OptionalText("id", TextRules.Identifier(21));
        var name = reader.RequiredText("name", TextRules.Between(1, 128));
        var description = reader.NullableText("description", TextRules.Between(0, 256));
        var customData = reader.FreeObject("customData");
        var users = reader.Objects("users", MemberEntry.Read);
        Duplicates.Refuse(reader, users.Or([]), static member => $"{member.User.Kind} {member.User.LookupValue}", static member => member.User.Place);
        var applications = reader.Objects("applications", OrganizationApplicationEntry.Read);
        Duplicates.Refuse(reader, applications.Or([]), static item => item.Id.Value, static item => item.Id.Place);
        return name is null ? null : new OrganizationEntry(reader.Place, id, name, description, customData, users, applications);
    }
}

/// <summary>By what a member is named.</summary>
internal enum UserReferenceKind
{
    /// <summary>The user's id.</summary>
    Id,

    /// <summary>The user's sign-in name.</summary>
    Username,

    /// <summary>The user's e-mail address.</summary>
    PrimaryEmail,
}

/// <summary>Names a user of this file or of the database.</summary>
internal sealed record UserReference(UserReferenceKind Kind, string Value, Place Place)
{
    /// <summary>The form to compare: names and addresses ignore case.</summary>
    public string LookupValue => Kind == UserReferenceKind.Id ? Value : User.Normalize(Value)!;
}

/// <summary>A member of an organization.</summary>
internal sealed record MemberEntry(UserReference User, Given<IReadOnlyList<Located>> Roles)
{
    /// <summary>Reads one member.</summary>
    public static MemberEntry? Read(ObjectReader reader)
    {
        Given<string>[] names =
        [
            reader.OptionalText("id", TextRules.Identifier(12)),
            reader.OptionalText("username", TextRules.Username),
            reader.OptionalText("primaryEmail", TextRules.Email),
        ];
        var roles = reader.Texts("roles", TextRules.Between(1, 128));
        string[] keys = ["id", "username", "primaryEmail"];
        var present = keys.Count(reader.Has);
        if (present != 1)
        {
            reader.Report(reader.Place, "a member is named by one of 'username', 'id' and 'primaryEmail'");
            return null;
        }

        var index = Array.FindIndex(names, static name => name.Is);
        return index < 0 ? null : new MemberEntry(new UserReference((UserReferenceKind)index, names[index].Value, reader.PlaceOf(keys[index])), roles);
    }
}

/// <summary>A machine application of an organization.</summary>
internal sealed record OrganizationApplicationEntry(Located Id, Given<IReadOnlyList<Located>> Roles)
{
    /// <summary>Reads one application.</summary>
    public static OrganizationApplicationEntry? Read(ObjectReader reader)
    {
        var id = reader.RequiredText("id", TextRules.Identifier(21));
        var roles = reader.Texts("roles", TextRules.Between(1, 128));
        return id is null ? null : new OrganizationApplicationEntry(new Located(id, reader.PlaceOf("id")), roles);
    }
}
