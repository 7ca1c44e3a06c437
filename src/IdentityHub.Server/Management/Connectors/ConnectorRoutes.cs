using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Management.SignInExperiences;

namespace IdentityHub.Server.Management.Connectors;

/// <summary>Services for e-mails, for text messages, and for signing in.</summary>
internal static class ConnectorRoutes
{
    /// <summary>Maps the operations on kinds of connectors.</summary>
    public static void MapConnectorFactories(this ApiRoutes api)
    {
        api.List<ConnectorFactoryAnswer>(
            "/connector-factories", "ListConnectorFactories", "Lists the kinds of connectors.", Paging.None, FactoryOperations.ListAsync);
        api.Get<ConnectorFactoryAnswer>("/connector-factories/{id}", "GetConnectorFactory", "Reads a kind of connector.", FactoryOperations.GetAsync)
            .Fails(ApiErrors.NotFound);
    }

    /// <summary>Maps the operations on connectors.</summary>
    public static void MapConnectors(this ApiRoutes api)
    {
        var unreadable = ConnectorErrors.InvalidConfig("config", "");
        api.List<ConnectorAnswer>("/connectors", "ListConnectors", "Lists connectors with their configurations.", Paging.None, ConnectorOperations.ListAsync)
            .Takes("target", "Only those with this target.");
        api.Post<CreateConnector, ConnectorAnswer>(
                "/connectors", "CreateConnector", "Sets a connector up. One for e-mails or text messages takes the place of the one before.", ConnectorOperations.CreateAsync).ForOwners()
            .Returns(200)
            .Fails(
                ConnectorErrors.FactoryNotFound, ConnectorErrors.MultipleInstances, ConnectorErrors.MultipleTargetWithSamePlatform, ConnectorErrors.ShouldSpecifyTarget,
                ConnectorErrors.CannotOverwriteMetadata, ConnectorErrors.InvalidMetadata(""), ConnectorErrors.TokenStorageNotSupported, unreadable);
        api.Get<ConnectorAnswer>("/connectors/{id}", "GetConnector", "Reads a connector and why its last messages were not sent.", ConnectorOperations.GetAsync)
            .TaggedApartFrom("failures")
            .Fails(ApiErrors.NotFound);
        api.Patch<UpdateConnector, ConnectorAnswer>("/connectors/{id}", "UpdateConnector", "Changes a connector.", ConnectorOperations.UpdateAsync).ForOwners()
            .Fails(
                ApiErrors.NotFound, ConnectorErrors.CannotOverwriteMetadata, ConnectorErrors.InvalidMetadata(""), ConnectorErrors.CannotModifyTarget,
                ConnectorErrors.InvalidTypeForSyncingProfile,
                ConnectorErrors.TokenStorageNotSupported, unreadable);
        api.Delete("/connectors/{id}", "DeleteConnector", "Deletes a connector.", ConnectorOperations.DeleteAsync).ForOwners()
            .Fails(ConnectorOperations.NotExists("id"), ExperienceErrors.ExpirationRequiresForgotPassword);
        api.Post<CreateAuthorizationUri, AuthorizationUriAnswer>(
                "/connectors/{connectorId}/authorization-uri", "CreateConnectorAuthorizationUri",
                "Begins a sign-in elsewhere whose outcome a program gives to a user as an identity.", ConnectorSignIns.BeginAsync)
            .Returns(200)
            .Fails(ApiErrors.NotFound, ConnectorErrors.UnexpectedType, unreadable);
        api.Post<TestConnector, Nothing>(
                "/connectors/{factoryId}/test", "CreateConnectorTest", "Sends a message with the code 000000 by a configuration that need not be stored.",
                ConnectorTests.SendAsync)
            .Fails(
                ConnectorErrors.NotFound(ConnectorType.Email, "id"), ConnectorErrors.UnexpectedType, unreadable, ConnectorErrors.General(""),
                ConnectorErrors.AuthorizationFailed(""), ConnectorErrors.RateLimitExceeded(""));
    }
}
