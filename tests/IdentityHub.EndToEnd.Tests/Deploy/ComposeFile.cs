using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>A compose file of the repository.</summary>
internal sealed partial class ComposeFile
{
    private readonly YamlMappingNode root;

    private ComposeFile(YamlMappingNode root) => this.root = root;

    public static ComposeFile Read(string relative)
    {
        var stream = new YamlStream();
        using var text = new StringReader(Repository.Read(relative));
        stream.Load(new MergingParser(new Parser(text)));
        return new((YamlMappingNode)stream.Documents[0].RootNode);
    }

    /// <summary>The environment of a service, with the values that a file <c>.env</c> would give.</summary>
    public Dictionary<string, string> EnvironmentOf(string service, IReadOnlyDictionary<string, string> variables)
    {
        var environment = (YamlMappingNode)root["services"][service]["environment"];
        return environment.ToDictionary(
            pair => ((YamlScalarNode)pair.Key).Value!,
            pair => Variable().Replace(((YamlScalarNode)pair.Value).Value!, match => variables[match.Groups[1].Value]));
    }

    [GeneratedRegex(@"\$\{(\w+)(?::\?[^}]*)?\}")]
    private static partial Regex Variable();
}
