namespace IdentityHub.Server.SignIn;

/// <summary>What a username may look like.</summary>
internal sealed record UsernamePolicy
{
    /// <summary>Fewest characters.</summary>
    public int MinLength { get; init; } = 1;

    /// <summary>Most characters.</summary>
    public int MaxLength { get; init; } = 128;

    /// <summary>Kinds of characters.</summary>
    public UsernameCharacters AllowedChars { get; init; } = new();

    /// <summary>Finds what is wrong with a username.</summary>
    /// <param name="username">As typed.</param>
    /// <returns>The problem, or null when it may be used.</returns>
    public UsernameProblem? FindProblem(string username)
    {
        // The floor that no policy lowers: a username can never be taken for an e-mail address or a phone number.
        if (username.Length > 0 && char.IsAsciiDigit(username[0]))
        {
            return new("user.username_starts_with_number");
        }

        if (!username.All(character => char.IsAsciiLetterOrDigit(character) || character == '_'))
        {
            return new("user.username_invalid_charset_hard");
        }

        if (username.Length < MinLength)
        {
            return new("user.username_too_short", MinLength);
        }

        if (username.Length > Math.Min(MaxLength, 128))
        {
            return new("user.username_too_long", Math.Min(MaxLength, 128));
        }

        return FindForbidden(username);
    }

    private UsernameProblem? FindForbidden(string username) => AllowedChars switch
    {
        { Uppercase: false } when username.Any(char.IsAsciiLetterUpper) => new("user.username_uppercase_not_allowed"),
        { Lowercase: false } when username.Any(char.IsAsciiLetterLower) => new("user.username_lowercase_not_allowed"),
        { Numbers: false } when username.Any(char.IsAsciiDigit) => new("user.username_numbers_not_allowed"),
        { Underscore: false } when username.Contains('_') => new("user.username_underscore_not_allowed"),
        _ => null,
    };
}

/// <summary>Kinds of characters in a username.</summary>
internal sealed record UsernameCharacters
{
    /// <summary>a to z.</summary>
    public bool Lowercase { get; init; } = true;

    /// <summary>A to Z.</summary>
    public bool Uppercase { get; init; } = true;

    /// <summary>0 to 9.</summary>
    public bool Numbers { get; init; } = true;

    /// <summary>The underscore.</summary>
    public bool Underscore { get; init; } = true;
}

/// <summary>Why a username cannot be used.</summary>
/// <param name="Code">The error code, such as <c>user.username_too_short</c>; <c>error.</c> before it is the key of the sentence.</param>
/// <param name="Number">The number in it.</param>
internal sealed record UsernameProblem(string Code, int? Number = null);
