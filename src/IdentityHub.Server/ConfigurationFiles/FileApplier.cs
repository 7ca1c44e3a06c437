using IdentityHub.Data;
using IdentityHub.Server.Audit;
using IdentityHub.Server.ConfigurationFiles.Applying;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.SignInExperiences;
using IdentityHub.Server.Messages;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>Holds a file against the database and makes the database what the file says: all of it or nothing.</summary>
/// <remarks>
/// <code>
/// parsed file -> passwords held against stored digests -> one transaction: lock, load, check references, change, report, save
///                                                          plan: undone    apply: kept, with a row in the audit trail
/// </code>
/// A plan is an application that is undone, so the two cannot disagree.
/// </remarks>
internal sealed class FileApplier(
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, MasterKey masterKey, PasswordHasher hasher, ConnectorChecks connectors, SsoProviders ssoProviders,
    AuditTrail audit, TimeProvider time, DevelopmentMailbox? mailbox = null)
{
    private const string NoOwnerLeft = "no owner who can sign in would be left; make somebody else an owner first";
    private const int Attempts = 5;

    /// <summary>Finds out what applying a file would change. Nothing changes.</summary>
    /// <returns>What would change, or every problem there is, those of parsing included.</returns>
    public Task<FileOutcome> PlanAsync(ParsedFile parsed, CancellationToken cancellation) => RunAsync(parsed, new FileRun(IsKept: false), cancellation);

    /// <summary>Applies a file. Applying it again changes nothing.</summary>
    /// <returns>What changed, or every problem there is, those of parsing included, and then nothing has changed.</returns>
    public Task<FileOutcome> ApplyAsync(ParsedFile parsed, CancellationToken cancellation) => RunAsync(parsed, new FileRun(IsKept: true), cancellation);

    /// <summary>Plans or applies a file as the run says.</summary>
    /// <exception cref="FileBusyException">It can be done later; nothing changed.</exception>
    public async Task<FileOutcome> RunAsync(ParsedFile parsed, FileRun run, CancellationToken cancellation)
    {
        if (parsed.Problems.Count > 0)
        {
            return FileOutcome.Refused(await FindAllProblemsAsync(parsed, cancellation));
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (await TryAsync(parsed, run, cancellation) is { } outcome)
                {
                    return outcome;
                }
            }
            catch (Exception exception) when (IsOvertaken(exception) && attempt < Attempts)
            {
                // Something was created meanwhile that has a name of the file, or deleted that the file changes; the next look sees it.
            }

            if (attempt == Attempts)
            {
                throw new FileBusyException("The file could not be applied, because what it describes kept changing meanwhile.");
            }
        }
    }

    private static bool IsOvertaken(Exception exception) =>
        exception is DbUpdateConcurrencyException || exception.IsUniqueViolation() || exception.IsForeignKeyViolation();

    // Parsing found problems already; names that lead nowhere are added, so that one round of corrections is enough.
    private async Task<IReadOnlyList<FileProblem>> FindAllProblemsAsync(ParsedFile parsed, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var stored = await StoredState.LoadAsync(db, parsed.Document, holds: false, cancellation);
        return Sorted([.. parsed.Problems, .. Check(parsed, stored)]);
    }

    private async Task<FileOutcome?> TryAsync(ParsedFile parsed, FileRun run, CancellationToken cancellation)
    {
        PasswordPreparation passwords;
        await using (var db = await contexts.CreateDbContextAsync(cancellation))
        {
            passwords = await PasswordPreparation.CreateAsync(db, parsed.Document, hasher, tellsNothing: run.Caller is not null, cancellation);
        }

        var outcome = await writer.DecideAsync(
            Durability.Durable,
            async (db, stop) =>
            {
                var outcome = await WorkAsync(db, parsed, passwords, run, stop);
                return run.IsKept && outcome is { Report.IsEmpty: false } ? Decision.Commit<FileOutcome?>(outcome) : Decision.Undo(outcome);
            },
            cancellation);
        return outcome is { IsAccepted: true } ? outcome with { Notes = NotesOf(parsed, passwords) } : outcome;
    }

    private async Task<FileOutcome?> WorkAsync(
        HubDbContext db, ParsedFile parsed, PasswordPreparation passwords, FileRun run, CancellationToken cancellation)
    {
        await db.LockCatalogAsync(cancellation);
        var hadOwner = run.Caller is not null && await Owners.IsAnyLeftAsync(db, cancellation);
        if (run.MayStill is { } mayStill && !await mayStill(db, cancellation))
        {
            // The passwords took a while. From here on nobody is demoted: the role of owners is held.
            return FileOutcome.Forbidden;
        }

        var stored = await StoredState.LoadAsync(db, parsed.Document, holds: run.IsKept, cancellation);
        var problems = Check(parsed, stored);
        if (problems.Count > 0)
        {
            return FileOutcome.Refused(Sorted(problems));
        }

        if (!passwords.StillFits(stored))
        {
            return null;
        }

        var experience = await ExperienceStore.ReadAsync(db, cancellation);
        var recorder = new ChangeRecorder(db);
        await new DocumentChanges(db, recorder, masterKey, time.GetUtcNow()).ApplyAsync(parsed.Document, stored, passwords, cancellation);
        var report = recorder.ToReport();
        if (run.Agrees is { } agrees && !agrees(report))
        {
            return FileOutcome.Outdated;
        }

        if (!report.IsEmpty)
        {
            audit.Add(db, run.Http, AuditOfChanges.Entry(report, run.Caller));
        }

        // A plan saves too, before it is undone: what the database refuses, it refuses now.
        await db.SaveChangesAsync(cancellation);
        var problem = await ExperienceCheck.FindAsync(parsed.Path, parsed.Document, experience, db, mailbox is not null, cancellation)
            ?? (!hadOwner || await Owners.IsAnyLeftAsync(db, cancellation) ? null : new FileProblem(parsed.Path, Place.Start, NoOwnerLeft));
        return problem is null ? new FileOutcome(report, []) : FileOutcome.Refused([problem]);
    }

    private List<FileProblem> Check(ParsedFile parsed, StoredState stored) =>
    [
        .. new ReferenceCheck(parsed.Path, parsed.Document, stored).Run(),
        .. new IdentityCheck(parsed.Path, parsed.Document, stored).Run(),
        .. new DigestCheck(parsed.Path, parsed.Document, hasher).Run(),
        .. new ConnectorCheck(parsed.Path, parsed.Document, stored, connectors).Run(),
        .. new SsoConnectorCheck(parsed.Path, parsed.Document, stored, ssoProviders).Run(),
    ];

    private static List<FileProblem> NotesOf(ParsedFile parsed, PasswordPreparation passwords) => Sorted(passwords.Unused().Select(entry =>
        new FileProblem(parsed.Path, entry.Place, "this user has a password already; the digest of the file is not used")));

    private static List<FileProblem> Sorted(IEnumerable<FileProblem> problems) =>
        [.. problems.OrderBy(static problem => problem.Place.Line).ThenBy(static problem => problem.Place.Column)];
}
