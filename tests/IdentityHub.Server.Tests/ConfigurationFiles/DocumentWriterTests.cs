using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Exporting;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>What is written is read as what it was.</summary>
public sealed class DocumentWriterTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("True")]
    [InlineData("yes")]
    [InlineData("12")]
    [InlineData("0x1F")]
    [InlineData("2027-01-01")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("- a")]
    [InlineData("read:orders")]
    [InlineData("https://shop.example.com/callback?a=b&c=%20#x")]
    [InlineData("{}")]
    [InlineData("[a]")]
    [InlineData("'")]
    [InlineData("\"\\\"")]
    [InlineData("&a *b !c")]
    [InlineData("a\nb")]
    [InlineData("a\nb\n")]
    [InlineData("a\n\n\nb\n\n")]
    [InlineData("\na")]
    [InlineData(" a\nb")]
    [InlineData("a\n  b\n c")]
    [InlineData("a\n   \nb")]
    [InlineData("a\n\tb")]
    [InlineData("a\r\nb")]
    [InlineData("a\n# b\n--- \n...\nc: d")]
    [InlineData("\u0001\u001b[31m\u007f\u0085\u2028\u2029\ufeff\ufffe")]
    [InlineData("Żółć 🙂 \u202e")]
    [InlineData("${ENV:X} $${ENV:X} $ {ENV:X}")]
    [InlineData("%a @b `c |d >e ?f")]
    public void Any_text_comes_back(string text) => AssertComesBack(new JsonObject { ["x"] = text, ["list"] = new JsonArray(text, text), [text.Replace('\0', 'a')] = 1 });

    [Fact]
    public void Any_document_comes_back()
    {
        var texts = ArbMap.Default.GeneratorFor<string>().Select(static text => Clean(text ?? ""));
        var hard = Gen.Elements("[]{}:,-?#&*!|>'\"%@`~ \n\ttrue0\\$\uFEFF\u0085\u2028\r.é".ToCharArray()).ListOf().Select(static list => new string([.. list]));
        var text = Gen.OneOf(texts, hard);

        Prop.ForAll(DocumentOf(text, 3).ToArbitrary(), static document => AssertComesBack((JsonObject)JsonNode.Parse(document)!))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));
    }

    [Fact]
    public void Long_keys_deep_values_and_keys_given_twice_come_back()
    {
        var deep = new JsonObject { ["end"] = new JsonArray(new JsonArray(), new JsonObject(), new JsonArray(new JsonArray(1.50, -0.0, 1e300))) };
        for (var level = 0; level < 38; level++)
        {
            deep = level % 2 == 0 ? new JsonObject { ["a"] = new JsonArray(deep, null, true) } : new JsonObject { [$"{level} b"] = deep };
        }

        AssertComesBack(new JsonObject { [new string('k', 3000) + "\n"] = new JsonObject { [new string('ż', 500)] = new JsonArray("x") } });
        AssertComesBack(new JsonObject { ["x"] = deep });
        Assert.Equal("""{"b":{"c":4},"a":3}""", Read("t.yaml", Write("""{"b":{"c":1,"c":4},"a":2,"a":3}""", isYaml: true)).ToJsonString());
    }

    [Fact]
    public void Yaml_is_pleasant_to_read()
    {
        Assert.Equal(
            """
            name: Order clerk
            url: https://shop.example.com/callback
            css: |
              a {
                color: red;
              }
            empty: {}
            none: []
            items:
              - id: a
                list:
                  - 1
                  - "2"
              -
                - x
              - {}
              - plain
            "a b": null

            """,
            Write(
                """
                {"name":"Order clerk","url":"https://shop.example.com/callback","css":"a {\n  color: red;\n}\n","empty":{},"none":[],
                "items":[{"id":"a","list":[1,"2"]},["x"],{},"plain"],"a b":null}
                """,
                isYaml: true));
    }

    [Fact]
    public void Names_of_variables_tell_every_secret_apart()
    {
        Assert.Equal("SECRET_OF_SHOP", SecretNames.Of("shop", "Default secret"));
        Assert.Equal("SECRET_OF_MY_SHOP__STAGING", SecretNames.Of("my-shop", "staging"));
        var ids = new[] { "a", "A", "a-b", "a_b", "a-", "-a", "a--b", "ab", "a-b-c", "b-c", "c" };
        string[] names = ["Default secret", "default secret", "default-secret", "a", "A", "b", "b-c", "c", "x", "ż", "Ż", "\n", " ", new string('x', 256), new string('x', 255)];

        var variables = ids.SelectMany(id => names.Select(name => SecretNames.Of(id, name))).ToList();

        Assert.Equal(variables.Count, variables.Distinct(StringComparer.Ordinal).Count());
        Assert.All(variables, static variable => Assert.Matches("^[A-Z_][A-Z0-9_]*$", variable));
    }

    private static void AssertComesBack(JsonObject document)
    {
        foreach (var isYaml in new[] { true, false })
        {
            var text = Write(document.ToJsonString(), isYaml);
            var read = Read(isYaml ? "t.yaml" : "t.json", text);
            Assert.True(JsonNode.DeepEquals(document, read), $"{document.ToJsonString()}\n{text}");
        }
    }

    private static string Write(string json, bool isYaml)
    {
        using var output = new StringWriter { NewLine = "\n" };
        DocumentWriter writer = isYaml ? new YamlDocumentWriter(output) : new JsonDocumentWriter(output);
        writer.Value(JsonElement.Parse(json));
        return output.ToString();
    }

    // By way of custom data: whatever that holds.
    private static JsonObject Read(string path, string text)
    {
        var wrapped = path.EndsWith("json", StringComparison.Ordinal)
            ? $$"""{"users":[{"id":"a","customData":{{text}}}]}"""
            : "users:\n  - id: a\n    customData:\n" + string.Concat(text.TrimEnd('\n').Length == 2 ? $"      {text}" : string.Concat(text.Split('\n')[..^1].Select(static line => line.Length == 0 ? "\n" : $"      {line}\n")));
        var parsed = ConfigurationFile.Parse(path, wrapped, static _ => null);
        Assert.True(parsed.Problems.Count == 0, string.Join('\n', parsed.Problems) + "\n" + text);
        return Assert.Single(parsed.Document.Users).CustomData.Value;
    }

    // Nothing that no column can hold.
    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(static rune => rune.Value is not 0 and not 0xFFFD).Select(static rune => rune.ToString()));

    private static Gen<string> DocumentOf(Gen<string> text, int depth)
    {
        var scalar = Gen.OneOf(
            text.Select(static value => JsonValue.Create(value).ToJsonString()),
            Gen.Elements("null", "true", "false", "0", "-1", "1.50", "1e5", "123456789012345678901234567890", "{}", "[]"));
        var value = depth == 0
            ? scalar
            : Gen.OneOf(scalar, DocumentOf(text, depth - 1), scalar.ListOf(3).Select(static items => $"[{string.Join(',', items)}]"), DocumentOf(text, depth - 1).ListOf(2).Select(static items => $"[{string.Join(',', items)}]"));
        return text.Zip(value).ListOf(3).Select(static members => "{" + string.Join(',', members.DistinctBy(static member => member.Item1)
            .Select(static member => $"{JsonValue.Create(member.Item1).ToJsonString()}:{member.Item2}")) + "}");
    }
}
