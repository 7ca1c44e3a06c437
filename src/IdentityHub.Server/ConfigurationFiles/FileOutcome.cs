using IdentityHub.Server.ConfigurationFiles.Reporting;

namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>What came of planning or applying a file.</summary>
/// <param name="Report">What changes; nothing when there are problems.</param>
/// <param name="Problems">Why nothing was done; empty when the file is good.</param>
internal sealed record FileOutcome(ChangeReport Report, IReadOnlyList<FileProblem> Problems)
{
    /// <summary>Things in the file that are right and have no effect.</summary>
    public IReadOnlyList<FileProblem> Notes { get; init; } = [];

    /// <summary>The file cannot be applied.</summary>
    public static FileOutcome Refused(IReadOnlyList<FileProblem> problems) => new(ChangeReport.None, problems);

    /// <summary>The changes are no longer those that the caller agreed to; nothing was done.</summary>
    public static FileOutcome Outdated { get; } = new(ChangeReport.None, []) { IsOutdated = true };

    /// <summary>Whether it is <see cref="Outdated"/>.</summary>
    public bool IsOutdated { get; private init; }

    /// <summary>Who sent the file may not do so any more; nothing was done.</summary>
    public static FileOutcome Forbidden { get; } = new(ChangeReport.None, []) { IsForbidden = true };

    /// <summary>Whether it is <see cref="Forbidden"/>.</summary>
    public bool IsForbidden { get; private init; }

    /// <summary>Whether the file is good.</summary>
    public bool IsAccepted => Problems.Count == 0 && !IsOutdated && !IsForbidden;
}
