using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Tests.People.Passwords;

/// <summary>The list of requirements beside a new password says what the server checks.</summary>
public sealed class PasswordPolicyDescriptionTests
{
    [Fact]
    public void Lists_what_is_asked_for()
    {
        var policy = new PasswordPolicy
        {
            Length = new PasswordLengthPolicy { Min = 10, Max = 64 },
            CharacterTypes = new PasswordCharacterPolicy { Min = 3 },
            Rejects = new PasswordRejectPolicy { Words = ["acme"] },
        };
        Assert.Equal(
            [
                new(PasswordRejection.TooShort, 10, true), new(PasswordRejection.TooLong, 64, true), new(PasswordRejection.CharacterTypes, 3, true),
                new(PasswordRejection.Repetition, null, false), new(PasswordRejection.Sequence, null, false), new(PasswordRejection.UserInfo, null, false),
                new(PasswordRejection.Words, null, false), new(PasswordRejection.Pwned, null, false),
            ],
            PasswordPolicyDescription.Describe(policy));
    }

    [Fact]
    public void Lists_nothing_that_is_not_asked_for()
    {
        var policy = new PasswordPolicy { Rejects = new PasswordRejectPolicy { Pwned = false, RepetitionAndSequence = false, UserInfo = false } };
        Assert.Equal([new(PasswordRejection.TooShort, 8, true)], PasswordPolicyDescription.Describe(policy));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("12345678901234")]
    [InlineData("password")]
    [InlineData("adaadaadaada")]
    [InlineData("acmeacmeacme")]
    [InlineData("alllowercaseletters")]
    public void Every_refusal_is_one_that_was_listed(string password)
    {
        var policy = new PasswordPolicy { CharacterTypes = new PasswordCharacterPolicy { Min = 2 }, Rejects = new PasswordRejectPolicy { Words = ["acme"] } };
        var listed = PasswordPolicyDescription.Describe(policy).Select(requirement => requirement.Code).ToHashSet();
        var refusals = PasswordPolicyCheck.Evaluate(policy, password, new PasswordOwner("Ada", "ada"));
        Assert.NotEmpty(refusals);
        Assert.All(refusals, refusal => Assert.Contains(refusal.Code, listed));
    }
}
