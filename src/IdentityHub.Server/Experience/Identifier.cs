using System.Text.Json.Serialization;
using IdentityHub.Data.Users;
using IdentityHub.Server.Messages;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Experience;

/// <summary>What somebody can be found by.</summary>
internal enum IdentifierType
{
    /// <summary>A username.</summary>
    Username,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,
}

/// <summary>A username, an e-mail address or a phone number, as somebody typed it.</summary>
/// <param name="Type">Which.</param>
/// <param name="Value">As typed, or in its stored form.</param>
internal sealed record Identifier(IdentifierType Type, string Value)
{
    /// <summary>The word for its type in settings and on the wire: <c>username</c>, <c>email</c>, <c>phone</c>.</summary>
    [JsonIgnore]
    public string TypeName => NameOf(Type);

    /// <summary>How a message gets there; null for usernames.</summary>
    [JsonIgnore]
    public MessageChannel? Channel => Type switch
    {
        IdentifierType.Email => MessageChannel.Email,
        IdentifierType.Phone => MessageChannel.Sms,
        _ => null,
    };

    /// <summary>The word for a type.</summary>
    public static string NameOf(IdentifierType type) => type switch
    {
        IdentifierType.Username => "username",
        IdentifierType.Email => "email",
        _ => "phone",
    };

    /// <summary>The type of a word.</summary>
    public static IdentifierType TypeOf(string name) => name.ToLowerInvariant() switch
    {
        "username" => IdentifierType.Username,
        "email" => IdentifierType.Email,
        _ => IdentifierType.Phone,
    };

    /// <summary>
    /// What somebody typed into one field for all three. They never look alike (<see cref="Identifiers"/>), so the text says which it is.
    /// </summary>
    public static Identifier Guess(string typed)
    {
        var text = typed.Trim();
        return new(
            PhoneNumber.FormsOf(text).Count > 0 ? IdentifierType.Phone
                : text.Contains('@', StringComparison.Ordinal) ? IdentifierType.Email : IdentifierType.Username,
            text);
    }

    /// <summary>
    /// The forms under which it may be stored, the likeliest first. Two people may have a number with and without its trunk zero; then it
    /// belongs to whose form was typed. Nothing for what cannot be anybody's.
    /// </summary>
    public IReadOnlyList<string> Forms()
    {
        if (Type == IdentifierType.Phone)
        {
            return PhoneNumber.FormsOf(Value);
        }

        var normalized = User.Normalize(Value.Trim())!;
        return normalized.Length is 0 or > Identifiers.MaximumLength || normalized.Contains('\0', StringComparison.Ordinal) ? [] : [normalized];
    }

    /// <summary>The one form under which attempts are counted and codes are bound, however it was typed.</summary>
    public string LookUpForm() => Forms().MinBy(static form => form.Length) ?? User.Normalize(Value.Trim())!;

    /// <summary>An address that a message can go to, in the form that is stored with a user.</summary>
    /// <returns>Null when there can be no such address.</returns>
    public Identifier? ToAddress() => Type switch
    {
        IdentifierType.Email => Identifiers.IsEmail(Value.Trim()) ? this with { Value = Value.Trim() } : null,
        IdentifierType.Phone => PhoneNumber.FormsOf(Value) is [var form, ..] && PhoneNumber.Read(form).Number is { } number ? this with { Value = number.Digits } : null,
        _ => null,
    };

    /// <summary>Identifiers do not belong into logs.</summary>
    public override string ToString() => TypeName;
}
