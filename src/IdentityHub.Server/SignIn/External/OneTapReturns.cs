using System.Security.Cryptography;
using System.Text;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn.External;

/// <summary>What Google's prompt on our page posts to the callback: an ID token, from our own origin and with our cookies.</summary>
/// <remarks>
/// <code>
/// /sign-in (OneTapPrompts) -> POST /callback/{id}: cookie = field, nonce = this browser's interaction -> verified, stored -> 303 /callback/{id}?from=one-tap
/// </code>
/// No anti-forgery value of ours comes along, because Google's script writes the form. Its place takes the nonce, which only the page knows.
/// </remarks>
internal static class OneTapReturns
{
    private const string Marker = "one-tap";

    /// <summary>Whether a posted form is Google's.</summary>
    public static bool IsOneTap(RequestParameters fields) => fields[GoogleOneTap.Credential] is { Length: > 0 };

    /// <summary>Whether a callback goes on with what was taken here.</summary>
    public static bool IsTaken(IQueryCollection query) => query["from"] == Marker && !query.ContainsKey("state");

    /// <summary>Takes an ID token.</summary>
    /// <param name="connectorId">The connector that the address names.</param>
    /// <param name="http">The request.</param>
    /// <param name="fields">The form.</param>
    public static async Task<IResult> TakeAsync(string connectorId, HttpContext http, RequestParameters fields)
    {
        var services = http.RequestServices;
        var credential = fields[GoogleOneTap.Credential]!;
        if (await FindAsync(http, credential) is not { } interaction)
        {
            return ExternalNotices.Stale(await services.GetRequiredService<VisitReader>().ReadForNoticeAsync(http));
        }

        if (interaction.State.IsAnswered)
        {
            return SeeOtherTo(http, services.GetRequiredService<Interactions>().ResumeUrl(interaction));
        }

        var visit = await services.GetRequiredService<VisitReader>().ReadAsync(http, interaction);
        (await services.GetRequiredService<ExperienceContextReader>().ReadAsync(http)).TryGet(out var context, out _);
        if (services.GetRequiredService<Providers>().Social(visit).FirstOrDefault(choice => choice.Id == connectorId) is not { } provider)
        {
            return ExternalNotices.Gone(visit);
        }

        // Whoever has no account yet is asked later whether they want one.
        await Begin.StartAsync(context!, visit.Settings.AllowsSignIn ? InteractionEvent.SignIn : InteractionEvent.Register, null);
        var data = new Dictionary<string, string> { [GoogleOneTap.Credential] = credential, [GoogleOneTap.CsrfToken] = fields[GoogleOneTap.CsrfToken] ?? "" };
        var verified = await GoogleOneTap.VerifyAsync(context!, connectorId, data, GoogleOneTap.NonceOf(services.GetRequiredService<MasterKey>(), interaction));
        if (!verified.TryGet(out _, out var error))
        {
            return ExternalNotices.Failed(context!, visit, provider, error);
        }

        return await context!.SaveAsync() is not null
            ? ExternalNotices.Stale(visit)
            : SeeOtherTo(http, visit.PathOf("/callback/" + Uri.EscapeDataString(connectorId)) + "&from=" + Marker);
    }

    private static IResult SeeOtherTo(HttpContext http, string address)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }

    // Several clients may sign in at once. The nonce says on whose page the prompt was; that it is Google's word is checked later.
    private static async Task<ActiveInteraction?> FindAsync(HttpContext http, string credential)
    {
        if (GoogleOneTap.Peek(credential, "nonce") is not { } nonce)
        {
            return null;
        }

        var (services, sent) = (http.RequestServices, Encoding.UTF8.GetBytes(nonce));
        var masterKey = services.GetRequiredService<MasterKey>();
        return (await services.GetRequiredService<Interactions>().FindAllAsync(http, http.RequestAborted))
            .FirstOrDefault(interaction => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(GoogleOneTap.NonceOf(masterKey, interaction)), sent));
    }
}
