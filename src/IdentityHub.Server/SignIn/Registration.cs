using IdentityHub.Data.Audit;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.SignIn;

/// <summary>What became of a registration.</summary>
internal enum RegistrationOutcome
{
    /// <summary>There is a new account.</summary>
    Created,

    /// <summary>Registration is closed, or needs what the hub cannot verify.</summary>
    Closed,

    /// <summary>The username or the password cannot be used.</summary>
    Refused,

    /// <summary>Somebody has this username.</summary>
    Taken,

    /// <summary>Too many accounts from this network within the hour.</summary>
    Limited,

    /// <summary>More passwords wait than can be hashed soon.</summary>
    Overloaded,
}

/// <summary>The outcome of <see cref="Registration.CreateAsync"/>.</summary>
/// <param name="Outcome">What happened.</param>
internal sealed record RegistrationResult(RegistrationOutcome Outcome)
{
    /// <summary>Who; set exactly when created.</summary>
    public string? UserId { get; init; }

    /// <summary>What is wrong with the username.</summary>
    public UsernameProblem? Username { get; init; }

    /// <summary>What is wrong with the password.</summary>
    public IReadOnlyList<PasswordRejection> Password { get; init; } = [];
}

/// <summary>Creates accounts with a username and a password, when the settings allow it.</summary>
internal sealed class Registration(HubWriter writer, PasswordHasher hasher, Lockout lockout, InteractionAudit audit, TimeProvider clock)
{
    // A class room may register at once; a script does not get far.
    private const int PerNetworkAndHour = 60;

    /// <summary>Whether the settings ask for nothing but a username and a password.</summary>
    public static bool IsPossible(SignInExperience settings) =>
        settings.AllowsRegistration
        && settings.SignUp is { Password: true, Identifiers: ["username"] }
        && settings.SignUp.SecondaryIdentifiers.All(secondary => secondary.Identifier == "username");

    /// <summary>Creates an account.</summary>
    /// <param name="username">As typed.</param>
    /// <param name="password">As typed.</param>
    /// <param name="context">The request: where the person is, and what the audit trail says of it.</param>
    /// <param name="interaction">What the person registers for.</param>
    /// <param name="settings">What is allowed.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<RegistrationResult> CreateAsync(
        string username,
        string password,
        HttpContext context,
        ActiveInteraction interaction,
        SignInExperience settings,
        CancellationToken cancellation)
    {
        var result = await TryAsync(username, password, context, interaction, settings, cancellation);
        if (FailureOf(result) is { } failure)
        {
            audit.Refused(context, interaction, InteractionAudit.NewIdentityStep, null, failure);
        }

        return result;
    }

    private async Task<RegistrationResult> TryAsync(
        string username,
        string password,
        HttpContext context,
        ActiveInteraction interaction,
        SignInExperience settings,
        CancellationToken cancellation)
    {
        if (!IsPossible(settings))
        {
            return new(RegistrationOutcome.Closed);
        }

        var problem = settings.UsernamePolicy.FindProblem(username);
        var rejections = PasswordPolicyCheck.Evaluate(settings.PasswordPolicy, password, new PasswordOwner(Username: username));
        if (problem is not null || rejections.Count > 0)
        {
            return new(RegistrationOutcome.Refused) { Username = problem, Password = rejections };
        }

        // Whether a username is taken can be found out here; the limit keeps that from becoming a list of all.
        if (!await lockout.CountAsync(lockout.RegistrationTarget(context.Connection.RemoteIpAddress), PerNetworkAndHour, cancellation))
        {
            return new(RegistrationOutcome.Limited);
        }

        var hash = await hasher.HashAsync(password, cancellation);
        return hash.Status switch
        {
            PasswordHashStatus.Overloaded => new(RegistrationOutcome.Overloaded),
            PasswordHashStatus.Rejected => new(RegistrationOutcome.Refused) { Password = [new(PasswordRejection.UnsupportedCharacters)] },
            _ => await StoreAsync(NewUser(username, hash.Digest!, interaction.ApplicationId, clock.GetUtcNow()), context, interaction, cancellation),
        };
    }

    private static StepFailure? FailureOf(RegistrationResult result) => result.Outcome switch
    {
        RegistrationOutcome.Created => null,
        RegistrationOutcome.Closed => StepFailure.Forbidden,
        RegistrationOutcome.Taken => StepFailure.UsernameTaken,
        RegistrationOutcome.Limited => StepFailure.TooManyRegistrations,
        RegistrationOutcome.Overloaded => StepFailure.Overloaded,
        _ => result.Username is null ? StepFailure.PasswordRejected : StepFailure.UsernameRejected,
    };

    private async Task<RegistrationResult> StoreAsync(
        User user, HttpContext context, ActiveInteraction interaction, CancellationToken cancellation)
    {
        var normalized = user.NormalizedUsername;
        AuditLog[] records =
        [
            audit.Step(context, interaction, InteractionAudit.NewIdentityStep, user.Id),
            audit.Step(context, interaction, InteractionAudit.NewAccountStep, user.Id),
        ];
        try
        {
            return await writer.DecideAsync(
                Durability.Durable,
                async (db, token) =>
                {
                    if (await db.Users.AnyAsync(other => other.NormalizedUsername == normalized, token))
                    {
                        return Decision.Undo(new RegistrationResult(RegistrationOutcome.Taken));
                    }

                    db.Users.Add(user);
                    AuditRows.Add(db, records);
                    await UserRows.AddDefaultRolesAsync(db, user.Id, token);
                    await db.SaveChangesAsync(token);
                    return Decision.Commit(new RegistrationResult(RegistrationOutcome.Created) { UserId = user.Id });
                },
                cancellation);
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            // Another node or connection was a moment faster.
            return new(RegistrationOutcome.Taken);
        }
    }

    private static User NewUser(string username, string digest, string applicationId, DateTimeOffset now) => new()
    {
        Id = RandomValues.ShortId(),
        Username = username,
        NormalizedUsername = User.Normalize(username),
        PasswordEncrypted = digest,
        PasswordEncryptionMethod = nameof(PasswordAlgorithm.Argon2id),
        PasswordUpdatedAt = now,
        ApplicationId = applicationId,
        LastSignInAt = now,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
