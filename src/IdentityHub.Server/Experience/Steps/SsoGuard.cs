using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>
/// Keeps people whose enterprise has its own provider to that provider, on every other way. It looks at the domain of the address and at nothing else, so
/// that its answer says nothing about accounts.
/// </summary>
internal static class SsoGuard
{
    /// <summary>Whether what somebody typed is an address that belongs to an enterprise.</summary>
    /// <returns>As for an address; null for usernames and phone numbers.</returns>
    public static ValueTask<ApiError?> CheckAsync(ExperienceContext context, Identifier identifier) =>
        CheckAsync(context, identifier.Type == IdentifierType.Email ? identifier.Value.Trim() : null);

    /// <summary>Whether this address belongs to an enterprise.</summary>
    /// <param name="context">The request.</param>
    /// <param name="email">The address; null when there is none.</param>
    /// <returns>Null; 422 <c>session.sso_enabled</c> with the ids of the connectors in <c>data.ssoConnectors</c>.</returns>
    public static async ValueTask<ApiError?> CheckAsync(ExperienceContext context, string? email)
    {
        if (email is null || !context.Settings.SingleSignOnEnabled)
        {
            return null;
        }

        await using var db = context.Read();
        return await SsoRouting.FindAsync(db, email, context.Cancellation) is { Count: > 0 } connectors
            ? SessionErrors.SsoEnabled.With("ssoConnectors", new JsonArray([.. connectors.Select(id => JsonValue.Create(id))]))
            : null;
    }
}
