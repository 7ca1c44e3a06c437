using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Management.Configs;

/// <summary>How long browsers stay signed in.</summary>
internal sealed record SessionConfig(int Ttl);

/// <summary>Changes of it.</summary>
internal sealed record UpdateSessionConfig
{
    /// <summary>Seconds.</summary>
    [Range(1, SessionSettings.MaximumTtl)]
    public Optional<int> Ttl { get; init; }
}

/// <summary>A kind of keys.</summary>
internal enum SigningKeyFamily
{
    /// <summary>RSA.</summary>
    RSA,

    /// <summary>Elliptic curves.</summary>
    EC,
}

/// <summary>A key without its secret part.</summary>
internal sealed record OidcKeyAnswer
{
    /// <summary>Its id; of signing keys the <c>kid</c>.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made, in seconds since 1970.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>Its kind; of signing keys.</summary>
    public Optional<SigningKeyFamily> SigningKeyAlgorithm { get; init; }

    /// <summary>Where it is in its life; of signing keys.</summary>
    public Optional<Data.Signing.SigningKeyStatus> Status { get; init; }

    /// <summary>When a next key begins to sign, in milliseconds since 1970.</summary>
    public Optional<DateTimeOffset> EffectiveAt { get; init; }
}

/// <summary>A wish for a new key.</summary>
internal sealed record RotateOidcKeys
{
    /// <summary>Its kind; absent means what the hub signs with.</summary>
    public Optional<SigningKeyFamily> SigningKeyAlgorithm { get; init; }

    /// <summary>Seconds for which it is published before it signs; absent or 0 means that it signs at once.</summary>
    [Range(0, 31_536_000)]
    public Optional<int> RotationGracePeriod { get; init; }
}

/// <summary>What ID tokens hold beyond the standard.</summary>
internal sealed record IdTokenConfig
{
    /// <summary>Claims.</summary>
    [SchemaFrom(nameof(ClaimsSchema))]
    public Optional<List<string>> EnabledExtendedClaims { get; init; }

    private static Schema ClaimsSchema() => Schema.ListOf(
        Schema.OneOf("custom_data", "identities", "sso_identities", "roles", "organizations", "organization_data", "organization_roles"), max: 32);
}

/// <summary>What the console remembers.</summary>
internal sealed record AdminConsoleConfig
{
    /// <summary>Somebody changed how people sign in.</summary>
    public required bool SignInExperienceCustomized { get; init; }

    /// <summary>Somebody made an organization.</summary>
    public required bool OrganizationCreated { get; init; }

    /// <summary>A notice of the hosted service.</summary>
    public Optional<MigrationNotification> DevelopmentTenantMigrationNotification { get; init; }

    /// <summary>Notices of the hosted service.</summary>
    public Optional<ChargeNotification> CheckedChargeNotification { get; init; }
}

/// <summary>Changes of what the console remembers.</summary>
internal sealed record UpdateAdminConsoleConfig
{
    /// <summary>Somebody changed how people sign in.</summary>
    public Optional<bool> SignInExperienceCustomized { get; init; }

    /// <summary>Somebody made an organization.</summary>
    public Optional<bool> OrganizationCreated { get; init; }

    /// <summary>A notice of the hosted service.</summary>
    public Optional<MigrationNotification> DevelopmentTenantMigrationNotification { get; init; }

    /// <summary>Notices of the hosted service.</summary>
    public Optional<ChargeNotification> CheckedChargeNotification { get; init; }
}

/// <summary>A notice of the hosted service; kept for scripts.</summary>
internal sealed record MigrationNotification
{
    /// <summary>Whether somebody pays.</summary>
    public required bool IsPaidTenant { get; init; }

    /// <summary>The tenant's kind.</summary>
    [StringLength(64)]
    public required string Tag { get; init; }

    /// <summary>When it was read.</summary>
    public Optional<double> ReadAt { get; init; }
}

/// <summary>Notices of the hosted service that were read; kept for scripts.</summary>
internal sealed record ChargeNotification
{
    /// <summary>Of tokens.</summary>
    public Optional<bool> Token { get; init; }

    /// <summary>Of API resources.</summary>
    public Optional<bool> ApiResource { get; init; }

    /// <summary>Of machine applications.</summary>
    public Optional<bool> MachineToMachineApp { get; init; }

    /// <summary>Of members.</summary>
    public Optional<bool> TenantMember { get; init; }
}
