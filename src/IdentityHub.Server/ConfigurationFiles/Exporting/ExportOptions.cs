namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>What an exported file holds besides configuration.</summary>
/// <param name="WithUsers">People, their roles and memberships.</param>
/// <param name="WithPasswordDigests">Digests of their passwords.</param>
internal sealed record ExportOptions(bool WithUsers, bool WithPasswordDigests)
{
    /// <summary>
    /// Leaves out what is secret, with the configuration it is in, where otherwise an environment variable stands. Applied where it was made,
    /// such a file leaves what is stored alone.
    /// </summary>
    public bool LeavesOutSecrets { get; init; }

    /// <summary>Hears after each page how many users were read so far.</summary>
    public Action<int>? UsersRead { get; init; }
}

/// <summary>A secret that the exported file expects in an environment variable.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Owner">What it is of, such as <c>application shop</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record ExportedSecret(string Variable, string Owner, string Name);
