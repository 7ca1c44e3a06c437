namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>What applying a file did.</summary>
/// <param name="Created">How many objects were created.</param>
/// <param name="Updated">How many existing objects were changed, their relations included.</param>
/// <param name="Unchanged">How many were already as the file wants them.</param>
/// <param name="Lines">One line per created or updated object, without private data.</param>
/// <param name="Problems">Why nothing was applied; empty when it was.</param>
internal sealed record ApplyResult(
    int Created, int Updated, int Unchanged, IReadOnlyList<string> Lines, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Nothing was applied.</summary>
    public static ApplyResult Refused(IReadOnlyList<FileProblem> problems) => new(0, 0, 0, [], problems);

    /// <summary>Whether the file was applied.</summary>
    public bool IsApplied => Problems.Count == 0;
}
