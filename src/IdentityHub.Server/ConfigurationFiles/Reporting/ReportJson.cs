using System.Text.Encodings.Web;
using System.Text.Json;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>Writes what came of a file as JSON for programs.</summary>
internal static class ReportJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The JSON text.</summary>
    public static string Of(FileOutcome outcome)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, outcome);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, FileOutcome outcome)
    {
        writer.WriteStartObject();
        writer.WriteString("result", !outcome.IsAccepted ? "refused" : outcome.Report.IsEmpty ? "unchanged" : "changed");
        writer.WriteNumber("created", outcome.Report.Created);
        writer.WriteNumber("updated", outcome.Report.Updated);
        writer.WriteNumber("deleted", outcome.Report.Deleted);
        writer.WriteNumber("unchanged", outcome.Report.Unchanged);
        writer.WriteStartArray("changes");
        foreach (var change in outcome.Report.Changes)
        {
            Write(writer, change);
        }

        writer.WriteEndArray();
        Write(writer, "problems", outcome.Problems);
        Write(writer, "notes", outcome.Notes);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ObjectChange change)
    {
        writer.WriteStartObject();
        writer.WriteString("action", change.Action switch { ChangeAction.Create => "create", ChangeAction.Delete => "delete", _ => "update" });
        writer.WriteString("kind", change.Kind.Word());
        writer.WriteString("name", change.Name);
        writer.WriteStartArray("fields");
        foreach (var field in change.Fields)
        {
            Write(writer, field);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, FieldChange field)
    {
        writer.WriteStartObject();
        writer.WriteString("path", field.Path);
        switch (field)
        {
            case ValueChange value:
                Write(writer, "old", value.Old);
                Write(writer, "new", value.New);
                break;
            case ListChange list:
                Write(writer, "added", list.Added);
                Write(writer, "removed", list.Removed);
                break;
            case SecretChange secret:
                writer.WriteString("secret", secret.Action switch { SecretAction.Set => "set", SecretAction.Removed => "removed", _ => "changed" });
                break;
        }

        writer.WriteEndObject();
    }

    // A value that is not there has no member: null is a value too.
    private static void Write(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { } element)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<string> items)
    {
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStringValue(item);
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<FileProblem> problems)
    {
        writer.WriteStartArray(name);
        foreach (var problem in problems)
        {
            writer.WriteStartObject();
            writer.WriteString("file", problem.File);
            writer.WriteNumber("line", problem.Place.Line);
            writer.WriteNumber("column", problem.Place.Column);
            writer.WriteString("path", problem.Place.Path);
            writer.WriteString("message", problem.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
