using System.Security.Cryptography;
using System.Text;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Oidc;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.SignIn.External;

/// <summary>Where browsers come back to from providers: <c>/callback/{connectorId}</c>.</summary>
internal static class Returns
{
    // A longer address than this is refused by proxies on the way.
    private const int LongestQuery = 7_000;
    private const int MostParameters = 32;

    // What providers send as a form: OAuth 2.0 and OpenID Connect, and Apple's "user".
    private static readonly string[] Known =
        ["code", "state", "error", "error_description", "error_uri", "iss", "id_token", "user", "scope", "session_state"];

    /// <summary>Maps the posted form. The page itself answers GET.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/callback/{connectorId}", PostAsync).DisableAntiforgery();

    /// <summary>
    /// Finds what a state belongs to among everything that waits in this browser: several clients may sign in at once, and the state alone says for
    /// which the browser comes back. A state of another browser is found nowhere.
    /// </summary>
    public static async Task<(ActiveInteraction Interaction, VerificationRecord Record)?> FindAsync(HttpContext context, string connectorId, string? state)
    {
        if (string.IsNullOrEmpty(state))
        {
            return null;
        }

        var services = context.RequestServices;
        var catalog = await services.GetRequiredService<HubCatalog>().GetAsync(context.RequestAborted);
        foreach (var interaction in await services.GetRequiredService<Interactions>().FindAllAsync(context, context.RequestAborted))
        {
            var begun = new ExperienceContext(context, interaction, catalog, null, "");
            var record = begun.State?.Records.FirstOrDefault(record => record is { IsExternal: true, IsVerified: false } && record.ConnectorId == connectorId);
            if (record is not null && SealedExternal.Open(begun, record.Id, record.Sealed)?.Session is { } session
                && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(session.State), Encoding.UTF8.GetBytes(state)))
            {
                return (interaction, record);
            }
        }

        return null;
    }

    /// <summary>What a provider sent along, each parameter once.</summary>
    /// <returns>Null when a parameter comes twice, or there are too many.</returns>
    public static Dictionary<string, string>? ReadData(IQueryCollection query) =>
        query.Count <= MostParameters && query.All(parameter => parameter.Value.Count == 1)
            ? query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal)
            : null;

    /// <summary>
    /// Makes a link of a posted form (OAuth 2.0 Form Post Response Mode): another site's form comes without our cookies, which are
    /// <c>SameSite=Lax</c>, and the link that the browser then follows comes with them.
    /// </summary>
    private static async Task<IResult> PostAsync(string connectorId, HttpContext context)
    {
        if (!context.Request.HasFormContentType
            || !(await RequestReader.ReadBodyAsync(context.Request, context.RequestAborted)).TryGet(out var fields, out _))
        {
            return Refuse();
        }

        if (OneTapReturns.IsOneTap(fields))
        {
            return await OneTapReturns.TakeAsync(connectorId, context, fields);
        }

        var query = new QueryString();
        foreach (var (name, value) in fields.Entries.Where(field => Known.Contains(field.Key, StringComparer.Ordinal)))
        {
            query = query.Add(name, value);
        }

        if (query.Value?.Length > LongestQuery)
        {
            return Refuse();
        }

        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.Location = $"{context.Request.PathBase}/callback/{Uri.EscapeDataString(connectorId)}{query}";
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    private static Notice Refuse() => new(StatusCodes.Status400BadRequest, "error.request.title", "error.request.text");
}
