using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>
/// Sign-ins that a provider begins (SAML Profiles §4.1.5), where the operator allows them: nobody can tell whether the person wanted it. The response is
/// checked, kept, and used by the sign-in that the client or the hub begins next.
/// </summary>
internal sealed class IdpInitiatedSignIn(
    IDbContextFactory<HubDbContext> database,
    SamlExchanges exchanges,
    SamlFlow flow,
    SamlSetups setups,
    SsoFailures failures,
    HubUrls urls,
    TimeProvider time)
{
    private const string UsualScope = "openid profile";
    private static readonly string[] Ours = ["client_id", "redirect_uri", "response_type", "direct_sign_in"];

    /// <summary>Takes a response that nobody waits for.</summary>
    /// <returns>
    /// Where the browser goes on; it has the cookie then. 400 <c>single_sign_on.idp_initiated_authentication_not_supported</c> when this is not allowed,
    /// or what is wrong with the response, with a reference under which the operator finds the reason.
    /// </returns>
    public async Task<ApiResult<string>> ReceiveAsync(HttpContext http, UsableSsoConnector connector, string response)
    {
        var (id, cancellation) = (connector.Row.Id, http.RequestAborted);
        await using var db = await database.CreateDbContextAsync(cancellation);
        if (await db.SsoIdpInitiatedAuthConfigs.AsNoTracking().FirstOrDefaultAsync(row => row.SsoConnectorId == id, cancellation) is not { } config)
        {
            return SamlErrors.NotInitiatedHere;
        }

        // Before anything is stored: otherwise whoever knows the address could fill the table.
        if (!(await setups.ReadAsync(connector.Connector, cancellation)).TryGet(out var setup, out var error)
            || !(await flow.CheckAsync(setup, response, null, cancellation)).TryGet(out _, out error))
        {
            var reference = await failures.RecordAsync(id, error);
            return error with { Message = $"{error.Message} (Reference: {reference})", Details = null };
        }

        if (await FindAddressAsync(db, config, cancellation) is not { } address)
        {
            return SamlErrors.NoApplication;
        }

        var cookie = await exchanges.KeepAsync(id, response, cancellation);
        SamlCookie.Write(http, urls, cookie, time.GetUtcNow() + SamlExchanges.IdpInitiatedLifetime);
        return address;
    }

    private async Task<string?> FindAddressAsync(HubDbContext db, SsoIdpInitiatedAuthConfig config, CancellationToken cancellation)
    {
        if (!config.AutoSendAuthorizationRequest)
        {
            return config.ClientIdpInitiatedAuthCallbackUri is { Length: > 0 } callback
                ? $"{callback}{(callback.Contains('?', StringComparison.Ordinal) ? '&' : '?')}ssoConnectorId={Uri.EscapeDataString(config.SsoConnectorId)}"
                : null;
        }

        var client = await db.Applications.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == config.DefaultApplicationId && !row.IsDisabled, cancellation);
        var redirectUri = config.RedirectUri ?? (client?.OidcClientMetadata.RedirectUris is [var first, ..] ? first : null);
        return client is null || redirectUri is null ? null : Write(config, client.Id, redirectUri);
    }

    private string Write(SsoIdpInitiatedAuthConfig config, string clientId, string redirectUri)
    {
        var query = new StringBuilder(urls.Absolute("/oidc/auth")).Append("?client_id=").Append(Uri.EscapeDataString(clientId));
        void Add(string name, string value) => query.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));

        var more = Parameters(config.AuthParameters).ToList();
        Add("redirect_uri", redirectUri);
        Add("response_type", "code");
        Add("direct_sign_in", "sso:" + config.SsoConnectorId);
        if (!more.Exists(static pair => pair.Key == "scope"))
        {
            Add("scope", UsualScope);
        }

        // Whoever is signed in here already may be somebody else.
        if (!more.Exists(static pair => pair.Key == "prompt"))
        {
            Add("prompt", "login");
        }

        foreach (var (name, value) in more)
        {
            Add(name, value);
        }

        return query.ToString();
    }

    private static IEnumerable<KeyValuePair<string, string>> Parameters(JsonElement parameters)
    {
        if (parameters.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var member in parameters.EnumerateObject().Where(static member => !Ours.Contains(member.Name)))
        {
            var values = member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().ToList() : [member.Value];
            foreach (var value in values.Where(static value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number))
            {
                yield return new(Uri.EscapeDataString(member.Name), value.ToString());
            }
        }
    }
}
