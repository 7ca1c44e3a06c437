using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;

namespace IdentityHub.Server.Management.Connectors;

/// <summary>What can be asked about kinds of connectors.</summary>
internal static class FactoryOperations
{
    /// <summary>Lists them by id.</summary>
    public static Task<ApiResult<List<ConnectorFactoryAnswer>>> ListAsync(ApiCall call) => Task.FromResult<ApiResult<List<ConnectorFactoryAnswer>>>(
        ConnectorCatalog.Factories.Values.OrderBy(factory => factory.Id, StringComparer.Ordinal).Select(ConnectorFactoryAnswer.From).ToList());

    /// <summary>Reads one.</summary>
    public static Task<ApiResult<ConnectorFactoryAnswer>> GetAsync(ApiCall call) => Task.FromResult<ApiResult<ConnectorFactoryAnswer>>(
        ConnectorCatalog.Factories.TryGetValue(call.Path("id"), out var factory) ? ConnectorFactoryAnswer.From(factory) : ApiErrors.NotFound);
}
