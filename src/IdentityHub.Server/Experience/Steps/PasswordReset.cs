using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Ends an interaction in which a forgotten password is replaced.</summary>
internal static class PasswordReset
{
    private const string Step = "Submit";

    /// <summary>Writes the new password, and ends everything that was done with the old one.</summary>
    /// <returns>How it ended; 422 <c>user.new_password_required_in_profile</c>.</returns>
    public static async Task<ApiResult<SubmitOutcome>> ResetAsync(ExperienceContext context, User user)
    {
        if (context.State!.Profile.PasswordEncrypted is not { } digest)
        {
            return SessionErrors.NewPasswordRequired;
        }

        var (id, now) = (user.Id, context.Now);
        context.Record(Step);

        // Forgotten first, so that what ends everything the person is doing leaves this interaction, in which they can now sign in.
        var before = context.State;
        context.State = null;
        var refusal = await context.CommitAsync(
            Durability.Durable,
            async (db, token) =>
            {
                if (await UserRows.HoldAndReadAsync(db, id, now, token) is not { } row || row.IsSuspended)
                {
                    return SessionErrors.Suspended;
                }

                Accounts.SetPassword(row, digest, now);
                await db.SaveChangesAsync(token);
                return null;
            },
            static state => state with { AuthenticatedAt = null, Methods = null },
            (db, token) => BrowserSessions.EndAllAsync(db, id, token));
        if (refusal is null)
        {
            return new SubmitOutcome(null);
        }

        context.State = before;
        context.Forget();
        return refusal;
    }
}
