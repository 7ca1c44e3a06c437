using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.Experience;

/// <summary>Finds the interaction of a request. Pages and the Experience API read alike.</summary>
internal sealed class ExperienceContextReader(HubCatalog catalog, Interactions interactions)
{
    /// <summary>Reads the context, once for each request.</summary>
    /// <returns>The context; <see cref="SessionErrors.NotFound"/> when this browser has no interaction.</returns>
    public async Task<ApiResult<ExperienceContext>> ReadAsync(HttpContext http)
    {
        if (http.Features.Get<ExperienceContext>() is { } known)
        {
            return known;
        }

        // A page has looked for it already.
        var interaction = http.Features.Get<Visit>()?.Interaction ?? await interactions.FindAsync(http, http.RequestAborted);
        if (interaction is null)
        {
            return SessionErrors.NotFound;
        }

        var snapshot = await catalog.GetAsync(http.RequestAborted);
        var application = await snapshot.FindApplicationAsync(interaction.ApplicationId, http.RequestAborted);
        var languages = SignInExperience.Of(snapshot).LanguageInfo;
        var text = LanguageChoice.Choose(http.Request, string.Join(' ', interaction.Request.UiLocales), languages.AutoDetect, languages.FallbackLanguage);
        var context = new ExperienceContext(http, interaction, snapshot, application, text.Language);
        http.Features.Set(context);
        return context;
    }

    /// <summary>Reads the context of an interaction that has begun.</summary>
    /// <returns>The context; also <see cref="SessionErrors.InteractionNotFound"/>.</returns>
    public async Task<ApiResult<ExperienceContext>> ReadBegunAsync(HttpContext http)
    {
        var result = await ReadAsync(http);
        return result.TryGet(out var context, out _) && context.State is null ? SessionErrors.InteractionNotFound : result;
    }
}
