using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Which sentence of ours an operator's stands for.</summary>
public sealed class PhraseKeysTests
{
    [Fact]
    public void Our_own_sentences_can_be_written_back()
    {
        var tree = JsonSerializer.SerializeToElement(PhraseKeys.English.Keys.ToDictionary(key => key, key => PhraseKeys.English[key]));
        var read = PhraseKeys.Read(tree, out var wrong);
        Assert.Null(wrong);
        Assert.All(PhraseKeys.English.Keys.Where(key => PhraseKeys.All.All(entry => entry.Name != key)), key => Assert.Equal(PhraseKeys.English[key], read[key]));
    }

    [Fact]
    public void Names_of_the_reference_stand_for_sentences_with_as_many_values()
    {
        Assert.NotEmpty(PhraseKeys.All);
        Assert.All(PhraseKeys.All, entry => Assert.Equal(entry.Values.Count, Enumerable.Range(0, 10).Count(number => PhraseKeys.English[entry.Key].Contains($"{{{number}}}", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("PT-br", "pt-BR")]
    [InlineData("zh-hant-tw", "zh-Hant-TW")]
    [InlineData("es-419", "es-419")]
    [InlineData("en_US", null)]
    [InlineData("e", null)]
    [InlineData("en-", null)]
    [InlineData("en\n", null)]
    [InlineData("abc-abcdefgh-abcdefgh", null)]
    [InlineData("", null)]
    public void Tags_have_one_spelling(string tag, string? expected) => Assert.Equal(expected, LanguageTags.Canonical(tag));

    [Fact]
    public void Any_tree_gets_an_answer_and_no_sentence_can_break_a_page()
    {
        var key = Gen.Elements("signIn.lead", "signIn", "lead", "title", "error", "password_rejected", "too_short", "terms.agree.both", "x");
        var text = Gen.Elements("{}0123{{min}} ab".ToCharArray()).ListOf().Select(static list => JsonSerializer.Serialize(new string([.. list])));
        var tree = Gen.Elements("{{min}}", "{0}", "{1} {0}", "{0", "}").Select(static sentence => JsonSerializer.Serialize(sentence)).Select(static sentence => sentence);
        var values = Gen.OneOf(text, tree, Gen.Elements("1", "null", "[]", "{}"));
        var inner = Gen.Zip(key, values).Select(static pair => $"{{\"{pair.Item1}\":{pair.Item2}}}");
        var outer = Gen.Zip(key, Gen.OneOf(values, inner)).Select(static pair => $"{{\"{pair.Item1}\":{pair.Item2}}}");
        Prop.ForAll(outer.ToArbitrary(), static json =>
        {
            using var document = JsonDocument.Parse(json);
            foreach (var (sentenceKey, sentence) in PhraseKeys.Read(document.RootElement))
            {
                var values = Enumerable.Range(0, 10).Select(static number => (object)number).ToArray();
                _ = string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, values);
                Assert.True(PhraseKeys.English.Has(sentenceKey));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }
}
