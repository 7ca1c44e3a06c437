using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Checks a username and a password for an account that is yet to be made.</summary>
internal static class NewPasswordIdentity
{
    private const string Step = "Verification.NewPasswordIdentity.Submit";

    // A class room may register at once; a script does not get far.
    private const int PerNetworkAndHour = 60;

    /// <summary>Checks both.</summary>
    /// <returns>
    /// Id of the proof; 403 <c>auth.forbidden</c>; 422 <c>user.username_*</c>, <c>password.rejected</c>; 429 when too many passwords wait, or too many
    /// accounts came from this network.
    /// </returns>
    public static async Task<ApiResult<string>> VerifyAsync(ExperienceContext context, Identifier identifier, string password)
    {
        var result = await CheckAsync(context, identifier, password);
        return result.Error is { } error ? context.Refuse(Step, error) : result;
    }

    /// <summary>Counts a look at whether a username is taken.</summary>
    /// <returns>False when there were too many from this network within the hour.</returns>
    public static Task<bool> CountAsync(ExperienceContext context)
    {
        var lockout = context.Service<Lockout>();
        return lockout.CountAsync(lockout.RegistrationTarget(context.Http.Connection.RemoteIpAddress), PerNetworkAndHour, context.Cancellation);
    }

    private static async Task<ApiResult<string>> CheckAsync(ExperienceContext context, Identifier identifier, string password)
    {
        var username = identifier.Value;
        if (identifier.Type != IdentifierType.Username || Guards.CheckMode(context, InteractionEvent.Register) is not null)
        {
            return SessionErrors.Forbidden;
        }

        var owner = new PasswordOwner(context.State!.Profile.Name, username, context.State.Profile.PrimaryEmail, context.State.Profile.PrimaryPhone);
        if (UsernameRules.FindProblem(context.Settings.UsernamePolicy, username) is { } problem)
        {
            // Both at once, so that a page can show both.
            return Passwords.FindRejection(context, password, owner) is { } rejected ? problem with { Data = Both(problem, rejected) } : problem;
        }

        if (Passwords.FindRejection(context, password, owner) is { } rejection)
        {
            return rejection;
        }

        // Whether a username is taken can be found out here; the limit keeps that from becoming a list of all.
        if (!await CountAsync(context))
        {
            return SessionErrors.TooManyRegistrations;
        }

        if (await context.FindUserAsync(identifier) is not null)
        {
            return UserErrors.UsernameInUse;
        }

        if (!(await Passwords.HashAsync(context, password)).TryGet(out var digest, out var error))
        {
            return error;
        }

        var record = new VerificationRecord
        {
            Id = RandomValues.StandardId(),
            Type = VerificationType.NewPasswordIdentity,
            Identifier = identifier,
            IsVerified = true,
            PasswordEncrypted = digest,
        };
        context.State = context.State.With(record);
        context.Record(Step);
        return record.Id;
    }

    private static JsonObject Both(ApiError problem, ApiError rejected)
    {
        var data = problem.Data?.DeepClone() as JsonObject ?? [];
        data["password"] = rejected.Data?.DeepClone();
        return data;
    }
}
