using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.SignIn;

/// <summary>The setting <c>signInExperience</c>: who may sign in and register, and how the pages look. Absent members have the defaults here.</summary>
internal sealed record SignInExperience
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "signInExperience";

    // Settings are immutable within a catalog.
    private static readonly ConditionalWeakTable<CatalogSnapshot, SignInExperience> Parsed = [];

    /// <summary>Colours.</summary>
    public ColorSettings Color { get; init; } = new();

    /// <summary>Logos and icons.</summary>
    public BrandingSettings Branding { get; init; } = new();

    /// <summary>Languages.</summary>
    public LanguageSettings LanguageInfo { get; init; } = new();

    /// <summary>Terms of use, linked on the pages.</summary>
    public string? TermsOfUseUrl { get; init; }

    /// <summary>Privacy policy, linked on the pages.</summary>
    public string? PrivacyPolicyUrl { get; init; }

    /// <summary><c>Automatic</c>, <c>ManualRegistrationOnly</c> or <c>Manual</c>: where a person must tick a box.</summary>
    public string AgreeToTermsPolicy { get; init; } = "Automatic";

    /// <summary>Ways to sign in.</summary>
    public SignInSettings SignIn { get; init; } = new();

    /// <summary>What a new account needs.</summary>
    public SignUpSettings SignUp { get; init; } = new();

    /// <summary><c>SignIn</c>, <c>Register</c> or <c>SignInAndRegister</c>.</summary>
    public string SignInMode { get; init; } = "SignInAndRegister";

    /// <summary>Limits of failed attempts.</summary>
    public SentinelPolicy SentinelPolicy { get; init; } = new();

    /// <summary>What a username may look like.</summary>
    public UsernamePolicy UsernamePolicy { get; init; } = new();

    /// <summary>What a new password must look like.</summary>
    public PasswordPolicy PasswordPolicy { get; init; } = new();

    /// <summary>Second factors.</summary>
    public MfaSettings Mfa { get; init; } = new();

    /// <summary>How long a code lasts, and how often it may be tried.</summary>
    public VerificationCodePolicy VerificationCodePolicy { get; init; } = new();

    /// <summary>Which e-mail addresses may register.</summary>
    public EmailBlocklistPolicy EmailBlocklistPolicy { get; init; } = new();

    /// <summary>Whether people must show that they are people.</summary>
    public CaptchaPolicy CaptchaPolicy { get; init; } = new();

    /// <summary>
    /// Ways to a new password: <c>EmailVerificationCode</c>, <c>PhoneVerificationCode</c>. Null means whatever there is a connector for.
    /// </summary>
    public IReadOnlyList<string>? ForgotPasswordMethods { get; init; } = [];

    /// <summary>Profile fields asked for when somebody registers, in their order; null means all.</summary>
    public IReadOnlyList<SignUpProfileField>? SignUpProfileFields { get; init; } = [];

    /// <summary>Whether people of certain domains sign in with their enterprise.</summary>
    public bool SingleSignOnEnabled { get; init; }

    /// <summary>Signing in with accounts elsewhere.</summary>
    public SocialSignInSettings SocialSignIn { get; init; } = new();

    /// <summary>Ids of the targets that pages offer, in their order.</summary>
    public IReadOnlyList<string> SocialSignInConnectorTargets { get; init; } = [];

    /// <summary>A style sheet after ours.</summary>
    public string? CustomCss { get; init; }

    /// <summary>E-mail address where people find help.</summary>
    public string? SupportEmail { get; init; }

    /// <summary>Where people find help.</summary>
    public string? SupportWebsiteUrl { get; init; }

    /// <summary>Where a browser without a running sign-in is sent instead of our own page.</summary>
    public string? UnknownSessionRedirectUrl { get; init; }

    /// <summary>Existing accounts may sign in.</summary>
    [JsonIgnore]
    public bool AllowsSignIn => SignInMode is "SignIn" or "SignInAndRegister";

    /// <summary>New accounts may be created. An unknown mode closes registration rather than opening it.</summary>
    [JsonIgnore]
    public bool AllowsRegistration => SignInMode is "Register" or "SignInAndRegister";

    /// <summary>The settings of a catalog; they are read once for each.</summary>
    public static SignInExperience Of(CatalogSnapshot catalog) =>
        Parsed.GetValue(catalog, static source => Read(source.Settings.GetValueOrDefault(Setting)));

    /// <summary>Reads the setting.</summary>
    /// <param name="setting">Its value; undefined when it was never set.</param>
    /// <returns>The settings; the defaults when the value cannot be read, with registration closed.</returns>
    public static SignInExperience Read(JsonElement setting) =>
        setting.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
            ? new SignInExperience()
            : SignInJson.Read<SignInExperience>(setting) ?? new SignInExperience { SignInMode = "SignIn" };
}

/// <summary>Signing in with accounts elsewhere.</summary>
internal sealed record SocialSignInSettings
{
    /// <summary>Whether an account with the same proven address is linked without asking.</summary>
    public bool AutomaticAccountLinking { get; init; }

    /// <summary>Whether such people may do without the identifiers that accounts must have.</summary>
    public bool SkipRequiredIdentifiers { get; init; }
}

/// <summary>Colours of the brand.</summary>
internal sealed record ColorSettings
{
    /// <summary><c>#rgb</c> or <c>#rrggbb</c>.</summary>
    public string? PrimaryColor { get; init; }

    /// <summary>Whether the pages follow a browser that prefers dark pages.</summary>
    public bool? IsDarkModeEnabled { get; init; }

    /// <summary>Primary colour of dark pages.</summary>
    public string? DarkPrimaryColor { get; init; }
}

/// <summary>Logos of the brand.</summary>
internal sealed record BrandingSettings
{
    /// <summary>https address of a picture.</summary>
    public string? LogoUrl { get; init; }

    /// <summary>The same for dark pages.</summary>
    public string? DarkLogoUrl { get; init; }

    /// <summary>https address of the browser tab's icon.</summary>
    public string? Favicon { get; init; }

    /// <summary>The same for dark pages.</summary>
    public string? DarkFavicon { get; init; }
}

/// <summary>Languages of the pages.</summary>
internal sealed record LanguageSettings
{
    /// <summary>Whether <c>Accept-Language</c> counts.</summary>
    public bool AutoDetect { get; init; } = true;

    /// <summary>The language when nothing else decides.</summary>
    public string FallbackLanguage { get; init; } = "en";
}

/// <summary>Ways to sign in.</summary>
internal sealed record SignInSettings
{
    /// <summary>One entry for each kind of identifier.</summary>
    public IReadOnlyList<SignInMethod> Methods { get; init; } = [new("username", true), new("email", true)];

    /// <summary>Whether this kind of identifier works together with a password.</summary>
    public bool AllowsPassword(string identifier) => Methods.Any(method => method.Identifier == identifier && method.Password);

    /// <summary>Whether this kind of identifier works together with a code.</summary>
    public bool AllowsCode(string identifier) => Methods.Any(method => method.Identifier == identifier && method.VerificationCode);
}

/// <summary>One way to sign in.</summary>
/// <param name="Identifier"><c>username</c>, <c>email</c> or <c>phone</c>.</param>
/// <param name="Password">Whether a password proves it.</param>
/// <param name="VerificationCode">Whether a code sent there proves it.</param>
/// <param name="IsPasswordPrimary">Whether the password is asked for first when both do.</param>
internal sealed record SignInMethod(string Identifier, bool Password, bool VerificationCode = false, bool IsPasswordPrimary = true);

/// <summary>What a new account needs.</summary>
internal sealed record SignUpSettings
{
    /// <summary>Kinds of identifier.</summary>
    public IReadOnlyList<string> Identifiers { get; init; } = ["username"];

    /// <summary>Whether it needs a password.</summary>
    public bool Password { get; init; } = true;

    /// <summary>Whether addresses are proven with a code.</summary>
    public bool Verify { get; init; }

    /// <summary>Identifiers asked for besides.</summary>
    public IReadOnlyList<SecondaryIdentifier> SecondaryIdentifiers { get; init; } = [];
}

/// <summary>A further identifier of a new account.</summary>
/// <param name="Identifier"><c>username</c>, <c>email</c>, <c>phone</c> or <c>emailOrPhone</c>.</param>
/// <param name="Verify">Whether it is proven with a code.</param>
internal sealed record SecondaryIdentifier(string Identifier, bool Verify = false);

/// <summary>A profile field asked for when somebody registers.</summary>
/// <param name="Name">Its name.</param>
internal sealed record SignUpProfileField(string Name);

/// <summary>Second factors.</summary>
internal sealed record MfaSettings
{
    /// <summary>Kinds of factor that may be used: <c>Totp</c>, <c>WebAuthn</c>, <c>BackupCode</c>, <c>EmailVerificationCode</c>, <c>PhoneVerificationCode</c>.</summary>
    public IReadOnlyList<string> Factors { get; init; } = [];

    /// <summary>When people are asked for one; a name of the reference.</summary>
    public string Policy { get; init; } = "UserControlled";

    /// <summary>When members of organizations that ask for one are asked: <c>NoPrompt</c> or <c>Mandatory</c>.</summary>
    public string OrganizationRequiredMfaPolicy { get; init; } = "NoPrompt";

    /// <summary>Nobody may do without one.</summary>
    [JsonIgnore]
    public bool IsMandatory => Policy.EndsWith("Mandatory", StringComparison.Ordinal);
}

/// <summary>How long a code lasts, and how often it may be tried.</summary>
internal sealed record VerificationCodePolicy
{
    /// <summary>Seconds, 60 to 3,600.</summary>
    public int ExpirationDuration { get; init; } = 600;

    /// <summary>Attempts, 1 to 100.</summary>
    public int MaxRetryAttempts { get; init; } = 10;
}

/// <summary>Which e-mail addresses may register.</summary>
internal sealed record EmailBlocklistPolicy
{
    /// <summary>Refuses addresses of services that throw them away.</summary>
    public bool BlockDisposableAddresses { get; init; }

    /// <summary>Refuses addresses with a plus sign in them.</summary>
    public bool BlockSubaddressing { get; init; }

    /// <summary>Addresses and <c>@domains</c>, with <c>*</c>; when there are any, only they may register.</summary>
    public IReadOnlyList<string> CustomAllowlist { get; init; } = [];

    /// <summary>Addresses and <c>@domains</c>, with <c>*</c>, that may not register.</summary>
    public IReadOnlyList<string> CustomBlocklist { get; init; } = [];
}

/// <summary>Whether people must show that they are people.</summary>
internal sealed record CaptchaPolicy
{
    /// <summary>Whether they must.</summary>
    public bool Enabled { get; init; }
}

/// <summary>Limits of failed attempts.</summary>
internal sealed record SentinelPolicy
{
    /// <summary>Failed attempts within an hour before a target is locked.</summary>
    public int MaxAttempts { get; init; } = 100;

    /// <summary>How long it stays locked, in minutes.</summary>
    public int LockoutDuration { get; init; } = 60;
}

/// <summary>How the setting and its parts are read.</summary>
internal static class SignInJson
{
    // By reflection, once for each change of the settings: generated code would forget the defaults of absent init-only members.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    /// <summary>Reads an object.</summary>
    /// <returns>Null when it is none, or has members of the wrong type.</returns>
    public static T? Read<T>(JsonElement json)
        where T : class
    {
        try
        {
            return json.ValueKind == JsonValueKind.Object ? json.Deserialize<T>(Options) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
