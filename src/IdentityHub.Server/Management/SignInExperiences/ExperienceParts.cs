using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>Colours of the pages.</summary>
internal sealed record ExperienceColor
{
    // A line break at the end would pass the dollar sign alone.
    private const string Hex = "^#(?:[0-9a-fA-F]{3}){1,2}(?!\\n)$";

    /// <summary>Primary colour.</summary>
    [RegularExpression(Hex)]
    public required string PrimaryColor { get; init; }

    /// <summary>Whether the pages follow a browser that prefers dark pages.</summary>
    public required bool IsDarkModeEnabled { get; init; }

    /// <summary>Primary colour of dark pages.</summary>
    [RegularExpression(Hex)]
    public required string DarkPrimaryColor { get; init; }
}

/// <summary>Logos and icons.</summary>
internal sealed record ExperienceBranding
{
    /// <summary>Logo.</summary>
    [Url]
    public Optional<string> LogoUrl { get; init; }

    /// <summary>Logo of dark pages.</summary>
    [Url]
    public Optional<string> DarkLogoUrl { get; init; }

    /// <summary>Icon of the browser's tab.</summary>
    [Url]
    public Optional<string> Favicon { get; init; }

    /// <summary>The same for dark pages.</summary>
    [Url]
    public Optional<string> DarkFavicon { get; init; }
}

/// <summary>Languages of the pages.</summary>
internal sealed record ExperienceLanguages
{
    /// <summary>Whether the browser's languages count.</summary>
    public required bool AutoDetect { get; init; }

    /// <summary>The language when nothing else decides.</summary>
    [RegularExpression("^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}(?!\\n)$")]
    public required string FallbackLanguage { get; init; }
}

/// <summary>Ways to sign in.</summary>
internal sealed record ExperienceSignIn
{
    /// <summary>One for each kind of identifier.</summary>
    [MaxLength(16)]
    public required List<ExperienceSignInMethod> Methods { get; init; }
}

/// <summary>A way to sign in.</summary>
internal sealed record ExperienceSignInMethod
{
    /// <summary>Kind of identifier.</summary>
    [SchemaFrom(nameof(IdentifierSchema))]
    public required string Identifier { get; init; }

    /// <summary>Whether a password proves it.</summary>
    public required bool Password { get; init; }

    /// <summary>Whether a code proves it.</summary>
    public required bool VerificationCode { get; init; }

    /// <summary>Which of the two is offered first.</summary>
    public required bool IsPasswordPrimary { get; init; }

    /// <summary>Kinds of identifier.</summary>
    public static Schema IdentifierSchema { get; } = Schema.OneOf("username", "email", "phone");
}

/// <summary>What a new account needs.</summary>
internal sealed record ExperienceSignUp
{
    /// <summary>Kinds of identifier.</summary>
    [SchemaFrom(nameof(IdentifiersSchema))]
    public required List<string> Identifiers { get; init; }

    /// <summary>Whether it gets a password.</summary>
    public required bool Password { get; init; }

    /// <summary>Whether the identifiers must be verified.</summary>
    public required bool Verify { get; init; }

    /// <summary>Identifiers asked for besides.</summary>
    [MaxLength(8)]
    public Optional<List<ExperienceSecondaryIdentifier>> SecondaryIdentifiers { get; init; }

    private static Schema IdentifiersSchema() => Schema.ListOf(ExperienceSignInMethod.IdentifierSchema, max: 8);
}

/// <summary>A further identifier of a new account.</summary>
internal sealed record ExperienceSecondaryIdentifier
{
    /// <summary>Kind of identifier.</summary>
    [SchemaFrom(nameof(IdentifierSchema))]
    public required string Identifier { get; init; }

    /// <summary>Whether it must be verified.</summary>
    public Optional<bool> Verify { get; init; }

    private static Schema IdentifierSchema() => Schema.OneOf("username", "email", "phone", "emailOrPhone");
}

/// <summary>Accounts elsewhere.</summary>
internal sealed record ExperienceSocialSignIn
{
    /// <summary>Whether an account with the same verified address is taken.</summary>
    public Optional<bool> AutomaticAccountLinking { get; init; }

    /// <summary>Whether such accounts may lack what others need.</summary>
    public Optional<bool> SkipRequiredIdentifiers { get; init; }
}

/// <summary>An uploaded page.</summary>
internal sealed record ExperienceUiAssets
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was uploaded.</summary>
    public required long CreatedAt { get; init; }
}

/// <summary>Sources that an uploaded page may load from.</summary>
internal sealed record ExperienceUiPolicy
{
    /// <summary>Scripts.</summary>
    public Optional<List<string>> ScriptSrc { get; init; }

    /// <summary>Connections.</summary>
    public Optional<List<string>> ConnectSrc { get; init; }
}

/// <summary>Something that can be switched on.</summary>
internal sealed record ExperienceSwitch
{
    /// <summary>Whether it is on.</summary>
    public Optional<bool> Enabled { get; init; }
}

/// <summary>A field that new accounts fill in.</summary>
internal sealed record ExperienceProfileField
{
    /// <summary>Its name.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string Name { get; init; }
}
