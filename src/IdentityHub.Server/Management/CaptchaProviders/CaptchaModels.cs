using System.Text.RegularExpressions;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Management.CaptchaProviders;

/// <summary>The service that tells people from programs.</summary>
internal sealed record CaptchaProviderAnswer(
    string TenantId, string Id, CaptchaSettings Config, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>From the row, with its configuration as it was opened.</summary>
    public static CaptchaProviderAnswer From(CaptchaProvider row, CaptchaConfig config) =>
        new(Tenant.Id, row.Id, CaptchaSettings.From(config), row.CreatedAt, row.UpdatedAt);
}

/// <summary>Puts a service in the place of the one that is there.</summary>
internal sealed record UpdateCaptchaProvider
{
    /// <summary>How it is reached.</summary>
    public required CaptchaSettings Config { get; init; }
}

/// <summary>How a service is reached.</summary>
internal sealed partial record CaptchaSettings
{
    private const int LongestKey = 1024;

    /// <summary>Which service.</summary>
    public required string Type { get; init; }

    /// <summary>Public key of the pages.</summary>
    public required string SiteKey { get; init; }

    /// <summary>Secret of the hub.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Google Cloud project.</summary>
    public Optional<string> ProjectId { get; init; }

    /// <summary>Host of the script.</summary>
    public Optional<string> Domain { get; init; }

    /// <summary>Whether a person ticks a box.</summary>
    public Optional<string> Mode { get; init; }

    /// <summary>The two forms.</summary>
    public static Schema Schema { get; } = new TaggedSchema(
        "type",
        [
            (CaptchaConfig.Turnstile, new ObjectSchema([Key("siteKey"), Key("secretKey")])),
            (CaptchaConfig.RecaptchaEnterprise, new ObjectSchema(
            [
                Key("siteKey"),
                Key("secretKey"),
                Key("projectId"),
                // Stands in the pages' content security policy, where anything but a host would be a hole.
                new("domain", new StringSchema { Max = 253, Pattern = Host() }, false),
                new("mode", Schema.OneOf("invisible", CaptchaConfig.Checkbox), false),
            ])),
        ]);

    /// <summary>From what was opened.</summary>
    public static CaptchaSettings From(CaptchaConfig config) => new()
    {
        Type = config.Type,
        SiteKey = config.SiteKey,
        SecretKey = config.SecretKey,
        ProjectId = AsOptional(config.ProjectId),
        Domain = AsOptional(config.Domain),
        Mode = AsOptional(config.Mode),
    };

    /// <summary>As it is kept, without members that its type does not have.</summary>
    public CaptchaConfig ToConfig()
    {
        var config = new CaptchaConfig { Type = Type, SiteKey = SiteKey, SecretKey = SecretKey };
        return Type == CaptchaConfig.Turnstile ? config : config with { ProjectId = ProjectId.Value, Domain = Domain.Value, Mode = Mode.Value };
    }

    /// <summary>Prints nothing of the keys.</summary>
    public override string ToString() => Type;

    private static Optional<string> AsOptional(string? value) => value is null ? default : new Optional<string>(value);

    private static SchemaMember Key(string name) => new(name, Schema.Text(1, LongestKey), true);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9.-]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Host();
}
