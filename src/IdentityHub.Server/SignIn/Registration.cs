using System.Net;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People.Passwords;
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
internal sealed class Registration(HubWriter writer, PasswordHasher hasher, Lockout lockout, TimeProvider clock)
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
    /// <param name="applicationId">The client on whose behalf, recorded with the account.</param>
    /// <param name="address">Where the person is.</param>
    /// <param name="settings">What is allowed.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<RegistrationResult> CreateAsync(
        string username, string password, string applicationId, IPAddress? address, SignInExperience settings, CancellationToken cancellation)
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
        if (!await lockout.CountAsync(lockout.RegistrationTarget(address), PerNetworkAndHour, cancellation))
        {
            return new(RegistrationOutcome.Limited);
        }

        var hash = await hasher.HashAsync(password, cancellation);
        return hash.Status switch
        {
            PasswordHashStatus.Overloaded => new(RegistrationOutcome.Overloaded),
            PasswordHashStatus.Rejected => new(RegistrationOutcome.Refused) { Password = [new(PasswordRejection.UnsupportedCharacters)] },
            _ => await StoreAsync(username, hash.Digest!, applicationId, cancellation),
        };
    }

    private async Task<RegistrationResult> StoreAsync(string username, string digest, string applicationId, CancellationToken cancellation)
    {
        var normalized = User.Normalize(username);
        var now = clock.GetUtcNow();
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

                    var user = NewUser(username, digest, applicationId, now);
                    db.Users.Add(user);
                    var defaults = await db.Roles.Where(role => role.IsDefault && role.Type == RoleType.User).Select(role => role.Id).ToListAsync(token);
                    db.UserRoles.AddRange(defaults.Select(role => new UserRole { UserId = user.Id, RoleId = role }));
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
