using System.Globalization;
using System.Text.Json;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes a file from its beginning to its end, without holding it: YAML or JSON, both such that reading gives the same values.</summary>
internal abstract class DocumentWriter(TextWriter output)
{
    /// <summary>Where the text goes.</summary>
    protected TextWriter Output => output;

    /// <summary>Begins an object: the document, the value of a key or an item of a list.</summary>
    public abstract void StartObject();

    /// <summary>Ends it.</summary>
    public abstract void EndObject();

    /// <summary>Begins a list: the value of a key or an item of a list.</summary>
    public abstract void StartList();

    /// <summary>Ends it.</summary>
    public abstract void EndList();

    /// <summary>The key of the value that comes next.</summary>
    public abstract void Key(string key);

    /// <summary>Something for people to read, where the format has a place for it.</summary>
    public abstract void Comment(string text);

    /// <summary>Hands what was written to the output.</summary>
    public Task FlushAsync(CancellationToken cancellation) => output.FlushAsync(cancellation);

    /// <summary>A text that is not to be taken for an environment variable.</summary>
    public void Text(string text) => WriteText(EnvironmentText.Write(text));

    /// <summary>The value of an environment variable.</summary>
    public void Variable(string name) => WriteText($"${{ENV:{name}}}");

    /// <summary>Any JSON value.</summary>
    public void Value(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                StartObject();
                // A key that was stored twice counts as readers of JSON count it: the last one.
                foreach (var member in value.EnumerateObject().GroupBy(static member => member.Name, static member => member.Value))
                {
                    Key(member.Key);
                    Value(member.Last());
                }

                EndObject();
                break;
            case JsonValueKind.Array:
                StartList();
                foreach (var item in value.EnumerateArray())
                {
                    Value(item);
                }

                EndList();
                break;
            case JsonValueKind.String:
                Text(value.GetString()!);
                break;
            default:
                WriteBare(value.GetRawText());
                break;
        }
    }

    /// <summary>A key with a text; nothing when there is none.</summary>
    public void Member(string key, string? text)
    {
        if (text is not null)
        {
            Key(key);
            Text(text);
        }
    }

    /// <summary>A key with true or false.</summary>
    public void Member(string key, bool value)
    {
        Key(key);
        WriteBare(value ? "true" : "false");
    }

    /// <summary>A key with a number.</summary>
    public void Member(string key, int value)
    {
        Key(key);
        WriteBare(value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A key with a JSON value; nothing for an object without members.</summary>
    public void Member(string key, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Any())
        {
            Key(key);
            Value(value);
        }
    }

    /// <summary>A key with a list of texts.</summary>
    public void Member(string key, IEnumerable<string> texts)
    {
        Key(key);
        StartList();
        foreach (var text in texts)
        {
            Text(text);
        }

        EndList();
    }

    /// <summary>A text as it is to be read.</summary>
    protected abstract void WriteText(string text);

    /// <summary>A number, true, false or null.</summary>
    protected abstract void WriteBare(string text);
}
