using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Management.Administrators;

/// <summary>Refusals about administrators.</summary>
internal static class AdministratorErrors
{
    /// <summary>There is no such administrator, be there such a user or not.</summary>
    public static ApiError NotFound { get; } = ApiErrors.NotFound with { Message = "There is no such administrator." };

    /// <summary>A machine application asks about itself.</summary>
    public static ApiError NotAPerson { get; } = ApiErrors.Forbidden with { Message = "The caller is no person." };

    /// <summary>The password cannot be used.</summary>
    /// <param name="rejections">What is wrong with it.</param>
    public static ApiError PasswordRejected(IReadOnlyList<PasswordRejection> rejections) =>
        new("password.rejected", 422, "The password cannot be used for an administrator.")
        {
            Data = new JsonObject { ["issues"] = new JsonArray([.. rejections.Select(static rejection => new JsonObject { ["code"] = rejection.Code })]) },
        };
}
