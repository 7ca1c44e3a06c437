using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Experience.Steps;

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

    private const int LongestState = 1024;
    private const string State = "state";

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

        if ((CheckState(state) ?? ExternalRedirect.Check(context, connectorId, redirectUri)) is { } invalid)
        {
            return context.Refuse(step, invalid);
        }

        var asked = context.Interaction.Request;
        var request = new ExternalRequest(state, redirectUri)
        {
            LoginHint = loginHint ?? asked.LoginHint,
            IsForced = asked.Prompt.HasFlag(Prompts.Login) || asked.MaxAge == 0,
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
            Sealed = new SealedExternal { Owner = context.Owner, VerificationId = id, Session = session }.Seal(context),
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

        if (!IsSame(context, session.State, data))
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
        if (!(await source.Provider.CompleteAsync(source.Connector, session, data, context.Cancellation)).TryGet(out var signIn, out var error))
        {
            return await ExternalFailures.RefuseAsync(context, step, type, connectorId, error);
        }

        if (ExternalIdentities.Clean(signIn.Identity, needsIssuer: type == VerificationType.EnterpriseSso) is not { } identity)
        {
            var nobody = ConnectorErrors.InvalidResponse("The provider did not say who signed in, or in a form that cannot be kept.");
            return await ExternalFailures.RefuseAsync(context, step, type, connectorId, nobody);
        }

        var kept = new SealedExternal
        {
            Owner = context.Owner,
            VerificationId = verificationId,
            Tokens = source.Connector.WantsTokens ? signIn.Tokens : null,
            Raw = ExternalIdentities.Shorten(signIn.Identity.Raw),
        };
        var record = new VerificationRecord
        {
            Id = verificationId,
            Type = type,
            ConnectorId = connectorId,
            Target = source.Target,
            IsVerified = true,
            Identity = identity,
            Sealed = kept.Seal(context),
        };

        // Programs have no accounts there.
        context.State = context.State!.With(record) with { Captcha = new CaptchaState(context.State.Captcha?.Verified ?? false, true) };
        context.Record(step, details: DetailsOf(connectorId));
        return verificationId;
    }

    private static JsonObject DetailsOf(string connectorId) => new() { ["connectorId"] = connectorId };

    private static ApiError? CheckState(string state) => state.Length is > 0 and <= LongestState
        ? null
        : ApiErrors.InvalidInput("body", [new SchemaIssue("invalid_string", new SchemaPath(null, State), $"Expected 1 to {LongestState} characters.")]);

    /// <summary>
    /// Pages give all that came with the browser. Pages of one's own made the state, compare it themselves, and may leave it out, as those of the reference do:
    /// what they call cannot be called by another site.
    /// </summary>
    private static bool IsSame(ExperienceContext context, string expected, IReadOnlyDictionary<string, string> data) => data.TryGetValue(State, out var came)
        ? CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(came), Encoding.UTF8.GetBytes(expected))
        : IsApi(context);

    /// <summary>Whether the request is one of the Experience API, which no other site can send.</summary>
    public static bool IsApi(ExperienceContext context) => context.Http.Request.Path.StartsWithSegments("/api/experience", StringComparison.OrdinalIgnoreCase);
}
