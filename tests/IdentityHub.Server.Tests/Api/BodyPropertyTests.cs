using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Api;

/// <summary>Bodies come from outside: whatever they hold, an operation answers, and never with a 500.</summary>
public sealed class BodyPropertyTests
{
    private const int DocumentsPerType = 300;

    [Fact]
    public async Task What_a_schema_lets_through_can_be_read()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var accepted = 0;
        var failures = new List<string>();
        foreach (var type in Operations(hub).Select(operation => operation.Body).OfType<Type>().Distinct())
        {
            for (var seed = 0; seed < DocumentsPerType; seed++)
            {
                var text = new RandomJson(seed, seed % 3 * 0.1).Write(SchemaFactory.Of(type));
                if (TryParse(text) is not { } document)
                {
                    continue;
                }

                var issues = new List<SchemaIssue>();
                SchemaFactory.Of(type).Check(document, null, issues);
                if (issues.Count == 0)
                {
                    accepted++;
                    try
                    {
                        document.Deserialize(type, ApiJson.Options);
                    }
                    catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or ArgumentException)
                    {
                        failures.Add($"{type.Name}: {text}: {exception.Message}");
                    }
                }
                else
                {
                    Assert.All(issues, issue => Assert.NotEmpty(issue.ToLine()));
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(10)));
        Assert.True(accepted > 100, $"Only {accepted} documents were let through: the generator is of no use.");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_body_and_no_id_makes_an_operation_fail(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, options => options.UseCheapHashes());
        var failures = new List<string>();
        foreach (var operation in Operations(hub))
        {
            for (var seed = 0; seed < 6; seed++)
            {
                var body = operation.Body is null ? null : new RandomJson(seed, seed * 0.04).Write(SchemaFactory.Of(operation.Body));
                var path = System.Text.RegularExpressions.Regex.Replace(
                    operation.Path["/api".Length..], "{[^}]*}", seed % 2 == 0 ? "nothing" : Uri.EscapeDataString("'; DROP TABLE users; --"));
                var answer = await hub.SendAsync(operation.Method, path, body);
                if (answer.Status >= 500 && answer.Status != 501)
                {
                    failures.Add($"{operation.Method} {path} {body}: {answer.Status} {answer.Text}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures.Take(10)));
        (await hub.GetAsync("/resources")).Is(200);
    }

    private static List<ApiOperation> Operations(ManagementScenario hub) =>
        [.. hub.Scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()];

    private static JsonElement? TryParse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
