using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.People;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Experience.Api;

/// <summary>A sign-in elsewhere that is to begin.</summary>
internal sealed record BeginExternal
{
    /// <summary>Opaque; comes back with the browser.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string State { get; init; }

    /// <summary>Where the browser comes back to: the callback of the hub, or a page of the application.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string RedirectUri { get; init; }
}

/// <summary>How it began.</summary>
internal sealed record BegunExternal(string VerificationId, string AuthorizationUri);

/// <summary>What came back with the browser from a social account's provider.</summary>
internal sealed record VerifySocial
{
    /// <summary>The parameters of the callback.</summary>
    [FreeObject]
    public required JsonElement ConnectorData { get; init; }

    /// <summary>Id that was answered when it began; absent for Google One Tap.</summary>
    [StringLength(64)]
    public Optional<string> VerificationId { get; init; }
}

/// <summary>What came back with the browser from the provider of an enterprise.</summary>
internal sealed record VerifySso
{
    /// <summary>The parameters of the callback.</summary>
    [FreeObject]
    public required JsonElement ConnectorData { get; init; }

    /// <summary>Id that was answered when it began.</summary>
    [StringLength(64)]
    public required string VerificationId { get; init; }
}

/// <summary>Enterprise connectors for an e-mail address.</summary>
internal sealed record SsoConnectorsAnswer(List<string> ConnectorIds);

/// <summary>Signing in with accounts elsewhere.</summary>
internal static class ExternalOperations
{
    private const string Root = "/experience";
    private const string Social = Root + "/verification/social/{connectorId}";
    private const string Sso = Root + "/verification/sso/{connectorId}";

    /// <summary>Maps the operations.</summary>
    public static void MapExternal(this ApiRoutes api)
    {
        api.Get(Root + "/sso-connectors", "GetEnabledSsoConnectors", "Lists the enterprise connectors for an e-mail address.", ListSsoConnectorsAsync)
            .Takes("email", "The address.")
            .Fails(SessionErrors.NotFound);
        api.Post<BeginExternal, BegunExternal>(Social + "/authorization-uri", "CreateSocialVerification", "Begins to sign in with a social account.", BeginSocialAsync)
            .Returns(200)
            .Fails(SessionErrors.NotFound, SessionErrors.InteractionNotFound, ExternalErrors.ConnectorNotFound, ConnectorErrors.UnexpectedType);
        api.Post<VerifySocial, VerificationAnswer>(Social + "/verify", "VerifySocialVerification", "Finds out whose social account it is.", VerifySocialAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NotFound, SessionErrors.VerificationSessionNotFound, ExternalErrors.SessionNotFound, ExternalErrors.TokenMismatch, ExternalErrors.ConnectorNotFound);
        api.Post<BeginExternal, BegunExternal>(
                Sso + "/authorization-uri", "CreateEnterpriseSsoVerification", "Begins to sign in with the provider of an enterprise.", BeginSsoAsync)
            .Returns(200)
            .Fails(SessionErrors.NotFound, SessionErrors.InteractionNotFound, ExternalErrors.ConnectorNotFound, SessionErrors.MethodNotEnabled);
        api.Post<VerifySso, VerificationAnswer>(Sso + "/verify", "VerifyEnterpriseSsoVerification", "Finds out who came from the provider of an enterprise.", VerifySsoAsync)
            .Returns(200)
            .Fails(
                SessionErrors.NotFound, SessionErrors.VerificationSessionNotFound, ExternalErrors.SessionNotFound, ExternalErrors.TokenMismatch, ExternalErrors.ConnectorNotFound,
                SessionErrors.MethodNotEnabled);
    }

    private static Task<ApiResult<SsoConnectorsAnswer>> ListSsoConnectorsAsync(ApiCall call) => ExperienceOperations.RunAsync<SsoConnectorsAnswer>(
        call,
        async context =>
        {
            var email = call.Query("email") ?? "";
            if (!Identifiers.IsEmail(email))
            {
                return ApiErrors.InvalidInput("query", [new SchemaIssue("invalid_string", new SchemaPath(null, "email"), "Expected an e-mail address.")]);
            }

            return new SsoConnectorsAnswer(context.Settings.SingleSignOnEnabled ? await SsoRouting.FindAsync(call.Db, email, call.Cancellation) : []);
        },
        isBegun: false);

    private static Task<ApiResult<BegunExternal>> BeginSocialAsync(ApiCall<BeginExternal> call) =>
        BeginAsync(call, context => SocialVerification.BeginAsync(context, call.Path("connectorId"), call.Body.State, call.Body.RedirectUri));

    private static Task<ApiResult<BegunExternal>> BeginSsoAsync(ApiCall<BeginExternal> call) =>
        BeginAsync(call, context => SsoVerification.BeginAsync(context, call.Path("connectorId"), call.Body.State, call.Body.RedirectUri));

    private static Task<ApiResult<VerificationAnswer>> VerifySocialAsync(ApiCall<VerifySocial> call) => ExperienceOperations.ProveAsync(
        call,
        context => SocialVerification.VerifyAsync(context, call.Path("connectorId"), call.Body.VerificationId.Value, ExternalExchange.ReadData(call.Body.ConnectorData)));

    private static Task<ApiResult<VerificationAnswer>> VerifySsoAsync(ApiCall<VerifySso> call) => ExperienceOperations.ProveAsync(
        call,
        context => SsoVerification.VerifyAsync(context, call.Path("connectorId"), call.Body.VerificationId, ExternalExchange.ReadData(call.Body.ConnectorData)));

    private static Task<ApiResult<BegunExternal>> BeginAsync(ApiCall call, Func<ExperienceContext, Task<ApiResult<ExternalBegin>>> step) =>
        ExperienceOperations.RunAsync<BegunExternal>(call, async context => (await step(context)).TryGet(out var begun, out var error)
            ? new BegunExternal(begun.VerificationId, begun.AuthorizationUri)
            : error);
}
