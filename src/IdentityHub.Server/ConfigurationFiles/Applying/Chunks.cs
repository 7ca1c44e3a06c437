namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Loads rows by keys that may be many: databases take only so many values in one statement.</summary>
internal static class Chunks
{
    private const int Size = 500;

    /// <summary>Everything that a query finds for some of the keys at a time.</summary>
    public static async Task<List<TRow>> LoadAsync<TRow>(IEnumerable<string> keys, Func<List<string>, Task<List<TRow>>> query)
    {
        var rows = new List<TRow>();
        foreach (var chunk in keys.Distinct(StringComparer.Ordinal).Chunk(Size))
        {
            rows.AddRange(await query([.. chunk]));
        }

        return rows;
    }
}
