using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.SignInExperiences;
using IdentityHub.Server.Messages;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Connectors;

/// <summary>What can be done with connectors.</summary>
internal static class ConnectorOperations
{
    private static readonly JsonElement EmptyConfig = JsonSerializer.SerializeToElement(new { });

    /// <summary>Nothing has this id.</summary>
    public static ApiError NotExists(string id) => ApiErrors.NotExistsWithId("connectors", id);

    /// <summary>Lists them in the order in which they were made.</summary>
    public static async Task<ApiResult<List<ConnectorAnswer>>> ListAsync(ApiCall call)
    {
        var rows = await call.Db.Connectors.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(call.Cancellation);
        var answers = rows.Select(row => Show(call, row)).OfType<ConnectorAnswer>();
        return (call.Query("target") is { } target ? answers.Where(answer => answer.Target == target) : answers).ToList();
    }

    /// <summary>Reads one, with its last failures.</summary>
    public static async Task<ApiResult<ConnectorAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        if (await call.Db.Connectors.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is not { } row || Show(call, row) is not { } answer)
        {
            return ApiErrors.NotFound;
        }

        var failures = await ConnectorFailures.ListAsync(call.Db, id, call.Cancellation);
        return answer with { Failures = failures.ConvertAll(failure => new ConnectorFailureAnswer(failure.Code, failure.Detail, failure.CreatedAt)) };
    }

    /// <summary>Sets one up. There is one for e-mails and one for text messages, so another one of that type goes.</summary>
    public static async Task<ApiResult<ConnectorAnswer>> CreateAsync(ApiCall<CreateConnector> call)
    {
        var body = call.Body;
        if (!ConnectorCatalog.Factories.TryGetValue(body.ConnectorId, out var factory))
        {
            return ConnectorErrors.FactoryNotFound;
        }

        if (FindProblem(call, factory, body.Config, body.Metadata, body.EnableTokenStorage) is { } problem)
        {
            return problem;
        }

        var id = body.Id.Or(RandomValues.ShortId());
        var config = body.Config.Or(EmptyConfig);
        var (encrypted, now) = (call.Service<ConnectorConfigs>().Protect(id, config), call.Now);
        var ofType = ConnectorCatalog.Factories.Values.Where(other => other.Type == factory.Type).Select(other => other.Id).ToArray();
        return await call.WriteAsync<ConnectorAnswer>(
            async (db, cancellation) =>
            {
                await db.LockCatalogAsync(cancellation);
                if (await db.Connectors.AnyAsync(row => row.ConnectorId == factory.Id, cancellation))
                {
                    return ConnectorErrors.MultipleInstances;
                }

                await db.Connectors.Where(row => ofType.Contains(row.ConnectorId)).ExecuteDeleteAsync(cancellation);
                var row = new Connector
                {
                    Id = id,
                    ConnectorId = factory.Id,
                    EncryptedConfig = encrypted,
                    SyncProfile = body.SyncProfile.Or(false),
                    CreatedAt = now,
                };
                db.Connectors.Add(row);
                db.MarkCatalogChanged();
                return ConnectorAnswer.From(row, factory, config);
            },
            created: static answer => answer.Id);
    }

    /// <summary>Changes one; a configuration is replaced as a whole.</summary>
    public static async Task<ApiResult<ConnectorAnswer>> UpdateAsync(ApiCall<UpdateConnector> call)
    {
        var (id, body) = (call.Path("id"), call.Body);
        if (await call.Db.Connectors.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is not { } found
            || !ConnectorCatalog.Factories.TryGetValue(found.ConnectorId, out var factory))
        {
            return ApiErrors.NotFound;
        }

        if (FindProblem(call, factory, body.Config, body.Metadata, body.EnableTokenStorage) is { } problem)
        {
            return problem;
        }

        if (body.SyncProfile.Or(false))
        {
            return ConnectorErrors.InvalidTypeForSyncingProfile;
        }

        var configs = call.Service<ConnectorConfigs>();
        var encrypted = body.Config.IsGiven ? configs.Protect(id, body.Config.Value) : null;
        return await call.WriteAsync<ConnectorAnswer>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            if (await db.Connectors.AsTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return ApiErrors.NotFound;
            }

            row.EncryptedConfig = encrypted ?? row.EncryptedConfig;
            row.SyncProfile = body.SyncProfile.Or(row.SyncProfile);
            return ConnectorAnswer.From(row, factory, configs.Read(row));
        });
    }

    /// <summary>Deletes one, unless people could not replace expired passwords any more.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
        {
            await db.LockCatalogAsync(cancellation);
            if (await LeavesNoRecoveryAsync(db, id, cancellation))
            {
                return ExperienceErrors.ExpirationRequiresForgotPassword;
            }

            if (await db.Connectors.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 0)
            {
                return NotExists(id);
            }

            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static ApiError? FindProblem(
        ApiCall call, ConnectorFactory factory, Optional<JsonElement> config, Optional<ConnectorMetadata> metadata, Optional<bool> enableTokenStorage)
    {
        if (metadata.IsGiven)
        {
            return ConnectorErrors.CannotOverwriteMetadata;
        }

        if (enableTokenStorage.Or(false))
        {
            return ConnectorErrors.TokenStorageNotSupported;
        }

        return config.IsGiven ? call.Service<ConnectorServices>().Find(factory.Id)?.CheckConfig(config.Value) : null;
    }

    /// <summary>Whether passwords expire, and the connector is the last one that could bring the code for a new one.</summary>
    private static async Task<bool> LeavesNoRecoveryAsync(HubDbContext db, string id, CancellationToken cancellation)
    {
        var connectors = await db.Connectors.AsNoTracking().Select(row => new { row.Id, row.ConnectorId }).ToListAsync(cancellation);
        var experience = ExperienceStore.Show<ExperienceAnswer>(await ExperienceStore.ReadAsync(db, cancellation));
        if (!experience.PasswordExpiration.Enabled.Or(false) || !connectors.Exists(row => row.Id == id))
        {
            return false;
        }

        // Null means whatever there is a connector for.
        var methods = experience.ForgotPasswordMethods?.ConvertAll(method => method.ToString()) ?? ["EmailVerificationCode", "PhoneVerificationCode"];
        return !connectors.Where(row => row.Id != id)
            .Select(row => ConnectorCatalog.Factories.GetValueOrDefault(row.ConnectorId)?.Channel)
            .Any(channel => channel switch
            {
                MessageChannel.Email => methods.Contains("EmailVerificationCode"),
                MessageChannel.Sms => methods.Contains("PhoneVerificationCode"),
                _ => false,
            });
    }

    // Null for a kind that this version does not know, such as one of a later version.
    private static ConnectorAnswer? Show(ApiCall call, Connector row) => ConnectorCatalog.Factories.TryGetValue(row.ConnectorId, out var factory)
        ? ConnectorAnswer.From(row, factory, call.Service<ConnectorConfigs>().Read(row))
        : null;
}
