using System.Text.RegularExpressions;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Administrators;

/// <summary>Which role of administrators each operation of the Management API asks for, and that it does.</summary>
public sealed partial class AdministratorLevelTests
{
    [Fact(DisplayName = "CVE-2026-55106: every operation of the Management API says here which administrators may call it")]
    public async Task Every_operation_is_listed_with_its_level()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var mapped = Operations(hub).Select(operation => $"{Word(operation)} {operation.Method} {operation.Path}").Order(StringComparer.Ordinal);
        Assert.Equal(string.Join('\n', Listed().Order(StringComparer.Ordinal)), string.Join('\n', mapped));
    }

    [Fact(DisplayName = "CVE-2026-55106: owners, editors, viewers and others may call exactly what the list says")]
    public async Task Every_operation_refuses_who_may_less()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.HireAsync();
        string[] order = ["none", "viewer", "editor", "owner", "machine"];
        (string Who, string Id)[] callers = [("none", Staff.Nobody), ("viewer", Staff.Viewer), ("editor", Staff.Editor), ("owner", Staff.Owner)];
        var differences = new List<string>();
        foreach (var operation in Operations(hub))
        {
            var path = Placeholder().Replace(operation.Path["/api".Length..], "nothing");
            foreach (var (who, id) in callers)
            {
                var answer = await hub.AsAsync(id, operation.Method, path, "{}");
                var isRefused = answer is { Status: 403, Code: "auth.forbidden" };
                if (isRefused != Array.IndexOf(order, who) < Array.IndexOf(order, Word(operation)) || answer.Status is 401 or 500)
                {
                    differences.Add($"{operation.Method} {operation.Path} for {who}: {answer.Status} {answer.Code}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static List<ApiOperation> Operations(ManagementScenario hub) => hub.Scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()
        .Where(operation => operation is { IsAnonymous: false, Kind: ApiKind.Management }).ToList();

    // Users' tokens of other providers have a permission that no role of administrators holds.
    private static string Word(ApiOperation operation) =>
        operation.Path.EndsWith("/access-token", StringComparison.Ordinal) ? "machine" : operation.Needs.ToString().ToLowerInvariant();

    private static List<string> Listed()
    {
        using var stream = typeof(AdministratorLevelTests).Assembly.GetManifestResourceStream("administrator-levels.txt")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
    }

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Placeholder();
}
