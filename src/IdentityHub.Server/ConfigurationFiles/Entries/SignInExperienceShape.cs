using System.Text.RegularExpressions;
using IdentityHub.Server.ConfigurationFiles.Reading;

namespace IdentityHub.Server.ConfigurationFiles.Entries;

/// <summary>The members of the sign-in experience that a self-hosted hub lets an administrator set.</summary>
internal static partial class SignInExperienceShape
{
    private static readonly Shape Identifier = Shape.OneOf("username", "email", "phone");
    private static readonly Shape Url = Shape.Text(TextRules.WebAddress);
    private static readonly Shape Link = Shape.Text(TextRules.WebAddressOrEmpty);
    private static readonly Shape Color = Shape.Text(static text => HexColor().IsMatch(text) ? null : "must be a colour such as #6139f6");
    private static readonly TextRule Css = TextRules.Between(0, 262_144);
    private static readonly Shape Words = Shape.ListOf(Shape.Text(TextRules.Between(1, 256)));

    /// <summary>Colours of one organization or client, which may leave some to the hub.</summary>
    public static Shape PartialColor { get; } =
        Shape.Object(("primaryColor", Color), ("isDarkModeEnabled", Shape.Boolean), ("darkPrimaryColor", Color));

    /// <summary>Logos.</summary>
    public static Shape Branding { get; } = Shape.Object(("logoUrl", Url), ("darkLogoUrl", Url), ("favicon", Url), ("darkFavicon", Url));

    /// <summary>A style sheet.</summary>
    public static TextRule StyleSheet => Css;

    /// <summary>The whole object.</summary>
    public static Shape Whole { get; } = Shape.Object(
        ("color", Shape.Object(("primaryColor", Color), ("isDarkModeEnabled", Shape.Boolean), ("darkPrimaryColor", Color))
            .Requires("primaryColor", "isDarkModeEnabled", "darkPrimaryColor")),
        ("branding", Branding),
        ("languageInfo", Shape.Object(("autoDetect", Shape.Boolean), ("fallbackLanguage", Shape.Text(LanguageTag))).Requires("autoDetect", "fallbackLanguage")),
        ("termsOfUseUrl", Link.OrNull()),
        ("privacyPolicyUrl", Link.OrNull()),
        ("agreeToTermsPolicy", Shape.OneOf("Automatic", "ManualRegistrationOnly", "Manual")),
        ("signIn", Shape.Object(("methods", Shape.ListOf(SignInMethod()))).Requires("methods")),
        ("signUp", SignUp()),
        ("socialSignIn", Shape.Object(("automaticAccountLinking", Shape.Boolean), ("skipRequiredIdentifiers", Shape.Boolean))),
        ("socialSignInConnectorTargets", Shape.ListOf(Shape.Text(TextRules.Between(0, 128)))),
        ("signInMode", Shape.OneOf("SignIn", "Register", "SignInAndRegister")),
        ("customCss", Shape.Text(Css).OrNull()),
        ("customContent", Shape.MapOf(Shape.Text(TextRules.Between(0, 262_144)))),
        ("passwordPolicy", PasswordPolicy()),
        ("mfa", Mfa()),
        ("adaptiveMfa", Shape.Object(("enabled", Shape.Boolean))),
        ("trustedDevice", Shape.Object(("enabled", Shape.Boolean), ("durationDays", Shape.Integer(1, 365)))),
        ("singleSignOnEnabled", Shape.Boolean),
        ("supportEmail", Shape.Text(TextRules.EmailOrEmpty).OrNull()),
        ("supportWebsiteUrl", Link.OrNull()),
        ("unknownSessionRedirectUrl", Link.OrNull()),
        ("captchaPolicy", Shape.Object(("enabled", Shape.Boolean))),
        ("sentinelPolicy", Shape.Object(("maxAttempts", Shape.Integer(1, 10_000)), ("lockoutDuration", Shape.Integer(1, 525_600)))),
        ("emailBlocklistPolicy", Shape.Object(
            ("blockDisposableAddresses", Shape.Boolean), ("blockSubaddressing", Shape.Boolean), ("customAllowlist", Words), ("customBlocklist", Words))),
        ("verificationCodePolicy", Shape.Object(("expirationDuration", Shape.Integer(60, 3600)), ("maxRetryAttempts", Shape.Integer(1, 100)))),
        ("forgotPasswordMethods", Shape.ListOf(Shape.OneOf("EmailVerificationCode", "PhoneVerificationCode")).OrNull()),
        ("passkeySignIn", Shape.Object(("enabled", Shape.Boolean), ("showPasskeyButton", Shape.Boolean), ("allowAutofill", Shape.Boolean))),
        ("signUpProfileFields", Shape.ListOf(Shape.Object(("name", Shape.Text(TextRules.Between(1, 128)))).Requires("name")).OrNull()),
        ("passwordExpiration", Shape.Object(("enabled", Shape.Boolean), ("validPeriodDays", Shape.Integer(1, 36_500)), ("enabledAt", Shape.Milliseconds))),
        ("usernamePolicy", UsernamePolicy()));

    private static Shape SignInMethod() => Shape.Object(
            ("identifier", Identifier), ("password", Shape.Boolean), ("verificationCode", Shape.Boolean), ("isPasswordPrimary", Shape.Boolean))
        .Requires("identifier", "password", "verificationCode", "isPasswordPrimary");

    private static Shape SignUp() => Shape.Object(
            ("identifiers", Shape.ListOf(Identifier)),
            ("password", Shape.Boolean),
            ("verify", Shape.Boolean),
            ("secondaryIdentifiers", Shape.ListOf(
                Shape.Object(("identifier", Shape.OneOf("username", "email", "phone", "emailOrPhone")), ("verify", Shape.Boolean)).Requires("identifier"))))
        .Requires("identifiers", "password", "verify");

    private static Shape PasswordPolicy() => Shape.Object(
        ("length", Shape.Object(("min", Shape.Integer(1, 256)), ("max", Shape.Integer(1, 256)))),
        ("characterTypes", Shape.Object(("min", Shape.Integer(1, 4)))),
        ("rejects", Shape.Object(
            ("pwned", Shape.Boolean), ("repetitionAndSequence", Shape.Boolean), ("userInfo", Shape.Boolean), ("words", Shape.ListOf(Shape.Text(TextRules.Between(0, 256)))))));

    private static Shape Mfa() => Shape.Object(
            ("factors", Shape.ListOf(Shape.OneOf("Totp", "WebAuthn", "BackupCode", "EmailVerificationCode", "PhoneVerificationCode"))),
            ("policy", Shape.OneOf(
                "UserControlled", "Mandatory", "PromptOnlyAtSignIn", "PromptAtSignInAndSignUp", "NoPrompt", "PromptAtSignInAndSignUpMandatory", "PromptOnlyAtSignInMandatory")),
            ("organizationRequiredMfaPolicy", Shape.OneOf("NoPrompt", "Mandatory")))
        .Requires("factors", "policy");

    private static Shape UsernamePolicy() => Shape.Object(
            ("caseSensitive", Shape.Boolean),
            ("minLength", Shape.Integer(1, 128)),
            ("maxLength", Shape.Integer(1, 128)),
            ("allowedChars", Shape.Object(
                    ("lowercase", Shape.Boolean), ("uppercase", Shape.Boolean), ("numbers", Shape.Boolean), ("underscore", Shape.Boolean))
                .Requires("lowercase", "uppercase", "numbers", "underscore")))
        .Requires("caseSensitive", "minLength", "maxLength", "allowedChars");

    private static string? LanguageTag(string text) => LanguagePattern().IsMatch(text) ? null : "must be a language tag such as en or pt-BR";

    [GeneratedRegex(@"\A#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex HexColor();

    [GeneratedRegex(@"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex LanguagePattern();
}
