using System.Collections.Frozen;
using IdentityHub.Data.Applications;
using IdentityHub.Protocol.Tokens;

namespace IdentityHub.Server.Catalog;

/// <summary>A client with everything that token requests need to know about it. Immutable.</summary>
internal sealed class ApplicationEntry
{
    /// <summary>The client. Never changed in place.</summary>
    public required Application Application { get; init; }

    /// <summary>Its secrets, expired ones included.</summary>
    public required IReadOnlyList<ApplicationSecret> Secrets { get; init; }

    /// <summary>Global roles of a machine application.</summary>
    public required IReadOnlyList<string> RoleIds { get; init; }

    /// <summary>Organizations a machine application works for, with its roles there.</summary>
    public required FrozenDictionary<string, IReadOnlyList<string>> OrganizationRoleIds { get; init; }

    /// <summary>What a third-party client may ask for; <see langword="null"/> for our own clients, which may ask for anything.</summary>
    public required ThirdPartyPermissions? Permissions { get; init; }

    /// <summary>How the sign-in pages look for it; <see langword="null"/> for as everywhere.</summary>
    public ApplicationSignInExperience? Look { get; init; }

    /// <summary>What to call it when speaking to people.</summary>
    public string DisplayName => Look?.DisplayName is { Length: > 0 } name ? name : Application.Name;

    /// <summary>Client id.</summary>
    public string Id => Application.Id;

    /// <summary>Without a secret: PKCE and rotation protect it instead (RFC 6749 §2.1).</summary>
    public bool IsPublic => Application.Type is ApplicationType.Native or ApplicationType.SPA;

    /// <summary>May use the authorization code grant.</summary>
    public bool AllowsCode => Application.Type is not ApplicationType.MachineToMachine && Application.CustomClientMetadata.IsDeviceFlow != true;

    /// <summary>May use refresh tokens.</summary>
    public bool AllowsRefresh => Application.Type is not ApplicationType.MachineToMachine;

    /// <summary>
    /// May have a scope that speaks of the user. Asked again for every token, so that what is taken from a client's ceiling ends with the
    /// tokens it has, as permissions of APIs do.
    /// </summary>
    public bool AllowsUserScope(string scope) =>
        Permissions is null || scope is KnownScopes.OpenId or KnownScopes.OfflineAccess || !KnownScopes.IsOidc(scope) || Permissions.UserScopes.Contains(scope);

    /// <summary>May act for itself (RFC 6749 §4.4).</summary>
    public bool AllowsClientCredentials => Application.Type is ApplicationType.MachineToMachine;
}

/// <summary>The ceiling of a third-party client's requests.</summary>
internal sealed record ThirdPartyPermissions(
    FrozenSet<string> UserScopes,
    FrozenSet<string> ResourceScopeIds,
    FrozenSet<string> OrganizationScopeIds,
    FrozenSet<string> OrganizationResourceScopeIds);
