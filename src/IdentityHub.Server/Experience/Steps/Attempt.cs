using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>
/// One attempt with a password, a code or a one-time token. All of them feed one counter of the account, by whichever of its identifiers it was
/// named (CVE-2026-9798, CVE-2025-64102, CVE-2025-24806).
/// </summary>
/// <param name="context">The request.</param>
/// <param name="step">The end of the key of its rows.</param>
/// <param name="userId">The account; null when there is none, which must make no difference to anybody.</param>
/// <param name="identifier">What was typed, in the look-up form.</param>
internal sealed class Attempt(ExperienceContext context, string step, string? userId, string identifier)
{
    private readonly Lockout lockout = context.Service<Lockout>();
    private readonly LockoutTargets targets =
        context.Service<Lockout>().TargetsOf(userId, identifier, context.Http.Connection.RemoteIpAddress);

    /// <summary>What is counted.</summary>
    public LockoutTargets Targets => targets;

    /// <summary>Counts it, before anything is compared.</summary>
    /// <returns>Null; 400 <c>session.verification_blocked_too_many_attempts</c>.</returns>
    public async Task<ApiError?> BeginAsync()
    {
        var answer = await lockout.AttemptAsync(targets, context.Settings.SentinelPolicy, context.Cancellation);
        if (answer.IsAllowed)
        {
            return null;
        }

        context.RetryAfter = answer.RetryAfter;
        return context.Refuse(step, SessionErrors.Blocked, userId);
    }

    /// <summary>It was wrong: it stays counted, and the last one locks.</summary>
    public async Task<ApiError> FailAsync(ApiError error)
    {
        await lockout.ConfirmFailureAsync(
            targets,
            context.Settings.SentinelPolicy,
            until => context.Row(step, userId, error, until is null ? null : new JsonObject { ["lockedUntil"] = until.Value.ToUnixTimeMilliseconds() }),
            CancellationToken.None);
        return error;
    }

    /// <summary>It was neither right nor wrong: it is taken back.</summary>
    public async Task<ApiError> UndoAsync(ApiError error)
    {
        await lockout.UncountAsync(targets, CancellationToken.None);
        return context.Refuse(step, error, userId);
    }

    /// <summary>It was right: with the state it is taken back, and the row of the step stored.</summary>
    public void Succeed()
    {
        context.Record(step, userId);
        context.OnSave(async (db, token) =>
        {
            await Lockout.ForgiveAsync(db, targets, token);
            return true;
        });
    }
}
