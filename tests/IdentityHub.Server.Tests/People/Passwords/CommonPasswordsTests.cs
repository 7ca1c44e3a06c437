using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Tests.People.Passwords;

/// <summary>The list of leaked passwords that is shipped (ASVS 5.0, 6.2.4).</summary>
public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("PassWord")]
    [InlineData("qwerty")]
    [InlineData("iloveyou")]
    [InlineData("trustno1")]
    [InlineData("welcome2026")]
    [InlineData("Contraseña")]
    public void Knows_leaked_passwords_in_whatever_case(string password) => Assert.True(CommonPasswords.Contains(password));

    [Fact]
    public void Takes_hardly_any_other_password_for_one()
    {
        // About 1 in 87,000 is expected; 40 of a million would already be far above 1 in 100,000 times three.
        var mistaken = Enumerable.Range(0, 1_000_000).Count(number => CommonPasswords.Contains($"correct-horse-{number}-battery"));
        Assert.InRange(mistaken, 0, 40);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ud800")]
    [InlineData("correct horse battery staple")]
    public void Any_text_gets_an_answer(string password) => Assert.False(CommonPasswords.Contains(password));
}
