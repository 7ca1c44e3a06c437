using IdentityHub.Data.Applications;
using IdentityHub.Data.Users;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Grants;

/// <summary>Whether an authorization still counts.</summary>
public enum AuthorizationStatus
{
    /// <summary>Its tokens may be used.</summary>
    Valid,

    /// <summary>None of its tokens may be used any more.</summary>
    Revoked,
}

/// <summary>What a user granted to a client in one browser session; groups the tokens that came from it.</summary>
public sealed class Authorization
{
    /// <summary>21 characters of the URL alphabet.</summary>
    public required string Id { get; init; }

    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>The user.</summary>
    public required string UserId { get; init; }

    /// <summary>The browser session in which it was granted.</summary>
    public required string SessionId { get; init; }

    /// <summary>Revoking this one row ends every token of the authorization.</summary>
    public AuthorizationStatus Status { get; set; }

    /// <summary>What was granted.</summary>
    public GrantedScopes Scopes { get; set; } = new();

    /// <summary>Ends with the browser session, because <c>offline_access</c> was not granted.</summary>
    public bool ExpiresWithSession { get; set; }

    /// <summary>When it was granted.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>No token of it lives longer.</summary>
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>Scopes of an authorization.</summary>
public sealed record GrantedScopes
{
    /// <summary>OpenID Connect and user scopes.</summary>
    public IReadOnlyList<string> Oidc { get; init; } = [];

    /// <summary>Scopes of API resources, by resource indicator.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Resources { get; init; } = new Dictionary<string, IReadOnlyList<string>>();
}

internal sealed class AuthorizationConfiguration : IEntityTypeConfiguration<Authorization>
{
    public void Configure(EntityTypeBuilder<Authorization> builder)
    {
        builder.ToTable("authorizations");
        builder.Property(authorization => authorization.Id).HasMaxLength(21);
        builder.Property(authorization => authorization.SessionId).HasMaxLength(21);
        builder.Property(authorization => authorization.Scopes).IsJson(DataJson.Default.GrantedScopes);
        builder.HasIndex(authorization => new { authorization.SessionId, authorization.ApplicationId });
        builder.HasIndex(authorization => new { authorization.UserId, authorization.ApplicationId });
        builder.HasIndex(authorization => authorization.ExpiresAt);
        builder.HasOne<Application>().WithMany().HasForeignKey(authorization => authorization.ApplicationId);
        builder.HasOne<User>().WithMany().HasForeignKey(authorization => authorization.UserId);
    }
}
