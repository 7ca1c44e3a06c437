using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.Server.Api;
using IdentityHub.Server.People.ProfileFields;

namespace IdentityHub.Server.Management.CustomProfileFields;

/// <summary>What must hold of a field beyond its schema.</summary>
internal static class ProfileFieldChecks
{
    /// <summary>Whether a field can have this name.</summary>
    /// <returns>400 <c>custom_profile_fields.*</c>; null when it can.</returns>
    public static ApiError? FindInName(string name)
    {
        if (name.Length == 0)
        {
            return ProfileFieldErrors.NameRequired;
        }

        if (!name.All(char.IsAsciiLetterOrDigit))
        {
            return ProfileFieldErrors.InvalidName.Of(name);
        }

        if (ProfileFieldNames.SignInIdentifiers.Contains(name))
        {
            return ProfileFieldErrors.SignInIdentifier.Of(name);
        }

        return ProfileFieldNames.BuiltIn.Contains(name)
            ? ProfileFieldErrors.BuiltIn.Of(name)
            : ProfileFieldNames.ConsoleData.Contains(name) ? ProfileFieldErrors.CustomData.Of(name) : null;
    }

    /// <summary>Whether a configuration makes sense.</summary>
    /// <param name="name">The field.</param>
    /// <param name="type">Its type.</param>
    /// <param name="config">Its configuration, which fits the type's schema.</param>
    public static ApiError? FindInConfig(string name, ProfileFieldType type, JsonElement config)
    {
        var read = ProfileFieldConfig.Read(config);
        if (type is not (ProfileFieldType.Address or ProfileFieldType.Fullname))
        {
            return FindInSimple(type, read);
        }

        var isRightName = type == ProfileFieldType.Fullname ? name == "fullname" : name == "address" || !ProfileAnswers.IsClaim(name);
        if (read.Parts.Count == 0 || read.Parts.DistinctBy(static part => part.Name).Count() != read.Parts.Count || !isRightName)
        {
            return type == ProfileFieldType.Address ? ProfileFieldErrors.InvalidAddress : ProfileFieldErrors.InvalidFullname;
        }

        return read.Parts.Any(static part => part.Type is ProfileFieldType.Address or ProfileFieldType.Fullname)
            ? ProfileFieldErrors.InvalidPart
            : read.Parts.Select(static part => FindInSimple(part.Type, part.Config)).FirstOrDefault(static error => error is not null);
    }

    private static ApiError? FindInSimple(ProfileFieldType type, ProfileFieldConfig config) => type switch
    {
        ProfileFieldType.Text when config.MinLength > config.MaxLength => ProfileFieldErrors.InvalidMinMax,
        ProfileFieldType.Number when config.MinValue > config.MaxValue => ProfileFieldErrors.InvalidMinMax,
        ProfileFieldType.Checkbox when config.DefaultValue is not (null or "true" or "false") => ProfileFieldErrors.InvalidDefault,
        ProfileFieldType.Select when config.Options.Count == 0 || config.Options.DistinctBy(static option => option.Value).Count() != config.Options.Count =>
            ProfileFieldErrors.InvalidOptions,
        ProfileFieldType.Regex when !IsPattern(config.Format) => ProfileFieldErrors.InvalidPattern,
        ProfileFieldType.Date when config.Format == "custom" && !IsDateForm(config.CustomFormat) =>
            ApiErrors.InvalidRequest("`customFormat` must say where day, month and year stand, such as `dd.MM.yyyy`."),
        _ => null,
    };

    private static bool IsPattern(string? pattern)
    {
        try
        {
            _ = pattern is null ? null : new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
            return !string.IsNullOrEmpty(pattern);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsDateForm(string? form)
    {
        try
        {
            var day = new DateOnly(2026, 11, 30);
            return !string.IsNullOrWhiteSpace(form)
                && DateOnly.TryParseExact(day.ToString(form, CultureInfo.InvariantCulture), form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)
                && read == day;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
