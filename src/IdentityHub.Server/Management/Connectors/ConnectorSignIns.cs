using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Connectors.Social;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Connectors;

/// <summary>Begins sign-ins elsewhere for programs that give an identity to a user.</summary>
internal static class ConnectorSignIns
{
    /// <summary>Says where the browser is to go. Nothing is kept: see <see cref="DerivedSessions"/>.</summary>
    public static async Task<ApiResult<AuthorizationUriAnswer>> BeginAsync(ApiCall<CreateAuthorizationUri> call)
    {
        var (id, body) = (call.Path("connectorId"), call.Body);
        if (await call.Db.Connectors.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is not { } row)
        {
            return ApiErrors.NotFound;
        }

        if (call.Service<SocialConnectors>().Find(row.ConnectorId) is not { } kind)
        {
            return ConnectorErrors.UnexpectedType;
        }

        var connector = new ExternalConnector(row.Id, call.Service<ConnectorConfigs>().Read(row)) { WantsTokens = row.EnableTokenStorage };
        var request = call.Service<DerivedSessions>().Begin(row.Id, body.State, body.RedirectUri);
        return (await kind.StartAsync(connector, request, call.Cancellation)).TryGet(out var start, out var error)
            ? new AuthorizationUriAnswer { RedirectTo = start.AuthorizationUri }
            : error;
    }
}
