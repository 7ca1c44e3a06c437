using System.Text.Json.Nodes;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Experience.Federation;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Pages;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.External;

/// <summary>Sends people to the providers at which they sign in.</summary>
/// <remarks>
/// <code>
/// after a link   303 to the provider
/// after a form   200 with a page that leads there by itself: Chromium holds every redirect after a form to form-action, and the addresses of
///                ten thousand enterprises cannot stand in the policy of a page that asks for passwords
/// </code>
/// </remarks>
internal static class Departures
{
    /// <summary>The connectors of the enterprise that an address belongs to; none when any way is open.</summary>
    public static async Task<IReadOnlyList<string>> RouteAsync(ExperienceContext context, string? typed) =>
        typed?.Trim() is { Length: > 2 and <= People.Identifiers.MaximumLength } address && address.Contains('@', StringComparison.Ordinal)
            && await SsoGuard.CheckAsync(context, address) is { } refusal
            ? ConnectorsOf(refusal)
            : [];

    /// <summary>The connectors that a refusal names.</summary>
    public static IReadOnlyList<string> ConnectorsOf(ApiError refusal) =>
        refusal.Data?["ssoConnectors"] is JsonArray ids ? [.. ids.Select(id => (string?)id).OfType<string>()] : [];

    /// <summary>Begins at a social provider.</summary>
    /// <param name="context">The request.</param>
    /// <param name="visit">For whom.</param>
    /// <param name="provider">Which.</param>
    /// <param name="isAfterForm">Whether a form was sent.</param>
    public static Task<IActionResult> ToSocialAsync(ExperienceContext context, Visit visit, ProviderChoice provider, bool isAfterForm) =>
        GoAsync(context, visit, provider, isAfterForm, (state, address) => SocialVerification.BeginAsync(context, provider.Id, state, address));

    /// <summary>Begins at the provider of an enterprise.</summary>
    /// <param name="context">The request.</param>
    /// <param name="visit">For whom.</param>
    /// <param name="provider">Which.</param>
    /// <param name="isAfterForm">Whether a form was sent.</param>
    /// <param name="loginHint">The address that the person typed; null for what the client gave.</param>
    public static Task<IActionResult> ToEnterpriseAsync(ExperienceContext context, Visit visit, ProviderChoice provider, bool isAfterForm, string? loginHint = null) =>
        GoAsync(context, visit, provider, isAfterForm, (state, address) => SsoVerification.BeginAsync(context, provider.Id, state, address, loginHint));

    private static async Task<IActionResult> GoAsync(
        ExperienceContext context, Visit visit, ProviderChoice provider, bool isAfterForm, Func<string, string, Task<ApiResult<ExternalBegin>>> begin)
    {
        // Whoever has no account yet is asked later whether they want one.
        var about = visit.Settings.AllowsSignIn ? InteractionEvent.SignIn : InteractionEvent.Register;
        if ((await Begin.StartAsync(context, about, null)).Error is { } failed)
        {
            return ExternalNotices.Failed(context, visit, provider, failed);
        }

        if (!(await begin(RandomValues.Token(), ExternalRedirect.CallbackOf(context, provider.Id))).TryGet(out var begun, out var refused))
        {
            return ExternalNotices.Failed(context, visit, provider, refused);
        }

        if (await context.SaveAsync() is not null)
        {
            return SeeOther.UnknownSession(context.Http, visit);
        }

        // It comes from a configuration, perhaps from a document of the provider: never a script.
        return SignInLinks.Web(begun.AuthorizationUri) is null ? ExternalNotices.Failed(context, visit, provider, Connectors.ConnectorErrors.InvalidResponse("The authorization endpoint has no address of the web."))
            : isAfterForm ? new Leaving(provider.Name, begun.AuthorizationUri)
            : new SeeOther(begun.AuthorizationUri);
    }
}

/// <summary>A page that leads to another site by itself, and with a link where it does not.</summary>
/// <param name="Name">Of the provider.</param>
/// <param name="Url">Where it leads; of the web.</param>
internal sealed record Leaving(string Name, string Url) : IActionResult
{
    /// <inheritdoc/>
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var visit = await context.HttpContext.RequestServices.GetRequiredService<VisitReader>().ReadAsync(context.HttpContext);
        await ViewPage.WriteAsync(context.HttpContext, visit, "/SignIn/Pages/Shared/Leaving.cshtml", this, StatusCodes.Status200OK);
    }
}
