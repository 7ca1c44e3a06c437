using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Sso;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.SignIn.Visits;
using IdentityHub.Server.Sso;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.SignIn.External;

/// <summary>A provider as a person sees it.</summary>
/// <param name="Id">Id of the connector.</param>
/// <param name="Name">Its name, in the person's language where it has one there.</param>
internal sealed record ProviderChoice(string Id, string Name)
{
    /// <summary>Social connectors: what accounts of it are called, such as <c>google</c>.</summary>
    public string Target { get; init; } = "";

    /// <summary>Address of a picture, checked; null without one.</summary>
    public string? Logo { get; init; }

    /// <summary>The same for dark pages; null when one picture does for both.</summary>
    public string? DarkLogo { get; init; }
}

/// <summary>Which providers the pages offer, by name and picture. Whether one may be used is decided anew when it is used.</summary>
internal sealed class Providers(SocialConnectors social, SsoProviders enterprise, IDbContextFactory<HubDbContext> contexts)
{
    // More would make the page heavy; such a provider has its name alone.
    private const int LongestPicture = 12_000;

    /// <summary>The social ones, in the order of the settings.</summary>
    public IReadOnlyList<ProviderChoice> Social(Visit visit)
    {
        if (visit.Catalog is not { } catalog || visit.Settings.SocialSignInConnectorTargets.Count == 0)
        {
            return [];
        }

        var all = catalog.Connectors.Values.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id, StringComparer.Ordinal)
            .Select(row => Describe(row, visit.Text)).OfType<ProviderChoice>().ToList();
        return [.. visit.Settings.SocialSignInConnectorTargets.Distinct(StringComparer.Ordinal)
            .Select(target => all.Find(choice => choice.Target == target)).OfType<ProviderChoice>()];
    }

    /// <summary>Those of enterprises that may be used now, in the order of the ids.</summary>
    public async Task<IReadOnlyList<ProviderChoice>> EnterpriseAsync(Visit visit, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var rows = await db.SsoConnectors.AsNoTracking().Where(row => ids.Contains(row.Id) && !row.IsDisabled).ToListAsync(cancellation);
        return [.. ids.Select(id => rows.Find(row => row.Id == id)).OfType<SsoConnector>().Select(row => Describe(row, visit.Text))];
    }

    /// <summary>Addresses of pictures that are on other hosts, as origins for the page's policy.</summary>
    public static IReadOnlyList<string> OriginsOf(IEnumerable<ProviderChoice> choices) => [.. choices
        .SelectMany(choice => new[] { choice.Logo, choice.DarkLogo }).Select(Look.WebOrigin).OfType<string>().Distinct(StringComparer.Ordinal)];

    private ProviderChoice? Describe(Connector row, TextSet text)
    {
        if (social.Find(row.ConnectorId) is not { Factory: var factory })
        {
            return null;
        }

        var metadata = row.Metadata;
        var name = Member(metadata, "name") is { ValueKind: JsonValueKind.Object } own ? NameIn(text, language => Word(own, language)) : null;
        return new ProviderChoice(row.Id, name ?? NameIn(text, factory.Name.GetValueOrDefault) ?? factory.Id)
        {
            Target = Word(metadata, "target") ?? factory.Target,
            Logo = Picture(Word(metadata, "logo") ?? factory.Logo),
            DarkLogo = Picture(Word(metadata, "logoDark") ?? (Word(metadata, "logo") is null ? factory.LogoDark : null)),
        };
    }

    private ProviderChoice Describe(SsoConnector row, TextSet text)
    {
        var about = enterprise.Find(row.ProviderName)?.About;
        return new ProviderChoice(row.Id, Word(row.Branding, "displayName") ?? (about is null ? null : NameIn(text, about.Name.GetValueOrDefault)) ?? row.ConnectorName)
        {
            Logo = Picture(Word(row.Branding, "logo") ?? about?.Logo),
            DarkLogo = Picture(Word(row.Branding, "darkLogo") ?? (Word(row.Branding, "logo") is null ? about?.LogoDark : null)),
        };
    }

    private static string? NameIn(TextSet text, Func<string, string?> find) => find(text.Language) ?? find("en");

    // Pictures in the page itself, or by https from elsewhere: what the policy of the pages lets through.
    private static string? Picture(string? address) => address switch
    {
        null => null,
        _ when address.StartsWith("data:image/", StringComparison.Ordinal) => address.Length <= LongestPicture ? address : null,
        _ => Look.Picture(address)?.AbsoluteUri,
    };

    private static JsonElement? Member(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : null;

    private static string? Word(JsonElement json, string name) =>
        Member(json, name) is { ValueKind: JsonValueKind.String } member && member.GetString() is { Length: > 0 } word ? word : null;
}
