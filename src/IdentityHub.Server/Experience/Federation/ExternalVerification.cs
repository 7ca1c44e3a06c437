using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>A sign-in elsewhere as a proof, whatever kind of connector it is.</summary>
/// <remarks>
/// <code>
/// BeginAsync  -> the provider says where the browser goes; what it needs later is sealed into the proof
/// VerifyAsync -> the session is taken out and that is stored -> state? -> the provider says who came -> complete proof
/// </code>
/// The session is taken before anything else happens: of two callbacks at once one goes on, and none is used twice (CVE-2025-46815).
/// </remarks>
internal static class ExternalVerification
{
    /// <summary>How long the browser may stay away.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>Begins.</summary>
    /// <returns>Where the browser is to go; the refusals of <see cref="ExternalSources.FindAsync"/> and of the provider; 400 for a bad address or state.</returns>
    public static async Task<ApiResult<ExternalBegin>> BeginAsync(
        ExperienceContext context, VerificationType type, string connectorId, string state, string redirectUri, string? loginHint)
    {
        var step = $"Verification.{type}.Create";
        if (!(await ExternalSources.FindAsync(context, type, connectorId)).TryGet(out var source, out var closed))
        {
            return context.Refuse(step, closed);
        }

        if ((ExternalExchange.CheckState(state) ?? ExternalRedirect.Check(context, connectorId, redirectUri)) is { } invalid)
        {
            return context.Refuse(step, invalid);
        }

        var asked = context.Interaction.Request;
        var request = new ExternalRequest(state, redirectUri)
        {
            LoginHint = loginHint ?? asked.LoginHint,
            IsForced = asked.Prompt.HasFlag(Prompts.Login) || asked.MaxAge == 0,
            MaxAge = asked.MaxAge,
            UiLocales = asked.UiLocales,
        };
        ApiResult<ExternalStart> started = await IdpInitiated.FindAsync(context, source, state, redirectUri) is { } unasked
            ? unasked
            : await source.Provider.StartAsync(source.Connector, request, context.Cancellation);
        if (!started.TryGet(out var start, out var error))
        {
            return await ExternalFailures.RefuseAsync(context, step, type, connectorId, error);
        }

        var id = RandomValues.StandardId();
        var session = start.Session with { State = state, RedirectUri = redirectUri, ExpiresAt = context.Now + Lifetime };
        context.State = context.State!.With(new VerificationRecord
        {
            Id = id,
            Type = type,
            ConnectorId = connectorId,
            Target = source.Target,
            Sealed = new SealedExternal { Owner = context.Owner, VerificationId = id, Session = session }.Seal(context.Service<MasterKey>()),
        });
        context.Record(step, details: DetailsOf(connectorId));
        return new ExternalBegin(start.AuthorizationUri, id);
    }

    /// <summary>Completes.</summary>
    /// <returns>
    /// Id of the proof; 404 <c>session.verification_session_not_found</c>, <c>session.connector_validation_session_not_found</c>; 400
    /// <c>session.csrf_token_mismatch</c>; <c>session.not_found</c> when another callback was faster; what the provider's code refuses.
    /// </returns>
    public static async Task<ApiResult<string>> VerifyAsync(
        ExperienceContext context, VerificationType type, string connectorId, string verificationId, IReadOnlyDictionary<string, string> data)
    {
        var step = $"Verification.{type}.Submit";
        if (context.State!.Find(verificationId) is not { } record || record.Type != type || record.ConnectorId != connectorId)
        {
            return context.Refuse(step, SessionErrors.VerificationSessionNotFound);
        }

        if (SealedExternal.Open(context, record.Id, record.Sealed)?.Session is not { } session)
        {
            return context.Refuse(step, ExternalErrors.SessionNotFound);
        }

        context.State = context.State.With(record with { Sealed = null });
        if (await context.SaveAsync() is { } lost)
        {
            return context.Refuse(step, lost);
        }

        if (session.ExpiresAt <= context.Now)
        {
            return context.Refuse(step, ExternalErrors.SessionNotFound);
        }

        if (!ExternalExchange.IsSame(session, data, mayBeAbsent: IsApi(context)))
        {
            return context.Refuse(step, ExternalErrors.TokenMismatch);
        }

        return (await ExternalSources.FindAsync(context, type, connectorId)).TryGet(out var source, out var closed)
            ? await CompleteAsync(context, step, source, record.Id, session, data)
            : context.Refuse(step, closed);
    }

    /// <summary>Asks the provider who came, and keeps it.</summary>
    public static async Task<ApiResult<string>> CompleteAsync(
        ExperienceContext context, string step, ExternalSource source, string verificationId, ExternalSession session, IReadOnlyDictionary<string, string> data)
    {
        var (type, connectorId) = (source.Type, source.Connector.Id);
        if (!(await ExternalExchange.CompleteAsync(source, session, data, context.Cancellation)).TryGet(out var proof, out var error))
        {
            return await ExternalFailures.RefuseAsync(context, step, type, connectorId, error);
        }

        var kept = new SealedExternal { Owner = context.Owner, VerificationId = verificationId, Tokens = proof.Tokens, Raw = proof.Raw };
        var record = new VerificationRecord
        {
            Id = verificationId,
            Type = type,
            ConnectorId = connectorId,
            Target = source.Target,
            IsVerified = true,
            Identity = proof.Identity,
            Sealed = kept.Seal(context.Service<MasterKey>()),
        };

        // Programs have no accounts there.
        context.State = context.State!.With(record) with { Captcha = new CaptchaState(context.State.Captcha?.Verified ?? false, true) };
        context.Record(step, details: DetailsOf(connectorId));
        return verificationId;
    }

    private static JsonObject DetailsOf(string connectorId) => new() { ["connectorId"] = connectorId };

    /// <summary>Whether the request is one of the Experience API, which no other site can send.</summary>
    public static bool IsApi(ExperienceContext context) => context.Http.Request.Path.StartsWithSegments("/api/experience", StringComparison.OrdinalIgnoreCase);
}
