using IdentityHub.Data;
using IdentityHub.Data.Applications;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Hosting.Startup;

/// <summary>
/// The Console's own OAuth client: public, with code, PKCE and rotated refresh tokens. Nobody sees or changes it; it follows the settings
/// of the hub.
/// </summary>
internal sealed class BuiltInApplications(HubUrls urls, ConsoleOptions console)
{
    /// <summary>Client id of the Console, the reference's.</summary>
    public const string Console = "admin-console";

    private readonly string redirectUri = urls.Absolute(ConsoleOptions.Path + "/callback");
    private readonly string postLogoutRedirectUri = urls.Absolute(ConsoleOptions.Path);

    /// <summary>Whether the stored client is what the settings ask for.</summary>
    public bool IsAsWanted(Application? row) => row is not null
        && row.IsDisabled != console.Enabled
        && row.OidcClientMetadata.RedirectUris.SequenceEqual([redirectUri])
        && row.OidcClientMetadata.PostLogoutRedirectUris.SequenceEqual([postLogoutRedirectUri]);

    /// <summary>Adds the client, or makes it what the settings ask for, within a write.</summary>
    public async Task EnsureAsync(HubDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var row = await db.Applications.AsTracking().FirstOrDefaultAsync(static row => row.Id == Console, cancellation);
        if (row is null)
        {
            row = new Application { Id = Console, Name = "Console", Type = ApplicationType.SPA, CreatedAt = now };
            db.Applications.Add(row);
        }

        row.OidcClientMetadata = new() { RedirectUris = [redirectUri], PostLogoutRedirectUris = [postLogoutRedirectUri] };
        row.CustomClientMetadata = new() { RotateRefreshToken = true };
        row.IsDisabled = !console.Enabled;
    }
}

/// <summary>How the Management API tells built-in clients from those of the operator.</summary>
internal static class BuiltInApplicationQueries
{
    /// <summary>Without the clients that belong to the hub: nobody lists, changes or deletes them, or gives them anything.</summary>
    public static IQueryable<Application> OfOperator(this IQueryable<Application> applications) =>
        applications.Where(static row => row.Id != BuiltInApplications.Console);
}
