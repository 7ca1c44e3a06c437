using IdentityHub.Server.Api;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>What is wrong with a username, in the reference's codes.</summary>
internal static class UsernameRules
{
    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["register.username.startsWithDigit"] = "starts_with_number",
        ["register.username.characters"] = "invalid_charset_hard",
        ["register.username.tooShort"] = "too_short",
        ["register.username.tooLong"] = "too_long",
        ["register.username.noUppercase"] = "uppercase_not_allowed",
        ["register.username.noLowercase"] = "lowercase_not_allowed",
        ["register.username.noDigits"] = "numbers_not_allowed",
        ["register.username.noUnderscore"] = "underscore_not_allowed",
    };

    /// <summary>Holds a username against the policy.</summary>
    /// <returns>Null; 422 <c>user.username_*</c>.</returns>
    public static ApiError? FindProblem(UsernamePolicy policy, string username) => username.Length == 0
        ? SessionErrors.UsernameRejected("required")
        : policy.FindProblem(username) is { } problem ? SessionErrors.UsernameRejected(Reasons[problem.Text], problem.Number) : null;
}
