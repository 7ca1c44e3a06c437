using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Connectors;

/// <summary>A service that the hub uses: for e-mail, for text messages, or for signing in with another account.</summary>
public sealed class Connector : ICatalogEntity
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Id of its factory, such as <c>aws-ses-mail</c>.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>Its configuration, a JSON object under the master key.</summary>
    public required byte[] EncryptedConfig { get; set; }

    /// <summary>Target, name and logos of a connector whose factory leaves them open.</summary>
    public JsonElement Metadata { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Whether name and avatar follow the other account at each sign-in.</summary>
    public bool SyncProfile { get; set; }

    /// <summary>Whether the other account's tokens are kept.</summary>
    public bool EnableTokenStorage { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A message that a connector could not send; the last few of each are kept.</summary>
public sealed class ConnectorFailure
{
    /// <summary>Id; later ones are greater.</summary>
    public long Id { get; init; }

    /// <summary>The connector.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>Code of the error.</summary>
    public required string Code { get; init; }

    /// <summary>What the service said, without secrets and without the recipient; at most 1,024 characters.</summary>
    public required string Detail { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>A text for one kind of e-mail in one language, before those of the connector.</summary>
public sealed class EmailTemplate : ICatalogEntity
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string LanguageTag { get; init; }

    /// <summary>What the e-mail is for, such as <c>SignIn</c>.</summary>
    public required string TemplateType { get; init; }

    /// <summary>Subject, content, content type, reply and sender addresses.</summary>
    public JsonElement Details { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class ConnectorConfiguration
    : IEntityTypeConfiguration<Connector>, IEntityTypeConfiguration<ConnectorFailure>, IEntityTypeConfiguration<EmailTemplate>
{
    public void Configure(EntityTypeBuilder<Connector> builder)
    {
        builder.ToTable("connectors");
        builder.Property(row => row.Id).HasMaxLength(128);
        builder.Property(row => row.ConnectorId).HasMaxLength(128);
    }

    public void Configure(EntityTypeBuilder<ConnectorFailure> builder)
    {
        builder.ToTable("connector_failures");
        builder.Property(row => row.Code).HasMaxLength(128);
        builder.Property(row => row.Detail).HasMaxLength(1024);
        builder.HasOne<Connector>().WithMany().HasForeignKey(row => row.ConnectorId);
        builder.HasIndex(row => new { row.ConnectorId, row.Id });
    }

    public void Configure(EntityTypeBuilder<EmailTemplate> builder)
    {
        builder.ToTable("email_templates");
        builder.Property(row => row.Id).HasMaxLength(21);
        builder.Property(row => row.LanguageTag).HasMaxLength(16);
        builder.Property(row => row.TemplateType).HasMaxLength(64);
        builder.HasIndex(row => new { row.LanguageTag, row.TemplateType }).IsUnique();
    }
}
