using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Social;
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

        var metadata = body.Metadata.IsGiven ? JsonSerializer.SerializeToElement(body.Metadata.Value, ApiJson.Options) : JsonColumn.EmptyObject;
        if (factory.IsStandard && ConnectorFace.TargetOf(metadata) is null)
        {
            return ConnectorErrors.ShouldSpecifyTarget;
        }

        if (FindProblem(call, factory, body.Config, body.Metadata, body.EnableTokenStorage) is { } problem)
        {
            return problem;
        }

        var id = body.Id.Or(RandomValues.ShortId());
        var config = body.Config.Or(EmptyConfig);
        var (encrypted, now) = (call.Service<ConnectorConfigs>().Protect(id, config), call.Now);
        return await call.WriteAsync<ConnectorAnswer>(
            async (db, cancellation) =>
            {
                await db.LockCatalogAsync(cancellation);
                var row = new Connector
                {
                    Id = id,
                    ConnectorId = factory.Id,
                    EncryptedConfig = encrypted,
                    Metadata = metadata,
                    SyncProfile = body.SyncProfile.Or(false),
                    EnableTokenStorage = body.EnableTokenStorage.Or(false),
                    CreatedAt = now,
                };
                if (await MakeRoomAsync(db, row, factory, cancellation) is { } taken)
                {
                    return taken;
                }

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

        if (body.SyncProfile.Or(false) && factory.Type != ConnectorType.Social)
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

            if (body.Metadata.Value is { } metadata)
            {
                if (metadata.Target is { IsGiven: true, Value: var target } && target != ConnectorFace.TargetOf(row, factory))
                {
                    return ConnectorErrors.CannotModifyTarget;
                }

                row.Metadata = Merge(row.Metadata, metadata);
            }

            row.EncryptedConfig = encrypted ?? row.EncryptedConfig;
            row.SyncProfile = body.SyncProfile.Or(row.SyncProfile);
            row.EnableTokenStorage = body.EnableTokenStorage.Or(row.EnableTokenStorage);
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

            await ConnectorRows.EndAsync(db, id, cancellation);
            await ExperienceStore.DropTargetsAsync(db, cancellation);
            db.MarkCatalogChanged();
            return Nothing.Value;
        });
    }

    private static ApiError? FindProblem(
        ApiCall call, ConnectorFactory factory, Optional<JsonElement> config, Optional<ConnectorMetadata> metadata, Optional<bool> enableTokenStorage)
    {
        if (metadata.IsGiven && !factory.IsStandard)
        {
            return ConnectorErrors.CannotOverwriteMetadata;
        }

        if (metadata.IsGiven && ConnectorFace.FindProblem(JsonSerializer.SerializeToElement(metadata.Value, ApiJson.Options)) is { } problem)
        {
            return ConnectorErrors.InvalidMetadata(problem);
        }

        if (enableTokenStorage.Or(false) && !factory.IsTokenStorageSupported)
        {
            return ConnectorErrors.TokenStorageNotSupported;
        }

        return config.IsGiven ? call.Service<ConnectorChecks>().Find(factory.Id, config.Value) : null;
    }

    /// <summary>Whether there may be a connector beside those that there are. One for messages takes the place of another.</summary>
    private static async Task<ApiError?> MakeRoomAsync(HubDbContext db, Connector row, ConnectorFactory factory, CancellationToken cancellation)
    {
        if (!factory.IsStandard && await db.Connectors.AnyAsync(other => other.ConnectorId == factory.Id, cancellation))
        {
            return ConnectorErrors.MultipleInstances;
        }

        if (factory.Type == ConnectorType.Social)
        {
            var others = await db.Connectors.AsNoTracking().ToListAsync(cancellation);
            var target = ConnectorFace.TargetOf(row, factory);
            return OfferedConnectors.All(others).Any(other => other.Face.Target == target && other.Factory.Platform == factory.Platform)
                ? ConnectorErrors.MultipleTargetWithSamePlatform
                : null;
        }

        var ofType = ConnectorCatalog.Factories.Values.Where(other => other.Type == factory.Type).Select(other => other.Id).ToArray();
        await db.Connectors.Where(other => ofType.Contains(other.ConnectorId)).ExecuteDeleteAsync(cancellation);
        return null;
    }

    // What is given takes the place of what was there; the rest stays.
    private static JsonElement Merge(JsonElement stored, ConnectorMetadata given)
    {
        var merged = JsonObject.Create(stored) ?? [];
        foreach (var member in JsonSerializer.SerializeToElement(given, ApiJson.Options).EnumerateObject())
        {
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return JsonSerializer.SerializeToElement(merged);
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
    private static HashSet<string> ConfidentialKeys(ConnectorFactory factory) =>
        factory.FormItems.Where(static item => item.IsConfidential.Value).Select(static item => item.Key).ToHashSet(StringComparer.Ordinal);

    private static ConnectorAnswer? Show(ApiCall call, Connector row) => ConnectorCatalog.Factories.TryGetValue(row.ConnectorId, out var factory)
        ? ConnectorAnswer.From(row, factory, ShownSettings.For(call.Caller, call.Service<ConnectorConfigs>().Read(row), ConfidentialKeys(factory)))
        : null;
}
