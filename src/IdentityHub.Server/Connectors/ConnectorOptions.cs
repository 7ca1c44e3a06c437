using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Connectors;

/// <summary>Settings about providers with which people have accounts.</summary>
internal sealed record ConnectorOptions
{
    /// <summary>Google's issuer. Its connectors have no field for it; tests set it to a Google of their own.</summary>
    public string GoogleIssuer { get; init; } = "https://accounts.google.com";

    /// <summary>Reads <c>Connectors</c>.</summary>
    public static ConnectorOptions Read(SettingsReader settings)
    {
        var usual = new ConnectorOptions();
        var issuer = settings.Text("Connectors:GoogleIssuer") ?? usual.GoogleIssuer;
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            settings.Refuse("IdentityHub:Connectors:GoogleIssuer is not an http or https address.");
        }

        return usual with { GoogleIssuer = issuer };
    }
}
