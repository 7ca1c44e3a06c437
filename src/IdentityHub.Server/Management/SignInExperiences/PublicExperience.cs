using IdentityHub.Server.Api;
using IdentityHub.Server.Management.CustomProfileFields;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>What the sign-in pages are told: nothing that helps whoever wants in without being asked.</summary>
internal sealed record PublicExperience
{
    /// <summary>The tenant.</summary>
    public required string TenantId { get; init; }

    /// <summary>There is one: <c>default</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Colours.</summary>
    public required ExperienceColor Color { get; init; }

    /// <summary>Logos and icons.</summary>
    public required ExperienceBranding Branding { get; init; }

    /// <summary>Kept for scripts; there is no foreign branding to hide.</summary>
    public required bool HideLogtoBranding { get; init; }

    /// <summary>Languages.</summary>
    public required ExperienceLanguages LanguageInfo { get; init; }

    /// <summary>Terms of use.</summary>
    public required string? TermsOfUseUrl { get; init; }

    /// <summary>Privacy policy.</summary>
    public required string? PrivacyPolicyUrl { get; init; }

    /// <summary>Where people agree to the terms.</summary>
    public required AgreeToTermsPolicy AgreeToTermsPolicy { get; init; }

    /// <summary>Ways to sign in.</summary>
    public required ExperienceSignIn SignIn { get; init; }

    /// <summary>What a new account needs.</summary>
    public required ExperienceSignUp SignUp { get; init; }

    /// <summary>Accounts elsewhere.</summary>
    public required ExperienceSocialSignIn SocialSignIn { get; init; }

    /// <summary>Which accounts elsewhere are offered.</summary>
    public required List<string> SocialSignInConnectorTargets { get; init; }

    /// <summary>Whether people may sign in, register, or both.</summary>
    public required SignInMode SignInMode { get; init; }

    /// <summary>Style sheet of the pages, after ours.</summary>
    public required string? CustomCss { get; init; }

    /// <summary>Texts by path; kept, not applied.</summary>
    public required Dictionary<string, string> CustomContent { get; init; }

    /// <summary>An uploaded page.</summary>
    public required ExperienceUiAssets? CustomUiAssets { get; init; }

    /// <summary>Sources of an uploaded page.</summary>
    public required ExperienceUiPolicy CustomUiCsp { get; init; }

    /// <summary>What a new password must look like.</summary>
    public required ExperiencePasswordPolicy PasswordPolicy { get; init; }

    /// <summary>Second factors.</summary>
    public required ExperienceMfa Mfa { get; init; }

    /// <summary>Whether second factors are asked for by risk.</summary>
    public required ExperienceSwitch AdaptiveMfa { get; init; }

    /// <summary>Whether enterprises' own providers are used.</summary>
    public required bool SingleSignOnEnabled { get; init; }

    /// <summary>Where people find help.</summary>
    public required string? SupportEmail { get; init; }

    /// <summary>Where people find help.</summary>
    public required string? SupportWebsiteUrl { get; init; }

    /// <summary>Where a browser without a running sign-in is sent.</summary>
    public required string? UnknownSessionRedirectUrl { get; init; }

    /// <summary>Whether people prove that they are no machine.</summary>
    public required ExperienceSwitch CaptchaPolicy { get; init; }

    /// <summary>Limits of failed attempts.</summary>
    public required ExperienceSentinelPolicy SentinelPolicy { get; init; }

    /// <summary>Codes by e-mail and phone.</summary>
    public required ExperienceCodePolicy VerificationCodePolicy { get; init; }

    /// <summary>Passkeys as the first factor.</summary>
    public required ExperiencePasskeys PasskeySignIn { get; init; }

    /// <summary>Fields that new accounts fill in; null for all.</summary>
    public required List<ExperienceProfileField>? SignUpProfileFields { get; init; }

    /// <summary>Whether passwords grow old.</summary>
    public required ExperiencePasswordExpiration PasswordExpiration { get; init; }

    /// <summary>What a username may look like.</summary>
    public required ExperienceUsernamePolicy UsernamePolicy { get; init; }

    /// <summary>Accounts elsewhere that are offered.</summary>
    public required List<SocialConnectorSummary> SocialConnectors { get; init; }

    /// <summary>Enterprises' own providers.</summary>
    public required List<SsoConnectorSummary> SsoConnectors { get; init; }

    /// <summary>Ways to recover from a forgotten password.</summary>
    public required ForgotPasswordWays ForgotPassword { get; init; }

    /// <summary>Never on a hub.</summary>
    public required bool IsDevelopmentTenant { get; init; }

    /// <summary>What shows the captcha service; absent without one, or when the policy is off.</summary>
    public Optional<CaptchaSummary> CaptchaConfig { get; init; }

    /// <summary>Fields that new accounts fill in.</summary>
    public required List<ProfileFieldAnswer> CustomProfileFields { get; init; }

    /// <summary>All fields there are.</summary>
    public required List<ProfileFieldAnswer> CustomProfileFieldCatalog { get; init; }
}

/// <summary>An account elsewhere that is offered.</summary>
internal sealed record SocialConnectorSummary(string Id, string Target);

/// <summary>An enterprise's own provider.</summary>
internal sealed record SsoConnectorSummary(string Id, string ConnectorName, string Logo);

/// <summary>Ways to recover from a forgotten password.</summary>
internal sealed record ForgotPasswordWays(bool Phone, bool Email);

/// <summary>What shows the captcha service.</summary>
internal sealed record CaptchaSummary(string Type, string SiteKey, Optional<string> Domain, Optional<string> Mode);
