using System.Text.Json.Nodes;

namespace IdentityHub.Server.ConfigurationFiles.Reading;

/// <content>Members that are objects or lists of them.</content>
internal sealed partial class ObjectReader
{
    /// <summary>A list of objects, each read by a function that returns null for one it cannot use.</summary>
    public Given<IReadOnlyList<T>> Objects<T>(string key, Func<ObjectReader, T?> read)
        where T : class
    {
        if (ItemsOf(key) is not { } items)
        {
            return default;
        }

        var result = new List<T>();
        foreach (var item in items)
        {
            if (ReaderOf(item) is { } reader)
            {
                var entry = read(reader);
                reader.Finish();
                if (entry is not null)
                {
                    result.Add(entry);
                }
            }
        }

        return new(result, true);
    }

    /// <summary>An object with known keys.</summary>
    public Given<T> Object<T>(string key, Func<ObjectReader, T> read)
    {
        if (Find(key) is not { } value || ReaderOf(value) is not { } reader)
        {
            return default;
        }

        var result = read(reader);
        reader.Finish();
        return new(result, true);
    }

    /// <summary>An object with known keys, or null.</summary>
    public Given<T?> NullableObject<T>(string key, Func<ObjectReader, T> read)
        where T : class
    {
        if (Find(key) is ScalarNode { Kind: ScalarKind.Null })
        {
            return new(null, true);
        }

        var result = Object(key, read);
        return new(result.Value, result.Is);
    }

    /// <summary>Objects by free keys; null stands for one that is not to be.</summary>
    public Given<IReadOnlyList<T>> Map<T>(string key, Func<Located, ObjectReader?, T?> read)
        where T : class
    {
        if (Find(key) is not { } value)
        {
            return default;
        }

        if (value is not MappingNode mapping)
        {
            context.Report(value.Place, $"must be an object, not {value.Description}");
            return default;
        }

        var result = new List<T>();
        foreach (var member in mapping.Members)
        {
            var name = new Located(member.Key, member.KeyPlace);
            var isNull = member.Value is ScalarNode { Kind: ScalarKind.Null };
            var reader = isNull ? null : ReaderOf(member.Value);
            if ((isNull || reader is not null) && read(name, reader) is { } item)
            {
                result.Add(item);
            }

            reader?.Finish();
        }

        return new(result, true);
    }

    /// <summary>An object with free keys.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="deepest">Levels that it may have.</param>
    public Given<JsonObject> FreeObject(string key, int deepest = ReadingContext.MaxDepthOfValue)
    {
        if (Find(key) is { } value && value.Depth > deepest)
        {
            context.Report(value.Place, $"nested deeper than {deepest} levels");
            return default;
        }

        return Shaped(key, Shape.Anything);
    }

    /// <summary>An object of a described shape.</summary>
    public Given<JsonObject> Shaped(string key, Shape shape)
    {
        if (Find(key) is not { } value || ReaderOf(value) is null)
        {
            return default;
        }

        shape.Check(value, context);
        return new((JsonObject)value.ToJson()!, true);
    }

    private ObjectReader? ReaderOf(Node value)
    {
        if (value is MappingNode mapping)
        {
            return new ObjectReader(mapping, context);
        }

        context.Report(value.Place, $"must be an object, not {value.Description}");
        return null;
    }
}
