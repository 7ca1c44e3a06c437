using IdentityHub.Server.Commands.Diagnosis;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Management.Dashboard.Health;

/// <summary>What <c>doctor</c> would find in settings and files. Only about what: the words have paths in them, which are for the operator.</summary>
internal static class SettingsHealthCheck
{
    /// <summary>Looks at them.</summary>
    public static SettingsHealth Examine(HubOptions options, IConfiguration configuration) =>
        Judge(ProxyChecks.Examine(options, configuration).Concat(FileChecks.Examine(options)));

    /// <summary>Puts findings into codes.</summary>
    internal static SettingsHealth Judge(IEnumerable<Finding> findings)
    {
        var topics = findings.Where(static finding => finding.Kind == FindingKind.Wrong).Select(static finding => CodeOf(finding.Topic)).Distinct().ToList();
        return topics.Count == 0
            ? new() { State = HealthState.Ok, Code = "settings.ok", Topics = topics }
            : new() { State = HealthState.Warning, Code = "settings.wrong", Topics = topics };
    }

    private static string CodeOf(string topic) => topic switch
    {
        "public URL" => "publicUrl",
        "data directory" => "dataDirectory",
        "master key" => "masterKey",
        _ => topic,
    };
}
