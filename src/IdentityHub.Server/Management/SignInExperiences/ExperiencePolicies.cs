using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>What a new password must look like; what is absent has its default.</summary>
internal sealed record ExperiencePasswordPolicy
{
    /// <summary>How long.</summary>
    public Optional<ExperiencePasswordLength> Length { get; init; }

    /// <summary>How many kinds of characters.</summary>
    public Optional<ExperiencePasswordCharacters> CharacterTypes { get; init; }

    /// <summary>What is refused.</summary>
    public Optional<ExperiencePasswordRejects> Rejects { get; init; }
}

/// <summary>Length of a password.</summary>
internal sealed record ExperiencePasswordLength
{
    /// <summary>The fewest characters.</summary>
    [Range(1, 256)]
    public Optional<int> Min { get; init; }

    /// <summary>The most.</summary>
    [Range(1, 256)]
    public Optional<int> Max { get; init; }
}

/// <summary>Kinds of characters of a password.</summary>
internal sealed record ExperiencePasswordCharacters
{
    /// <summary>How many of the four.</summary>
    [Range(1, 4)]
    public Optional<int> Min { get; init; }
}

/// <summary>Passwords that are refused.</summary>
internal sealed record ExperiencePasswordRejects
{
    /// <summary>Known from breaches.</summary>
    public Optional<bool> Pwned { get; init; }

    /// <summary>Repetitions and sequences.</summary>
    public Optional<bool> RepetitionAndSequence { get; init; }

    /// <summary>What is known of the person.</summary>
    public Optional<bool> UserInfo { get; init; }

    /// <summary>These words.</summary>
    [MaxLength(1000), StringLength(256)]
    public Optional<List<string>> Words { get; init; }
}

/// <summary>A second factor.</summary>
internal enum MfaFactor
{
    /// <summary>Codes of an authenticator app.</summary>
    Totp,

    /// <summary>Passkeys and security keys.</summary>
    WebAuthn,

    /// <summary>Codes on paper.</summary>
    BackupCode,

    /// <summary>Codes by e-mail.</summary>
    EmailVerificationCode,

    /// <summary>Codes by phone.</summary>
    PhoneVerificationCode,
}

/// <summary>When people are asked for a second factor.</summary>
internal enum MfaPolicy
{
    /// <summary>An older name for people's own choice.</summary>
    UserControlled,

    /// <summary>Always.</summary>
    Mandatory,

    /// <summary>Offered at sign-in.</summary>
    PromptOnlyAtSignIn,

    /// <summary>Offered at sign-in and registration.</summary>
    PromptAtSignInAndSignUp,

    /// <summary>Never offered.</summary>
    NoPrompt,

    /// <summary>Set up at sign-in or registration, asked for when a risk is seen.</summary>
    PromptAtSignInAndSignUpMandatory,

    /// <summary>Set up at sign-in, asked for when a risk is seen.</summary>
    PromptOnlyAtSignInMandatory,
}

/// <summary>When members of an organization that asks for a second factor are asked.</summary>
internal enum OrganizationMfaPolicy
{
    /// <summary>Not on the pages.</summary>
    NoPrompt,

    /// <summary>Always.</summary>
    Mandatory,
}

/// <summary>Second factors.</summary>
internal sealed record ExperienceMfa
{
    /// <summary>Which.</summary>
    [MaxLength(16)]
    public required List<MfaFactor> Factors { get; init; }

    /// <summary>When.</summary>
    public required MfaPolicy Policy { get; init; }

    /// <summary>When, for members of organizations that ask for one.</summary>
    public Optional<OrganizationMfaPolicy> OrganizationRequiredMfaPolicy { get; init; }
}

/// <summary>Limits of failed attempts.</summary>
internal sealed record ExperienceSentinelPolicy
{
    /// <summary>Failed attempts within an hour before an account is locked.</summary>
    [Range(1, 10_000)]
    public Optional<int> MaxAttempts { get; init; }

    /// <summary>How long it stays locked, in minutes.</summary>
    [Range(1, 525_600)]
    public Optional<int> LockoutDuration { get; init; }
}

/// <summary>E-mail addresses that new accounts cannot have.</summary>
internal sealed record ExperienceEmailBlocklist
{
    /// <summary>Addresses for one day.</summary>
    public Optional<bool> BlockDisposableAddresses { get; init; }

    /// <summary>Addresses such as <c>me+shop@example.com</c>.</summary>
    public Optional<bool> BlockSubaddressing { get; init; }

    /// <summary>Nothing but these.</summary>
    [MaxLength(1000), StringLength(256, MinimumLength = 1)]
    public Optional<List<string>> CustomAllowlist { get; init; }

    /// <summary>None of these.</summary>
    [MaxLength(1000), StringLength(256, MinimumLength = 1)]
    public Optional<List<string>> CustomBlocklist { get; init; }
}

/// <summary>Codes by e-mail and phone.</summary>
internal sealed record ExperienceCodePolicy
{
    /// <summary>How many seconds they are good for.</summary>
    [Range(60, 3600)]
    public Optional<int> ExpirationDuration { get; init; }

    /// <summary>How often one may be wrong.</summary>
    [Range(1, 100)]
    public Optional<int> MaxRetryAttempts { get; init; }
}

/// <summary>A way to recover from a forgotten password.</summary>
internal enum ForgotPasswordMethod
{
    /// <summary>A code by e-mail.</summary>
    EmailVerificationCode,

    /// <summary>A code by phone.</summary>
    PhoneVerificationCode,
}

/// <summary>Passkeys as the first factor.</summary>
internal sealed record ExperiencePasskeys
{
    /// <summary>Whether they sign people in.</summary>
    public Optional<bool> Enabled { get; init; }

    /// <summary>Whether there is a button.</summary>
    public Optional<bool> ShowPasskeyButton { get; init; }

    /// <summary>Whether the browser offers them in the field.</summary>
    public Optional<bool> AllowAutofill { get; init; }
}

/// <summary>Whether passwords grow old. Off, or on with a period.</summary>
internal sealed record ExperiencePasswordExpiration
{
    /// <summary>Whether they do.</summary>
    public Optional<bool> Enabled { get; init; }

    /// <summary>After how many days.</summary>
    public Optional<int> ValidPeriodDays { get; init; }

    /// <summary>Since when; the hub says it when it was switched on.</summary>
    public Optional<long> EnabledAt { get; init; }

    /// <summary>The two forms.</summary>
    public static Schema Schema { get; } = Api.Schemas.Schema.AnyOf(
        new ObjectSchema([new("enabled", new ConstantSchema(false), false)]),
        new ObjectSchema(
        [
            new("enabled", new ConstantSchema(true), true),
            new("validPeriodDays", Api.Schemas.Schema.Integer(1, 36_500), true),
            new("enabledAt", Api.Schemas.Schema.Integer(0, 253402300799999), false),
        ]));
}

/// <summary>What a username may look like.</summary>
internal sealed record ExperienceUsernamePolicy
{
    /// <summary>Whether upper and lower case are told apart.</summary>
    public required bool CaseSensitive { get; init; }

    /// <summary>Fewest characters.</summary>
    [Range(1, 128)]
    public required int MinLength { get; init; }

    /// <summary>Most characters.</summary>
    [Range(1, 128)]
    public required int MaxLength { get; init; }

    /// <summary>Kinds of characters; letters or the underscore must be among them, because no username begins with a digit.</summary>
    public required ExperienceUsernameCharacters AllowedChars { get; init; }
}

/// <summary>Kinds of characters in a username.</summary>
internal sealed record ExperienceUsernameCharacters
{
    /// <summary>a to z.</summary>
    public required bool Lowercase { get; init; }

    /// <summary>A to Z.</summary>
    public required bool Uppercase { get; init; }

    /// <summary>0 to 9.</summary>
    public required bool Numbers { get; init; }

    /// <summary>The underscore.</summary>
    public required bool Underscore { get; init; }
}
