using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Server.SignIn;

/// <summary>
/// The operator's own style sheet: of the hub, then of the client, then of the organization, so that the nearer one wins. It is a file of
/// its own under a name that contains the hash of its content, never part of a page.
/// </summary>
/// <remarks>
/// Nothing in it is forbidden; the pages' content security policy decides what it can do. Style sheets come from this origin only
/// (<c>style-src 'self'</c>, so a foreign <c>@import</c> is refused), pictures from this origin, <c>data:</c> and the hosts of the logos
/// (<c>img-src</c>), fonts from nowhere. So a style sheet cannot tell any other host what
/// stands in a page's attributes. Whoever writes it may have chosen the logo's host as well: pages with a secret of lasting worth wear none (VisitReader).
/// </remarks>
internal static class CustomSheet
{
    private const string Prefix = "custom-";

    /// <summary>The layers in one sheet; empty when there are none.</summary>
    public static string Merge(string? hub, string? application, string? organization) =>
        string.Join('\n', new[] { hub, application, organization }.Where(layer => !string.IsNullOrWhiteSpace(layer)));

    /// <summary>The sheet's path below the application's base path; null for an empty one.</summary>
    public static string? PathOf(string css, string? applicationId, string? organizationId)
    {
        if (css.Length == 0)
        {
            return null;
        }

        var query = new QueryString();
        query = applicationId is null ? query : query.Add("app_id", applicationId);
        query = organizationId is null ? query : query.Add("organization_id", organizationId);
        return $"/assets/{NameOf(css)}{query}";
    }

    /// <summary>The file name of a sheet.</summary>
    public static string NameOf(string css) => $"{Prefix}{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(css)))[..16]}.css";

    /// <summary>Whether a file name is that of such a sheet.</summary>
    public static bool IsName(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".css", StringComparison.Ordinal);

    /// <summary>The sheet for the inside of a <c>style</c> element: what would end the element ends nothing.</summary>
    public static string ForElement(string css) => css.Replace("</", "<\\/", StringComparison.Ordinal);
}
