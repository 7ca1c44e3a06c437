using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace IdentityHub.Tests.Clients;

/// <summary>A form on a page, as a provider shows or sends it.</summary>
/// <param name="Action">Where it goes.</param>
/// <param name="Fields">Its hidden fields.</param>
internal sealed record IdpForm(string Action, Dictionary<string, string> Fields)
{
    /// <summary>The first form of a page that is posted; null when it has none.</summary>
    /// <param name="address">Of the page.</param>
    /// <param name="html">The page.</param>
    public static IdpForm? Find(Uri address, string html) =>
        new HtmlParser().ParseDocument(html).QuerySelector("form[method=post]") is IHtmlFormElement form
            ? new IdpForm(
                new Uri(address, form.GetAttribute("action")).AbsoluteUri,
                form.QuerySelectorAll("input[type=hidden][name]").Cast<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value))
            : null;
}
