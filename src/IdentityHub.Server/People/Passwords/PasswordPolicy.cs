namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// What a new password must look like. Stored as JSON that may leave out any member, which then has its default;
/// an empty object is the default policy.
/// </summary>
internal sealed record PasswordPolicy
{
    /// <summary>How long.</summary>
    public PasswordLengthPolicy Length { get; init; } = new();

    /// <summary>How many kinds of characters.</summary>
    public PasswordCharacterPolicy CharacterTypes { get; init; } = new();

    /// <summary>What is refused.</summary>
    public PasswordRejectPolicy Rejects { get; init; } = new();
}

/// <summary>Length in code points.</summary>
internal sealed record PasswordLengthPolicy
{
    /// <summary>The fewest, at least 1. Default: 8.</summary>
    public int Min { get; init; } = 8;

    /// <summary>The most; more than <see cref="PasswordText.MaximumCodePoints"/> has no effect. Default: 256.</summary>
    public int Max { get; init; } = PasswordText.MaximumCodePoints;
}

/// <summary>Kinds of characters: lower case, upper case, digits, everything else.</summary>
internal sealed record PasswordCharacterPolicy
{
    /// <summary>How many of the four kinds must appear, 1 to 4. Default: 1.</summary>
    public int Min { get; init; } = 1;
}

/// <summary>What is refused although its length and characters are right.</summary>
internal sealed record PasswordRejectPolicy
{
    /// <summary>Passwords known from breaches; here those of <see cref="CommonPasswords"/>. Default: true.</summary>
    public bool Pwned { get; init; } = true;

    /// <summary>Little but repeated characters and runs such as "12345" or "qwerty". Default: true.</summary>
    public bool RepetitionAndSequence { get; init; } = true;

    /// <summary>Little but the person's own name, user name, e-mail address or phone number. Default: true.</summary>
    public bool UserInfo { get; init; } = true;

    /// <summary>Little but words from this list. Default: none.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

/// <summary>What is known about the person who chooses the password; all of it may be missing.</summary>
/// <param name="Name">Full name.</param>
/// <param name="Username">User name.</param>
/// <param name="Email">E-mail address; the part before "@" counts.</param>
/// <param name="Phone">Phone number, digits only.</param>
internal sealed record PasswordOwner(string? Name = null, string? Username = null, string? Email = null, string? Phone = null);

/// <summary>A reason to refuse a password, as it goes over the wire.</summary>
/// <param name="Code">One of the constants here.</param>
/// <param name="Interpolation">Numbers for the message, "min" or "max"; null when the code has none.</param>
internal sealed record PasswordRejection(string Code, IReadOnlyDictionary<string, int>? Interpolation = null)
{
    /// <summary>Fewer code points than required; with "min".</summary>
    public const string TooShort = "password_rejected.too_short";

    /// <summary>More code points than allowed; with "max".</summary>
    public const string TooLong = "password_rejected.too_long";

    /// <summary>Fewer kinds of characters than required; with "min".</summary>
    public const string CharacterTypes = "password_rejected.character_types";

    /// <summary>Control characters, or text that is not valid Unicode.</summary>
    public const string UnsupportedCharacters = "password_rejected.unsupported_characters";

    /// <summary>Known from breaches.</summary>
    public const string Pwned = "password_rejected.pwned";

    /// <summary>Mostly the same character again and again.</summary>
    public const string Repetition = "password_rejected.restricted.repetition";

    /// <summary>Mostly a run of the alphabet, the digits or the keyboard.</summary>
    public const string Sequence = "password_rejected.restricted.sequence";

    /// <summary>Mostly what is known about the person.</summary>
    public const string UserInfo = "password_rejected.restricted.user_info";

    /// <summary>Mostly words of the configured list.</summary>
    public const string Words = "password_rejected.restricted.words";
}
