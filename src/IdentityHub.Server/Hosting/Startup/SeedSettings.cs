namespace IdentityHub.Server.Hosting.Startup;

/// <summary>Settings that are data, as a fresh instance has them.</summary>
internal static class SeedSettings
{
    /// <summary>Key of what ID tokens hold beyond the standard.</summary>
    public const string IdToken = "idToken";

    /// <summary>Key of how people sign in.</summary>
    public const string SignInExperience = "signInExperience";

    /// <summary>Values by key.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [IdToken] = """{"enabledExtendedClaims":["roles","organizations","organization_roles"]}""",
        [SignInExperience] = OnOneLine(
            """
            {"id":"default",
            "color":{"primaryColor":"#6139F6","isDarkModeEnabled":true,"darkPrimaryColor":"#8768F8"},
            "branding":{},
            "hideLogtoBranding":false,
            "languageInfo":{"autoDetect":true,"fallbackLanguage":"en"},
            "termsOfUseUrl":null,
            "privacyPolicyUrl":null,
            "agreeToTermsPolicy":"Automatic",
            "signIn":{"methods":[{"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true},
            {"identifier":"email","password":true,"verificationCode":false,"isPasswordPrimary":true}]},
            "signUp":{"identifiers":["username"],"password":true,"verify":false},
            "socialSignIn":{},
            "socialSignInConnectorTargets":[],
            "signInMode":"SignInAndRegister",
            "customCss":null,
            "customContent":{},
            "customUiAssets":null,
            "customUiCsp":{},
            "passwordPolicy":{},
            "mfa":{"factors":[],"policy":"UserControlled"},
            "adaptiveMfa":{},
            "singleSignOnEnabled":false,
            "supportEmail":null,
            "supportWebsiteUrl":null,
            "unknownSessionRedirectUrl":null,
            "captchaPolicy":{},
            "sentinelPolicy":{},
            "emailBlocklistPolicy":{},
            "verificationCodePolicy":{},
            "forgotPasswordMethods":[],
            "passkeySignIn":{},
            "signUpProfileFields":null,
            "passwordExpiration":{},
            "usernamePolicy":{"caseSensitive":true,"minLength":1,"maxLength":128,
            "allowedChars":{"lowercase":true,"uppercase":true,"numbers":true,"underscore":true}}}
            """),
    };

    private static string OnOneLine(string json) => json.ReplaceLineEndings("");
}
