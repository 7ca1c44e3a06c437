namespace IdentityHub.EndToEnd.Tests;

/// <summary>The working copy these tests were built from.</summary>
internal static class Repository
{
    /// <summary>Its root directory.</summary>
    public static string Root { get; } = Find();

    /// <summary>The absolute path of a file of the repository.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    /// <summary>The text of a file of the repository.</summary>
    public static string Read(string relative) => File.ReadAllText(PathOf(relative));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "IdentityHub.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests do not run inside a working copy of the repository.");
    }
}
