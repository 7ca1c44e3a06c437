using IdentityHub.Server.Catalog;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.SignIn.Visits;

/// <summary>One request for a page: in which language, with which look, on behalf of which client.</summary>
internal sealed record Visit
{
    /// <summary>The sentences.</summary>
    public required TextSet Text { get; init; }

    /// <summary>The languages that a person may switch to.</summary>
    public IReadOnlyList<TextSet> Languages { get; init; } = TextSet.All;

    /// <summary>The path below which the hub lives; empty or <c>/path</c>.</summary>
    public string PathBase { get; init; } = "";

    /// <summary>The catalog when the page was asked for; null when it cannot be read.</summary>
    public CatalogSnapshot? Catalog { get; init; }

    /// <summary>The settings of the sign-in pages.</summary>
    public required SignInExperience Settings { get; init; }

    /// <summary>What the page wears.</summary>
    public required Look Look { get; init; }

    /// <summary>The client, when it is known and may be used.</summary>
    public ApplicationEntry? Application { get; init; }

    /// <summary>The authorization request that waits; null when the page needs none or there is none.</summary>
    public ActiveInteraction? Interaction { get; init; }

    /// <summary>An address that a form of this page leads to, besides those of the client.</summary>
    public string? FormTarget { get; init; }

    /// <summary>Whether people of enterprises sign in with their own provider, and there is such a provider.</summary>
    public bool OffersSingleSignOn { get; init; }

    /// <summary>Origins of the pictures of providers on this page.</summary>
    public IReadOnlyList<string> PictureOrigins { get; init; } = [];

    /// <summary>Origins of the service that tells people from programs, on pages that show it.</summary>
    public IReadOnlyList<string> CaptchaOrigins { get; init; } = [];

    /// <summary>Whether the page shows Google's own prompt.</summary>
    public bool ShowsOneTap { get; init; }

    /// <summary>All style sheets in one, on a preview, which must load nothing; else null.</summary>
    public string? InlineSheet { get; init; }

    /// <summary>Whether its forms can be sent; those of a preview cannot.</summary>
    public bool IsLive => InlineSheet is null;

    /// <summary>Name of the client for sentences.</summary>
    public string ApplicationName => Application?.DisplayName ?? Text["app.unnamed"];

    /// <summary>Terms that hold here: those of our own client when it has some, else the hub's. A third party's are shown where people consent.</summary>
    public string? TermsOfUseUrl => OwnLook?.TermsOfUseUrl is { Length: > 0 } own ? own : Settings.TermsOfUseUrl;

    /// <summary>The privacy policy that holds here, as for the terms.</summary>
    public string? PrivacyPolicyUrl => OwnLook?.PrivacyPolicyUrl is { Length: > 0 } own ? own : Settings.PrivacyPolicyUrl;

    /// <summary>The query that keeps a link within this interaction, so that two tabs with two clients stay apart.</summary>
    public string Query => Interaction is { } interaction ? "?app_id=" + Uri.EscapeDataString(interaction.ApplicationId) : "";

    /// <summary>Path of a page in this interaction.</summary>
    /// <param name="page">Such as <c>/register</c>.</param>
    public string PathOf(string page) => PathBase + page + Query;

    /// <summary>Where the client lives: the origin of its first web redirect URI. Null for apps without one.</summary>
    public string? ApplicationHome => Application?.Application.OidcClientMetadata.RedirectUris
        .Select(Look.WebOrigin).FirstOrDefault(origin => origin is not null);

    private Data.Applications.ApplicationSignInExperience? OwnLook => Application is { Application.IsThirdParty: false } own ? own.Look : null;
}

/// <summary>The page's look, already checked: everything in it may be written into a page or a header.</summary>
internal sealed record Look
{
    /// <summary>Path of the style sheet with the colours.</summary>
    public required string ThemeSheet { get; init; }

    /// <summary>Name in the page's head line; null for a page of the hub itself.</summary>
    public string? Name { get; init; }

    /// <summary>Organization the sign-in is for.</summary>
    public string? OrganizationName { get; init; }

    /// <summary>https address of a logo.</summary>
    public Uri? Logo { get; init; }

    /// <summary>https address of a logo for dark pages.</summary>
    public Uri? DarkLogo { get; init; }

    /// <summary>https address of the browser tab's icon; null for ours.</summary>
    public Uri? Favicon { get; init; }

    /// <summary>The same for dark browsers.</summary>
    public Uri? DarkFavicon { get; init; }

    /// <summary>Path of the operator's own style sheet; null when there is none.</summary>
    public string? CustomSheet { get; init; }

    /// <summary>What stands for a logo that is not there.</summary>
    public string Initials => MakeInitials(Name ?? "IdentityHub");

    /// <summary>An https address of a picture on another host, or null: nothing else is ever loaded.</summary>
    public static Uri? Picture(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url is { Scheme: "https", UserInfo: "", HostNameType: UriHostNameType.Dns } ? url : null;

    /// <summary>Scheme, host and port of a web address; null for anything else, wildcards included.</summary>
    public static string? WebOrigin(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && !url.Host.Contains('*', StringComparison.Ordinal)
            ? $"{url.Scheme}://{url.IdnHost}{(url.IsDefaultPort ? "" : ":" + url.Port)}"
            : null;

    private static string MakeInitials(string name)
    {
        var words = name.Split([' ', '-', '_', '.'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(word => char.IsLetterOrDigit(word, 0)).ToArray();
        var first = words.Length > 0 ? FirstElement(words[0]) : "•";
        return (words.Length > 1 ? first + FirstElement(words[^1]) : first).ToUpperInvariant();
    }

    private static string FirstElement(string word) => System.Globalization.StringInfo.GetNextTextElement(word);
}
