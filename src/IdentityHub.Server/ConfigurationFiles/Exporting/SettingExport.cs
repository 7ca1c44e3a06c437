using IdentityHub.Data;
using IdentityHub.Server.ConfigurationFiles.Entries;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes documents of settings: the members of them that a file can hold.</summary>
internal static class SettingExport
{
    /// <summary>Writes each document that is stored.</summary>
    public static async Task WriteAsync(DocumentWriter writer, HubDbContext db, CancellationToken cancellation)
    {
        foreach (var (key, path, shape) in SettingEntry.All)
        {
            if (await db.HubSettings.Where(row => row.Key == key).Select(static row => row.Value).FirstOrDefaultAsync(cancellation) is not { } value)
            {
                continue;
            }

            foreach (var step in path)
            {
                writer.Key(step);
                writer.StartObject();
            }

            foreach (var member in JsonColumn.Parse(value).EnumerateObject().Where(member => shape.Keys.Contains(member.Name)))
            {
                writer.Key(member.Name);
                writer.Value(member.Value);
            }

            foreach (var _ in path)
            {
                writer.EndObject();
            }
        }
    }
}
