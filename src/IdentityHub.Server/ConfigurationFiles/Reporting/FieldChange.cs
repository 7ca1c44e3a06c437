using System.Text.Json;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>A difference between what is stored and what the file wants.</summary>
/// <param name="Path">Where in the object, in the file's words.</param>
internal abstract record FieldChange(string Path);

/// <summary>A value became another one; one that is not there is null.</summary>
internal sealed record ValueChange(string Path, JsonElement? Old, JsonElement? New) : FieldChange(Path);

/// <summary>A list got and lost members.</summary>
internal sealed record ListChange(string Path, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : FieldChange(Path);

/// <summary>What became of a value that is never shown.</summary>
internal enum SecretAction
{
    /// <summary>There was none.</summary>
    Set,

    /// <summary>There was another one.</summary>
    Changed,

    /// <summary>There is none any more.</summary>
    Removed,
}

/// <summary>A secret or password changed.</summary>
internal sealed record SecretChange(string Path, SecretAction Action) : FieldChange(Path);
