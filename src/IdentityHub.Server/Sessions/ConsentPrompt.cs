namespace IdentityHub.Server.Sessions;

/// <summary>What a consent page shows: who asks for what, from whom.</summary>
/// <param name="Application">The client.</param>
/// <param name="User">The person who is asked.</param>
/// <param name="OidcScopes">User scopes that were not granted yet, such as <c>email</c>; without <c>openid</c>.</param>
/// <param name="Resources">API permissions that were not granted yet.</param>
/// <param name="Organizations">Organizations of the person to choose from; empty unless the client asked for organizations.</param>
/// <param name="RedirectHost">Where the answer goes: host, or scheme of an app's own address. To be shown (RFC 9700 §4.11).</param>
internal sealed record ConsentPrompt(
    ConsentApplication Application,
    ConsentUser User,
    IReadOnlyList<string> OidcScopes,
    IReadOnlyList<ConsentResource> Resources,
    IReadOnlyList<ConsentOrganization> Organizations,
    string RedirectHost);

/// <summary>The client that asks for consent.</summary>
/// <param name="Id">Client id.</param>
/// <param name="Name">Name for people.</param>
/// <param name="LogoUri">Address of its logo.</param>
internal sealed record ConsentApplication(string Id, string Name, string? LogoUri);

/// <summary>The person who is asked for consent.</summary>
/// <param name="Id">Subject identifier.</param>
/// <param name="Name">Full name.</param>
/// <param name="Username">Sign-in name.</param>
/// <param name="PrimaryEmail">E-mail address.</param>
/// <param name="PrimaryPhone">Phone number.</param>
/// <param name="Avatar">Address of a picture.</param>
internal sealed record ConsentUser(string Id, string? Name, string? Username, string? PrimaryEmail, string? PrimaryPhone, string? Avatar)
{
    /// <summary>What to call the person: the first that is set, else the subject identifier.</summary>
    public string DisplayName => Name ?? Username ?? PrimaryEmail ?? Id;
}

/// <summary>An API of which the client wants permissions.</summary>
/// <param name="Id">Id of the resource.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Indicator">Resource indicator (RFC 8707).</param>
/// <param name="Scopes">The permissions.</param>
internal sealed record ConsentResource(string Id, string Name, string Indicator, IReadOnlyList<ConsentScope> Scopes);

/// <summary>One permission of an API.</summary>
/// <param name="Id">Id of the permission.</param>
/// <param name="Name">Scope value.</param>
/// <param name="Description">What it allows, for people.</param>
internal sealed record ConsentScope(string Id, string Name, string? Description);

/// <summary>An organization of the person.</summary>
/// <param name="Id">Id of the organization.</param>
/// <param name="Name">Its name.</param>
internal sealed record ConsentOrganization(string Id, string Name);
