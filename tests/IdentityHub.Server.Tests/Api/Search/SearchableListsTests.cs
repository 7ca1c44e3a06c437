using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Api.Search;

public sealed class SearchableListsTests
{
    private static readonly Dictionary<string, string> Ids = new()
    {
        ["{userId}"] = Scenario.Alice,
        ["{applicationId}"] = Scenario.Machine,
        ["{resourceId}"] = "api",
        ["{id}"] = "r-machine",
    };

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Every_list_that_declares_a_search_has_one(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var paths = hub.Scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>().Where(operation => operation.IsSearchable)
            .Select(operation => Ids.Aggregate(operation.Path["/api".Length..], (path, id) => path.Replace(id.Key, id.Value, StringComparison.Ordinal))).ToList();
        Assert.True(paths.Count >= 9, $"{paths.Count} lists can be searched.");
        foreach (var path in paths)
        {
            Assert.Empty((await hub.GetAsync(path + "?search=nothing is called so")).Is(200).Body.EnumerateArray());
            foreach (var wrong in new[] { "search=", "search.secret=a", "search=a&search=b", "search=a&mode=similar_to", "search=(&mode=posix" })
            {
                (await hub.GetAsync($"{path}?{wrong}")).IsRefused(400, "request.invalid_input");
            }

            foreach (var harmless in new[] { "';DROP TABLE users;--", "%", "_", @"\\", "\"", "{0}", "@p0" })
            {
                foreach (var mode in new[] { "like", "exact", "posix" })
                {
                    var answer = await hub.GetAsync($"{path}?mode={mode}&search={Uri.EscapeDataString(harmless)}");
                    Assert.True(answer.Status is 200 or 400, $"{path} {mode} {harmless}: {answer.Status} {answer.Text}");
                }
            }

            (await hub.GetAsync(path + "?search=a%00b")).IsRefused(400, "guard.invalid_input");
        }
    }
}
