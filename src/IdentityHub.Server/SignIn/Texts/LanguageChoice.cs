using Microsoft.Net.Http.Headers;

namespace IdentityHub.Server.SignIn.Texts;

/// <summary>Which language a page is shown in.</summary>
internal static class LanguageChoice
{
    /// <summary>Query parameter of the language links.</summary>
    public const string Parameter = "lang";

    /// <summary>Keeps the choice made with a language link until the browser is closed.</summary>
    public const string Cookie = "_hub_language";

    /// <summary>
    /// What the person chose on a page; else <c>ui_locales</c> of the application (OpenID Connect Core 3.1.2.1); else what the browser
    /// prefers, where the settings allow; else the fallback.
    /// </summary>
    /// <param name="request">The request for a page.</param>
    /// <param name="uiLocales">Space-separated tags of the authorization request.</param>
    /// <param name="autoDetect">Whether <c>Accept-Language</c> counts.</param>
    /// <param name="fallback">Language of the settings.</param>
    /// <param name="sets">The languages there are; null for those that we ship.</param>
    public static TextSet Choose(HttpRequest request, string? uiLocales, bool autoDetect, string? fallback, IReadOnlyList<TextSet>? sets = null)
    {
        sets ??= TextSet.All;
        var chosen = TextSet.Find(sets, request.Query[Parameter]) ?? TextSet.Find(sets, request.Cookies[Cookie]) ?? FindFirst(sets, uiLocales?.Split(' '));
        if (chosen is null && autoDetect)
        {
            chosen = FindFirst(sets, Preferred(request));
        }

        return chosen ?? TextSet.Find(sets, fallback) ?? TextSet.Find(sets, "en") ?? sets[0];
    }

    /// <summary>Keeps a choice made with a link.</summary>
    public static void Remember(HttpContext context, IReadOnlyList<TextSet> sets)
    {
        if (TextSet.Find(sets, context.Request.Query[Parameter]) is { } chosen && !context.Response.HasStarted)
        {
            context.Response.Cookies.Append(
                Cookie,
                chosen.Language,
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                    Path = context.Request.PathBase.Add("/"),
                    IsEssential = true,
                });
        }
    }

    /// <summary>This page in another language, with the query that makes it this page.</summary>
    /// <remarks>What a provider sent along is not repeated in a page: it was used up.</remarks>
    public static string LinkTo(HttpRequest request, TextSet language)
    {
        var isReturn = request.Path.StartsWithSegments("/callback");
        var kept = request.Query.Where(pair => pair.Key != Parameter && !isReturn).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value));
        return request.PathBase + request.Path + QueryString.Create(kept.Append(KeyValuePair.Create<string, string?>(Parameter, language.Language)));
    }

    private static TextSet? FindFirst(IReadOnlyList<TextSet> sets, IEnumerable<string>? tags) =>
        tags?.Take(16).Select(tag => TextSet.Find(sets, tag)).FirstOrDefault(found => found is not null);

    private static IEnumerable<string> Preferred(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var values)
            ? values.Where(value => value.Quality is not 0).OrderByDescending(value => value.Quality ?? 1).Select(value => value.Value.ToString())
            : [];
}
