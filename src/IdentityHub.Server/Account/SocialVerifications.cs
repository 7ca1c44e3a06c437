using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Experience.Federation;

namespace IdentityHub.Server.Account;

/// <summary>An account elsewhere that somebody is about to show.</summary>
internal sealed record BeginSocialVerification
{
    /// <summary>Opaque; comes back with the browser. The application compares it.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string State { get; init; }

    /// <summary>A page of the application to which the browser comes back.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string RedirectUri { get; init; }

    /// <summary>The social connector.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ConnectorId { get; init; }

    /// <summary>Scopes in the place of those of the connector.</summary>
    [StringLength(2048)]
    public Optional<string> Scope { get; init; }
}

/// <summary>How it began.</summary>
/// <param name="VerificationRecordId">Id of the proof.</param>
/// <param name="AuthorizationUri">Where the browser is to go.</param>
/// <param name="ExpiresAt">When the proof ends: a text, as in the reference (ISO 8601).</param>
internal sealed record BegunSocialVerification(string VerificationRecordId, string AuthorizationUri, string ExpiresAt);

/// <summary>What came back with the browser.</summary>
internal sealed record CompleteSocialVerification
{
    /// <summary>The parameters of the callback.</summary>
    [FreeObject]
    public required JsonElement ConnectorData { get; init; }

    /// <summary>Id that was answered when it began.</summary>
    [StringLength(21, MinimumLength = 1)]
    public required string VerificationRecordId { get; init; }
}

/// <summary>A complete proof.</summary>
/// <param name="VerificationRecordId">Its id.</param>
internal sealed record CompletedVerification(string VerificationRecordId);

/// <summary>How somebody who is signed in shows that an account elsewhere is theirs.</summary>
internal static class SocialVerifications
{
    /// <summary>Maps the operations.</summary>
    public static void MapSocialVerifications(this ApiRoutes api)
    {
        api.Post<BeginSocialVerification, BegunSocialVerification>(
                "/verifications/social", "CreateVerificationBySocial", "Begins to prove that a social account is the user's.", BeginAsync)
            .Fails(AccountErrors.ThirdPartyForbidden, ExternalErrors.ConnectorNotFound, ConnectorErrors.UnexpectedType);
        api.Post<CompleteSocialVerification, CompletedVerification>(
                "/verifications/social/verify", "VerifyVerificationBySocial", "Finds out whose social account it is.", CompleteAsync)
            .Returns(200)
            .Fails(AccountErrors.ThirdPartyForbidden, AccountErrors.VerificationNotFound, ExternalErrors.TokenMismatch, ExternalErrors.ConnectorNotFound);
    }

    private static async Task<ApiResult<BegunSocialVerification>> BeginAsync(ApiCall<BeginSocialVerification> call)
    {
        var body = call.Body;
        if (await AccountAccess.FindOwnClientAsync(call) is not { } client)
        {
            return AccountErrors.ThirdPartyForbidden;
        }

        if (!(await ExternalSources.FindSocialAsync(call.Db, call.Http.RequestServices, body.ConnectorId, call.Cancellation)).TryGet(out var source, out var closed))
        {
            return closed;
        }

        if ((ExternalExchange.CheckState(body.State) ?? ExternalRedirect.Check(client, body.RedirectUri)) is { } invalid)
        {
            return invalid;
        }

        var request = new ExternalRequest(body.State, body.RedirectUri) { Scope = body.Scope.Or("") is { Length: > 0 } scope ? scope : null };
        if (!(await source.Provider.StartAsync(source.Connector, request, call.Cancellation)).TryGet(out var start, out var error))
        {
            return await FailAsync(call, body.ConnectorId, error);
        }

        var row = call.Service<SocialProofs>().Make(call, source, start.Session with { State = body.State, RedirectUri = body.RedirectUri });
        var expiresAt = row.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        var begun = new BegunSocialVerification(row.Id, start.AuthorizationUri, expiresAt);
        return await call.WriteAsync<BegunSocialVerification>(
            (db, _) =>
            {
                db.AccountVerifications.Add(row);
                return Task.FromResult<ApiResult<BegunSocialVerification>>(begun);
            },
            onForeignKey: ApiErrors.Unauthorized);
    }

    private static async Task<ApiResult<CompletedVerification>> CompleteAsync(ApiCall<CompleteSocialVerification> call)
    {
        var id = call.Body.VerificationRecordId;
        if (await AccountAccess.FindOwnClientAsync(call) is null)
        {
            return AccountErrors.ThirdPartyForbidden;
        }

        if (await call.Service<SocialProofs>().TakeAsync(call, id) is not var (connectorId, session))
        {
            return AccountErrors.VerificationNotFound;
        }

        var data = ExternalExchange.ReadData(call.Body.ConnectorData);
        if (!ExternalExchange.IsSame(session, data, mayBeAbsent: true))
        {
            return ExternalErrors.TokenMismatch;
        }

        if (!(await ExternalSources.FindSocialAsync(call.Db, call.Http.RequestServices, connectorId, call.Cancellation)).TryGet(out var source, out var closed))
        {
            return closed;
        }

        if (!(await ExternalExchange.CompleteAsync(source, session, data, call.Cancellation)).TryGet(out var proof, out var error))
        {
            return await FailAsync(call, connectorId, error);
        }

        var complete = call.Service<SocialProofs>().Complete(call, id, proof);
        return await call.WriteAsync<CompletedVerification>(
            async (db, cancellation) => await complete(db, cancellation) ? new CompletedVerification(id) : AccountErrors.VerificationNotFound);
    }

    private static Task<ApiError> FailAsync(ApiCall call, string connectorId, ApiError error) =>
        ExternalFailures.RecordSocialAsync(call.Service<ConnectorFailures>(), connectorId, error);
}
