using System.Globalization;
using System.Text.Json;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>Writes a report as a diff for people: <c>+</c> is new, <c>~</c> differs, <c>-</c> goes.</summary>
/// <param name="output">Where to.</param>
/// <param name="isColored">Whether the reader shows colours; never to be set for a file or a pipe.</param>
internal sealed class ReportText(TextWriter output, bool isColored)
{
    private const int LongestValue = 120;

    /// <summary>Writes the diff and a line that counts.</summary>
    /// <param name="report">What changes.</param>
    /// <param name="isDone">Whether it has happened; otherwise it would.</param>
    public async Task WriteAsync(ChangeReport report, bool isDone)
    {
        foreach (var change in report.Changes)
        {
            await WriteAsync(change);
        }

        if (!report.IsEmpty)
        {
            await output.WriteLineAsync();
        }

        await output.WriteLineAsync(Count(report, isDone));
    }

    private static string Count(ChangeReport report, bool isDone)
    {
        if (report.IsEmpty)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Nothing changes: 0 created, 0 updated, 0 deleted, {report.Unchanged} unchanged.");
        }

        return isDone
            ? string.Create(CultureInfo.InvariantCulture, $"{report.Created} created, {report.Updated} updated, {report.Deleted} deleted, {report.Unchanged} unchanged.")
            : string.Create(CultureInfo.InvariantCulture, $"{report.Created} to create, {report.Updated} to update, {report.Deleted} to delete, {report.Unchanged} unchanged.");
    }

    private async Task WriteAsync(ObjectChange change)
    {
        var sign = change.Action switch { ChangeAction.Create => '+', ChangeAction.Delete => '-', _ => '~' };
        var label = change.Label is { } text && text != change.Name ? $" ({ShownText.Word(text)})" : "";
        await WriteLineAsync(sign, "", $"{change.Kind.Words()} {ShownText.Word(change.Name)}{label}");
        foreach (var field in change.Fields)
        {
            await WriteAsync(field, change.Action == ChangeAction.Create ? '+' : '~');
        }
    }

    private async Task WriteAsync(FieldChange field, char signOfLists)
    {
        var path = ShownText.Escaped(field.Path);
        switch (field)
        {
            case ValueChange { Old: null, New: { } added }:
                await WriteLineAsync('+', "    ", $"{path}: {Show(added)}");
                break;
            case ValueChange { Old: { } removed, New: null }:
                await WriteLineAsync('-', "    ", $"{path}: {Show(removed)}");
                break;
            case ValueChange value:
                await WriteLineAsync('~', "    ", $"{path}: {Show(value.Old!.Value)} → {Show(value.New!.Value)}");
                break;
            case SecretChange secret:
                var (sign, word) = secret.Action switch
                {
                    SecretAction.Set => ('+', "set"),
                    SecretAction.Removed => ('-', "removed"),
                    _ => ('~', "changed"),
                };
                await WriteLineAsync(sign, "    ", $"{path}: ({word})");
                break;
            case ListChange list:
                await WriteLineAsync(signOfLists, "    ", $"{path}:");
                await WriteItemsAsync('-', list.Removed);
                await WriteItemsAsync('+', list.Added);
                break;
        }
    }

    private async Task WriteItemsAsync(char sign, IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            await WriteLineAsync(sign, "        ", ShownText.Word(item));
        }
    }

    private async Task WriteLineAsync(char sign, string indentation, string text)
    {
        var (begin, end) = !isColored ? ("", "") : (sign switch { '+' => "\e[32m", '-' => "\e[31m", _ => "\e[33m" }, "\e[0m");
        await output.WriteLineAsync($"{begin}{indentation}{sign} {text}{end}");
    }

    private static string Show(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? ShownText.Quoted(value.GetString()!) : ShownText.Escaped(value.GetRawText());
        return text.Length <= LongestValue
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{Cut(text)}… ({text.Length} characters)");
    }

    // Not between the halves of a character.
    private static string Cut(string text) => text[..(char.IsHighSurrogate(text[LongestValue - 1]) ? LongestValue - 1 : LongestValue)];
}
