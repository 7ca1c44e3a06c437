using System.Text;
using IdentityHub.Server.Connectors.External;

namespace IdentityHub.Server.Connectors.Saml;

/// <summary>The kinds of enterprise connectors that speak SAML.</summary>
internal static class SamlKinds
{
    private const string Claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";

    /// <summary>Any provider.</summary>
    public static SsoProviderInfo Saml { get; } = About(
        "SAML", "SAML", "SAML", "Any identity provider that speaks SAML 2.0.", "ผู้ให้บริการข้อมูลประจำตัวใด ๆ ที่ใช้ SAML 2.0", "S", "#5b3df5", "#cbbeff");

    /// <summary>Microsoft Entra ID.</summary>
    public static SsoProviderInfo AzureAd { get; } = About(
        "AzureAD",
        "Microsoft Entra ID (SAML)",
        "Microsoft Entra ID (SAML)",
        "People of an organization sign in with Microsoft Entra ID by SAML 2.0.",
        "ลงชื่อเข้าใช้ด้วย Microsoft Entra ID ผ่าน SAML 2.0",
        "E",
        "#0f6cbd",
        "#9cc9f0");

    /// <summary>What any provider may call things.</summary>
    public static SamlPreset AnyPreset { get; } = new(
        ["email", "mail", "urn:oid:0.9.2342.19200300.100.1.3", Claims + "emailaddress"],
        ["name", "displayName", "urn:oid:2.16.840.1.113730.3.1.241"]);

    /// <summary>What Entra ID calls them.</summary>
    public static SamlPreset AzureAdPreset { get; } = new(
        [Claims + "emailaddress"],
        ["http://schemas.microsoft.com/identity/claims/displayname", Claims + "name"])
    {
        HintParameter = "login_hint",
    };

    private static SsoProviderInfo About(string provider, string name, string thaiName, string description, string thaiDescription, string letter, string ground, string darkGround) => new(
        provider,
        "saml",
        new Dictionary<string, string> { ["en"] = name, ["th"] = thaiName },
        new Dictionary<string, string> { ["en"] = description, ["th"] = thaiDescription },
        Logo(letter, ground, "#ffffff"),
        Logo(letter, darkGround, "#14141c"));

    private static string Logo(string letter, string ground, string ink)
    {
        var svg = $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 48 48\"><rect width=\"48\" height=\"48\" rx=\"10\" fill=\"{ground}\"/>"
            + $"<text x=\"24\" y=\"33\" font-family=\"sans-serif\" font-size=\"26\" font-weight=\"600\" text-anchor=\"middle\" fill=\"{ink}\">{letter}</text></svg>";
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(svg));
    }
}
