using IdentityHub.Data;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>Whether messages reach people. Nothing is sent to find out: what became of the last ones tells.</summary>
internal sealed class MessageHealthCheck(
    HubCatalog catalog, IDbContextFactory<HubDbContext> contexts, SentMessages sent, TimeProvider time, DevelopmentMailbox? mailbox = null)
{
    /// <summary>So many failures without a success between them are no accident.</summary>
    internal const int Many = 3;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>What is known when it could not be found out.</summary>
    public static MessageHealth Failed(string code) => new() { State = HealthState.Warning, Code = code };

    /// <summary>Looks at a channel.</summary>
    public async Task<MessageHealth> ExamineAsync(MessageChannel channel, CancellationToken cancellation)
    {
        var name = channel == MessageChannel.Email ? "email" : "sms";
        var snapshot = await catalog.GetAsync(cancellation);
        if (ConnectorCatalog.Find(snapshot, channel) is not { } connector)
        {
            var (state, word) = mailbox is not null ? (HealthState.Ok, "mailbox")
                : IsNeeded(SignInExperience.Of(snapshot), channel) ? (HealthState.Error, "missing")
                // Without e-mail nobody who forgets a password gets in again; without text messages nothing is missing.
                : (channel == MessageChannel.Email ? HealthState.Warning : HealthState.Ok, "notSetUp");
            return new() { State = state, Code = $"{name}.{word}" };
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var since = time.GetUtcNow() - Day;
        var failures = await ConnectorFailures.ListAsync(db, connector.Id, cancellation);
        return Judge(name, new()
        {
            State = HealthState.Ok,
            Code = name + ".ok",
            ConnectorId = connector.Id,
            Factory = connector.ConnectorId,
            LastSentAt = sent.LastAt(channel),
            LastFailureAt = failures.FirstOrDefault()?.CreatedAt,
            LastFailureCode = failures.FirstOrDefault()?.Code,
            FailuresInDay = failures.Count(failure => failure.CreatedAt > since),
        });
    }

    /// <summary>What the last messages mean.</summary>
    /// <param name="name">What codes begin with.</param>
    /// <param name="seen">What is known of them.</param>
    internal static MessageHealth Judge(string name, MessageHealth seen)
    {
        var (state, word) = seen switch
        {
            { FailuresInDay: 0 } => (HealthState.Ok, "ok"),
            _ when seen.LastSentAt > seen.LastFailureAt => (HealthState.Ok, "recovered"),
            { FailuresInDay: >= Many } => (HealthState.Error, "failing"),
            _ => (HealthState.Warning, "failed"),
        };
        return seen with { State = state, Code = $"{name}.{word}" };
    }

    /// <summary>Whether the settings send people codes by this channel.</summary>
    internal static bool IsNeeded(SignInExperience settings, MessageChannel channel)
    {
        var (identifier, factor) = channel == MessageChannel.Email ? ("email", "EmailVerificationCode") : ("phone", "PhoneVerificationCode");
        return settings.SignIn.AllowsCode(identifier)
            || (settings.AllowsRegistration && settings.SignUp.Verify && settings.SignUp.Identifiers.Contains(identifier))
            || (settings.AllowsRegistration && settings.SignUp.SecondaryIdentifiers.Any(further => further.Verify && further.Identifier == identifier))
            || settings.ForgotPasswordMethods?.Contains(factor) == true
            || settings.Mfa.Factors.Contains(factor);
    }
}
