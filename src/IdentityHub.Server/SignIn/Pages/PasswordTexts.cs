using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Says in words what is wrong with a new password.</summary>
internal static class PasswordTexts
{
    /// <summary>The sentences, in the person's language.</summary>
    public static IEnumerable<FieldProblem> Describe(TextSet text, IEnumerable<PasswordRejection> rejections) =>
        rejections.Select(rejection => new FieldProblem("password", Describe(text, rejection)));

    private static string Describe(TextSet text, PasswordRejection rejection)
    {
        var number = rejection.Interpolation?.Values.FirstOrDefault() ?? 0;
        return rejection.Code switch
        {
            PasswordRejection.TooShort => text.With("password.tooShort", number),
            PasswordRejection.TooLong => text.With("password.tooLong", number),
            PasswordRejection.CharacterTypes => text.With("password.characterTypes", number),
            PasswordRejection.Pwned => text["password.pwned"],
            PasswordRejection.Repetition => text["password.repetition"],
            PasswordRejection.Sequence => text["password.sequence"],
            PasswordRejection.UserInfo => text["password.userInfo"],
            PasswordRejection.Words => text["password.words"],
            _ => text["password.unsupportedCharacters"],
        };
    }
}
