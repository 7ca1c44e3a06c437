using IdentityHub.Server.Experience;
using IdentityHub.Server.People;
using IdentityHub.Server.SignIn.Pages;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>The fields that several pages have.</summary>
internal static class Fields
{
    /// <summary>Name of the field for an identifier.</summary>
    public const string Identifier = "identifier";

    /// <summary>Name of the field for a password.</summary>
    public const string Password = "password";

    /// <summary>Name of the field for a code.</summary>
    public const string Code = "code";

    /// <summary>A field for identifiers of these kinds.</summary>
    /// <param name="text">The sentences.</param>
    /// <param name="types">What may be typed.</param>
    /// <param name="isNew">Whether it is for a new account, so that a browser offers what it knows of the person rather than of the account.</param>
    /// <param name="problems">The problems of the form.</param>
    public static Field ForIdentifier(TextSet text, IReadOnlyList<IdentifierType> types, bool isNew, IReadOnlyList<FieldProblem> problems)
    {
        var only = types.Count == 1 ? types[0] : (IdentifierType?)null;
        return new Field(Identifier, text["field." + Ways.KeyOf(types)], isNew ? Autofill(only) : "username", problems)
        {
            Type = only switch
            {
                IdentifierType.Email => FieldType.Email,
                IdentifierType.Phone => FieldType.Phone,
                _ => FieldType.Identifier,
            },
            // The keys for addresses have letters, digits and "@".
            Keys = only is null && types.Contains(IdentifierType.Email) ? "email" : null,
            Hint = only == IdentifierType.Phone ? text["field.phoneHint"] : null,
            MaxLength = Identifiers.MaximumLength,
        };
    }

    /// <summary>A field for the password of an account.</summary>
    public static Field ForPassword(TextSet text, IReadOnlyList<FieldProblem> problems) =>
        new(Password, text["field.password"], "current-password", problems) { Type = FieldType.Password };

    /// <summary>A field for a new password.</summary>
    public static Field ForNewPassword(TextSet text, IReadOnlyList<FieldProblem> problems) =>
        new(Password, text["field.newPassword"], "new-password", problems) { Type = FieldType.Password, Rules = "password-rules" };

    /// <summary>A field for a code.</summary>
    public static Field ForCode(TextSet text, IReadOnlyList<FieldProblem> problems) =>
        new(Code, text["field.code"], "one-time-code", problems) { Type = FieldType.Code, HasFocus = true, MaxLength = 32 };

    private static string Autofill(IdentifierType? type) => type switch
    {
        IdentifierType.Email => "email",
        IdentifierType.Phone => "tel",
        _ => "username",
    };
}
