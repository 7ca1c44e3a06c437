using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Server.Api;

namespace IdentityHub.Server.Management.ConfigurationFiles;

/// <summary>How a configuration file is written.</summary>
internal enum ConfigurationFormat
{
    /// <summary>YAML 1.2, in which JSON is YAML too.</summary>
    [JsonStringEnumMemberName("yaml")]
    Yaml,

    /// <summary>Strict JSON.</summary>
    [JsonStringEnumMemberName("json")]
    Json,
}

/// <summary>A text to make a plan of.</summary>
internal record ConfigurationText
{
    /// <summary>The most characters, near the limit of the body; a larger file is for the command line.</summary>
    public const int Longest = 1_000_000;

    /// <summary>The text of the file.</summary>
    [StringLength(Longest)]
    public required string Text { get; init; }

    /// <summary>How it is written; YAML if not given.</summary>
    public Optional<ConfigurationFormat> Format { get; init; }

    /// <summary>The name it is read under.</summary>
    [JsonIgnore]
    public string Path => Format.Or(ConfigurationFormat.Yaml) == ConfigurationFormat.Json ? "configuration.json" : "configuration.yaml";
}

/// <summary>A text to apply as its plan showed.</summary>
internal sealed record ConfigurationOrder : ConfigurationText
{
    /// <summary>The <c>digest</c> of the plan.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Digest { get; init; }
}

/// <summary>What came of a text.</summary>
internal enum ConfigurationResult
{
    /// <summary>The hub is as the text says.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>Something differs, or after applying it something did.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>The text has problems and cannot be applied.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>What a text changes.</summary>
/// <param name="Result">What came of it.</param>
/// <param name="Digest">Names this plan, to apply exactly it; null when there is nothing to apply.</param>
/// <param name="Created">How many objects are new.</param>
/// <param name="Updated">How many differ.</param>
/// <param name="Deleted">How many go.</param>
/// <param name="Unchanged">How many are as the text says.</param>
/// <param name="Changes">All of them, by kind and name.</param>
/// <param name="ProblemCount">How many problems there are.</param>
/// <param name="Problems">The first of them, in the order of the text.</param>
/// <param name="Notes">What is right and has no effect; the first of them.</param>
internal sealed record ConfigurationPlan(
    ConfigurationResult Result, string? Digest, int Created, int Updated, int Deleted, int Unchanged,
    List<ConfigurationChange> Changes, int ProblemCount, List<ConfigurationProblem> Problems, List<ConfigurationProblem> Notes);

/// <summary>An object that is not as the text says.</summary>
/// <param name="Action"><c>create</c>, <c>update</c> or <c>delete</c>.</param>
/// <param name="Kind">What it is, such as <c>organizationRole</c>.</param>
/// <param name="Name">By what the text knows it.</param>
/// <param name="Label">More for people to recognize it by.</param>
/// <param name="Fields">What differs, by path; nothing for what goes.</param>
internal sealed record ConfigurationChange(string Action, string Kind, string Name, string? Label, List<ConfigurationField> Fields);

/// <summary>A difference: of a value, of a list, or of something that is never shown.</summary>
internal sealed record ConfigurationField
{
    /// <summary>Where in the object, in the words of the text.</summary>
    public required string Path { get; init; }

    /// <summary>The stored value; not there when there is none.</summary>
    public Optional<JsonElement> Old { get; init; }

    /// <summary>The value of the text; not there when it takes the value away.</summary>
    public Optional<JsonElement> New { get; init; }

    /// <summary>What a list gets.</summary>
    public Optional<List<string>> Added { get; init; }

    /// <summary>What a list loses.</summary>
    public Optional<List<string>> Removed { get; init; }

    /// <summary>What becomes of a secret: <c>set</c>, <c>changed</c> or <c>removed</c>.</summary>
    public Optional<string> Secret { get; init; }
}

/// <summary>Something that must be put right in a text.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Path">Keys and indexes from the top; empty for the whole text.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record ConfigurationProblem(int Line, int Column, string Path, string Message);
