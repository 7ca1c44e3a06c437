using System.Text.Json.Nodes;
using IdentityHub.Data.Audit;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Audit;

namespace IdentityHub.Server.Sessions;

/// <summary>Why a step of a sign-in failed, in the reference's codes.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">The sentence.</param>
internal sealed record StepFailure(string Code, string Message)
{
    /// <summary>No such account, no password, or a wrong one.</summary>
    public static readonly StepFailure InvalidCredentials = new("session.invalid_credentials", "The account or the password is wrong.");

    /// <summary>Too many attempts failed.</summary>
    public static readonly StepFailure Locked = new("session.verification_blocked_too_many_attempts", "Too many attempts failed; further ones are refused for a while.");

    /// <summary>The account may not be used.</summary>
    public static readonly StepFailure Suspended = new("user.suspended", "The user is suspended.");

    /// <summary>The password must not be used any more.</summary>
    public static readonly StepFailure PasswordExpired = new("user.password_expired", "The password has expired.");

    /// <summary>Too many passwords were being hashed.</summary>
    public static readonly StepFailure Overloaded = new("request.overloaded", "Too many passwords were being checked at the same moment.");

    /// <summary>The settings do not allow it.</summary>
    public static readonly StepFailure Forbidden = new("auth.forbidden", "The settings do not allow this.");

    /// <summary>The username cannot be one.</summary>
    public static readonly StepFailure UsernameRejected = new("user.username_rejected", "The username does not meet the rules.");

    /// <summary>Somebody has the username.</summary>
    public static readonly StepFailure UsernameTaken = new("user.username_already_in_use", "The username is in use.");

    /// <summary>The password does not meet the policy.</summary>
    public static readonly StepFailure PasswordRejected = new("password.rejected", "The password does not meet the policy.");

    /// <summary>Too many accounts from one network.</summary>
    public static readonly StepFailure TooManyRegistrations = new("request.rate_limited", "Too many accounts were made from this network within the hour.");

    /// <summary>As the trail writes it.</summary>
    public JsonObject ToError() => AuditEntry.ErrorOf(Code, Message);
}

/// <summary>What the audit trail says of interactions: their begin, their steps and their end.</summary>
/// <remarks>
/// An interaction's own id is a secret of its browser. Rows carry its hash, as the table of interactions does; it joins the steps of one
/// sign-in all the same.
/// </remarks>
internal sealed class InteractionAudit(AuditTrail trail)
{
    /// <summary>Key of a checked password.</summary>
    public const string PasswordStep = "Interaction.SignIn.Verification.Password.Submit";

    /// <summary>Key of knowing who it is.</summary>
    public const string IdentifierStep = "Interaction.SignIn.Identifier.Submit";

    /// <summary>Key of a completed sign-in.</summary>
    public const string SignInStep = "Interaction.SignIn.Submit";

    /// <summary>Key of an answer to the consent page.</summary>
    public const string ConsentStep = "Interaction.SignIn.Consent.Submit";

    /// <summary>Key of a checked new username and password.</summary>
    public const string NewIdentityStep = "Interaction.Register.Verification.NewPasswordIdentity.Submit";

    /// <summary>Key of a new account.</summary>
    public const string NewAccountStep = "Interaction.Register.Identifier.Submit";

    /// <summary>Key of a completed registration.</summary>
    public const string RegisterStep = "Interaction.Register.Submit";

    /// <summary>Key of a sign-out.</summary>
    public const string SignOutStep = "Interaction.SignOut.Submit";

    /// <summary>Key of a step, such as <c>Interaction.Register.Identifier.Submit</c>.</summary>
    /// <param name="interactionEvent">What the person is about to do.</param>
    /// <param name="step">The rest.</param>
    public static string KeyOf(string interactionEvent, string step) => $"Interaction.{interactionEvent}.{step}";

    /// <summary>The row of an authorization request that waits for a person.</summary>
    public AuditLog Created(HttpContext context, ActiveInteraction interaction, string? userId) => trail.Make(context, new AuditEntry
    {
        Key = "Interaction.Create",
        UserId = userId,
        ApplicationId = interaction.ApplicationId,
        SessionId = Interactions.HashOf(interaction.Uid),
        Params = ParametersOf(interaction.Request),
        Details = new() { ["prompt"] = interaction.State.SessionId is null ? "login" : "consent" },
    });

    /// <summary>The row of an interaction that was answered.</summary>
    public AuditLog Ended(HttpContext context, ActiveInteraction interaction, string? userId, OAuthError? error) => trail.Make(context, new AuditEntry
    {
        Key = "Interaction.End",
        Result = error is null ? AuditResult.Success : AuditResult.Error,
        UserId = userId ?? interaction.State.UserId,
        ApplicationId = interaction.ApplicationId,
        SessionId = Interactions.HashOf(interaction.Uid),
        Error = error is null ? null : AuditEntry.ErrorOf(error.Code, error.Description),
    });

    /// <summary>The row of a step.</summary>
    public AuditLog Step(
        HttpContext context, ActiveInteraction interaction, string key, string? userId, StepFailure? failure = null, JsonObject? details = null) =>
        trail.Make(context, Describe(interaction, key, userId, failure, details));

    /// <summary>The row of an answer to the question for consent.</summary>
    public AuditLog Consented(HttpContext context, ActiveInteraction interaction, ConsentAnswer answer) => Step(
        context,
        interaction,
        ConsentStep,
        interaction.State.UserId,
        details: new JsonObject
        {
            ["isGranted"] = answer.IsGranted,
            ["organizationIds"] = new JsonArray([.. answer.OrganizationIds.Select(id => JsonValue.Create(id))]),
        });

    /// <summary>Queues a step that was refused before anything was stored; alike ones are counted, since anybody can repeat them.</summary>
    public void Refused(HttpContext context, ActiveInteraction interaction, string key, string? userId, StepFailure failure) => trail.Count(
        context,
        new AuditLikeness(key, interaction.ApplicationId, Scope: userId, null, null, null, failure.Code, null),
        (interaction, key, userId, failure),
        static step => Describe(step.interaction, step.key, step.userId, step.failure, null));

    /// <summary>Queues the row of an interaction whose end could not be stored.</summary>
    public void Record(AuditLog row) => trail.Record(row);

    private static AuditEntry Describe(ActiveInteraction interaction, string key, string? userId, StepFailure? failure, JsonObject? details) => new()
    {
        Key = key,
        Result = failure is null ? AuditResult.Success : AuditResult.Error,
        UserId = userId,
        ApplicationId = interaction.ApplicationId,
        SessionId = Interactions.HashOf(interaction.Uid),
        Error = failure?.ToError(),
        Details = details,
    };

    private static JsonObject ParametersOf(AuthorizationRequest request)
    {
        var members = new JsonObject
        {
            ["client_id"] = request.ClientId,
            ["redirect_uri"] = request.RedirectUri,
            ["scope"] = string.Join(' ', request.Scopes),
        };
        if (request.Resources.Count > 0)
        {
            members["resource"] = new JsonArray([.. request.Resources.Select(resource => JsonValue.Create(resource))]);
        }

        if (request.OrganizationId is not null)
        {
            members["organization_id"] = request.OrganizationId;
        }

        if (request.Prompt != default)
        {
            members["prompt"] = request.Prompt.ToString().ToLowerInvariant().Replace(",", "", StringComparison.Ordinal);
        }

        return members;
    }
}
