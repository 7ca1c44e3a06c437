using IdentityHub.Server.Api;
using IdentityHub.Server.Experience;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn.External;

/// <summary>Pages that say, in calm words, why signing in elsewhere did not lead anywhere.</summary>
internal static class ExternalNotices
{
    // Answers of a provider that say: the person changed their mind (RFC 6749 §4.1.2.1, and what vendors made of it).
    private static readonly string[] Cancellations =
    [
        "access_denied", "user_cancelled_login", "user_cancelled_authorize", "user_cancelled_authorization", "user_denied", "consent_required", "ACCESS_DENIED",
    ];

    /// <summary>Whether the person left the provider without signing in.</summary>
    public static bool IsCancellation(string? error) => error is not null && Cancellations.Contains(error, StringComparer.OrdinalIgnoreCase);

    /// <summary>The provider did not say who it is, or said something that cannot be believed. The reason is for the operator alone.</summary>
    public static Notice Failed(ExperienceContext context, Visit visit, ProviderChoice provider, ApiError error)
    {
        Log.ExternalSignInFailed(context.Service<ILogger<Notice>>(), provider.Id, error.Code, error.Details ?? error.Message);
        return error.Code switch
        {
            "connector.not_found" or "entity.not_found" or "session.connector_id_mismatch" or "session.invalid_connector_id"
                or "single_sign_on.connector_not_found" or "session.sso_not_enabled" or "user.sign_in_method_not_enabled" or "auth.forbidden" => Gone(visit),
            "session.connector_session_not_found" or "session.connector_validation_session_not_found" or "session.verification_session_not_found"
                or "session.verification_expired" or "session.csrf_token_mismatch" or "session.not_found" => Stale(visit),
            _ => Calm(visit, "external.failed", "oneTimeToken.other") with
            {
                Values = [provider.Name],
                Details = DetailsOf(error),
            },
        };
    }

    /// <summary>What came back was used, is too old, or belongs to another browser.</summary>
    public static Notice Stale(Visit visit) => Calm(visit, "external.stale", "back.startAgain");

    /// <summary>The connector was turned off or deleted.</summary>
    public static Notice Gone(Visit visit) => Calm(visit, "external.gone", "oneTimeToken.other");

    /// <summary>Nobody here has this account elsewhere, and nobody may register.</summary>
    public static Notice NoAccount(Visit visit, string name) => new(StatusCodes.Status403Forbidden, "noAccount.closed.title", "external.noAccount.text")
    {
        Values = [name],
        ActionUrl = visit.PathOf("/sign-in"),
        Action = "oneTimeToken.other",
    };

    /// <summary>The provider does not vouch for the address, so that the account with it is not given to whoever came.</summary>
    public static Notice LinkRefused(Visit visit, string name) => Calm(visit, "socialLink.refused", "oneTimeToken.other") with { Values = [name] };

    /// <summary>An enterprise's provider named an address that an account has, which it must not take over.</summary>
    public static Notice Conflict(Visit visit, ApiError error) => Calm(visit, "ssoConflict", "oneTimeToken.other") with { Details = DetailsOf(error) };

    /// <summary>The address belongs to an enterprise, whose people sign in with its own provider.</summary>
    public static Notice OrganizationOnly(Visit visit) => new(StatusCodes.Status403Forbidden, "sso.title", "error.session.sso_enabled")
    {
        ActionUrl = visit.PathOf("/single-sign-on"),
        Action = "sso.button",
    };

    // By the reference the operator finds the reason.
    private static string DetailsOf(ApiError error) => error.Data is System.Text.Json.Nodes.JsonObject data && (string?)data["reference"] is { } reference
        ? $"{error.Code} · {reference}"
        : error.Code;

    private static Notice Calm(Visit visit, string key, string action) => new(StatusCodes.Status400BadRequest, key + ".title", key + ".text")
    {
        ActionUrl = visit.PathOf("/sign-in"),
        Action = action,
    };
}
