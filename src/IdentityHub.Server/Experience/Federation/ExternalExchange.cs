using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>Who came from a provider, as it may be kept.</summary>
/// <param name="Identity">Who, without <see cref="ExternalIdentity.Raw"/>.</param>
/// <param name="Tokens">The provider's tokens; null when the connector keeps none.</param>
/// <param name="Raw">What the provider said, as far as there is room for it.</param>
internal sealed record ExternalProof(ExternalIdentity Identity, ExternalTokens? Tokens, JsonElement Raw)
{
    /// <summary>Prints nothing.</summary>
    public override string ToString() => "external proof";
}

/// <summary>The way to a provider and back, whoever begins it and wherever that is kept: an interaction, or a user who is signed in.</summary>
internal static class ExternalExchange
{
    private const int LongestState = 1024;
    private const string State = "state";

    /// <summary>Whether something can be a state.</summary>
    /// <returns>Null; 400 <c>guard.invalid_input</c>.</returns>
    public static ApiError? CheckState(string state) => state.Length is > 0 and <= LongestState
        ? null
        : ApiErrors.InvalidInput("body", [new SchemaIssue("invalid_string", new SchemaPath(null, State), $"Expected 1 to {LongestState} characters.")]);

    /// <summary>What a page gives of the callback. Callbacks have texts only; what else it sends along means nothing.</summary>
    public static Dictionary<string, string> ReadData(JsonElement data) => data.EnumerateObject()
        .Where(member => member.Value.ValueKind == JsonValueKind.String)
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .ToDictionary(members => members.Key, members => members.Last().Value.GetString()!, StringComparer.Ordinal);

    /// <summary>Whether what came back belongs to what was sent.</summary>
    /// <param name="session">What was sent.</param>
    /// <param name="data">What came back.</param>
    /// <param name="mayBeAbsent">
    /// Pages of one's own made the state, compare it themselves, and may leave it out, as those of the reference do: what they call cannot be called by another site.
    /// </param>
    public static bool IsSame(ExternalSession session, IReadOnlyDictionary<string, string> data, bool mayBeAbsent) => data.TryGetValue(State, out var came)
        ? CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(came), Encoding.UTF8.GetBytes(session.State))
        : mayBeAbsent;

    /// <summary>Asks the provider who came. The session was taken out before, so that it counts once.</summary>
    /// <returns>Who; what the provider's code refuses, with details for the operator.</returns>
    public static async Task<ApiResult<ExternalProof>> CompleteAsync(
        ExternalSource source, ExternalSession session, IReadOnlyDictionary<string, string> data, CancellationToken cancellation)
    {
        if (!(await source.Provider.CompleteAsync(source.Connector, session, data, cancellation)).TryGet(out var signIn, out var error))
        {
            return error;
        }

        if (session.Freshness?.FindProblem(signIn.Identity.AuthenticatedAt) is { } stale)
        {
            return ConnectorErrors.NotAuthenticatedAnew(stale);
        }

        return ExternalIdentities.Clean(signIn.Identity, needsIssuer: source.Type == VerificationType.EnterpriseSso) is { } identity
            ? new ExternalProof(identity, source.Connector.WantsTokens ? signIn.Tokens : null, ExternalIdentities.Shorten(signIn.Identity.Raw))
            : ConnectorErrors.InvalidResponse("The provider did not say who signed in, or in a form that cannot be kept.");
    }
}
