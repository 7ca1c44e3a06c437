using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Audit;

/// <summary>Settings of the audit trail.</summary>
internal sealed record AuditOptions
{
    private const string RetentionSetting = "Audit:Retention";

    /// <summary>How long rows are kept (<c>Audit:Retention</c>); null keeps them for good.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>Reads <c>Audit</c>.</summary>
    public static AuditOptions Read(SettingsReader settings) => new()
    {
        Retention = settings.Text(RetentionSetting) is null
            ? null
            : settings.Duration(RetentionSetting, TimeSpan.Zero, TimeSpan.FromDays(1), TimeSpan.FromDays(20 * 365)),
    };
}
