using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>What happens when a provider begins a sign-in, as answers show it.</summary>
internal sealed record IdpInitiatedAnswer(
    string TenantId,
    string ConnectorId,
    string DefaultApplicationId,
    string? RedirectUri,
    [property: FreeObject] JsonElement AuthParameters,
    bool AutoSendAuthorizationRequest,
    string? ClientIdpInitiatedAuthCallbackUri,
    DateTimeOffset CreatedAt)
{
    /// <summary>From the row.</summary>
    public static IdpInitiatedAnswer From(SsoIdpInitiatedAuthConfig row) => new(
        Tenant.Id,
        row.SsoConnectorId,
        row.DefaultApplicationId,
        row.RedirectUri,
        row.AuthParameters,
        row.AutoSendAuthorizationRequest,
        row.ClientIdpInitiatedAuthCallbackUri,
        row.CreatedAt);
}

/// <summary>What is to happen when a provider begins a sign-in.</summary>
internal sealed record SetIdpInitiated
{
    /// <summary>The client that people are led to.</summary>
    [StringLength(21, MinimumLength = 1)]
    public required string DefaultApplicationId { get; init; }

    /// <summary>Whether the hub makes the authorization request itself; otherwise the client does.</summary>
    public required bool AutoSendAuthorizationRequest { get; init; }

    /// <summary>One of the client's redirect URIs; the first otherwise.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public Optional<string> RedirectUri { get; init; }

    /// <summary>Further parameters of the authorization request.</summary>
    [SchemaFrom(nameof(ParametersSchema))]
    public Optional<JsonElement> AuthParameters { get; init; }

    /// <summary>Where people go for the client to make the request; needed when the hub does not.</summary>
    [Url]
    public Optional<string> ClientIdpInitiatedAuthCallbackUri { get; init; }

    // Texts, but for the lists of scopes and resources.
    private static Schema ParametersSchema => Schema.MapOf(Schema.AnyOf(Schema.Text(0, 2048), Schema.ListOf(Schema.Text(1, 2048), 0, 100)));
}

/// <summary>Sign-ins that the provider of a SAML connector begins (SAML Profiles §4.1.5). Without a configuration they are refused.</summary>
internal static class IdpInitiatedOperations
{
    /// <summary>Reads it.</summary>
    public static async Task<ApiResult<IdpInitiatedAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.SsoIdpInitiatedAuthConfigs.FirstOrDefaultAsync(row => row.SsoConnectorId == id, call.Cancellation) is { } row
            ? IdpInitiatedAnswer.From(row)
            : ApiErrors.NotFound;
    }

    /// <summary>Sets it, in the place of the one before.</summary>
    public static async Task<ApiResult<IdpInitiatedAnswer>> PutAsync(ApiCall<SetIdpInitiated> call)
    {
        var (id, body, now) = (call.Path("id"), call.Body, call.Now);
        if (await SsoConnectorOperations.FindAsync(call, id) is not var (_, provider))
        {
            return SsoErrors.NotExists(id);
        }

        if (!provider.About.IsSaml)
        {
            return SsoErrors.IdpInitiatedNotSupported;
        }

        if (!body.AutoSendAuthorizationRequest && !body.ClientIdpInitiatedAuthCallbackUri.IsGiven)
        {
            return ApiErrors.InvalidInput("body", [new SchemaIssue("custom", new SchemaPath(null, "clientIdpInitiatedAuthCallbackUri"), "Needed when the hub does not make the request.")]);
        }

        return await call.WriteAsync<IdpInitiatedAnswer>(
            async (db, cancellation) =>
            {
                await db.LockCatalogAsync(cancellation);
                if (await db.Applications.OfOperator().AsNoTracking().FirstOrDefaultAsync(row => row.Id == body.DefaultApplicationId, cancellation) is not { } application)
                {
                    return ApiErrors.NotExistsWithId("applications", body.DefaultApplicationId);
                }

                if (FindProblem(application, body) is { } problem)
                {
                    return problem;
                }

                var row = await db.SsoIdpInitiatedAuthConfigs.AsTracking().FirstOrDefaultAsync(row => row.SsoConnectorId == id, cancellation);
                if (row is null)
                {
                    row = new SsoIdpInitiatedAuthConfig { SsoConnectorId = id, DefaultApplicationId = application.Id, CreatedAt = now };
                    db.Add(row);
                }

                row.DefaultApplicationId = application.Id;
                row.AutoSendAuthorizationRequest = body.AutoSendAuthorizationRequest;
                row.RedirectUri = body.AutoSendAuthorizationRequest ? body.RedirectUri.Value : null;
                row.AuthParameters = body.AutoSendAuthorizationRequest ? body.AuthParameters.Or(JsonColumn.EmptyObject) : JsonColumn.EmptyObject;
                row.ClientIdpInitiatedAuthCallbackUri = body.AutoSendAuthorizationRequest ? null : body.ClientIdpInitiatedAuthCallbackUri.Value;
                return IdpInitiatedAnswer.From(row);
            },
            onForeignKey: SsoErrors.NotExists(id));
    }

    /// <summary>Removes it.</summary>
    public static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
            await db.SsoIdpInitiatedAuthConfigs.Where(row => row.SsoConnectorId == id).ExecuteDeleteAsync(cancellation) == 1 ? Nothing.Value : ApiErrors.NotFound);
    }

    // A client in a browser keeps its code verifier to itself, so that the hub cannot make its request; and nobody is led to a client of others unasked.
    private static ApiError? FindProblem(Application application, SetIdpInitiated body)
    {
        var isTraditional = application is { Type: ApplicationType.Traditional, IsThirdParty: false };
        if (!body.AutoSendAuthorizationRequest)
        {
            return isTraditional || application is { Type: ApplicationType.SPA, IsThirdParty: false } ? null : SsoErrors.IdpInitiatedApplicationType("Traditional, SPA");
        }

        return !isTraditional ? SsoErrors.IdpInitiatedApplicationType("Traditional")
            : body.RedirectUri.IsGiven && !application.OidcClientMetadata.RedirectUris.Contains(body.RedirectUri.Value!) ? SsoErrors.RedirectUriNotRegistered
            : null;
    }
}
