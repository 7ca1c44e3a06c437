using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Api.OpenApi;

/// <summary>
/// The document held against the reference's: every operation, parameter, status and member. What differs is printed, and must be listed in
/// <see cref="DifferenceReasons"/> with its reason.
/// </summary>
public sealed class ReferenceComparisonTests(ITestOutputHelper output)
{
    [Fact]
    public Task The_Management_API_differs_from_the_reference_only_where_it_is_said_why() =>
        CompareAsync("/api/swagger.json", "reference-operations.jsonl", DifferenceReasons.All);

    [Fact]
    public Task The_Experience_API_differs_from_the_reference_only_where_it_is_said_why() =>
        CompareAsync("/api/.well-known/experience.openapi.json", "reference-experience-operations.jsonl", DifferenceReasons.Experience);

    private async Task CompareAsync(string path, string file, IReadOnlyDictionary<string, string> reasons)
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        using var client = hub.NewClient();
        var ours = OperationFacts.Of((JsonObject)JsonNode.Parse(await client.GetStringAsync(new Uri(path, UriKind.Relative)))!);
        var reference = OperationFacts.ReadReference(file);
        var differences = reference.Keys.Except(ours.Keys).Select(operation => $"{operation}: is missing")
            .Concat(ours.Keys.Except(reference.Keys).Select(operation => $"{operation}: is more"))
            .Concat(ours.Keys.Intersect(reference.Keys)
                .SelectMany(operation => ours[operation].DifferencesFrom(reference[operation]).Select(difference => $"{operation}: {difference}")))
            .Order(StringComparer.Ordinal).ToList();

        var unexplained = new List<string>();
        var used = new HashSet<string>();
        foreach (var difference in differences)
        {
            var (pattern, reason) = reasons.FirstOrDefault(pair => Regex.IsMatch(difference, $"^(?:{pair.Key})$", RegexOptions.CultureInvariant));
            output.WriteLine($"{difference} ({reason ?? "NO REASON"})");
            if (pattern is null)
            {
                unexplained.Add(difference);
            }
            else
            {
                used.Add(pattern);
            }
        }

        Assert.True(unexplained.Count == 0, $"{unexplained.Count} differences without a reason:\n{string.Join('\n', unexplained)}");
        var needless = reasons.Keys.Except(used).ToList();
        Assert.True(needless.Count == 0, $"Reasons for what does not differ:\n{string.Join('\n', needless)}");
    }
}
