using System.Text.Encodings.Web;
using System.Text.Json;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes JSON (RFC 8259), two spaces a level. Comments have no place in it.</summary>
internal sealed class JsonDocumentWriter(TextWriter output) : DocumentWriter(output)
{
    private readonly Stack<bool> hasItems = new();
    private bool isAfterKey;

    /// <inheritdoc/>
    public override void StartObject() => Start('{');

    /// <inheritdoc/>
    public override void EndObject() => End('}');

    /// <inheritdoc/>
    public override void StartList() => Start('[');

    /// <inheritdoc/>
    public override void EndList() => End(']');

    /// <inheritdoc/>
    public override void Key(string key)
    {
        Separate();
        WriteQuoted(key);
        Output.Write(": ");
        isAfterKey = true;
    }

    /// <inheritdoc/>
    public override void Comment(string text)
    {
    }

    /// <inheritdoc/>
    protected override void WriteText(string text)
    {
        Separate();
        WriteQuoted(text);
    }

    /// <inheritdoc/>
    protected override void WriteBare(string text)
    {
        Separate();
        Output.Write(text);
    }

    private void Start(char bracket)
    {
        Separate();
        Output.Write(bracket);
        hasItems.Push(false);
    }

    private void End(char bracket)
    {
        if (hasItems.Pop())
        {
            BreakLine();
        }

        Output.Write(bracket);
        if (hasItems.Count == 0)
        {
            Output.Write('\n');
        }
    }

    private void Separate()
    {
        if (isAfterKey || hasItems.Count == 0)
        {
            isAfterKey = false;
            return;
        }

        if (hasItems.Pop())
        {
            Output.Write(',');
        }

        hasItems.Push(true);
        BreakLine();
    }

    private void BreakLine()
    {
        Output.Write('\n');
        for (var level = 0; level < hasItems.Count; level++)
        {
            Output.Write("  ");
        }
    }

    private void WriteQuoted(string text)
    {
        Output.Write('"');
        Output.Write(JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString());
        Output.Write('"');
    }
}
