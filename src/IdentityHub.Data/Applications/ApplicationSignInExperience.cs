using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data.Applications;

/// <summary>How the sign-in pages look when a person comes from one client; what is absent is as everywhere.</summary>
public sealed class ApplicationSignInExperience : ICatalogEntity
{
    /// <summary>The client.</summary>
    public required string ApplicationId { get; init; }

    /// <summary>Colours.</summary>
    public JsonElement Color { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Logos.</summary>
    public JsonElement Branding { get; set; } = JsonColumn.EmptyObject;

    /// <summary>Style sheet.</summary>
    public string? CustomCss { get; set; }

    /// <summary>Terms of use, at most 2048 characters.</summary>
    public string? TermsOfUseUrl { get; set; }

    /// <summary>Privacy policy, at most 2048 characters.</summary>
    public string? PrivacyPolicyUrl { get; set; }

    /// <summary>Name shown to people, at most 256 characters.</summary>
    public string? DisplayName { get; set; }
}

internal sealed class ApplicationSignInExperienceConfiguration : IEntityTypeConfiguration<ApplicationSignInExperience>
{
    public void Configure(EntityTypeBuilder<ApplicationSignInExperience> builder)
    {
        builder.ToTable("application_sign_in_experiences");
        builder.HasKey(row => row.ApplicationId);
        builder.Property(row => row.TermsOfUseUrl).HasMaxLength(2048);
        builder.Property(row => row.PrivacyPolicyUrl).HasMaxLength(2048);
        builder.Property(row => row.DisplayName).HasMaxLength(256);
        builder.HasOne<Application>().WithMany().HasForeignKey(row => row.ApplicationId);
    }
}
