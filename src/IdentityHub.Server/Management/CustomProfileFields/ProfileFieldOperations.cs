using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Experience;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.SignInExperiences;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.CustomProfileFields;

/// <summary>What can be done with profile fields.</summary>
internal static class ProfileFieldOperations
{
    /// <summary>Lists them in their order.</summary>
    public static async Task<ApiResult<List<ProfileFieldAnswer>>> ListAsync(ApiCall call) => await ReadAllAsync(call.Db, call.Cancellation);

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<ProfileFieldAnswer>> GetAsync(ApiCall call)
    {
        var name = call.Path("name");
        return await call.Db.CustomProfileFields.FirstOrDefaultAsync(row => row.Name == name, call.Cancellation) is { } row
            ? ProfileFieldAnswer.From(row)
            : ApiErrors.NotFound;
    }

    /// <summary>Makes one, after all others.</summary>
    public static async Task<ApiResult<ProfileFieldAnswer>> CreateAsync(ApiCall<CreateProfileField> call) =>
        (await CreateAsync(call, [call.Body])).TryGet(out var made, out var error) ? made[0] : error;

    /// <summary>Makes several, or none.</summary>
    public static Task<ApiResult<List<ProfileFieldAnswer>>> CreateManyAsync(ApiCall<CreateProfileFields> call) => CreateAsync(call, call.Body);

    /// <summary>Replaces one; its name and its place stay.</summary>
    public static async Task<ApiResult<ProfileFieldAnswer>> ReplaceAsync(ApiCall<ReplaceProfileField> call)
    {
        var (name, body) = (call.Path("name"), call.Body);
        var config = body.KnownConfig();
        if (ProfileFieldChecks.FindInConfig(name, body.Type, config) is { } refusal)
        {
            return refusal;
        }

        return await call.WriteAsync<ProfileFieldAnswer>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            if (await db.CustomProfileFields.AsTracking().FirstOrDefaultAsync(row => row.Name == name, cancellation) is not { } row)
            {
                return ApiErrors.NotExists;
            }

            (row.Type, row.Label, row.Description, row.Required, row.Config) =
                (body.Type.ToString(), body.Label.Or(""), body.Description.Value, body.Required, config);
            return ProfileFieldAnswer.From(row);
        });
    }

    /// <summary>Deletes one. Nobody is asked for it any more; what people answered stays with them.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var name = call.Path("name");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            var (setting, stored) = await ExperienceStore.TakeAsync(db, cancellation);
            if (await db.CustomProfileFields.AsTracking().FirstOrDefaultAsync(row => row.Name == name, cancellation) is not { } row)
            {
                return ApiErrors.NotFound;
            }

            db.CustomProfileFields.Remove(row);
            if (stored["signUpProfileFields"] is JsonArray asked && asked.FirstOrDefault(entry => (string?)entry?["name"] == name) is { } entry)
            {
                asked.Remove(entry);
                setting.Value = stored.ToJsonString(ApiJson.Options);
            }

            return Nothing.Value;
        });
    }

    /// <summary>Puts them in another order.</summary>
    public static Task<ApiResult<List<ProfileFieldAnswer>>> OrderAsync(ApiCall<OrderProfileFields> call)
    {
        var order = call.Body.Order;
        return call.WriteAsync<List<ProfileFieldAnswer>>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            var rows = await db.CustomProfileFields.AsTracking().ToDictionaryAsync(row => row.Name, StringComparer.Ordinal, cancellation);
            if (order.Where(place => !rows.ContainsKey(place.Name)).Select(place => place.Name).Distinct().ToList() is { Count: > 0 } unknown)
            {
                return ProfileFieldErrors.NotExist(unknown);
            }

            foreach (var place in order)
            {
                rows[place.Name].SieOrder = place.SieOrder;
            }

            if (order.DistinctBy(place => place.Name).Count() != order.Count || rows.Values.DistinctBy(row => row.SieOrder).Count() != rows.Count)
            {
                return ProfileFieldErrors.ConflictedOrder;
            }

            return rows.Values.OrderBy(row => row.SieOrder).Select(ProfileFieldAnswer.From).ToList();
        });
    }

    private static async Task<ApiResult<List<ProfileFieldAnswer>>> CreateAsync(ApiCall call, IReadOnlyList<CreateProfileField> bodies)
    {
        var rows = new List<CustomProfileField>();
        foreach (var body in bodies)
        {
            var config = body.KnownConfig();
            if ((ProfileFieldChecks.FindInName(body.Name) ?? ProfileFieldChecks.FindInConfig(body.Name, body.Type, config)) is { } refusal)
            {
                return refusal;
            }

            rows.Add(new CustomProfileField
            {
                Id = RandomValues.StandardId(),
                Name = body.Name,
                Type = body.Type.ToString(),
                Label = body.Label.Or(""),
                Description = body.Description.Value,
                Required = body.Required,
                Config = config,
                CreatedAt = call.Now,
            });
        }

        return await call.WriteAsync<List<ProfileFieldAnswer>>(
            async (db, cancellation) =>
            {
                await db.LockCatalogAsync(cancellation);
                var last = await db.CustomProfileFields.MaxAsync(row => (int?)row.SieOrder, cancellation) ?? 0;
                for (var index = 0; index < rows.Count; index++)
                {
                    rows[index].SieOrder = last + 1 + index;
                }

                db.CustomProfileFields.AddRange(rows);
                await db.SaveChangesAsync(cancellation);
                return rows.ConvertAll(ProfileFieldAnswer.From);
            },
            onUnique: static _ => ProfileFieldErrors.NameExists);
    }

    private static async Task<List<ProfileFieldAnswer>> ReadAllAsync(HubDbContext db, CancellationToken cancellation) =>
        (await db.CustomProfileFields.OrderBy(row => row.SieOrder).ThenBy(row => row.Name).ToListAsync(cancellation)).ConvertAll(ProfileFieldAnswer.From);
}
