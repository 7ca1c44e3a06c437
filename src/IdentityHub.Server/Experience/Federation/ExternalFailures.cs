using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>Sign-ins elsewhere that did not come about. The operator sees why; the person gets the code, and a reference to tell the operator.</summary>
internal static class ExternalFailures
{
    private const int LongestDetail = 1024;

    /// <summary>Records one, for the operator and in the audit trail.</summary>
    /// <param name="context">The request.</param>
    /// <param name="step">The end of the key of its row.</param>
    /// <param name="type">Which kind of connector.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="error">Why, with details for the operator.</param>
    /// <returns>The refusal for the person: without details, for enterprises with <c>data.reference</c>.</returns>
    public static Task<ApiError> RefuseAsync(ExperienceContext context, string step, VerificationType type, string connectorId, ApiError error)
    {
        context.Refuse(step, error);
        return RecordAsync(context, type, connectorId, error);
    }

    /// <summary>Records one for the operator alone.</summary>
    /// <returns>As <see cref="RefuseAsync"/>.</returns>
    public static async Task<ApiError> RecordAsync(ExperienceContext context, VerificationType type, string connectorId, ApiError error)
    {
        if (type == VerificationType.EnterpriseSso)
        {
            var reference = await context.Service<SsoFailures>().RecordAsync(connectorId, error);
            return error with { Details = null, Data = new JsonObject { ["reference"] = reference } };
        }

        return await RecordSocialAsync(context.Service<ConnectorFailures>(), connectorId, error);
    }

    /// <summary>Records one of a social connector for the operator.</summary>
    /// <returns>The refusal for the person: without details.</returns>
    public static async Task<ApiError> RecordSocialAsync(ConnectorFailures failures, string connectorId, ApiError error)
    {
        await failures.RecordAsync(connectorId, error, Clean(error.Details ?? error.Message));
        return error with { Details = null, Data = null };
    }

    private static string Clean(string text) => string.Concat(
        text.Take(LongestDetail).Select(character => char.IsControl(character) || char.IsSurrogate(character) ? ' ' : character)).Trim();
}
