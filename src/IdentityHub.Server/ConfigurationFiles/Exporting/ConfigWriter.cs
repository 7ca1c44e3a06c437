using System.Text.Json;
using System.Text.RegularExpressions;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>Writes configurations with environment variables in the place of texts that are secret, and remembers which.</summary>
internal sealed partial class ConfigWriter(DocumentWriter writer, ExportOptions options)
{
    private readonly List<ExportedSecret> secrets = [];

    /// <summary>The secrets that the file expects in environment variables.</summary>
    public IReadOnlyList<ExportedSecret> Secrets => secrets;

    /// <summary>Writes a configuration as the member of an object; nothing when it holds a secret and secrets are left out.</summary>
    /// <param name="key">The member.</param>
    /// <param name="value">The configuration.</param>
    /// <param name="owner">What it is of, for people.</param>
    /// <param name="prefix">What it is of, in the names of variables.</param>
    /// <param name="isSecret">Whether the text at a path, or below it, is secret.</param>
    public void Member(string key, JsonElement value, string owner, string prefix, Func<IReadOnlyList<string>, bool> isSecret)
    {
        if (options.LeavesOutSecrets && HoldsSecret(value, isSecret, []))
        {
            return;
        }

        writer.Key(key);
        WriteSecretly(value, owner, prefix, isSecret, []);
    }

    private static bool HoldsSecret(JsonElement value, Func<IReadOnlyList<string>, bool> isSecret, IReadOnlyList<string> path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => HoldsSecret(member.Value, isSecret, [.. path, member.Name])),
        JsonValueKind.Array when path.Count > 0 && isSecret(path) => value.EnumerateArray().Any(item => HoldsSecret(item, isSecret, [.. path, "0"])),
        JsonValueKind.String => value.GetString() is { Length: > 0 } && path.Count > 0 && isSecret(path),
        _ => false,
    };

    private void WriteSecretly(JsonElement value, string owner, string prefix, Func<IReadOnlyList<string>, bool> isSecret, IReadOnlyList<string> path)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            writer.StartObject();
            foreach (var member in value.EnumerateObject())
            {
                writer.Key(member.Name);
                WriteSecretly(member.Value, owner, prefix, isSecret, [.. path, member.Name]);
            }

            writer.EndObject();
        }
        else if (value.ValueKind == JsonValueKind.Array && path.Count > 0 && isSecret(path))
        {
            writer.StartList();
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                WriteSecretly(item, owner, prefix, isSecret, [.. path, $"{index++}"]);
            }

            writer.EndList();
        }
        else if (value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } && path.Count > 0 && isSecret(path))
        {
            var variable = "SECRET_OF_" + Words().Replace(string.Join('_', path.Prepend(prefix)), "_").ToUpperInvariant();
            secrets.Add(new ExportedSecret(variable, owner, string.Join('.', path)));
            writer.Variable(variable);
        }
        else
        {
            // Other texts of the same object may look like variables and are none.
            writer.Value(value);
        }
    }

    [GeneratedRegex("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
