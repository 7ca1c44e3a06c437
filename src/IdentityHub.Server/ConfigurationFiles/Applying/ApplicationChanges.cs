using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Brings OAuth clients to what the file wants.</summary>
internal sealed class ApplicationChanges(HubDbContext db, StoredState stored, ChangeRecorder report, MasterKey masterKey, DateTimeOffset now)
{
    private readonly SecretChanges secrets = new(db, stored.Applications, masterKey, now);
    private readonly ApplicationRoleChanges roles = new(db, stored, report);
    private readonly PermissionChanges permissions = new(db, stored);
    private readonly AccessControlChanges accessControl = new(db, stored);

    /// <summary>Adds a client that does not exist, so that others can refer to it.</summary>
    public void Create(ApplicationEntry entry)
    {
        if (stored.Applications.All.ContainsKey(entry.Id))
        {
            return;
        }

        var application = new Application
        {
            Id = entry.Id,
            Name = entry.Name,
            Type = entry.Type!.Value,
            IsThirdParty = entry.IsThirdParty.Value,
            CreatedAt = now,
        };
        stored.Applications.All[entry.Id] = application;
        db.Add(application);
    }

    /// <summary>Applies one entry; whatever it refers to exists by now.</summary>
    public async Task ApplyAsync(ApplicationEntry entry, CancellationToken cancellation)
    {
        var application = stored.Applications.All[entry.Id];
        if (entry.IsDisabled.Or(application.IsDisabled) != application.IsDisabled)
        {
            // When it is switched on again too: a node that heard late may have granted something in between.
            await ApplicationGrants.EndAsync(db, entry.Id, now, cancellation);
        }

        ApplyColumns(entry, application);
        var item = report.Begin(ObjectKind.Application, application, entry.Id, label: entry.Name);
        secrets.Apply(entry, db.Entry(application).State == EntityState.Added, item);
        item.List("roles", roles.Apply(entry), stored.NameOfRole);
        ApplyLook(entry, item);
        if (entry.Permissions.Is)
        {
            permissions.Apply(entry.Id, entry.Permissions.Value, item);
        }

        if (entry.AccessControl.Is)
        {
            accessControl.Apply(entry.Id, entry.AccessControl.Value, item);
        }

        report.End(item);
    }

    private static void ApplyColumns(ApplicationEntry entry, Application application)
    {
        application.Name = entry.Name;
        application.Description = entry.Description.Or(application.Description);
        application.OidcClientMetadata =
            entry.OidcClientMetadata.Is ? entry.OidcClientMetadata.Value(application.OidcClientMetadata) : application.OidcClientMetadata;
        application.CustomClientMetadata =
            entry.CustomClientMetadata.Is ? entry.CustomClientMetadata.Value(application.CustomClientMetadata) : application.CustomClientMetadata;
        application.CustomData = entry.CustomData.Is ? JsonMerge.Into(application.CustomData, entry.CustomData.Value) : application.CustomData;
        application.IsDisabled = entry.IsDisabled.Or(application.IsDisabled);
        if (entry.AccessControl.Is)
        {
            application.AppLevelAccessControlEnabled = entry.AccessControl.Value.Enabled.Or(application.AppLevelAccessControlEnabled);
        }
    }

    private void ApplyLook(ApplicationEntry entry, ObjectRecorder item)
    {
        if (!entry.SignInExperience.Is)
        {
            return;
        }

        var look = stored.Applications.Looks.GetValueOrDefault(entry.Id);
        if (entry.SignInExperience.Value is not { } wanted)
        {
            if (look is not null)
            {
                db.Remove(look);
                item.Part(look, "signInExperience");
            }

            return;
        }

        if (look is null)
        {
            look = new ApplicationSignInExperience { ApplicationId = entry.Id };
            db.Add(look);
        }

        look.Color = JsonMerge.Replace(look.Color, wanted.Color);
        look.Branding = JsonMerge.Replace(look.Branding, wanted.Branding);
        look.CustomCss = wanted.CustomCss.Or(look.CustomCss);
        look.TermsOfUseUrl = wanted.TermsOfUseUrl.Or(look.TermsOfUseUrl);
        look.PrivacyPolicyUrl = wanted.PrivacyPolicyUrl.Or(look.PrivacyPolicyUrl);
        look.DisplayName = wanted.DisplayName.Or(look.DisplayName);
        item.Part(look, "signInExperience");
    }
}
