using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>One of a client's secrets as the file wants it.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">Name, unique within the client.</param>
/// <param name="Value">The secret; when it is not given a stored one stays, and a new one is random.</param>
/// <param name="ExpiresAt">From when on it is refused; null for never.</param>
internal sealed record SecretEntry(Place Place, string Name, Given<string> Value, Given<DateTimeOffset?> ExpiresAt)
{
    /// <summary>Reads a list of them, each name once.</summary>
    public static Given<IReadOnlyList<SecretEntry>> ReadList(ObjectReader reader, string key)
    {
        var list = reader.Objects(key, Read);
        Duplicates.Refuse(reader, list.Or([]), static secret => secret.Name, static secret => secret.Place);
        return list;
    }

    private static SecretEntry? Read(ObjectReader reader)
    {
        var name = reader.RequiredText("name", TextRules.Between(1, 256));
        var value = reader.SecretText("value", TextRules.Secret);
        var expiresAt = reader.NullableInstant("expiresAt");
        return name is null ? null : new SecretEntry(reader.Place, name, value, expiresAt);
    }

    /// <summary>Secrets do not belong into logs.</summary>
    public override string ToString() => Name;
}
