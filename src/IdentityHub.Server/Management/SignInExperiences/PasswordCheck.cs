using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.People.Passwords;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>A password to hold against the policy.</summary>
internal sealed record CheckPassword
{
    /// <summary>The password.</summary>
    [StringLength(4096)]
    public required string Password { get; init; }

    /// <summary>Whose it would be; then it must not be made of what is known of that person.</summary>
    [StringLength(21)]
    public Optional<string> UserId { get; init; }
}

/// <summary>Whether the policy takes it.</summary>
internal sealed record CheckPasswordAnswer(bool Result)
{
    /// <summary>Why not.</summary>
    public Optional<List<PasswordIssue>> Issues { get; init; }
}

/// <summary>Why a password is refused.</summary>
internal sealed record PasswordIssue(string Code)
{
    /// <summary>Numbers of the sentence.</summary>
    public Optional<Dictionary<string, int>> Interpolation { get; init; }
}

/// <summary>Holds a password against the policy.</summary>
internal static class PasswordCheck
{
    /// <summary>200 when it is fine, 400 with the reasons when it is not.</summary>
    public static async Task<ApiResult<CheckPasswordAnswer>> CheckAsync(ApiCall<CheckPassword> call)
    {
        var owner = new PasswordOwner();
        if (call.Body.UserId.Value is { } userId)
        {
            if (await call.Db.Users.Where(user => user.Id == userId)
                .Select(user => new PasswordOwner(user.Name, user.Username, user.PrimaryEmail, user.PrimaryPhone)).FirstOrDefaultAsync(call.Cancellation) is not { } found)
            {
                return ApiErrors.NotFound;
            }

            owner = found;
        }

        var stored = await ExperienceStore.ReadAsync(call.Db, call.Cancellation);
        var policy = stored["passwordPolicy"].Deserialize<PasswordPolicy>(JsonSerializerOptions.Web) ?? new PasswordPolicy();
        var rejections = PasswordPolicyCheck.Evaluate(policy, call.Body.Password, owner);
        return rejections.Count == 0
            ? new CheckPasswordAnswer(true)
            : ((ApiResult<CheckPasswordAnswer>)new CheckPasswordAnswer(false) { Issues = rejections.Select(Describe).ToList() })
                .WithStatus(StatusCodes.Status400BadRequest);
    }

    private static PasswordIssue Describe(PasswordRejection rejection) => new(rejection.Code)
    {
        Interpolation = rejection.Interpolation is { } numbers ? new Dictionary<string, int>(numbers) : default(Optional<Dictionary<string, int>>),
    };
}
