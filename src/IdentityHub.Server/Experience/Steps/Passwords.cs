using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>New passwords.</summary>
internal static class Passwords
{
    /// <summary>Holds one against the policy.</summary>
    /// <returns>Null; 422 <c>password.rejected</c> with the reasons in <c>data</c>.</returns>
    public static ApiError? FindRejection(ExperienceContext context, string password, PasswordOwner owner)
    {
        var rejections = PasswordPolicyCheck.Evaluate(context.Settings.PasswordPolicy, password, owner);
        return rejections.Count == 0 ? null : SessionErrors.PasswordRejected with { Data = new JsonArray([.. rejections.Select(Describe)]) };
    }

    /// <summary>Makes the digest.</summary>
    /// <returns>The digest; 422 when the text cannot be a password, 429 when too many wait.</returns>
    public static async Task<ApiResult<string>> HashAsync(ExperienceContext context, string password)
    {
        var hash = await context.Service<PasswordHasher>().HashAsync(password, context.Cancellation);
        return hash.Status switch
        {
            PasswordHashStatus.Overloaded => SessionErrors.Overloaded,
            PasswordHashStatus.Rejected => SessionErrors.PasswordRejected with { Data = new JsonArray(Describe(new(PasswordRejection.UnsupportedCharacters))) },
            _ => hash.Digest!,
        };
    }

    /// <summary>The reasons in a refusal, for pages.</summary>
    public static IReadOnlyList<PasswordRejection> ReasonsOf(ApiError error) => (error.Data as JsonArray ?? (error.Data as JsonObject)?["password"] as JsonArray) is not { } reasons
        ? []
        : [.. reasons.Select(reason => new PasswordRejection(
            (string)reason!["code"]!,
            (reason["interpolation"] as JsonObject)?.ToDictionary(number => number.Key, number => (int)number.Value!)))];

    private static JsonNode Describe(PasswordRejection rejection)
    {
        var json = new JsonObject { ["code"] = rejection.Code };
        if (rejection.Interpolation is { } numbers)
        {
            json["interpolation"] = new JsonObject(numbers.Select(number => KeyValuePair.Create(number.Key, (JsonNode?)JsonValue.Create(number.Value))));
        }

        return json;
    }
}
