using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Sso;

namespace IdentityHub.Server.Management.SsoConnectors;

/// <summary>Enterprises' own providers.</summary>
internal static class SsoConnectorRoutes
{
    private const string All = "/sso-connectors";
    private const string One = All + "/{id}";

    /// <summary>Maps the operations on kinds.</summary>
    public static void MapSsoConnectorProviders(this ApiRoutes api) => api.List<SsoProviderAnswer>(
        "/sso-connector-providers", "ListSsoConnectorProviders", "Lists the kinds of enterprise connectors, in the language of the caller where there are words.", Paging.None,
        SsoConnectorOperations.ListProvidersAsync);

    /// <summary>Maps the operations on connectors.</summary>
    public static void MapSsoConnectors(this ApiRoutes api)
    {
        var invalid = ConnectorErrors.InvalidConfig("config", "");
        api.List<SsoConnectorDetails>(All, "ListSsoConnectors", "Lists enterprise connectors, the oldest first, without asking their providers.", Paging.Optional, SsoConnectorOperations.ListAsync);
        api.Post<CreateSsoConnector, SsoConnectorAnswer>(
                All, "CreateSsoConnector", "Sets an enterprise connector up. A configuration is held against what the provider publishes.", SsoConnectorOperations.CreateAsync).ForOwners()
            .Returns(200)
            .Fails(
                SsoErrors.ProviderNotFound, SsoErrors.ForbiddenDomains([]), SsoErrors.DuplicatedDomains([]), SsoErrors.InvalidDomainFormat([]), SsoErrors.DuplicateConnectorName,
                SsoErrors.ActiveSigningKeyRequired, ConnectorErrors.TokenStorageNotSupported, invalid);
        api.Post<ExplainSso, SsoExplanationAnswer>(
                All + "/explain", "ExplainSsoConnectors", "Explains which rule sends an e-mail address to which connector, or to none.", ExplainOperations.ExplainAsync).ForViewers()
            .Returns(200);
        api.Get<SsoConnectorDetails>(
                One, "GetSsoConnector", "Reads an enterprise connector, what its provider publishes now, and why its last sign-ins did not come about.", SsoConnectorOperations.GetAsync)
            .TaggedApartFrom("providerConfig", "providerConfigError", "failures", "name")
            .Fails(SsoErrors.NotExists("id"));
        api.Patch<UpdateSsoConnector, SsoConnectorDetails>(One, "UpdateSsoConnector", "Changes an enterprise connector.", SsoConnectorOperations.UpdateAsync).ForOwners()
            .Fails(
                SsoErrors.NotExists("id"), SsoErrors.ForbiddenDomains([]), SsoErrors.DuplicatedDomains([]), SsoErrors.InvalidDomainFormat([]), SsoErrors.DuplicateConnectorName,
                SsoErrors.ActiveSigningKeyRequired, ConnectorErrors.TokenStorageNotSupported, invalid);
        api.Delete(One, "DeleteSsoConnector", "Deletes an enterprise connector and the identities that people have by it.", SsoConnectorOperations.DeleteAsync).ForOwners()
            .Fails(SsoErrors.NotExists("id"));
        MapSigningKeys(api);
        MapIdpInitiated(api);
        MapDomains(api);
        api.List<SsoConnectorDetails>(
                "/organizations/{id}/sso-connectors", "ListOrganizationSsoConnectors", "Lists the enterprise connectors of an organization.", Paging.Optional,
                SsoConnectorOperations.ListOfOrganizationAsync)
            .Fails(OrganizationErrors.NotFound("id"));
    }

    private static void MapSigningKeys(ApiRoutes api)
    {
        const string Keys = One + "/signing-keys";
        api.List<SigningKeyAnswer>(Keys, "ListSsoConnectorSigningKeys", "Lists the signing keys of a SAML connector.", Paging.None, SigningKeyOperations.ListAsync)
            .Fails(SsoErrors.NotExists("id"), SsoErrors.NotSaml);
        api.Post<CreateSigningKey, SigningKeyAnswer>(Keys, "CreateSsoConnectorSigningKey", "Makes a signing key for a SAML connector.", SigningKeyOperations.CreateAsync).ForOwners()
            .Fails(SsoErrors.NotExists("id"), SsoErrors.NotSaml);
        api.Patch<UpdateSigningKey, SigningKeyAnswer>(
                Keys + "/{keyId}", "UpdateSsoConnectorSigningKey", "Activates a signing key in the place of the one before, or deactivates it.", SigningKeyOperations.UpdateAsync).ForOwners()
            .Fails(SsoErrors.NotExists("id"), SsoErrors.NotSaml, ApiErrors.NotFound, SsoErrors.SigningKeyInUse);
        api.Delete(Keys + "/{keyId}", "DeleteSsoConnectorSigningKey", "Deletes a signing key that is not active.", SigningKeyOperations.DeleteAsync).ForOwners()
            .Fails(SsoErrors.NotExists("id"), SsoErrors.NotSaml, ApiErrors.NotFound, SsoErrors.SigningKeyActive);
    }

    private static void MapIdpInitiated(ApiRoutes api)
    {
        const string Config = One + "/idp-initiated-auth-config";
        api.Get<IdpInitiatedAnswer>(
                Config, "GetSsoConnectorIdpInitiatedAuthConfig", "Reads what happens when the provider of a SAML connector begins a sign-in.", IdpInitiatedOperations.GetAsync)
            .Fails(ApiErrors.NotFound);
        api.Put<SetIdpInitiated, IdpInitiatedAnswer>(
                Config, "SetSsoConnectorIdpInitiatedAuthConfig", "Lets the provider of a SAML connector begin sign-ins.", IdpInitiatedOperations.PutAsync).ForOwners()
            .Fails(SsoErrors.NotExists("id"), SsoErrors.IdpInitiatedNotSupported, SsoErrors.IdpInitiatedApplicationType("Traditional"), SsoErrors.RedirectUriNotRegistered);
        api.Delete(
                Config, "DeleteSsoConnectorIdpInitiatedAuthConfig", "Lets the provider of a SAML connector begin no more sign-ins.", IdpInitiatedOperations.DeleteAsync).ForOwners()
            .Fails(ApiErrors.NotFound);
    }

    private static void MapDomains(ApiRoutes api)
    {
        const string Domains = One + "/domains";
        api.List<SsoDomainAnswer>(Domains, "ListSsoConnectorDomains", "Lists the domains of an enterprise connector, and the TXT record that proves each.", Paging.None, SsoDomainOperations.ListAsync)
            .Fails(SsoErrors.NotExists("id"));
        api.Post<SsoDomainAnswer>(Domains + "/{domain}/verify", "VerifySsoConnectorDomain", "Looks the TXT record of a domain up.", SsoDomainOperations.VerifyAsync).ForOwners()
            .Returns(200).Fails(SsoErrors.NotExists("id"), ApiErrors.NotFound, SsoErrors.DomainNotVerified(""));
        api.Put<OverrideSsoDomain, SsoDomainAnswer>(
                Domains + "/{domain}/override", "OverrideSsoConnectorDomain", "Lets a domain route without its TXT record, or no longer.", SsoDomainOperations.OverrideAsync).ForOwners()
            .Fails(SsoErrors.NotExists("id"), ApiErrors.NotFound);
    }
}
