namespace IdentityHub.Server.Hosting;

/// <summary>The Console: pages for administrators.</summary>
internal sealed record ConsoleOptions
{
    /// <summary>Where it is, below the public URL.</summary>
    public const string Path = "/console";

    /// <summary>Whether there is one (<c>Console:Enabled</c>). Without it there is no client to sign in to either.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Whether a start without any administrator prints the link that makes the first one (<c>Console:SetupLink</c>).</summary>
    public bool SetupLink { get; init; } = true;

    /// <summary>Where its files lie (<c>Console:Directory</c>): beside the application, where the build puts them.</summary>
    public string Directory { get; init; } = System.IO.Path.Combine(AppContext.BaseDirectory, "console");

    /// <summary>Reads <c>Console</c>.</summary>
    public static ConsoleOptions Read(SettingsReader settings)
    {
        var defaults = new ConsoleOptions();
        return new ConsoleOptions
        {
            Enabled = settings.Flag("Console:Enabled", defaults.Enabled),
            SetupLink = settings.Flag("Console:SetupLink", defaults.SetupLink),
            Directory = System.IO.Path.GetFullPath(settings.Text("Console:Directory") ?? defaults.Directory),
        };
    }
}
