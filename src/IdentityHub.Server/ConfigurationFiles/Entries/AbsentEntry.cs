using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>An object that the file wants gone: an entry with <c>state: absent</c>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Key">The key by which it is named, such as <c>id</c>.</param>
/// <param name="Name">Its value.</param>
internal sealed record AbsentEntry(ObjectKind Kind, string Key, Located Name)
{
    /// <summary>Reads one such entry.</summary>
    public static AbsentEntry? Read(ObjectReader reader, ObjectKind kind)
    {
        var keys = KeysOf(kind);
        reader.RefuseOthersThan([.. keys.Select(static key => key.Name)]);
        var given = keys.Where(key => reader.Has(key.Name)).ToList();
        if (given.Count != 1)
        {
            reader.Report(reader.Place, $"say which {kind.Words()} is meant by {(keys.Count == 1 ? "" : "one of ")}{string.Join(", ", keys.Select(static key => $"'{key.Name}'"))}");
            // Asked for, so that they are not reported as unknown too.
            given.ForEach(key => reader.OptionalText(key.Name, TextRules.Anything));
            return null;
        }

        var name = reader.OptionalText(given[0].Name, given[0].Rule);
        return name.Is ? new AbsentEntry(kind, given[0].Name, new Located(name.Value, reader.PlaceOf(given[0].Name))) : null;
    }

    private static IReadOnlyList<(string Name, TextRule Rule)> KeysOf(ObjectKind kind) => kind switch
    {
        ObjectKind.Resource => [("indicator", ResourceEntry.IndicatorOfOthers)],
        ObjectKind.OrganizationScope => [("name", TextRules.Between(1, 128))],
        ObjectKind.Application => [("id", ApplicationEntry.IdentifierOfClient)],
        ObjectKind.User =>
        [
            ("id", TextRules.Identifier(12)), ("username", TextRules.Username), ("primaryEmail", TextRules.Email), ("primaryPhone", TextRules.Phone),
        ],
        ObjectKind.Organization => [("id", TextRules.Identifier(21)), ("name", TextRules.Between(1, 128))],
        ObjectKind.Connector => [("connectorId", ConnectorEntry.SingleFactory), ("target", TextRules.Between(1, 128))],
        ObjectKind.SsoConnector => [("id", TextRules.Identifier(128)), ("connectorName", TextRules.Between(1, 128))],
        ObjectKind.ProfileField => [("name", TextRules.Between(1, 128))],
        _ => [("name", TextRules.RoleName)],
    };
}
