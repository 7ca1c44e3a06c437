using IdentityHub.Server.Api;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>What is wrong with a username, in the reference's codes.</summary>
internal static class UsernameRules
{
    private const string Prefix = "user.username_";

    /// <summary>Holds a username against the policy.</summary>
    /// <returns>Null; 422 <c>user.username_*</c>.</returns>
    public static ApiError? FindProblem(UsernamePolicy policy, string username) => username.Length == 0
        ? SessionErrors.UsernameRejected("required")
        : policy.FindProblem(username) is { } problem ? SessionErrors.UsernameRejected(problem.Code[Prefix.Length..], problem.Number) : null;
}
