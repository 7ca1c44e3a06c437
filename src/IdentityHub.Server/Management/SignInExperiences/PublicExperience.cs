using IdentityHub.Server.Api;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Social;
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

    /// <summary>Google One Tap; absent when the connector for Google is not offered, or has no settings for it.</summary>
    public Optional<GoogleOneTapSummary> GoogleOneTap { get; init; }

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
internal sealed record SocialConnectorSummary
{
    /// <summary>The connector.</summary>
    public required string Id { get; init; }

    /// <summary>What its accounts are called.</summary>
    public required string Target { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>Picture.</summary>
    public required string Logo { get; init; }

    /// <summary>Picture for dark pages.</summary>
    public required string? LogoDark { get; init; }

    /// <summary>Where it works.</summary>
    public required ConnectorPlatform? Platform { get; init; }

    /// <summary>Whether name, target and logos are the operator's.</summary>
    public Optional<bool> IsStandard { get; init; }

    /// <summary>Whether the tokens of accounts can be kept.</summary>
    public Optional<bool> IsTokenStorageSupported { get; init; }

    /// <summary>From a connector.</summary>
    public static SocialConnectorSummary From(OfferedConnector connector) => new()
    {
        Id = connector.Row.Id,
        Target = connector.Face.Target,
        Name = connector.Face.Name,
        Logo = connector.Face.Logo,
        LogoDark = connector.Face.LogoDark,
        Platform = connector.Factory.Platform,
        IsStandard = connector.Factory.IsStandard ? new Optional<bool>(true) : default,
        IsTokenStorageSupported = connector.Factory.IsTokenStorageSupported ? new Optional<bool>(true) : default,
    };
}

/// <summary>Google One Tap.</summary>
internal sealed record GoogleOneTapSummary
{
    /// <summary>Whether it is shown.</summary>
    public Optional<bool> IsEnabled { get; init; }

    /// <summary>Whether somebody with one account is signed in without a click.</summary>
    public Optional<bool> AutoSelect { get; init; }

    /// <summary>Whether a click beside it closes it.</summary>
    public Optional<bool> CloseOnTapOutside { get; init; }

    /// <summary>Whether it works in browsers that prevent tracking.</summary>
    public Optional<bool> ItpSupport { get; init; }

    /// <summary>Our name at Google.</summary>
    public required string ClientId { get; init; }

    /// <summary>The connector.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>Of the connector that is offered.</summary>
    public static GoogleOneTapSummary From(OfferedOneTap offered) => new()
    {
        IsEnabled = offered.Settings.IsEnabled,
        AutoSelect = offered.Settings.AutoSelect,
        CloseOnTapOutside = offered.Settings.CloseOnTapOutside,
        ItpSupport = offered.Settings.ItpSupport,
        ClientId = offered.ClientId,
        ConnectorId = offered.ConnectorId,
    };
}

/// <summary>An enterprise's own provider.</summary>
/// <param name="Id">Id.</param>
/// <param name="ConnectorName">Name for people.</param>
/// <param name="Logo">Picture.</param>
/// <param name="DarkLogo">Picture for dark pages.</param>
internal sealed record SsoConnectorSummary(string Id, string ConnectorName, string Logo, Optional<string> DarkLogo);

/// <summary>Ways to recover from a forgotten password.</summary>
internal sealed record ForgotPasswordWays(bool Phone, bool Email);

/// <summary>What shows the captcha service.</summary>
internal sealed record CaptchaSummary(string Type, string SiteKey, Optional<string> Domain, Optional<string> Mode);
