using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Reporting;

namespace IdentityHub.Server.Management.ConfigurationFiles;

/// <summary>Writes what came of a text as answers show it.</summary>
internal static class ConfigurationPlans
{
    // A text of a megabyte can be wrong in a hundred thousand places; nobody reads more than the first.
    private const int MostProblems = 200;

    /// <summary>The answer.</summary>
    /// <param name="outcome">What came of the text.</param>
    /// <param name="digest">The plan's name.</param>
    public static ConfigurationPlan Of(FileOutcome outcome, Func<ChangeReport, string> digest)
    {
        var report = outcome.Report;
        var result = !outcome.IsAccepted ? ConfigurationResult.Refused : report.IsEmpty ? ConfigurationResult.Unchanged : ConfigurationResult.Changed;
        return new ConfigurationPlan(
            result, result == ConfigurationResult.Changed ? digest(report) : null, report.Created, report.Updated, report.Deleted, report.Unchanged,
            [.. report.Changes.Select(Of)], outcome.Problems.Count, Of(outcome.Problems), Of(outcome.Notes));
    }

    private static ConfigurationChange Of(ObjectChange change) => new(
        change.Action switch { ChangeAction.Create => "create", ChangeAction.Delete => "delete", _ => "update" },
        change.Kind.Word(), change.Name, change.Label, [.. change.Fields.Select(Of)]);

    private static ConfigurationField Of(FieldChange field) => field switch
    {
        ValueChange value => new ConfigurationField { Path = value.Path, Old = Given(value.Old), New = Given(value.New) },
        ListChange list => new ConfigurationField { Path = list.Path, Added = list.Added.ToList(), Removed = list.Removed.ToList() },
        SecretChange secret => new ConfigurationField
        {
            Path = secret.Path,
            Secret = secret.Action switch { SecretAction.Set => "set", SecretAction.Removed => "removed", _ => "changed" },
        },
        _ => new ConfigurationField { Path = field.Path },
    };

    private static Optional<JsonElement> Given(JsonElement? value) => value is { } element ? new Optional<JsonElement>(element) : default;

    private static List<ConfigurationProblem> Of(IReadOnlyList<FileProblem> problems) =>
        [.. problems.Take(MostProblems).Select(static problem => new ConfigurationProblem(problem.Place.Line, problem.Place.Column, problem.Place.Path, problem.Message))];
}
