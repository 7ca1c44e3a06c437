using System.Text.Json.Nodes;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>An organization as the file wants it.</summary>
internal sealed record OrganizationEntry
{
    public required Place Place { get; init; }

    public Given<string> Id { get; init; }

    public required string Name { get; init; }

    public Given<string?> Description { get; init; }

    public Given<JsonObject> CustomData { get; init; }

    public Given<bool> IsMfaRequired { get; init; }

    public Given<bool> IsTrustedDeviceAllowed { get; init; }

    public Given<bool> IsDisabled { get; init; }

    public Given<JsonObject> Color { get; init; }

    public Given<JsonObject> Branding { get; init; }

    public Given<string?> CustomCss { get; init; }

    public Given<IReadOnlyList<MemberEntry>> Users { get; init; }

    public Given<IReadOnlyList<OrganizationApplicationEntry>> Applications { get; init; }

    public Given<JitEntry> Jit { get; init; }

    /// <summary>Reads one organization.</summary>
    public static OrganizationEntry? Read(ObjectReader reader)
    {
        var id = reader.OptionalText("id", TextRules.Identifier(21));
        var name = reader.RequiredText("name", TextRules.Between(1, 128));
        var entry = new OrganizationEntry
        {
            Place = reader.Place,
            Id = id,
            Name = name ?? "",
            Description = reader.NullableText("description", TextRules.Between(0, 256)),
            CustomData = reader.FreeObject("customData"),
            IsMfaRequired = reader.Boolean("isMfaRequired"),
            IsTrustedDeviceAllowed = reader.Boolean("isTrustedDeviceAllowed"),
            IsDisabled = reader.Boolean("isDisabled"),
            Color = reader.Shaped("color", SignInExperienceShape.PartialColor),
            Branding = reader.Shaped("branding", SignInExperienceShape.Branding),
            CustomCss = reader.NullableText("customCss", SignInExperienceShape.StyleSheet),
            Users = reader.Objects("users", MemberEntry.Read),
            Applications = reader.Objects("applications", OrganizationApplicationEntry.Read),
            Jit = reader.Object("jit", JitEntry.Read),
        };
        Duplicates.Refuse(reader, entry.Users.Or([]), static member => member.User.Key, static member => member.User.Place);
        Duplicates.Refuse(reader, entry.Applications.Or([]), static item => item.Id.Value, static item => item.Id.Place);
        return name is null ? null : entry;
    }
}

/// <summary>A member of an organization.</summary>
internal sealed record MemberEntry(UserReference User, Given<IReadOnlyList<Located>> Roles)
{
    /// <summary>Reads one member.</summary>
    public static MemberEntry? Read(ObjectReader reader)
    {
        var user = UserReference.Read(reader, "a member");
        var roles = reader.Texts("roles", TextRules.Between(1, 128));
        return user is null ? null : new MemberEntry(user, roles);
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

/// <summary>Who becomes a member just in time, and with which roles.</summary>
internal sealed record JitEntry(Given<IReadOnlyList<Located>> EmailDomains, Given<IReadOnlyList<Located>> Roles)
{
    /// <summary>Reads the object.</summary>
    public static JitEntry Read(ObjectReader reader) =>
        new(reader.Texts("emailDomains", TextRules.Domain), reader.Texts("roles", TextRules.Between(1, 128)));
}
