using IdentityHub.Protocol.RelyingParty;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>Checks ID tokens of all providers, with the keys that they publish or the secret that they share with the hub.</summary>
internal sealed class IdTokens(OpenIdDirectory directory, TimeProvider time)
{
    /// <summary>Checks one. When it names a key that is not there, the keys are asked for again, once a minute at most.</summary>
    /// <param name="keysAddress">Where the provider's keys are.</param>
    /// <param name="token">The token.</param>
    /// <param name="expected">What it has to say.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>401 <c>connector.social_invalid_id_token</c> with the reason; <c>connector.invalid_metadata</c> when the keys cannot be read.</returns>
    public async Task<ApiResult<IdToken>> CheckAsync(string keysAddress, string token, IdTokenExpectation expected, CancellationToken cancellation)
    {
        if (IdToken.CheckBySecret(token, expected, time.GetUtcNow()) is { } bySecret)
        {
            return Explain(bySecret);
        }

        if (!IdToken.Read(token, expected).TryGet(out var read, out var problem))
        {
            return ConnectorErrors.InvalidIdToken(problem.Message);
        }

        if (!(await directory.FindKeysAsync(keysAddress, cancellation)).TryGet(out var keys, out var error))
        {
            return error;
        }

        var result = IdToken.Check(read, keys, expected, time.GetUtcNow());
        if (result.Problem?.Failure == UpstreamFailure.UnknownKey
            && await directory.FindNewerKeysAsync(keysAddress, cancellation) is { } newer && newer.TryGet(out keys, out _))
        {
            result = IdToken.Check(read, keys, expected, time.GetUtcNow());
        }

        return Explain(result);
    }

    private static ApiResult<IdToken> Explain(UpstreamResult<IdToken> result) =>
        result.TryGet(out var token, out var problem) ? token : ConnectorErrors.InvalidIdToken(problem.Message);
}
