using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Applications;

/// <summary>An OAuth client (RFC 6749 §2).</summary>
public sealed class Application : ICatalogEntity
{
    /// <summary>Client id: 21 characters of 0-9a-z when we make it, at most 21 when given.</summary>
    public required string Id { get; init; }

    /// <summary>Name shown to people, at most 256 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Free text for administrators.</summary>
    public string? Description { get; set; }

    /// <summary>Decides grants, response types and client authentication.</summary>
    public required ApplicationType Type { get; init; }

    /// <summary>Redirect URIs and other metadata in OpenID's names.</summary>
    public OidcClientMetadata OidcClientMetadata { get; set; } = new();

    /// <summary>Lifetimes, CORS origins and switches of this client.</summary>
    public CustomClientMetadata CustomClientMetadata { get; set; } = new();

    /// <summary>Free JSON object of the administrator.</summary>
    public JsonElement CustomData { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Not ours: asks for consent and gets only the enabled permissions.</summary>
    public bool IsThirdParty { get; init; }

    /// <summary>Only users that match an allow rule may sign in.</summary>
    public bool AppLevelAccessControlEnabled { get; set; }

    /// <summary>A disabled client can start and finish nothing.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ApplicationConfiguration : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("applications");
        builder.Property(application => application.Id).HasMaxLength(21);
        builder.Property(application => application.Name).HasMaxLength(256);
        builder.Property(application => application.OidcClientMetadata).IsJson(DataJson.Default.OidcClientMetadata);
        builder.Property(application => application.CustomClientMetadata).IsJson(DataJson.Default.CustomClientMetadata);
        builder.HasIndex(application => application.Type);
        builder.HasIndex(application => application.IsThirdParty);
        builder.HasIndex(application => new { application.CreatedAt, application.Id });
    }
}
