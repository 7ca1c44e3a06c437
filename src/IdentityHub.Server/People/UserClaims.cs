using System.Collections.Frozen;
using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.People;

/// <summary>Claims about a user by scope (OpenID Connect Core §5.4).</summary>
internal static class UserClaims
{
    /// <summary>Scopes whose claims need the memberships.</summary>
    public static bool NeedsMemberships(IReadOnlyList<string> scopes) =>
        scopes.Contains("urn:logto:scope:organizations") || scopes.Contains("urn:logto:scope:organization_roles");

    /// <summary>Scopes whose claims need the global roles.</summary>
    public static bool NeedsRoles(IReadOnlyList<string> scopes) => scopes.Contains("roles");

    /// <summary>Scopes whose claims need the identities at enterprises' own providers.</summary>
    public static bool NeedsSsoIdentities(IReadOnlyList<string> scopes) => scopes.Contains("identities");

    /// <summary>Writes the claims of the granted scopes.</summary>
    /// <param name="writer">An open object.</param>
    /// <param name="access">The user.</param>
    /// <param name="catalog">Names of roles.</param>
    /// <param name="scopes">Granted scopes.</param>
    /// <param name="extended">Which of the larger claims to write; <see langword="null"/> means all, as userinfo does.</param>
    public static void Write(
        Utf8JsonWriter writer, UserAccess access, CatalogSnapshot catalog, IReadOnlyList<string> scopes, FrozenSet<string>? extended)
    {
        foreach (var scope in scopes)
        {
            switch (scope)
            {
                case "profile":
                    WriteProfile(writer, access.User);
                    break;
                case "email":
                    WriteNullable(writer, "email", access.User.PrimaryEmail);
                    writer.WriteBoolean("email_verified", access.User.PrimaryEmail is not null);
                    break;
                case "phone":
                    WriteNullable(writer, "phone_number", access.User.PrimaryPhone);
                    writer.WriteBoolean("phone_number_verified", access.User.PrimaryPhone is not null);
                    break;
                case "address" when access.User.Profile.Address is { } address:
                    WriteAddress(writer, address);
                    break;
                default:
                    WriteExtended(writer, access, catalog, scope, extended);
                    break;
            }
        }
    }

    private static void WriteProfile(Utf8JsonWriter writer, User user)
    {
        var profile = user.Profile;
        WriteNullable(writer, "name", user.Name);
        WriteOptional(writer, "family_name", profile.FamilyName);
        WriteOptional(writer, "given_name", profile.GivenName);
        WriteOptional(writer, "middle_name", profile.MiddleName);
        WriteOptional(writer, "nickname", profile.Nickname);
        WriteOptional(writer, "preferred_username", profile.PreferredUsername ?? user.Username);
        WriteOptional(writer, "profile", profile.Profile);
        WriteNullable(writer, "picture", user.Avatar);
        WriteOptional(writer, "website", profile.Website);
        WriteOptional(writer, "gender", profile.Gender);
        WriteOptional(writer, "birthdate", profile.Birthdate);
        WriteOptional(writer, "zoneinfo", profile.Zoneinfo);
        WriteOptional(writer, "locale", profile.Locale);
        writer.WriteNumber("updated_at", user.UpdatedAt.ToUnixTimeMilliseconds());
        WriteNullable(writer, "username", user.Username);
        writer.WriteNumber("created_at", user.CreatedAt.ToUnixTimeMilliseconds());
    }

    private static void WriteAddress(Utf8JsonWriter writer, UserAddress address)
    {
        writer.WriteStartObject("address");
        WriteOptional(writer, "formatted", address.Formatted);
        WriteOptional(writer, "streetAddress", address.StreetAddress);
        WriteOptional(writer, "locality", address.Locality);
        WriteOptional(writer, "region", address.Region);
        WriteOptional(writer, "postalCode", address.PostalCode);
        WriteOptional(writer, "country", address.Country);
        writer.WriteEndObject();
    }

    private static void WriteExtended(
        Utf8JsonWriter writer, UserAccess access, CatalogSnapshot catalog, string scope, FrozenSet<string>? extended)
    {
        bool Wants(string claim) => extended?.Contains(claim) != false;

        if (scope == "custom_data" && Wants("custom_data"))
        {
            writer.WritePropertyName("custom_data");
            access.User.CustomData.WriteTo(writer);
        }
        else if (scope == "identities")
        {
            WriteIdentities(writer, access, Wants);
        }
        else if (scope == "roles" && Wants("roles"))
        {
            WriteStrings(writer, "roles", access.RoleIds.Select(id => catalog.Roles.GetValueOrDefault(id)?.Role.Name).OfType<string>());
        }
        else if (scope == "urn:logto:scope:organizations")
        {
            WriteOrganizations(writer, access, Wants);
        }
        else if (scope == "urn:logto:scope:organization_roles" && Wants("organization_roles"))
        {
            WriteStrings(writer, "organization_roles", access.Disclosed.SelectMany(membership => membership.RoleIds
                .Select(id => catalog.OrganizationRoles.GetValueOrDefault(id)?.Role.Name).OfType<string>()
                .Select(name => $"{membership.OrganizationId}:{name}")));
        }
    }

    private static void WriteIdentities(Utf8JsonWriter writer, UserAccess access, Func<string, bool> wants)
    {
        if (wants("identities"))
        {
            writer.WritePropertyName("identities");
            access.User.Identities.WriteTo(writer);
        }

        if (wants("sso_identities"))
        {
            writer.WriteStartArray("sso_identities");
            foreach (var identity in access.SsoIdentities)
            {
                writer.WriteStartObject();
                writer.WriteString("issuer", identity.Issuer);
                writer.WriteString("identityId", identity.IdentityId);
                writer.WritePropertyName("detail");
                identity.Detail.WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }
    }

    private static void WriteOrganizations(Utf8JsonWriter writer, UserAccess access, Func<string, bool> wants)
    {
        if (wants("organizations"))
        {
            WriteStrings(writer, "organizations", access.Disclosed.Select(membership => membership.OrganizationId));
        }

        if (!wants("organization_data"))
        {
            return;
        }

        writer.WriteStartArray("organization_data");
        foreach (var membership in access.Disclosed)
        {
            writer.WriteStartObject();
            writer.WriteString("id", membership.OrganizationId);
            writer.WriteString("name", membership.Name);
            WriteNullable(writer, "description", membership.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter writer, string claim, IEnumerable<string> values)
    {
        writer.WriteStartArray(claim);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private static void WriteNullable(Utf8JsonWriter writer, string claim, string? value)
    {
        if (value is null)
        {
            writer.WriteNull(claim);
        }
        else
        {
            writer.WriteString(claim, value);
        }
    }

    private static void WriteOptional(Utf8JsonWriter writer, string claim, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(claim, value);
        }
    }
}
