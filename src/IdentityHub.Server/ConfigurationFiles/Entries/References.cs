using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>By what a user is named.</summary>
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

    /// <summary>Kind and form together, to find those that say the same.</summary>
    public string Key => $"{Kind} {LookupValue}";

    /// <summary>Reads the keys that name a user.</summary>
    /// <param name="reader">The object they are in.</param>
    /// <param name="what">Who that is, for messages.</param>
    public static UserReference? Read(ObjectReader reader, string what)
    {
        Given<string>[] names =
        [
            reader.OptionalText("id", TextRules.Identifier(12)),
            reader.OptionalText("username", TextRules.Username),
            reader.OptionalText("primaryEmail", TextRules.Email),
        ];
        string[] keys = ["id", "username", "primaryEmail"];
        if (keys.Count(reader.Has) != 1)
        {
            reader.Report(reader.Place, $"{what} is named by one of 'username', 'id' and 'primaryEmail'");
            return null;
        }

        var index = Array.FindIndex(names, static name => name.Is);
        return index < 0 ? null : new UserReference((UserReferenceKind)index, names[index].Value, reader.PlaceOf(keys[index]));
    }
}

/// <summary>Names an organization of this file or of the database.</summary>
/// <param name="IsId">Whether by id; otherwise by name.</param>
/// <param name="Value">The id or name.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record OrganizationReference(bool IsId, string Value, Place Place)
{
    /// <summary>Kind and value together, to find those that say the same.</summary>
    public string Key => $"{IsId} {Value}";

    /// <summary>Reads the keys that name an organization.</summary>
    public static OrganizationReference? Read(ObjectReader reader)
    {
        var id = reader.OptionalText("id", TextRules.Identifier(21));
        var name = reader.OptionalText("name", TextRules.Between(1, 128));
        if (reader.Has("id") == reader.Has("name"))
        {
            reader.Report(reader.Place, "an organization is named by one of 'id' and 'name'");
            return null;
        }

        return id.Is ? new OrganizationReference(true, id.Value, reader.PlaceOf("id"))
            : name.Is ? new OrganizationReference(false, name.Value, reader.PlaceOf("name"))
            : null;
    }
}
