namespace IdentityHub.Protocol.RelyingParty;

/// <summary>What the browser brought back from another provider (RFC 6749 §4.1.2; RFC 9207).</summary>
public static class UpstreamResponse
{
    private const int LongestCode = 8192;

    /// <summary>Takes the code out of a response whose <c>state</c> has been checked.</summary>
    /// <param name="data">The parameters, each once.</param>
    /// <param name="rule">Whose response it has to be.</param>
    /// <param name="documentIssuer">The issuer of the discovery document.</param>
    /// <param name="namesItself">Whether the provider says that it names itself in responses.</param>
    /// <returns>
    /// The code; <see cref="UpstreamFailure.WrongIssuer"/>, <see cref="UpstreamFailure.IssuerMissing"/>, <see cref="UpstreamFailure.Refused"/> or
    /// <see cref="UpstreamFailure.CodeMissing"/>. The issuer comes first: the rest may be another provider's (mix-up, RFC 9700 §4.4).
    /// </returns>
    public static UpstreamResult<string> ReadCode(IReadOnlyDictionary<string, string> data, IssuerRule rule, string documentIssuer, bool namesItself)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(rule);
        if (data.TryGetValue("iss", out var issuer) && !rule.IsOfResponse(issuer, documentIssuer))
        {
            return new UpstreamProblem(
                UpstreamFailure.WrongIssuer,
                $"The response says that it comes from {UpstreamJson.Shown(issuer)}, but {UpstreamJson.Shown(documentIssuer)} was asked.");
        }

        if (ReadError(data) is { } refusal)
        {
            return refusal;
        }

        if (issuer is null && namesItself)
        {
            return new UpstreamProblem(UpstreamFailure.IssuerMissing, "The response does not say who it comes from, although the provider says that its responses do (iss).");
        }

        return data.TryGetValue("code", out var code) && code.Length is > 0 and <= LongestCode
            ? code
            : new UpstreamProblem(UpstreamFailure.CodeMissing, "The response has no code.");
    }

    /// <summary>The provider's refusal; null when there is none.</summary>
    /// <param name="data">The parameters of the response.</param>
    public static UpstreamProblem? ReadError(IReadOnlyDictionary<string, string> data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (!data.TryGetValue("error", out var error) || error.Length == 0)
        {
            return null;
        }

        var said = data.TryGetValue("error_description", out var description) && description.Length > 0 ? $": {UpstreamJson.Shown(description)}" : ".";
        return new UpstreamProblem(UpstreamFailure.Refused, $"The provider answered {UpstreamJson.Shown(error)}{said}") { Error = error };
    }
}
