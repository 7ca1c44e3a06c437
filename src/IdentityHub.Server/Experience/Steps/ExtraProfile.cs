using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data.Experience;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People.ProfileFields;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Answers to the profile fields that are asked for when somebody registers.</summary>
internal static class ExtraProfile
{
    /// <summary>The fields that are asked for, in their order.</summary>
    public static IReadOnlyList<CustomProfileField> FieldsOf(ExperienceContext context) => context.Settings.SignUpProfileFields is not { } listed
        ? context.Catalog.CustomProfileFields
        : [.. listed.Select(entry => context.Catalog.CustomProfileFields.FirstOrDefault(field => field.Name == entry.Name)).OfType<CustomProfileField>()];

    /// <summary>Whether the fields are yet to be answered. Required ones have answers once they were.</summary>
    public static bool IsMissing(ExperienceContext context) => !context.State!.Profile.Submitted && FieldsOf(context).Count > 0;

    /// <summary>Takes answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="values">An object: answers by name of the field.</param>
    /// <returns>The profile with them; 400 <c>guard.invalid_input</c> that names the first place that is wrong.</returns>
    public static ApiResult<PendingProfile> Read(ExperienceContext context, JsonElement values)
    {
        if (!ProfileAnswers.Read(FieldsOf(context), values).TryGet(out var answers, out var error))
        {
            return error;
        }

        var profile = context.State!.Profile;
        return profile with
        {
            Name = answers.Name ?? profile.Name,
            Avatar = answers.Avatar ?? profile.Avatar,
            Profile = answers.Profile.Count == 0
                ? profile.Profile
                : answers.Profile.Deserialize<UserProfileFields>(ApiJson.Options)!.Over(profile.Profile ?? new UserProfile()),
            CustomData = answers.CustomData.Count == 0 ? profile.CustomData : Merge(profile.CustomData, answers.CustomData),
            Submitted = true,
        };
    }

    private static JsonElement Merge(JsonElement? data, JsonObject added)
    {
        var merged = data is { ValueKind: JsonValueKind.Object } old ? JsonObject.Create(old)! : [];
        foreach (var (name, value) in added)
        {
            merged[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToElement(merged);
    }
}
