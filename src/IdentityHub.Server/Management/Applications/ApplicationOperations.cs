using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Management.Applications.Access;
using IdentityHub.Server.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Applications;

/// <summary>What can be done with applications: OAuth clients (RFC 6749 §2).</summary>
internal static class ApplicationOperations
{
    /// <summary>Adds one; a confidential one with its first secret.</summary>
    public static async Task<ApiResult<ApplicationAnswer>> CreateAsync(ApiCall<CreateApplication> call)
    {
        var body = call.Body;
        if (ApplicationRules.Check(body) is { } refusal)
        {
            return refusal;
        }

        var (id, now) = (RandomValues.StandardId(), call.Now);
        var secret = ClientSecrets.AreFor(body.Type)
            ? ClientSecrets.Make(call.Service<MasterKey>(), id, ClientSecrets.DefaultName, RandomValues.Secret(), now, null)
            : null;
        return await call.WriteAsync<ApplicationAnswer>(
            (db, _) =>
            {
                var row = new Application
                {
                    Id = id,
                    Name = body.Name,
                    Description = body.Description.Value,
                    Type = body.Type,
                    OidcClientMetadata = body.OidcClientMetadata.Value?.ToStored() ?? new(),
                    CustomClientMetadata = body.CustomClientMetadata.Value?.ToStored() ?? new(),
                    CustomData = body.CustomData.Or(JsonColumn.EmptyObject),
                    IsThirdParty = body.IsThirdParty.Value,
                    CreatedAt = now,
                };
                db.AddRange(new object?[] { row, secret }.OfType<object>());
                return Task.FromResult<ApiResult<ApplicationAnswer>>(ApplicationAnswer.From(row));
            },
            created: static answer => answer.Id);
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<ApplicationAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.Applications.OfOperator().FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            ? ApplicationAnswer.From(row) with { IsAdmin = await AdminRoleOf(call.Db, id).AnyAsync(call.Cancellation) }
            : ApplicationErrors.NotFound(id);
    }

    /// <summary>Changes one.</summary>
    public static Task<ApiResult<ApplicationAnswer>> UpdateAsync(ApiCall<UpdateApplication> call)
    {
        var (id, body, now) = (call.Path("id"), call.Body, call.Now);
        return call.WriteAsync<ApplicationAnswer>(async (db, cancellation) =>
        {
            if (body.AppLevelAccessControlEnabled.IsGiven)
            {
                // Rules and the switch are looked at together: see AccessControlOperations.
                await db.LockCatalogAsync(cancellation);
            }

            if (await db.Applications.OfOperator().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return ApplicationErrors.NotFound(id);
            }

            if (ApplicationRules.Check(row, body) is { } refusal)
            {
                return refusal;
            }

            if (body.AppLevelAccessControlEnabled.Value && !await AccessRules.AnyAsync(db, id, cancellation))
            {
                return ApplicationErrors.NoAccessRules;
            }

            if (body.IsAdmin.IsGiven)
            {
                if (!call.Caller.IsOwner)
                {
                    return Privileges.OwnersOnly;
                }

                await SetAdminAsync(db, id, body.IsAdmin.Value, cancellation);
            }

            if (body.IsDisabled.IsGiven && body.IsDisabled.Value != row.IsDisabled)
            {
                // When it is switched on again too: a node that heard late may have granted something in between.
                await ApplicationGrants.EndAsync(db, id, now, cancellation);
            }

            Apply(row, body);
            return ApplicationAnswer.From(row);
        });
    }

    /// <summary>Deletes one with everything that belongs to it: secrets, grants, tokens, roles, memberships, consents, rules, looks.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var (id, now) = (call.Path("id"), call.Now);
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            await ApplicationGrants.EndSignInsAsync(db, id, now, cancellation);
            if (await db.Applications.OfOperator().Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApplicationErrors.NotFound(id);
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    /// <summary>Merges members into the custom data.</summary>
    public static Task<ApiResult<JsonElement>> MergeCustomDataAsync(ApiCall<CustomData> call)
    {
        var (id, given) = (call.Path("applicationId"), call.Body.Members);
        return call.WriteAsync<JsonElement>(async (db, cancellation) =>
        {
            // Two merges at once must both be seen.
            await db.LockCatalogAsync(cancellation);
            if (await db.Applications.OfOperator().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return ApplicationErrors.NotFound(id);
            }

            row.CustomData = row.CustomData.With(given);
            return row.CustomData;
        });
    }

    /// <summary>There are no secrets without names here.</summary>
    public static async Task<ApiResult<ApplicationAnswer>> DeleteLegacySecretAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.Applications.OfOperator().AnyAsync(row => row.Id == id, call.Cancellation)
            ? ApplicationErrors.NoLegacySecret
            : ApplicationErrors.NotFound(id);
    }

    private static void Apply(Application row, UpdateApplication body)
    {
        row.Name = body.Name.Or(row.Name);
        row.Description = body.Description.Or(row.Description);
        row.OidcClientMetadata = body.OidcClientMetadata.Value?.ToStored() ?? row.OidcClientMetadata;
        if (body.CustomClientMetadata.Value is { } switches)
        {
            // The one switch that cannot change stays when it is not repeated.
            row.CustomClientMetadata = switches.ToStored() with { IsDeviceFlow = switches.IsDeviceFlow.OrNull() ?? row.CustomClientMetadata.IsDeviceFlow };
        }

        row.CustomData = body.CustomData.Or(row.CustomData);
        row.AppLevelAccessControlEnabled = body.AppLevelAccessControlEnabled.Or(row.AppLevelAccessControlEnabled);
        row.IsDisabled = body.IsDisabled.Or(row.IsDisabled);
    }

    private static IQueryable<ApplicationRole> AdminRoleOf(HubDbContext db, string id) =>
        db.ApplicationRoles.Where(row => row.ApplicationId == id && row.RoleId == HubSeed.MachineAdminRoleId);

    private static async Task SetAdminAsync(HubDbContext db, string id, bool isAdmin, CancellationToken cancellation)
    {
        var held = await AdminRoleOf(db, id).FirstOrDefaultAsync(cancellation);
        if (held is null && isAdmin)
        {
            db.Add(new ApplicationRole { ApplicationId = id, RoleId = HubSeed.MachineAdminRoleId });
        }
        else if (held is not null && !isAdmin)
        {
            db.Remove(held);
        }
    }
}
