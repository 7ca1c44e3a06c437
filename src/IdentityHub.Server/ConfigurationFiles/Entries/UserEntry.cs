using System.Text.Json.Nodes;
using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Reading;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>A person as the file wants them.</summary>
internal sealed record UserEntry
{
    public required Place Place { get; init; }

    public Given<string> Id { get; init; }

    public Given<string?> Username { get; init; }

    public Given<string?> PrimaryEmail { get; init; }

    public Given<string?> PrimaryPhone { get; init; }

    public Given<string?> Name { get; init; }

    public Given<string?> Avatar { get; init; }

    public Given<Func<UserProfile, UserProfile>> Profile { get; init; }

    public Given<JsonObject> CustomData { get; init; }

    public Given<string> Password { get; init; }

    /// <summary>A digest from elsewhere, taken over when the person has no password yet.</summary>
    public Given<ImportedDigest> PasswordDigest { get; init; }

    public Given<bool> IsPasswordExpired { get; init; }

    public Given<IReadOnlyList<IdentityEntry>> Identities { get; init; }

    public Given<IReadOnlyList<Located>> Roles { get; init; }

    public Given<bool> IsSuspended { get; init; }

    /// <summary>What an administrator may do; not given for other people, whose internal roles stay as they are.</summary>
    public Given<AdministratorRole> Administrator { get; init; }

    /// <summary>Where a problem with the username is shown.</summary>
    public Place UsernamePlace { get; init; }

    /// <summary>Where a problem with the e-mail address is shown.</summary>
    public Place EmailPlace { get; init; }

    /// <summary>Where a problem with the phone number is shown.</summary>
    public Place PhonePlace { get; init; }

    /// <summary>By what the file knows a user without an id.</summary>
    public string Named => Id.Is ? Id.Value : Username.Value ?? PrimaryEmail.Value ?? PrimaryPhone.Value ?? "";

    /// <summary>Reads one user.</summary>
    public static UserEntry? Read(ObjectReader reader)
    {
        var entry = new UserEntry
        {
            Place = reader.Place,
            UsernamePlace = reader.PlaceOf("username"),
            EmailPlace = reader.PlaceOf("primaryEmail"),
            PhonePlace = reader.PlaceOf("primaryPhone"),
            Id = reader.OptionalText("id", TextRules.Identifier(12)),
            Username = reader.NullableText("username", TextRules.Username),
            PrimaryEmail = reader.NullableText("primaryEmail", TextRules.Email),
            PrimaryPhone = ReadPhone(reader),
            Name = reader.NullableText("name", TextRules.Between(0, 128)),
            Avatar = reader.NullableText("avatar", TextRules.WebAddressOrEmpty),
            Profile = reader.Object("profile", ReadProfile),
            CustomData = reader.FreeObject("customData"),
            Password = reader.SecretText("password", TextRules.Between(8, 256)),
            PasswordDigest = ReadDigest(reader),
            IsPasswordExpired = reader.Boolean("isPasswordExpired"),
            Identities = reader.Map("identities", IdentityEntry.Read),
            Roles = reader.Texts("roles", TextRules.Between(1, 128)),
            IsSuspended = reader.Boolean("isSuspended"),
        };
        if (entry.HasIdentity)
        {
            return entry;
        }

        if (!reader.Has("id") && !reader.Has("username") && !reader.Has("primaryEmail") && !reader.Has("primaryPhone"))
        {
            reader.Report(reader.Place, "a user needs an 'id', 'username', 'primaryEmail' or 'primaryPhone'");
        }

        return null;
    }

    /// <summary>Reads one administrator: a user with a role, and a password like those that administrators choose.</summary>
    public static UserEntry? ReadAdministrator(ObjectReader reader)
    {
        var role = AdministratorRoles.Parse(reader.RequiredText("role", TextRules.AdministratorRole));
        var entry = Read(reader);
        if (entry is { Password: { Is: true, Value.Length: < 12 } })
        {
            reader.Report(reader.PlaceOf("password"), "the password of an administrator needs at least 12 characters");
        }

        return role is { } given && entry is not null ? entry with { Administrator = new(given, true) } : null;
    }

    private bool HasIdentity => Id.Is || Username.Value is not null || PrimaryEmail.Value is not null || PrimaryPhone.Value is not null;

    private static Given<string?> ReadPhone(ObjectReader reader)
    {
        var phone = reader.NullableText("primaryPhone", TextRules.Phone);
        return phone.Value is { } digits ? phone with { Value = PhoneNumber.Read(digits).Number?.Digits } : phone;
    }

    private static Given<ImportedDigest> ReadDigest(ObjectReader reader)
    {
        var digest = reader.SecretText("passwordDigest", TextRules.Between(1, StoredDigest.MaximumLength));
        var algorithm = reader.OneOf("passwordAlgorithm", Enum.GetValues<PasswordAlgorithm>());
        if (reader.Has("passwordDigest") != reader.Has("passwordAlgorithm"))
        {
            reader.Report(reader.Place, "'passwordDigest' and 'passwordAlgorithm' come together");
        }
        else if (reader.Has("passwordDigest") && reader.Has("password"))
        {
            reader.Report(reader.PlaceOf("passwordDigest"), "a user has either a 'password' or a 'passwordDigest'");
        }

        return digest.Is && algorithm.Is ? new(new ImportedDigest(digest.Value, algorithm.Value, reader.PlaceOf("passwordDigest")), true) : default;
    }

    private static Func<UserProfile, UserProfile> ReadProfile(ObjectReader reader)
    {
        var familyName = reader.NullableText("familyName", TextRules.Anything);
        var givenName = reader.NullableText("givenName", TextRules.Anything);
        var middleName = reader.NullableText("middleName", TextRules.Anything);
        var nickname = reader.NullableText("nickname", TextRules.Anything);
        var preferredUsername = reader.NullableText("preferredUsername", TextRules.Anything);
        var page = reader.NullableText("profile", TextRules.Anything);
        var website = reader.NullableText("website", TextRules.Anything);
        var gender = reader.NullableText("gender", TextRules.Anything);
        var birthdate = reader.NullableText("birthdate", TextRules.Anything);
        var zoneinfo = reader.NullableText("zoneinfo", TextRules.Anything);
        var locale = reader.NullableText("locale", TextRules.Anything);
        var address = reader.Object("address", ReadAddress);
        return stored => stored with
        {
            FamilyName = familyName.Or(stored.FamilyName),
            GivenName = givenName.Or(stored.GivenName),
            MiddleName = middleName.Or(stored.MiddleName),
            Nickname = nickname.Or(stored.Nickname),
            PreferredUsername = preferredUsername.Or(stored.PreferredUsername),
            Profile = page.Or(stored.Profile),
            Website = website.Or(stored.Website),
            Gender = gender.Or(stored.Gender),
            Birthdate = birthdate.Or(stored.Birthdate),
            Zoneinfo = zoneinfo.Or(stored.Zoneinfo),
            Locale = locale.Or(stored.Locale),
            Address = address.Is ? address.Value(stored.Address ?? new UserAddress()) : stored.Address,
        };
    }

    private static Func<UserAddress, UserAddress> ReadAddress(ObjectReader reader)
    {
        var formatted = reader.NullableText("formatted", TextRules.Anything);
        var streetAddress = reader.NullableText("streetAddress", TextRules.Anything);
        var locality = reader.NullableText("locality", TextRules.Anything);
        var region = reader.NullableText("region", TextRules.Anything);
        var postalCode = reader.NullableText("postalCode", TextRules.Anything);
        var country = reader.NullableText("country", TextRules.Anything);
        return stored => stored with
        {
            Formatted = formatted.Or(stored.Formatted),
            StreetAddress = streetAddress.Or(stored.StreetAddress),
            Locality = locality.Or(stored.Locality),
            Region = region.Or(stored.Region),
            PostalCode = postalCode.Or(stored.PostalCode),
            Country = country.Or(stored.Country),
        };
    }
}

/// <summary>A password digest made by other software.</summary>
/// <param name="Text">The digest.</param>
/// <param name="Algorithm">How it was made.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record ImportedDigest(string Text, PasswordAlgorithm Algorithm, Place Place)
{
    /// <summary>Digests do not belong into logs.</summary>
    public override string ToString() => Algorithm.ToString();
}
