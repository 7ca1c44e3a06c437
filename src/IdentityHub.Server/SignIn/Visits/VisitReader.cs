using System.Runtime.CompilerServices;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.SignIn.Visits;

/// <summary>Finds out for whom a page is shown. The answer is kept with the request.</summary>
internal sealed class VisitReader(HubCatalog catalog, Interactions interactions, IDbContextFactory<HubDbContext> contexts, ILogger<VisitReader> logger)
{
    // Settings are immutable within a catalog: parsed once for each.
    private readonly ConditionalWeakTable<CatalogSnapshot, Parsed> parsed = [];

    /// <summary>For a page that belongs to an interaction: of the client named by <c>app_id</c>, or else the browser's last one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="interaction">The interaction, when something else says which it is.</param>
    public async Task<Visit> ReadAsync(HttpContext context, ActiveInteraction? interaction = null)
    {
        if (context.Features.Get<Visit>() is { } known)
        {
            return known;
        }

        interaction ??= await interactions.FindAsync(context, context.RequestAborted);
        var visit = await MakeAsync(context, interaction, interaction?.ApplicationId ?? NamedClient(context));
        context.Features.Set(visit);
        return visit;
    }

    /// <summary>For a page that tells something: never fails, whatever is broken, and answers nothing about an interaction.</summary>
    public async Task<Visit> ReadForNoticeAsync(HttpContext context)
    {
        if (context.Features.Get<Visit>() is { } known)
        {
            return known;
        }

        try
        {
            return await MakeAsync(context, null, NamedClient(context));
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The page says that something is broken; it must not need what is.
            Log.NoticeWithoutSettings(logger, exception);
            var settings = new SignInExperience();
            return new Visit { Text = LanguageChoice.Choose(context.Request, null, true, null), Settings = settings, Look = Looks.Make(settings, null, null) };
        }
    }

    /// <summary>The settings as they are now.</summary>
    public async ValueTask<SignInExperience> ReadSettingsAsync(CancellationToken cancellation) => ParsedOf(await catalog.GetAsync(cancellation)).Settings;

    /// <summary>A page with settings that are not stored: for previews.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="preview">Language, which is the fallback when there is no such one, phrases, client and organization.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>The visit, what the operator's own style sheets say, and the primary colours by day and by night.</returns>
    public async Task<(Visit Visit, string CustomCss, (string Light, string? Dark) Colors)> MakePreviewAsync(
        SignInExperience settings, PagePreview preview, CancellationToken cancellation)
    {
        var snapshot = await catalog.GetAsync(cancellation);
        var application = preview.ApplicationId is { } applicationId ? await snapshot.FindApplicationAsync(applicationId, cancellation) : null;
        var organization = await FindOrganizationAsync(preview.OrganizationId, cancellation);
        var language = preview.Language;
        var languages = preview.CustomPhrases is { } phrases && LanguageTags.Canonical(language ?? settings.LanguageInfo.FallbackLanguage) is { } tag
            ? TextSet.Under(new Dictionary<string, JsonElement>(snapshot.CustomPhrases, StringComparer.OrdinalIgnoreCase) { [tag] = phrases })
            : ParsedOf(snapshot).Languages;
        var visit = new Visit
        {
            Text = TextSet.Find(languages, language) ?? TextSet.Find(languages, settings.LanguageInfo.FallbackLanguage) ?? TextSet.Find(languages, "en")!,
            Languages = languages,
            Catalog = snapshot,
            Settings = settings,
            Look = Looks.Make(settings, application, organization),
            Application = application,
            OffersSingleSignOn = settings.SingleSignOnEnabled,
        };
        return (visit, CustomSheet.Merge(settings.CustomCss, application?.Look?.CustomCss, organization?.CustomCss), Looks.Colors(settings, application, organization));
    }

    /// <summary>The operator's own style sheet as it is now.</summary>
    public async Task<string> ReadCustomCssAsync(string? applicationId, string? organizationId, CancellationToken cancellation)
    {
        var snapshot = await catalog.GetAsync(cancellation);
        var application = applicationId is null ? null : await snapshot.FindApplicationAsync(applicationId, cancellation);
        var organization = await FindOrganizationAsync(organizationId, cancellation);
        return CustomSheet.Merge(ParsedOf(snapshot).Settings.CustomCss, application?.Look?.CustomCss, organization?.CustomCss);
    }

    private async Task<Visit> MakeAsync(HttpContext context, ActiveInteraction? interaction, string? clientId)
    {
        var snapshot = await catalog.GetAsync(context.RequestAborted);
        var (settings, languages) = ParsedOf(snapshot);
        LanguageChoice.Remember(context, languages);
        var application = clientId is null ? null : await snapshot.FindApplicationAsync(clientId, context.RequestAborted);
        var organization = await FindOrganizationAsync(interaction?.Request.OrganizationId, context.RequestAborted);

        // The page of an administrator's link has the link in it. An operator's style sheet could tell it, piece by piece, to the host of a logo.
        var isPlain = context.Request.Path.StartsWithSegments("/setup");
        var locales = interaction is null ? context.Request.Query["ui_locales"].ToString() : string.Join(' ', interaction.Request.UiLocales);
        return new Visit
        {
            Text = LanguageChoice.Choose(context.Request, locales, settings.LanguageInfo.AutoDetect, settings.LanguageInfo.FallbackLanguage, languages),
            Languages = languages,
            PathBase = context.Request.PathBase,
            Catalog = snapshot,
            Settings = settings,
            Look = isPlain ? Looks.Make(new SignInExperience(), null, null) : Looks.Make(settings, application, organization),
            Application = application,
            Interaction = interaction,
            OffersSingleSignOn = interaction is not null && settings.SingleSignOnEnabled && await RoutesAnybodyAsync(context.RequestAborted),
        };
    }

    private Parsed ParsedOf(CatalogSnapshot snapshot) =>
        parsed.GetValue(snapshot, static source => new(SignInExperience.Of(source), TextSet.Under(source.CustomPhrases)));

    // Only for the look and the way back: a name that is not a client's changes nothing.
    private static string? NamedClient(HttpContext context)
    {
        var query = context.Request.Query;
        var named = query["app_id"].ToString() is { Length: > 0 } appId ? appId : query["client_id"].ToString();
        return named.Length > 0 ? named : ClientOfLastSignIn(context.Request.Headers.Cookie.ToString());
    }

    // The value is JSON as it is, which is no cookie value (RFC 6265, 4.1.1): the framework drops it.
    private static string? ClientOfLastSignIn(string cookies)
    {
        const string name = "_logto=";
        var cookie = cookies.Split(';', StringSplitOptions.TrimEntries).FirstOrDefault(pair => pair.StartsWith(name, StringComparison.Ordinal));
        try
        {
            using var document = JsonDocument.Parse(cookie?[name.Length..] ?? "null");
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("appId", out var id)
                && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or a text with half of a surrogate pair.
            return null;
        }
    }

    // A button that leads nobody anywhere is not shown.
    private async Task<bool> RoutesAnybodyAsync(CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await SsoRouting.RoutingDomains(db).AnyAsync(cancellation);
    }

    private async Task<OrganizationLook?> FindOrganizationAsync(string? id, CancellationToken cancellation)
    {
        if (id is null || id.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Organizations.AsNoTracking().Where(organization => organization.Id == id && !organization.IsDisabled)
            .Select(organization => new OrganizationLook(
                organization.Id, organization.Name, organization.Color, organization.Branding, organization.CustomCss))
            .FirstOrDefaultAsync(cancellation);
    }

    private sealed record Parsed(SignInExperience Settings, IReadOnlyList<TextSet> Languages);
}
