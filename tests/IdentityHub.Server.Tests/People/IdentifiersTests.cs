using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Data.Users;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Tests.People;

public sealed class IdentifiersTests
{
    private static readonly string Long = new('a', 128);

    [Theory]
    [InlineData("a", true)]
    [InlineData("_", true)]
    [InlineData("Ada_1815", true)]
    [InlineData("", false)]
    [InlineData("1ada", false)]
    [InlineData("ada lovelace", false)]
    [InlineData("ada-lovelace", false)]
    [InlineData("ada.lovelace", false)]
    [InlineData("ada@example.com", false)]
    [InlineData("ada\n", false)]
    [InlineData("ada\0", false)]
    [InlineData("adä", false)]
    [InlineData("ａda", false)]
    [InlineData("a١", false)]
    [InlineData("+66812345678", false)]
    public void Usernames_are_words_of_ASCII(string text, bool expected) => Assert.Equal(expected, Identifiers.IsUsername(text));

    [Theory]
    [InlineData("ada@example.com", true)]
    [InlineData("a@b.c", true)]
    [InlineData("Ada.Lovelace+engine@mail.example.co.uk", true)]
    [InlineData("ดา@ตัวอย่าง.ไทย", true)]
    [InlineData("😀@example.com", true)]
    [InlineData("a@b@c.d", true)]
    [InlineData("@a@b.c", true)]
    [InlineData("a@b.c.", true)]
    [InlineData("", false)]
    [InlineData("@b.c", false)]
    [InlineData("a@b", false)]
    [InlineData("a@.c", false)]
    [InlineData("a@b.", false)]
    [InlineData("ab.cd", false)]
    [InlineData("a.b@cd", false)]
    [InlineData("a@b.c ", false)]
    [InlineData("a @b.c", false)]
    [InlineData("a\u00a0@b.c", false)]
    [InlineData("a\u2028@b.c", false)]
    [InlineData("a\ufeff@b.c", false)]
    [InlineData("a@b.c\n", false)]
    [InlineData("a\0@b.c", false)]
    [InlineData("a\u0085@b.c", false)]
    [InlineData("a\u001b@b.c", false)]
    public void Addresses_have_their_form_and_nothing_invisible(string text, bool expected) => Assert.Equal(expected, Identifiers.IsEmail(text));

    // Attributes cannot hold these.
    [Fact]
    public void Halves_of_surrogate_pairs_are_refused()
    {
        Assert.False(Identifiers.IsEmail("a\ud800@b.c"));
        Assert.False(Identifiers.IsEmail("a\udc00@b.c"));
        Assert.False(Identifiers.IsEmail("a@b.c\ud83d"));
        Assert.False(Identifiers.IsUsername("a\ud800"));
        Assert.Equal(PhoneStatus.Malformed, PhoneNumber.Read("66812345678\ud800").Status);
    }

    [Fact]
    public void Both_have_at_most_128_characters()
    {
        Assert.True(Identifiers.IsUsername(Long));
        Assert.False(Identifiers.IsUsername(Long + "a"));
        Assert.True(Identifiers.IsEmail(Long[..^6] + "@b.com"));
        Assert.False(Identifiers.IsEmail(Long[..^5] + "@b.com"));
        Assert.False(Identifiers.IsEmail(new string('a', 1_000_000) + "@b.com"));
    }

    [Fact]
    public void Agree_with_the_expressions_of_the_reference_on_visible_text()
    {
        var texts = Gen.Elements('a', 'Z', '_', '7', '@', '@', '.', '.', ' ', 'ä', '+').ArrayOf().Select(characters => new string(characters));
        Prop.ForAll(texts.ToArbitrary(), text =>
            Identifiers.IsEmail(text) == (text.Length is > 0 and <= 128 && System.Text.RegularExpressions.Regex.IsMatch(text, @"\A\S+@\S+\.\S+\z"))
            && Identifiers.IsUsername(text) == (text.Length is > 0 and <= 128 && System.Text.RegularExpressions.Regex.IsMatch(text, @"\A[A-Z_a-z][0-9A-Z_a-z]*\z")))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }

    [Fact]
    public void Nothing_can_be_two_kinds_of_identifier()
    {
        var texts = Gen.Elements('a', '_', '7', '@', '.', '+', ' ', '(', '-').ArrayOf().Select(characters => new string(characters));
        Prop.ForAll(Gen.OneOf(texts, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary(), text =>
        {
            bool[] kinds = [Identifiers.IsUsername(text), Identifiers.IsEmail(text), PhoneNumber.FormsOf(text).Count > 0];
            return kinds.Count(kind => kind) <= 1 && User.Normalize(text) is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5000));
    }
}
