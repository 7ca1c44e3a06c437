using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Tests.People.Passwords;

public sealed class PasswordPolicyTests
{
    private static readonly PasswordPolicy Default = new();
    private static readonly PasswordOwner Nobody = new();
    private static readonly PasswordOwner John = new("John Smith", "jsmith", "john.smith@example.com", "15551234567");

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("kj3hTq9z")]
    [InlineData("пароль-мой-длинный")]
    [InlineData("🔑🗝️🚪🏠🌲🌊🍎🐢")]
    [InlineData("johnsmith-brings-tea")]
    public void Accepts_a_password_that_is_hard_to_guess(string password) =>
        Assert.Empty(PasswordPolicyCheck.Evaluate(Default, password, John));

    [Theory]
    [InlineData("", PasswordRejection.TooShort)]
    [InlineData("kj3hTq9", PasswordRejection.TooShort)]
    [InlineData("password1", PasswordRejection.Pwned)]
    [InlineData("PassWord1", PasswordRejection.Pwned)]
    [InlineData("P@ssw0rd123", PasswordRejection.Pwned)]
    [InlineData("qwerty123", PasswordRejection.Pwned)]
    [InlineData("kkkkkkkkkk", PasswordRejection.Repetition)]
    [InlineData("mMmMmMmMx", PasswordRejection.Repetition)]
    [InlineData("lkjhgfdsa", PasswordRejection.Sequence)]
    [InlineData("5tgbvwxyz!", PasswordRejection.Sequence)]
    [InlineData("johnsmith!", PasswordRejection.UserInfo)]
    [InlineData("John Smith", PasswordRejection.UserInfo)]
    [InlineData("smithjohn", PasswordRejection.UserInfo)]
    [InlineData("john.smith7", PasswordRejection.UserInfo)]
    [InlineData("jsmith!jsmith", PasswordRejection.UserInfo)]
    [InlineData("15551234567", PasswordRejection.UserInfo)]
    [InlineData("kj3hT\tq9z", PasswordRejection.UnsupportedCharacters)]
    [InlineData("kj3hT\0q9z", PasswordRejection.UnsupportedCharacters)]
    public void Refuses_with_a_code(string password, string code) =>
        Assert.Contains(PasswordPolicyCheck.Evaluate(Default, password, John), rejection => rejection.Code == code);

    [Fact]
    public void Refuses_half_of_a_surrogate_pair() =>
        Assert.Equal(PasswordRejection.UnsupportedCharacters, Assert.Single(PasswordPolicyCheck.Evaluate(Default, "kj3hT\ud800q9z", Nobody)).Code);

    [Fact]
    public void Names_the_numbers_of_the_policy_for_the_message()
    {
        var policy = new PasswordPolicy { Length = new() { Min = 12, Max = 20 }, CharacterTypes = new() { Min = 3 } };
        var rejections = PasswordPolicyCheck.Evaluate(policy, "kwdjmtpv", Nobody);
        Assert.Equal([PasswordRejection.TooShort, PasswordRejection.CharacterTypes], rejections.Select(rejection => rejection.Code));
        Assert.Equal(12, rejections[0].Interpolation!["min"]);
        Assert.Equal(3, rejections[1].Interpolation!["min"]);
        var tooLong = Assert.Single(PasswordPolicyCheck.Evaluate(policy, "Kwdjmtpv4 Kwdjmtpv4 Kwdjmtpv4", Nobody));
        Assert.Equal((PasswordRejection.TooLong, 20), (tooLong.Code, tooLong.Interpolation!["max"]));
    }

    [Theory]
    [InlineData("kwdjmtpvz", 1)]
    [InlineData("kwdjMtpvz", 2)]
    [InlineData("kwdjMtp7z", 3)]
    [InlineData("kwdj!tpvz", 2)]
    [InlineData("kwdj tpvz", 2)]
    [InlineData("kwÄj7!pvz", 4)]
    public void Counts_kinds_of_characters(string password, int kinds)
    {
        for (var minimum = 1; minimum <= 4; minimum++)
        {
            var rejections = PasswordPolicyCheck.Evaluate(Default with { CharacterTypes = new() { Min = minimum } }, password, Nobody);
            Assert.Equal(minimum > kinds, rejections.Any(rejection => rejection.Code == PasswordRejection.CharacterTypes));
        }
    }

    [Fact]
    public void Measures_length_in_code_points()
    {
        Assert.Contains(PasswordPolicyCheck.Evaluate(Default, "🔑🗝🚪🏠🌲🌊🍎", Nobody), rejection => rejection.Code == PasswordRejection.TooShort);
        var longest = string.Concat(Enumerable.Repeat("🔑🗝", 128));
        Assert.Empty(PasswordPolicyCheck.Evaluate(Default, longest, Nobody));
        Assert.Equal(PasswordRejection.TooLong, Assert.Single(PasswordPolicyCheck.Evaluate(Default, longest + "x", Nobody)).Code);
        Assert.Equal(
            PasswordRejection.TooLong,
            Assert.Single(PasswordPolicyCheck.Evaluate(Default with { Length = new() { Max = 5000 } }, new string('x', 4000), Nobody)).Code);
    }

    [Fact]
    public void Refuses_the_configured_words_unless_enough_is_left_around_them()
    {
        var policy = new PasswordPolicy { Rejects = new() { Words = ["Contoso", "", "hub"] } };
        Assert.Equal(PasswordRejection.Words, Assert.Single(PasswordPolicyCheck.Evaluate(policy, "contoso!HUB", Nobody)).Code);
        Assert.Empty(PasswordPolicyCheck.Evaluate(policy, "contoso-kwd7hub", Nobody));
    }

    [Fact]
    public void Looks_only_for_what_the_policy_asks()
    {
        var policy = new PasswordPolicy { Rejects = new() { Pwned = false, RepetitionAndSequence = false, UserInfo = false } };
        Assert.Empty(PasswordPolicyCheck.Evaluate(policy, "password1", John));
        Assert.Empty(PasswordPolicyCheck.Evaluate(policy, "johnsmith", John));
        Assert.Empty(PasswordPolicyCheck.Evaluate(policy, "aaaaaaaaa", John));
    }

    [Fact]
    public void Reads_a_partly_stored_policy_with_defaults_for_the_rest()
    {
        var policy = JsonSerializer.Deserialize<PasswordPolicy>("""{"length":{"min":10},"rejects":{"pwned":false}}""", JsonSerializerOptions.Web)!;
        Assert.Equal((10, 256, 1), (policy.Length.Min, policy.Length.Max, policy.CharacterTypes.Min));
        Assert.Equal((false, true, true, 0), (policy.Rejects.Pwned, policy.Rejects.RepetitionAndSequence, policy.Rejects.UserInfo, policy.Rejects.Words.Count));
    }

    [Fact]
    public void Never_throws_and_accepts_only_what_can_be_hashed() =>
        Prop.ForAll<string?, string?>((password, name) =>
        {
            var owner = new PasswordOwner(name, name, name, name);
            var policy = new PasswordPolicy { Length = new() { Min = 1 }, Rejects = new() { Words = [name ?? ""] } };
            return PasswordPolicyCheck.Evaluate(policy, password ?? "", owner).Count > 0 || PasswordText.IsAcceptable(password ?? "");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
