using IdentityHub.Server.People;

namespace IdentityHub.Server.Api;

/// <summary>Who calls an operation, proven by an access token.</summary>
/// <param name="ApplicationId">The client the token was issued to.</param>
/// <param name="UserId">The user it speaks for; null when a client acts for itself.</param>
/// <param name="Scopes">What the token allows.</param>
internal sealed record ApiCaller(string ApplicationId, string? UserId, IReadOnlyList<string> Scopes)
{
    /// <summary>Permissions of the Management API that the token names and the caller still holds; empty in other APIs.</summary>
    public IReadOnlyCollection<string> Permissions { get; init; } = [];

    /// <summary>What these permissions allow. A machine application with the permission <c>all</c> may what an owner may.</summary>
    public AdministratorRole? Role => AdministratorRoles.OfPermissions(Permissions);

    /// <summary>Whether nothing of the Management API is kept from the caller.</summary>
    public bool IsOwner => Role == AdministratorRole.Owner;

    /// <summary>Nobody: operations that need no token.</summary>
    public static ApiCaller Anonymous { get; } = new("", null, []);
}
