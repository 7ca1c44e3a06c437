using IdentityHub.Protocol.Saml;
using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>A sign-in by SAML, as enterprise connectors and the social one have it in common.</summary>
internal sealed class SamlFlow(SamlExchanges exchanges, SamlMetadata metadata, SamlPostForms forms, TimeProvider time)
{
    /// <summary>Makes a request.</summary>
    /// <param name="setup">Of this connector.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="hint">A parameter of the query that tells the provider who is likely to sign in; null for none.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<ApiResult<ExternalStart>> StartAsync(
        SamlSetup setup, ExternalRequest request, KeyValuePair<string, string>? hint, CancellationToken cancellation)
    {
        var provider = setup.IdentityProvider;
        var isPost = provider.RedirectEndpoint is null || (setup.PrefersPost && provider.PostEndpoint is not null);
        if ((isPost ? provider.PostEndpoint : provider.RedirectEndpoint) is not { } destination)
        {
            return SamlErrors.InvalidMetadata("The provider has no endpoint for requests.");
        }

        // SAML knows no age.
        var (now, isForced) = (time.GetUtcNow(), request.IsForced || request.MaxAge is not null);
        var message = new SamlRequest(
            SamlRequest.NewId(), destination, setup.ServiceProvider.EntityId, setup.ServiceProvider.AssertionConsumerServiceUrl, now)
        {
            IsForced = isForced,
            NameIdFormat = setup.ServiceProvider.NameIdFormat,
        };
        var (relayState, expiresAt) = await exchanges.BeginAsync(setup.ConnectorId, message.Id, request, cancellation);
        var address = isPost
            ? forms.AddressOf(new SamlPostForm(destination, message.ToPost(setup.Signer), relayState, expiresAt))
            : message.ToRedirect(relayState, setup.Signer, hint is { } parameter ? [parameter] : []);
        return new ExternalStart(address, new ExternalSession
        {
            State = request.State,
            RedirectUri = request.RedirectUri,
            ExpiresAt = expiresAt,
            Freshness = isForced ? ExternalFreshness.Within(now, 0, isToldAlways: true) : null,
            RequestId = message.Id,
            RelayState = relayState,
        });
    }

    /// <summary>Takes the response of a session, checks it, and uses its assertion.</summary>
    /// <returns>What the provider said.</returns>
    public async Task<ApiResult<SamlAssertion>> CompleteAsync(SamlSetup setup, ExternalSession session, CancellationToken cancellation)
    {
        if (await exchanges.TakeAsync(setup.ConnectorId, session, cancellation) is not { } response)
        {
            return SamlErrors.NoResponse;
        }

        if (!(await CheckAsync(setup, response, session.RequestId, cancellation)).TryGet(out var assertion, out var error))
        {
            return error;
        }

        return await exchanges.UseAsync(assertion, cancellation) ? assertion : SamlErrors.Replayed;
    }

    /// <summary>Checks a response without using it.</summary>
    /// <param name="setup">Of this connector.</param>
    /// <param name="response">The form field.</param>
    /// <param name="requestId">The request that it has to answer; null when it must answer none.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public async Task<ApiResult<SamlAssertion>> CheckAsync(SamlSetup setup, string response, string? requestId, CancellationToken cancellation)
    {
        var result = SamlResponse.Read(response, Expect(setup, setup.IdentityProvider, requestId));
        if (result.Refusal is { Failure: SamlFailure.BadSignature } && setup.MetadataUrl is { } address
            && await metadata.RefreshAsync(address, cancellation) is { } renewed)
        {
            result = SamlResponse.Read(response, Expect(setup, renewed, requestId));
        }

        return result.TryGet(out var assertion, out var refusal) ? assertion : SamlErrors.Refused(refusal);
    }

    private SamlExpectation Expect(SamlSetup setup, SamlIdentityProvider provider, string? requestId) => new()
    {
        Issuer = provider.EntityId,
        Certificates = provider.Certificates,
        EntityId = setup.ServiceProvider.EntityId,
        AssertionConsumerServiceUrl = setup.ServiceProvider.AssertionConsumerServiceUrl,
        RequestId = requestId,
        Now = time.GetUtcNow(),
        DecryptionKeys = setup.DecryptionKeys,
    };
}
