using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>Where people agree to the terms.</summary>
internal enum AgreeToTermsPolicy
{
    /// <summary>By going on.</summary>
    Automatic,

    /// <summary>By a box, when they register.</summary>
    ManualRegistrationOnly,

    /// <summary>By a box.</summary>
    Manual,
}

/// <summary>Whether people may sign in, register, or both.</summary>
internal enum SignInMode
{
    /// <summary>Sign in.</summary>
    SignIn,

    /// <summary>Register.</summary>
    Register,

    /// <summary>Both.</summary>
    SignInAndRegister,
}

/// <summary>Changes of how people sign in; what is given replaces what was there.</summary>
internal sealed record UpdateExperience
{
    /// <summary>Colours.</summary>
    public Optional<ExperienceColor> Color { get; init; }

    /// <summary>Logos and icons.</summary>
    public Optional<ExperienceBranding> Branding { get; init; }

    /// <summary>Kept for scripts; there is no foreign branding to hide.</summary>
    public Optional<bool> HideLogtoBranding { get; init; }

    /// <summary>Languages.</summary>
    public Optional<ExperienceLanguages> LanguageInfo { get; init; }

    /// <summary>Terms of use.</summary>
    [SchemaFrom(nameof(LinkSchema))]
    public Optional<string?> TermsOfUseUrl { get; init; }

    /// <summary>Privacy policy.</summary>
    [SchemaFrom(nameof(LinkSchema))]
    public Optional<string?> PrivacyPolicyUrl { get; init; }

    /// <summary>Where people agree to the terms.</summary>
    public Optional<AgreeToTermsPolicy> AgreeToTermsPolicy { get; init; }

    /// <summary>Ways to sign in.</summary>
    public Optional<ExperienceSignIn> SignIn { get; init; }

    /// <summary>What a new account needs.</summary>
    public Optional<ExperienceSignUp> SignUp { get; init; }

    /// <summary>Accounts elsewhere.</summary>
    public Optional<ExperienceSocialSignIn> SocialSignIn { get; init; }

    /// <summary>Which accounts elsewhere are offered.</summary>
    [MaxLength(100), StringLength(128)]
    public Optional<List<string>> SocialSignInConnectorTargets { get; init; }

    /// <summary>Whether people may sign in, register, or both.</summary>
    public Optional<SignInMode> SignInMode { get; init; }

    /// <summary>Style sheet of the pages, after ours.</summary>
    [StringLength(262_144)]
    public Optional<string?> CustomCss { get; init; }

    /// <summary>Texts by path; kept, not applied.</summary>
    [StringLength(262_144)]
    public Optional<Dictionary<string, string>> CustomContent { get; init; }

    /// <summary>An uploaded page.</summary>
    public Optional<ExperienceUiAssets?> CustomUiAssets { get; init; }

    /// <summary>Sources of an uploaded page.</summary>
    public Optional<ExperienceUiPolicy> CustomUiCsp { get; init; }

    /// <summary>What a new password must look like.</summary>
    public Optional<ExperiencePasswordPolicy> PasswordPolicy { get; init; }

    /// <summary>Second factors.</summary>
    public Optional<ExperienceMfa> Mfa { get; init; }

    /// <summary>Whether second factors are asked for by risk.</summary>
    public Optional<ExperienceSwitch> AdaptiveMfa { get; init; }

    /// <summary>Whether enterprises' own providers are used.</summary>
    public Optional<bool> SingleSignOnEnabled { get; init; }

    /// <summary>Where people find help.</summary>
    [SchemaFrom(nameof(EmailSchema))]
    public Optional<string?> SupportEmail { get; init; }

    /// <summary>Where people find help.</summary>
    [SchemaFrom(nameof(LinkSchema))]
    public Optional<string?> SupportWebsiteUrl { get; init; }

    /// <summary>Where a browser without a running sign-in is sent.</summary>
    [SchemaFrom(nameof(LinkSchema))]
    public Optional<string?> UnknownSessionRedirectUrl { get; init; }

    /// <summary>Whether people prove that they are no machine.</summary>
    public Optional<ExperienceSwitch> CaptchaPolicy { get; init; }

    /// <summary>Limits of failed attempts.</summary>
    public Optional<ExperienceSentinelPolicy> SentinelPolicy { get; init; }

    /// <summary>Addresses that new accounts cannot have.</summary>
    public Optional<ExperienceEmailBlocklist> EmailBlocklistPolicy { get; init; }

    /// <summary>Codes by e-mail and phone.</summary>
    public Optional<ExperienceCodePolicy> VerificationCodePolicy { get; init; }

    /// <summary>Ways to recover from a forgotten password; null for whatever there is a connector for.</summary>
    [MaxLength(8)]
    public Optional<List<ForgotPasswordMethod>?> ForgotPasswordMethods { get; init; }

    /// <summary>Passkeys as the first factor.</summary>
    public Optional<ExperiencePasskeys> PasskeySignIn { get; init; }

    /// <summary>Fields that new accounts fill in; null for all.</summary>
    [MaxLength(100)]
    public Optional<List<ExperienceProfileField>?> SignUpProfileFields { get; init; }

    /// <summary>Whether passwords grow old.</summary>
    public Optional<ExperiencePasswordExpiration> PasswordExpiration { get; init; }

    /// <summary>What a username may look like.</summary>
    public Optional<ExperienceUsernamePolicy> UsernamePolicy { get; init; }

    private static StringSchema Web { get; } = StringSchema.Url();

    private static Schema LinkSchema() =>
        new StringSchema { Max = Web.Max, Format = ("url", static text => text.Length == 0 || Web.Format!.Value.Accepts(text)) };

    private static Schema EmailSchema() =>
        new StringSchema { Max = 128, Format = ("email", static text => text.Length == 0 || new EmailAddressAttribute().IsValid(text)) };
}
