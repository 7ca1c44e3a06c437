namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <summary>A value of the file, or the fact that the file says nothing about it.</summary>
/// <param name="Value">The value; meaningless unless <paramref name="Is"/>.</param>
/// <param name="Is">Whether the file gives it. An explicit <c>null</c> is given.</param>
internal readonly record struct Given<T>(T Value, bool Is)
{
    /// <summary>The file's value, or what is stored when the file says nothing.</summary>
    public T Or(T stored) => Is ? Value : stored;

    /// <inheritdoc/>
    public override string ToString() => Is ? "given" : "not given";
}

/// <summary>A word of the file and where it stands, for a later look whether what it names exists.</summary>
internal sealed record Located(string Value, Place Place);
