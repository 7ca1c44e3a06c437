using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.ConfigurationFiles.Applying;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>Applies bootstrap files to the database: all of a file or nothing.</summary>
/// <remarks>
/// <code>
/// parsed file -> passwords held against stored digests -> one transaction: lock, load, check references, change, save
/// </code>
/// </remarks>
internal sealed class FileApplier(
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, MasterKey masterKey, PasswordHasher hasher, TimeProvider time)
{
    private const int Attempts = 5;

    /// <summary>Applies a file. Applying it again changes nothing.</summary>
    /// <returns>What changed, or every problem there is, those of parsing included, and then nothing has changed.</returns>
    public async Task<ApplyResult> ApplyAsync(ParsedFile parsed, CancellationToken cancellation)
    {
        if (parsed.Problems.Count > 0)
        {
            return ApplyResult.Refused(await FindAllProblemsAsync(parsed, cancellation));
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var passwords = await PreparePasswordsAsync(parsed.Document, cancellation);
                if (await writer.WriteAsync(Durability.Durable, (db, token) => WorkAsync(db, parsed, passwords, token), cancellation) is { } result)
                {
                    return result;
                }
            }
            catch (Exception exception) when (exception.IsUniqueViolation() && attempt < Attempts)
            {
                // Somebody was created meanwhile who has a name of the file; the next look finds them.
            }

            if (attempt == Attempts)
            {
                throw new InvalidOperationException("The bootstrap file could not be applied, because what it describes kept changing meanwhile.");
            }
        }
    }

    // Parsing found problems already; names that lead nowhere are added, so that one round of corrections is enough.
    private async Task<IReadOnlyList<FileProblem>> FindAllProblemsAsync(ParsedFile parsed, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await StoredState.LoadAsync(db, parsed.Document, cancellation);
        return Sorted([.. parsed.Problems, .. Check(parsed, stored)]);
    }

    private async Task<PasswordPreparation> PreparePasswordsAsync(FileDocument document, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await PasswordPreparation.CreateAsync(db, document, hasher, cancellation);
    }

    private async Task<ApplyResult?> WorkAsync(
        HubDbContext db, ParsedFile parsed, PasswordPreparation passwords, CancellationToken cancellation)
    {
        await db.LockCatalogAsync(cancellation);
        var stored = await StoredState.LoadAsync(db, parsed.Document, cancellation);
        var problems = Check(parsed, stored);
        if (problems.Count > 0)
        {
            return ApplyResult.Refused(Sorted(problems));
        }

        if (!passwords.StillFits(stored))
        {
            return null;
        }

        var report = new ChangeReport(db);
        var now = time.GetUtcNow();
        await new CatalogChanges(db, stored, report, now).ApplyAsync(parsed.Document, cancellation);
        var applications = new ApplicationChanges(db, stored, report, masterKey, now);
        foreach (var entry in parsed.Document.Applications)
        {
            applications.Apply(entry);
        }

        var people = new PeopleChanges(db, stored, report, now);
        foreach (var entry in parsed.Document.Users)
        {
            var digest = passwords.For(entry);
            if (digest is not null && stored.FindUser(entry) is { PasswordEncrypted: not null } user)
            {
                await BrowserSessions.EndAllAsync(db, user.Id, cancellation);
            }

            people.Apply(entry, digest);
        }

        foreach (var entry in parsed.Document.Organizations)
        {
            people.Apply(entry);
        }

        ApplySignInExperience(db, parsed.Document, stored, report);
        await db.SaveChangesAsync(cancellation);
        return report.ToResult();
    }

    private static void ApplySignInExperience(HubDbContext db, FileDocument document, StoredState stored, ChangeReport report)
    {
        if (!document.SignInExperience.Is)
        {
            return;
        }

        var setting = stored.SignInExperience;
        var old = setting is null ? JsonColumn.EmptyObject : JsonColumn.Parse(setting.Value);
        var merged = JsonMerge.Into(old, document.SignInExperience.Value);
        if (setting is null)
        {
            setting = new HubSetting { Key = SeedSettings.SignInExperience, Value = merged.GetRawText() };
            db.Add(setting);
        }
        else
        {
            setting.Value = merged.GetRawText();
        }

        report.Count(setting, "sign-in experience");
    }

    private List<FileProblem> Check(ParsedFile parsed, StoredState stored) =>
    [
        .. new ReferenceCheck(parsed.Path, parsed.Document, stored).Run(),
        .. new IdentityCheck(parsed.Path, parsed.Document, stored).Run(),
        .. new DigestCheck(parsed.Path, parsed.Document, hasher).Run(),
    ];

    private static List<FileProblem> Sorted(IEnumerable<FileProblem> problems) =>
        [.. problems.OrderBy(static problem => problem.Place.Line).ThenBy(static problem => problem.Place.Column)];
}
