using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.Server.Hosting;
using Microsoft.Extensions.Configuration;

namespace IdentityHub.EndToEnd.Tests.Docs;

/// <summary><c>docs/configure.md</c> says what the code reads, no more and no less.</summary>
public sealed partial class SettingsTests
{
    [Fact]
    public void Every_setting_is_documented_and_every_documented_setting_exists()
    {
        var recorder = new RecordingProvider();
        HubOptions.Read(new ConfigurationRoot([recorder]));

        Assert.Equal(recorder.Asked.Order(StringComparer.Ordinal), Documented().Select(row => row.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Documented_defaults_are_the_defaults()
    {
        var documented = Documented()
            .Where(row => row.Default.StartsWith('`'))
            .ToDictionary(row => row.Name, string? (row) => row.Default.Trim('`'));
        Assert.NotEmpty(documented);

        Assert.Equal(Describe([]), Describe(documented));
    }

    [Fact]
    public void Settings_without_a_documented_default_have_none()
    {
        var options = HubOptions.Read(new ConfigurationBuilder().Build());

        Assert.Null(options.MasterKey);
        Assert.Null(options.Bootstrap);
        Assert.Null(options.Audit.Retention);
        Assert.Empty(options.Oidc.AdditionalSigningAlgorithms);
        Assert.False(options.ReverseProxy.IsConfigured);
        Assert.Empty(options.Outbound.AllowedHosts);
    }

    private static string Describe(Dictionary<string, string?> settings) =>
        JsonSerializer.Serialize(HubOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));

    private static List<(string Name, string Default)> Documented() =>
        [.. Row().Matches(Repository.Read("docs/configure.md")).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    [GeneratedRegex(@"^\| `(IdentityHub:[A-Za-z:]+)` \| (.*?) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>An empty configuration that remembers what it was asked for.</summary>
    private sealed class RecordingProvider : ConfigurationProvider
    {
        public HashSet<string> Asked { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override bool TryGet(string key, out string? value)
        {
            if (key.StartsWith(SettingsReader.Root + ":", StringComparison.OrdinalIgnoreCase))
            {
                Asked.Add(key);
            }

            return base.TryGet(key, out value);
        }
    }
}
