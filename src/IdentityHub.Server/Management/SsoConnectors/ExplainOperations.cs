using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>An address to explain.</summary>
internal sealed record ExplainSso
{
    /// <summary>What a person types.</summary>
    [StringLength(320)]
    public required string Email { get; init; }

    /// <summary>The client at which they do.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> ApplicationId { get; init; }
}

/// <summary>Where an address leads.</summary>
internal enum SsoResult
{
    /// <summary>To other ways to sign in.</summary>
    none,

    /// <summary>To a connector, or several to choose from.</summary>
    connectors,
}

/// <summary>Where an address leads, and why.</summary>
/// <param name="Result">Where.</param>
/// <param name="SsoConnectorIds">The connectors that it leads to.</param>
/// <param name="Domain">Its domain in the form that is compared; null when it has none.</param>
/// <param name="Rules">Every rule that was looked at, in the order in which they count.</param>
internal sealed record SsoExplanationAnswer(SsoResult Result, List<string> SsoConnectorIds, string? Domain, List<SsoRuleAnswer> Rules);

/// <summary>A rule that was held against an address.</summary>
/// <param name="Rule">Which.</param>
/// <param name="Passed">Whether the address got past it.</param>
/// <param name="Detail">What was found.</param>
/// <param name="SsoConnectorId">The connector that it was about; null for none.</param>
internal sealed record SsoRuleAnswer(string Rule, bool Passed, string Detail, string? SsoConnectorId);

/// <summary>Why an address leads where it leads.</summary>
internal static class ExplainOperations
{
    /// <summary>Explains; nothing changes.</summary>
    public static async Task<ApiResult<SsoExplanationAnswer>> ExplainAsync(ApiCall<ExplainSso> call)
    {
        var explanation = await call.Service<SsoExplanations>().ExplainAsync(call.Db, call.Body.Email, call.Body.ApplicationId.Value, call.Cancellation);
        return new SsoExplanationAnswer(
            explanation.ConnectorIds.Count == 0 ? SsoResult.none : SsoResult.connectors,
            [.. explanation.ConnectorIds],
            explanation.Domain,
            [.. explanation.Rules.Select(rule => new SsoRuleAnswer(rule.Rule, rule.Passed, rule.Detail, rule.ConnectorId))]);
    }
}
