using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IdentityHub.Data;

/// <summary>Indexes that find what begins with something, besides what equals it.</summary>
internal static class PatternIndex
{
    private static readonly string[] ByCharacter = ["varchar_pattern_ops"];

    /// <summary>
    /// Makes an index usable for <c>LIKE 'a%'</c>. PostgreSQL compares by the language of the database otherwise, and then reads the whole table; SQLite
    /// compares by bytes anyway and ignores this.
    /// </summary>
    /// <param name="index">An index of one text column. It does not give the order of the language, which nothing asks of it.</param>
    public static IndexBuilder<T> FindsBeginnings<T>(this IndexBuilder<T> index) =>
        index.HasAnnotation("Npgsql:IndexOperators", ByCharacter);
}
