using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Experience;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;

namespace IdentityHub.Server.Catalog;

/// <summary>An API resource and its permissions.</summary>
internal sealed record ResourceEntry(Resource Resource, IReadOnlyList<Scope> Scopes);

/// <summary>A global role; permissions by resource indicator.</summary>
internal sealed record RoleEntry(Role Role, FrozenDictionary<string, IReadOnlyList<Scope>> ResourceScopes);

/// <summary>An organization role; organization permissions, and permissions by resource indicator.</summary>
internal sealed record OrganizationRoleEntry(
    OrganizationRole Role, IReadOnlyList<OrganizationScope> Scopes, FrozenDictionary<string, IReadOnlyList<Scope>> ResourceScopes);

/// <summary>
/// Resources, roles, the organization template and settings as they were at one moment; clients are added as they are asked for.
/// Replaced as a whole when any of it changes.
/// </summary>
internal sealed class CatalogSnapshot(Func<string, CancellationToken, Task<ApplicationEntry?>> loadApplication)
{
    private const int MaximumApplications = 20_000;
    private readonly ConcurrentDictionary<string, ApplicationEntry> applications = new(StringComparer.Ordinal);

    /// <summary>Resources by indicator.</summary>
    public required FrozenDictionary<string, ResourceEntry> Resources { get; init; }

    /// <summary>The resource for requests that name none.</summary>
    public required ResourceEntry? DefaultResource { get; init; }

    /// <summary>Global roles by id.</summary>
    public required FrozenDictionary<string, RoleEntry> Roles { get; init; }

    /// <summary>Organization roles by id.</summary>
    public required FrozenDictionary<string, OrganizationRoleEntry> OrganizationRoles { get; init; }

    /// <summary>Organization permissions by name.</summary>
    public required FrozenDictionary<string, OrganizationScope> OrganizationScopes { get; init; }

    /// <summary>Organizations that give no tokens; few, so they are kept apart from the many that do.</summary>
    public required FrozenSet<string> DisabledOrganizationIds { get; init; }

    /// <summary>Settings by name.</summary>
    public required FrozenDictionary<string, JsonElement> Settings { get; init; }

    /// <summary>Services for messages and for signing in, by id.</summary>
    public required FrozenDictionary<string, Connector> Connectors { get; init; }

    /// <summary>Texts of e-mails that come before those of the connectors.</summary>
    public required IReadOnlyList<EmailTemplate> EmailTemplates { get; init; }

    /// <summary>Sentences of the pages that stand in the place of our own, by language.</summary>
    public required FrozenDictionary<string, JsonElement> CustomPhrases { get; init; }

    /// <summary>Facts that can be asked for, in their order.</summary>
    public required IReadOnlyList<CustomProfileField> CustomProfileFields { get; init; }

    /// <summary>The service that tells people from programs; null when there is none.</summary>
    public required CaptchaProvider? CaptchaProvider { get; init; }

    /// <summary>Claims that the <c>idToken</c> setting adds to ID tokens.</summary>
    public required FrozenSet<string> ExtendedIdTokenClaims { get; init; }

    /// <summary>Finds a client that may be used now.</summary>
    /// <param name="clientId">Client id from outside.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>The client, or <see langword="null"/> when there is none or it is disabled.</returns>
    public ValueTask<ApplicationEntry?> FindApplicationAsync(string clientId, CancellationToken cancellation) =>
        applications.TryGetValue(clientId, out var entry) ? new(entry) : LoadAsync(clientId, cancellation);

    private async ValueTask<ApplicationEntry?> LoadAsync(string clientId, CancellationToken cancellation)
    {
        // Longer ids than the column holds cannot exist, nor ids with NUL, which PostgreSQL does not take even as a parameter; unknown ids
        // are not remembered, so that guessing fills no memory.
        if (clientId.Length > 21
            || clientId.Contains('\0', StringComparison.Ordinal)
            || await loadApplication(clientId, cancellation) is not { Application.IsDisabled: false } entry)
        {
            return null;
        }

        if (applications.Count >= MaximumApplications)
        {
            applications.Clear();
        }

        applications[clientId] = entry;
        return entry;
    }
}
