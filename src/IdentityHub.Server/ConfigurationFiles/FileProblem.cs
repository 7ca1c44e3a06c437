namespace IdentityHub.Server.ConfigurationFiles;

/// <summary>Where something stands in a configuration file.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Path">Keys and indexes from the top, such as <c>applications[1].name</c>; empty for the whole file.</param>
internal readonly record struct Place(int Line, int Column, string Path)
{
    /// <summary>The top of the file.</summary>
    public static Place Start { get; } = new(1, 1, "");
}

/// <summary>Something that must be put right before the file can be applied. Never holds a secret or a person's address.</summary>
/// <param name="File">The file as the operator named it.</param>
/// <param name="Place">Where in it.</param>
/// <param name="Message">What is wrong and what would be right.</param>
internal sealed record FileProblem(string File, Place Place, string Message)
{
    /// <summary>The form compilers use, so that editors jump to it: <c>file:line:column path: message</c>.</summary>
    public override string ToString() => Place.Path.Length == 0
        ? $"{File}:{Place.Line}:{Place.Column}: {Message}"
        : $"{File}:{Place.Line}:{Place.Column} {Place.Path}: {Message}";
}
