using System.ComponentModel.DataAnnotations;

namespace IdentityHub.Demo;

/// <summary>The configuration section <c>Demo</c>.</summary>
/// <remarks>The defaults match <c>demo-bootstrap.yaml</c>. A real application takes the secret from its secret store, not from a file.</remarks>
internal sealed class DemoOptions
{
    public const string Section = "Demo";

    /// <summary>The hub's issuer. Compared as an exact string everywhere, so no trailing slash.</summary>
    [Required]
    public string Authority { get; set; } = "http://localhost:3001/oidc";

    [Required]
    public string ClientId { get; set; } = "demowebapp00000000001";

    [Required]
    public string ClientSecret { get; set; } = "";

    /// <summary>The resource indicator (RFC 8707) of the organization API: the <c>aud</c> it insists on.</summary>
    [Required]
    public string ApiResource { get; set; } = "https://api.demo.identityhub.example/org";

    /// <summary>The permissions of the API that the sign-in asks for. Roles decide which of them a token really carries.</summary>
    public IReadOnlyList<string> ApiScopes { get; } = ["read:member", "invite:member", "manage:billing"];

    /// <summary>Where the web application reaches the API; when empty, the address this process listens on.</summary>
    public string? ApiUrl { get; set; }

    /// <summary>Start a hub as a child process when none answers at the authority.</summary>
    public bool StartHub { get; set; } = true;

    /// <summary>Where the demo and the hub it starts keep their files; relative to the content root.</summary>
    [Required]
    public string DataDirectory { get; set; } = ".data";

    /// <summary>The hub's base address: the authority without <c>/oidc</c>.</summary>
    public string HubUrl => Authority.EndsWith("/oidc", StringComparison.Ordinal) ? Authority[..^"/oidc".Length] : Authority;
}
