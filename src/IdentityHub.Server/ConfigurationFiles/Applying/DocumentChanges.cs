using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Makes a database what a whole document wants, section by section, each after those it refers to.</summary>
internal sealed class DocumentChanges(HubDbContext db, ChangeRecorder report, MasterKey masterKey, DateTimeOffset now)
{
    /// <summary>Applies a document that has been checked against what is stored. The caller saves.</summary>
    public async Task ApplyAsync(FileDocument document, StoredState stored, PasswordPreparation passwords, CancellationToken cancellation)
    {
        var removals = new Removals(db, stored, report, now);
        if (await removals.ApplyAsync(document, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
            stored = await StoredState.LoadAsync(db, document, holds: false, cancellation);
        }

        await new CatalogChanges(db, stored, removals, report, now).ApplyAsync(document, cancellation);
        var applications = new ApplicationChanges(db, stored, report, masterKey, now);
        foreach (var entry in document.Applications)
        {
            applications.Create(entry);
        }

        var users = new UserChanges(db, stored, report, now);
        foreach (var entry in document.Users)
        {
            await users.ApplyAsync(entry, passwords.For(entry), cancellation);
        }

        if (document.Users.Any(static entry => entry.Administrator is { Is: true, Value: AdministratorRole.Owner }))
        {
            // As wherever an owner is made: the link for the first one ends.
            await db.HubSettings.Where(static setting => setting.Key == FirstOwner.SettingKey).ExecuteDeleteAsync(cancellation);
        }

        var organizations = new OrganizationChanges(db, stored, report, now);
        foreach (var entry in document.Organizations)
        {
            await organizations.ApplyAsync(entry, cancellation);
        }

        foreach (var entry in document.Applications)
        {
            await applications.ApplyAsync(entry, cancellation);
        }

        await new ExperienceChanges(db, report, masterKey, now).ApplyAsync(document, cancellation);
        var connectors = new SsoConnectorChanges(db, stored, report, masterKey, now);
        foreach (var entry in document.SsoConnectors)
        {
            connectors.Apply(entry);
        }

        foreach (var entry in document.Settings)
        {
            Apply(entry, stored);
        }
    }

    private void Apply(SettingEntry entry, StoredState stored)
    {
        var setting = stored.Settings.GetValueOrDefault(entry.Key);
        var old = setting is null ? JsonColumn.EmptyObject : JsonColumn.Parse(setting.Value);
        var merged = JsonMerge.Into(old, entry.Value);
        if (setting is null)
        {
            setting = new HubSetting { Key = entry.Key, Value = merged.GetRawText() };
            db.Add(setting);
        }
        else
        {
            setting.Value = merged.GetRawText();
        }

        report.End(report.Begin(ObjectKind.Setting, setting, entry.Key));
    }
}
