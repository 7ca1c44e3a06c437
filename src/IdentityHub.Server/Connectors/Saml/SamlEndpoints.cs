using IdentityHub.Data;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>
/// Where providers let browsers post their responses, and where they find who we are. Nothing is signed in here: the request comes from the provider's
/// site, without our cookies, so the response is kept for the browser to come for it with them.
/// </summary>
internal sealed class SamlEndpoints(
    IDbContextFactory<HubDbContext> database, SsoConnectors connectors, SamlExchanges exchanges, SamlSetups setups, IdpInitiatedSignIn unasked, IPersonPages pages)
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var endpoints = routes.ServiceProvider.GetRequiredService<SamlEndpoints>();
        routes.MapPost("/api/authn/single-sign-on/saml/{connectorId}", endpoints.ReceiveSsoAsync);
        routes.MapPost("/api/authn/saml/{connectorId}", endpoints.ReceiveSocialAsync);
        routes.MapGet("/api/authn/single-sign-on/saml/{connectorId}/metadata", endpoints.DescribeAsync);
        routes.MapGet(SamlPostForms.Path, routes.ServiceProvider.GetRequiredService<SamlPostForms>().ShowAsync);
    }

    private async Task ReceiveSsoAsync(HttpContext http, string connectorId)
    {
        if (await FindAsync(connectorId, http.RequestAborted) is not { } connector)
        {
            await RefuseAsync(http, SamlErrors.ConnectorNotFound);
            return;
        }

        if (!(await SamlForm.ReadAsync(http)).TryGet(out var form, out var error))
        {
            await RefuseAsync(http, error);
            return;
        }

        var next = form.RelayState is { } relayState
            ? await exchanges.ReceiveAsync(connectorId, relayState, form.Response, http.RequestAborted)
            : null;
        if (next is not null)
        {
            Lead(http, next);
        }
        else if ((await unasked.ReceiveAsync(http, connector, form.Response)).TryGet(out var address, out error))
        {
            Lead(http, address);
        }
        else
        {
            await RefuseAsync(http, error);
        }
    }

    private async Task ReceiveSocialAsync(HttpContext http, string connectorId)
    {
        await using var db = await database.CreateDbContextAsync(http.RequestAborted);
        if (!await db.Connectors.AnyAsync(row => row.Id == connectorId && row.ConnectorId == SamlSocial.FactoryId, http.RequestAborted))
        {
            await RefuseAsync(http, SamlErrors.ConnectorNotFound);
            return;
        }

        if (!(await SamlForm.ReadAsync(http)).TryGet(out var form, out var error))
        {
            await RefuseAsync(http, error);
            return;
        }

        if (form.RelayState is { } relayState && await exchanges.ReceiveAsync(connectorId, relayState, form.Response, http.RequestAborted) is { } next)
        {
            Lead(http, next);
            return;
        }

        await RefuseAsync(http, SamlErrors.NotInitiatedHere);
    }

    private async Task DescribeAsync(HttpContext http, string connectorId)
    {
        if (await FindAsync(connectorId, http.RequestAborted) is not { } connector)
        {
            await ApiResponse.WriteAsync(http, SamlErrors.ConnectorNotFound);
            return;
        }

        http.Response.ContentType = "application/samlmetadata+xml; charset=utf-8";
        http.Response.Headers.ContentDisposition = "inline; filename=\"service-provider.xml\"";
        await http.Response.WriteAsync((await setups.DescribeAsync(connector.Connector, http.RequestAborted)).ToMetadata(), http.RequestAborted);
    }

    private async Task<UsableSsoConnector?> FindAsync(string connectorId, CancellationToken cancellation)
    {
        await using var db = await database.CreateDbContextAsync(cancellation);
        return await connectors.FindUsableAsync(db, connectorId, cancellation) is { Provider.About.IsSaml: true } usable ? usable : null;
    }

    private static void Lead(HttpContext http, string address)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = address;
        http.Response.Headers.CacheControl = "no-store";
    }

    // A browser stands here with a person before it; programs, and the reference's own pages, read JSON. Details are for the operator alone.
    private Task RefuseAsync(HttpContext http, ApiError error)
    {
        http.Response.Headers.CacheControl = "no-store";
        return http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
            ? pages.Error(new OAuthError("access_denied", error.Message, error.Status)).ExecuteAsync(http)
            : ApiResponse.WriteAsync(http, error with { Details = null });
    }
}
