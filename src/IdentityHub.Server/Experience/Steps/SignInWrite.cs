using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>What is written of a person at the end of an interaction. It may run twice.</summary>
/// <param name="UserId">The account.</param>
/// <param name="State">Everything that was proven and collected.</param>
/// <param name="Password">What was proven of the password; null when it was not one.</param>
/// <param name="Identities">Accounts elsewhere.</param>
/// <param name="Now">When.</param>
internal sealed record SignInWrite(string UserId, ExperienceState State, PasswordProof? Password, IdentityWrites Identities, DateTimeOffset Now)
{
    /// <summary>Whether more than the moment of the sign-in changes.</summary>
    public bool IsChanging { get; } = State.Profile != new PendingProfile { Submitted = State.Profile.Submitted } || State.Mfa is not null;

    /// <summary>Writes.</summary>
    /// <returns>Null; why not, and then everything is to be undone.</returns>
    public async Task<ApiError?> RunAsync(HubDbContext db, CancellationToken cancellation)
    {
        if (await FindLostAsync(db, cancellation) is { } lost)
        {
            return lost;
        }

        if (!IsChanging)
        {
            return null;
        }

        if (await Accounts.FindCollisionAsync(db, State.Profile, UserId, cancellation) is { } taken)
        {
            return taken;
        }

        var row = (await UserRows.HoldAndReadAsync(db, UserId, Now, cancellation))!;
        if (FindOverwritten(row, State.Profile) is { } overwritten)
        {
            return overwritten;
        }

        // Before the profile: what links an identity is the address that the account has.
        if (await Identities.ApplyAsync(db, row, cancellation) is { } refused)
        {
            return refused;
        }

        Accounts.Apply(row, State.Profile, Now);
        Accounts.Apply(row, State.Mfa);
        await db.SaveChangesAsync(cancellation);
        await Accounts.JoinAsync(db, UserId, State.Profile, cancellation);
        return null;
    }

    // Takes hold of the user and notes the sign-in.
    private async Task<ApiError?> FindLostAsync(HubDbContext db, CancellationToken cancellation)
    {
        var isHeld = Password is null
            ? await db.Users.Where(row => row.Id == UserId && !row.IsSuspended)
                .ExecuteUpdateAsync(row => row.SetProperty(user => user.LastSignInAt, Now), cancellation) == 1
            : await Password.HoldAsync(db, Now, cancellation);
        if (!isHeld)
        {
            // With a password, it may also be another one by now.
            return await db.Users.AnyAsync(row => row.Id == UserId && row.IsSuspended, cancellation) ? SessionErrors.Suspended
                : Password is null ? SessionErrors.IdentifierNotFound : SessionErrors.InvalidCredentials;
        }

        return State.IdentifiedBy is { ConnectorId: { } connector, Type: var type } && !await ExternalSources.IsUsableAsync(db, type, connector, cancellation)
            ? ExternalErrors.ConnectorNotFound
            : null;
    }

    // Given meanwhile by somebody else, or in another interaction: what is there stays.
    private static ApiError? FindOverwritten(User row, PendingProfile profile) => profile switch
    {
        { Username: not null } when row.Username is not null => SessionErrors.UsernameExists,
        { PrimaryEmail: not null } when row.PrimaryEmail is not null => SessionErrors.EmailExists,
        { PrimaryPhone: not null } when row.PrimaryPhone is not null => SessionErrors.PhoneExists,
        { PasswordEncrypted: not null } when row.PasswordEncrypted is not null => SessionErrors.PasswordExists,
        _ => null,
    };
}
