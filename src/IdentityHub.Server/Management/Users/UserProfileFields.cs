using IdentityHub.Data.Users;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.Users;

/// <summary>The standard claims of a user that have no member of their own (OpenID Connect Core §5.1), in bodies and answers.</summary>
internal sealed record UserProfileFields
{
    /// <summary><c>family_name</c>.</summary>
    public Optional<string> FamilyName { get; init; }

    /// <summary><c>given_name</c>.</summary>
    public Optional<string> GivenName { get; init; }

    /// <summary><c>middle_name</c>.</summary>
    public Optional<string> MiddleName { get; init; }

    /// <summary><c>nickname</c>.</summary>
    public Optional<string> Nickname { get; init; }

    /// <summary><c>preferred_username</c>.</summary>
    public Optional<string> PreferredUsername { get; init; }

    /// <summary>Page about the person.</summary>
    public Optional<string> Profile { get; init; }

    /// <summary><c>website</c>.</summary>
    public Optional<string> Website { get; init; }

    /// <summary><c>gender</c>.</summary>
    public Optional<string> Gender { get; init; }

    /// <summary><c>birthdate</c>.</summary>
    public Optional<string> Birthdate { get; init; }

    /// <summary><c>zoneinfo</c>.</summary>
    public Optional<string> Zoneinfo { get; init; }

    /// <summary><c>locale</c>.</summary>
    public Optional<string> Locale { get; init; }

    /// <summary>Postal address; given anew it replaces the old one as a whole.</summary>
    public Optional<UserAddressFields> Address { get; init; }

    /// <summary>From the stored form.</summary>
    public static UserProfileFields From(UserProfile profile) => new()
    {
        FamilyName = If(profile.FamilyName),
        GivenName = If(profile.GivenName),
        MiddleName = If(profile.MiddleName),
        Nickname = If(profile.Nickname),
        PreferredUsername = If(profile.PreferredUsername),
        Profile = If(profile.Profile),
        Website = If(profile.Website),
        Gender = If(profile.Gender),
        Birthdate = If(profile.Birthdate),
        Zoneinfo = If(profile.Zoneinfo),
        Locale = If(profile.Locale),
        Address = profile.Address is null ? default : new Optional<UserAddressFields>(UserAddressFields.From(profile.Address)),
    };

    /// <summary>The stored form, with the members that were given over those of another.</summary>
    public UserProfile Over(UserProfile old) => old with
    {
        FamilyName = FamilyName.Or(old.FamilyName!),
        GivenName = GivenName.Or(old.GivenName!),
        MiddleName = MiddleName.Or(old.MiddleName!),
        Nickname = Nickname.Or(old.Nickname!),
        PreferredUsername = PreferredUsername.Or(old.PreferredUsername!),
        Profile = Profile.Or(old.Profile!),
        Website = Website.Or(old.Website!),
        Gender = Gender.Or(old.Gender!),
        Birthdate = Birthdate.Or(old.Birthdate!),
        Zoneinfo = Zoneinfo.Or(old.Zoneinfo!),
        Locale = Locale.Or(old.Locale!),
        Address = Address.IsGiven ? Address.Value!.ToStored() : old.Address,
    };

    /// <summary>The value, when there is one.</summary>
    internal static Optional<string> If(string? value) => value is null ? default : new Optional<string>(value);
}

/// <summary>A postal address (OpenID Connect Core §5.1.1).</summary>
internal sealed record UserAddressFields
{
    /// <summary>Whole address, for a label.</summary>
    public Optional<string> Formatted { get; init; }

    /// <summary>Street and house number.</summary>
    public Optional<string> StreetAddress { get; init; }

    /// <summary>City.</summary>
    public Optional<string> Locality { get; init; }

    /// <summary>State or province.</summary>
    public Optional<string> Region { get; init; }

    /// <summary>Postal code.</summary>
    public Optional<string> PostalCode { get; init; }

    /// <summary>Country.</summary>
    public Optional<string> Country { get; init; }

    /// <summary>From the stored form.</summary>
    public static UserAddressFields From(UserAddress address) => new()
    {
        Formatted = UserProfileFields.If(address.Formatted),
        StreetAddress = UserProfileFields.If(address.StreetAddress),
        Locality = UserProfileFields.If(address.Locality),
        Region = UserProfileFields.If(address.Region),
        PostalCode = UserProfileFields.If(address.PostalCode),
        Country = UserProfileFields.If(address.Country),
    };

    /// <summary>The stored form.</summary>
    public UserAddress ToStored() => new()
    {
        Formatted = Formatted.Value,
        StreetAddress = StreetAddress.Value,
        Locality = Locality.Value,
        Region = Region.Value,
        PostalCode = PostalCode.Value,
        Country = Country.Value,
    };
}
