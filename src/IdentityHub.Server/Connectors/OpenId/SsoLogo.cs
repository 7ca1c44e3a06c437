using System.Text;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>Pictures of the kinds of enterprise connectors: plain shapes of our own, as addresses of data.</summary>
internal static class SsoLogo
{
    /// <summary>Two rings, one in the other.</summary>
    public static string Rings(string ground, string ink) => Draw(
        ground, $"<g fill=\"none\" stroke=\"{ink}\" stroke-width=\"3\"><circle cx=\"19\" cy=\"24\" r=\"9\"/><circle cx=\"29\" cy=\"24\" r=\"9\"/></g>");

    /// <summary>One thick ring.</summary>
    public static string Ring(string ground, string ink) =>
        Draw(ground, $"<circle cx=\"24\" cy=\"24\" r=\"10\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"6\"/>");

    /// <summary>A diamond with a line.</summary>
    public static string Diamond(string ground, string ink) =>
        Draw(ground, $"<path d=\"M24 9l14 17-14 12L10 26zM24 9v29\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"3\" stroke-linejoin=\"round\"/>");

    /// <summary>A grid of four squares, one of them round.</summary>
    public static string Squares(string ground, string ink) => Draw(
        ground, $"<g fill=\"{ink}\"><path d=\"M12 12h10v10H12zM12 26h10v10H12zM26 26h10v10H26z\"/><circle cx=\"31\" cy=\"17\" r=\"5\"/></g>");

    private static string Draw(string ground, string shapes)
    {
        var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"><rect width=\"48\" height=\"48\" rx=\"10\" fill=\"{ground}\"/>{shapes}</svg>";
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }
}
