using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People.Passwords;

/// <summary>Somebody knew a user's password: that of this very digest. It proves nothing any more once the user has another one.</summary>
/// <param name="UserId">Who.</param>
/// <param name="Digest">The stored digest.</param>
internal sealed record PasswordProof(string UserId, string Digest)
{
    /// <summary>
    /// Takes hold of the user within the write that relies on the proof, and notes the sign-in. An administrator who replaces the password or
    /// suspends the user at the same moment either was first, or waits and ends what this write begins.
    /// </summary>
    /// <returns>False when the user is gone or suspended, or has another digest.</returns>
    public async Task<bool> HoldAsync(HubDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var (id, digest) = (UserId, Digest);
        return await db.Users.Where(user => user.Id == id && user.PasswordEncrypted == digest && !user.IsSuspended)
            .ExecuteUpdateAsync(update => update.SetProperty(user => user.LastSignInAt, now), cancellation) == 1;
    }

    /// <summary>Prints the account only; digests do not belong into logs.</summary>
    public override string ToString() => UserId;
}
