using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Texts;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.SignIn.Visits;

/// <summary>Finds out for whom a page is shown. The answer is kept with the request.</summary>
internal sealed class VisitReader(HubCatalog catalog, Interactions interactions, IDbContextFactory<HubDbContext> contexts, ILogger<VisitReader> logger)
{
    private const string DefaultPrimary = "4b3fd6";
    private const string DefaultDarkPrimary = "8b7dff";

    /// <summary>For a page that belongs to an interaction: of the client named by <c>app_id</c>, or else the browser's last one.</summary>
    public async Task<Visit> ReadAsync(HttpContext context)
    {
        if (context.Features.Get<Visit>() is { } known)
        {
            return known;
        }

        var interaction = await interactions.FindAsync(context, context.RequestAborted);
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
            return new Visit { Text = LanguageChoice.Choose(context.Request, null, true, null), Settings = settings, Look = MakeLook(settings, null, null) };
        }
    }

    /// <summary>The settings as they are now.</summary>
    public async ValueTask<SignInExperience> ReadSettingsAsync(CancellationToken cancellation) => SignInExperience.Of(await catalog.GetAsync(cancellation));

    private async Task<Visit> MakeAsync(HttpContext context, ActiveInteraction? interaction, string? clientId)
    {
        LanguageChoice.Remember(context);
        var snapshot = await catalog.GetAsync(context.RequestAborted);
        var settings = SignInExperience.Of(snapshot);
        var application = clientId is null ? null : await snapshot.FindApplicationAsync(clientId, context.RequestAborted);
        var organization = await FindOrganizationAsync(interaction?.Request.OrganizationId, context.RequestAborted);
        var locales = interaction is null ? context.Request.Query["ui_locales"].ToString() : string.Join(' ', interaction.Request.UiLocales);
        return new Visit
        {
            Text = LanguageChoice.Choose(context.Request, locales, settings.LanguageInfo.AutoDetect, settings.LanguageInfo.FallbackLanguage),
            Settings = settings,
            Look = MakeLook(settings, application, organization),
            Application = application,
            Interaction = interaction,
        };
    }

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

    private async Task<OrganizationLook?> FindOrganizationAsync(string? id, CancellationToken cancellation)
    {
        if (id is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        return await db.Organizations.AsNoTracking().Where(organization => organization.Id == id && !organization.IsDisabled)
            .Select(organization => new OrganizationLook(organization.Name, organization.Color, organization.Branding))
            .FirstOrDefaultAsync(cancellation);
    }

    private static Look MakeLook(SignInExperience settings, ApplicationEntry? application, OrganizationLook? organization)
    {
        // The organization before the client, the client before the hub.
        var own = application?.Look;
        var color = Merge(
            Merge(settings.Color, SignInJson.Read<ColorSettings>(own?.Color ?? default)), SignInJson.Read<ColorSettings>(organization?.Color ?? default));
        var light = Theme.Normalize(color.PrimaryColor) ?? DefaultPrimary;
        var dark = color.IsDarkModeEnabled ?? true ? Theme.Normalize(color.DarkPrimaryColor) ?? (light == DefaultPrimary ? DefaultDarkPrimary : light) : null;
        var (logo, darkLogo) = Logos(
            settings,
            application,
            SignInJson.Read<BrandingSettings>(organization?.Branding ?? default),
            SignInJson.Read<BrandingSettings>(own?.Branding ?? default));
        return new Look
        {
            ThemeSheet = Assets.ThemeSheet(light, dark),
            Name = application?.DisplayName,
            OrganizationName = organization?.Name,
            Logo = logo,
            DarkLogo = dark is null || logo is null ? null : darkLogo,
        };
    }

    /// <summary>The logo of the first layer that has one, with a dark one that is not from below it.</summary>
    private static (Uri? Light, Uri? Dark) Logos(SignInExperience settings, ApplicationEntry? application, params BrandingSettings?[] layers)
    {
        string? dark = null;
        foreach (var layer in layers)
        {
            dark ??= layer?.DarkLogoUrl;
            if (Look.Picture(layer?.LogoUrl) is { } logo)
            {
                return (logo, Look.Picture(dark));
            }
        }

        return (
            Look.Picture(application?.Application.OidcClientMetadata.LogoUri) ?? Look.Picture(settings.Branding.LogoUrl),
            Look.Picture(dark ?? settings.Branding.DarkLogoUrl));
    }

    private static ColorSettings Merge(ColorSettings settings, ColorSettings? above) => new()
    {
        PrimaryColor = above?.PrimaryColor ?? settings.PrimaryColor,
        DarkPrimaryColor = above?.DarkPrimaryColor ?? settings.DarkPrimaryColor,
        IsDarkModeEnabled = above?.IsDarkModeEnabled ?? settings.IsDarkModeEnabled,
    };

    private sealed record OrganizationLook(string Name, JsonElement Color, JsonElement Branding);
}
