using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Organizations;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Search;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>What can be done with organizations.</summary>
internal static class OrganizationOperations
{
    private static readonly Keyset<Organization> ByAge = Keyset<Organization>.Ascending(row => row.CreatedAt, row => row.Id);

    /// <summary>Lists them, oldest first.</summary>
    public static async Task<ApiResult<List<OrganizationAnswer>>> ListAsync(ApiCall call)
    {
        var keyword = call.Query("q");
        var rows = await call.ListAsync(db => db.Organizations.Containing(keyword, KeywordFields.Organizations), ByAge);
        var answers = rows.ConvertAll(OrganizationAnswer.From);
        return call.Flag("showFeatured") ? await FeaturedMembers.ShowAsync(call, answers) : answers;
    }

    /// <summary>Adds one.</summary>
    public static Task<ApiResult<OrganizationAnswer>> CreateAsync(ApiCall<CreateOrganization> call)
    {
        var (id, now, body) = (RandomValues.ShortId(), call.Now, call.Body);
        return call.WriteAsync<OrganizationAnswer>(
            (db, _) =>
            {
                var row = new Organization
                {
                    Id = id,
                    Name = body.Name,
                    Description = body.Description.Value,
                    CustomData = body.CustomData.Or(JsonColumn.EmptyObject),
                    IsMfaRequired = body.IsMfaRequired.Value,
                    Color = ToJson(body.Color),
                    Branding = ToJson(body.Branding),
                    CustomCss = body.CustomCss.Value,
                    CreatedAt = now,
                };
                db.Organizations.Add(row);
                return Task.FromResult<ApiResult<OrganizationAnswer>>(OrganizationAnswer.From(row));
            },
            created: static answer => answer.Id);
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<OrganizationAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.Organizations.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            ? OrganizationAnswer.From(row)
            : OrganizationErrors.NotFound(id);
    }

    /// <summary>Changes one. Disabling it ends its tokens on every node.</summary>
    public static Task<ApiResult<OrganizationAnswer>> UpdateAsync(ApiCall<UpdateOrganization> call)
    {
        var id = call.Path("id");
        return call.WriteAsync<OrganizationAnswer>(async (db, cancellation) =>
        {
            // Changing nothing locks the row until the commit: of two that merge into the same object, the second sees what the first did.
            var found = await db.Organizations.Where(row => row.Id == id)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.Name, row => row.Name), cancellation);
            if (found == 0)
            {
                return ApiErrors.NotExists;
            }

            var row = await db.Organizations.SingleAsync(row => row.Id == id, cancellation);
            if (row.IsDisabled != call.Body.IsDisabled.Or(row.IsDisabled))
            {
                db.MarkCatalogChanged();
            }

            Change(row, call.Body);
            return OrganizationAnswer.From(row);
        });
    }

    /// <summary>Deletes one, with its memberships, invitations, consents and enterprise connectors. Connectors are owners' business.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            if (!call.Caller.IsOwner && await db.SsoConnectors.AnyAsync(row => row.OrganizationId == id, cancellation))
            {
                return Privileges.OwnersOnly;
            }

            await Sso.SsoConnectors.DeleteIdentitiesOfOrganizationAsync(db, id, cancellation);
            if (await db.Organizations.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            {
                return ApiErrors.NotFound;
            }

            // Nodes remember the organizations of machine applications.
            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static void Change(Organization row, UpdateOrganization changes)
    {
        row.Name = changes.Name.Or(row.Name);
        row.Description = changes.Description.Or(row.Description);
        row.IsMfaRequired = changes.IsMfaRequired.Or(row.IsMfaRequired);
        row.IsDisabled = changes.IsDisabled.Or(row.IsDisabled);
        row.CustomCss = changes.CustomCss.Or(row.CustomCss);
        row.CustomData = changes.CustomData.IsGiven ? row.CustomData.With(changes.CustomData.Value) : row.CustomData;
        row.Color = row.Color.With(ToJson(changes.Color)).WithoutNulls();
        row.Branding = row.Branding.With(ToJson(changes.Branding)).WithoutNulls();
    }

    private static JsonElement ToJson<T>(Optional<T> value) =>
        value.IsGiven ? JsonSerializer.SerializeToElement(value.Value, ApiJson.Options) : JsonColumn.EmptyObject;
}
