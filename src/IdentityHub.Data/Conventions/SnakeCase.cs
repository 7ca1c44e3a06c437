using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace IdentityHub.Data;

/// <summary>Column, key and index names in snake_case, as in the reference's data model.</summary>
internal static class SnakeCase
{
    private const int LongestName = 63;

    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Convert(property.Name));
            }

            var table = entity.GetTableName();
            foreach (var key in entity.GetKeys())
            {
                key.SetName($"pk_{table}");
            }

            Name(
                entity.GetForeignKeys(),
                key => $"fk_{table}__{Join(key.Properties)}",
                static (key, name) => key.SetConstraintName(name));
            Name(
                entity.GetIndexes(),
                index => $"ix_{table}__{Join(index.Properties)}",
                static (index, name) => index.SetDatabaseName(name));
        }
    }

    // PostgreSQL cuts long names off; those of one table that begin alike must differ before that.
    private static void Name<T>(IEnumerable<T> things, Func<T, string> nameOf, Action<T, string> set)
    {
        foreach (var alike in things.ToLookup(thing => nameOf(thing)[..Math.Min(nameOf(thing).Length, LongestName)]))
        {
            var isAmbiguous = alike.Count() > 1;
            foreach (var thing in alike)
            {
                var name = nameOf(thing);
                set(thing, isAmbiguous ? $"{name[..(LongestName - 9)]}_{HashOf(name)}" : name);
            }
        }
    }

    private static string Join(IEnumerable<IMutableProperty> properties) => string.Join('_', properties.Select(static property => Convert(property.Name)));

    private static string HashOf(string name) => System.Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(name)))[..8];

    private static string Convert(string name)
    {
        var result = new StringBuilder(name.Length + 8);
        foreach (var character in name)
        {
            if (char.IsUpper(character) && result.Length > 0)
            {
                result.Append('_');
            }

            result.Append(char.ToLowerInvariant(character));
        }

        return result.ToString();
    }
}
