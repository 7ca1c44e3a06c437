using System.ComponentModel.DataAnnotations;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Management.Applications.Secrets;

/// <summary>A secret with its value, for operators who set up the client.</summary>
internal sealed record SecretAnswer(
    string TenantId, string ApplicationId, string Name, string Value, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt)
{
    /// <summary>From the row.</summary>
    public static SecretAnswer From(ApplicationSecret row, MasterKey masterKey) =>
        new(Tenant.Id, row.ApplicationId, row.Name, ClientSecrets.Reveal(masterKey, row), row.CreatedAt, row.ExpiresAt);
}

/// <summary>A new secret; its value is ours to make.</summary>
internal sealed record CreateSecret
{
    /// <summary>Name, unique within the application.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }

    /// <summary>From when on it is refused; null for never.</summary>
    public Optional<DateTimeOffset?> ExpiresAt { get; init; }
}

/// <summary>Another name of a secret.</summary>
internal sealed record RenameSecret
{
    /// <summary>Name, unique within the application.</summary>
    [StringLength(256, MinimumLength = 1)]
    public required string Name { get; init; }
}
