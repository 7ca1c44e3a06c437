using IdentityHub.Server.Management.Configs;
using IdentityHub.Server.Management.Roles;
using IdentityHub.Server.Management.Sentinel;
using IdentityHub.Server.Management.SignInExperiences;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management;

/// <summary>Every member of bodies about roles and settings, with every kind of wrong value. None of it reaches a database.</summary>
public sealed class SettingBodyTests
{
    [Fact]
    public async Task Refuses_wrong_values_of_every_member()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.RefusesWrongBodiesAsync<CreateRole>(
            "POST", "/roles", new { name = "Editors", description = "Edit", type = "User", isDefault = true, scopeIds = new[] { "s-read" } });
        await hub.RefusesWrongBodiesAsync<UpdateRole>("PATCH", "/roles/r-global", new { name = "Editors", description = "Edit", isDefault = true });
        await hub.RefusesWrongBodiesAsync<AddRoleScopes>("POST", "/roles/r-global/scopes", new { scopeIds = new[] { "s-read" } });
        await hub.RefusesWrongBodiesAsync<AddRoleUsers>("POST", "/roles/r-global/users", new { userIds = new[] { Scenario.Bob } });
        await hub.RefusesWrongBodiesAsync<AddRoleApplications>("POST", "/roles/r-machine/applications", new { applicationIds = new[] { Scenario.Machine } });
        await hub.RefusesWrongBodiesAsync<UpdateSessionConfig>("PATCH", "/configs/oidc/session", new { ttl = 3600 });
        await hub.RefusesWrongBodiesAsync<IdTokenConfig>("PUT", "/configs/id-token", new { enabledExtendedClaims = new[] { "roles" } });
        await hub.RefusesWrongBodiesAsync<RotateOidcKeys>("POST", "/configs/oidc/private-keys/rotate", new { signingKeyAlgorithm = "EC", rotationGracePeriod = 60 });
        await hub.RefusesWrongBodiesAsync<UpdateAdminConsoleConfig>("PATCH", "/configs/admin-console", new
        {
            signInExperienceCustomized = true,
            organizationCreated = true,
            developmentTenantMigrationNotification = new { isPaidTenant = true, tag = "development", readAt = 1 },
            checkedChargeNotification = new { token = true, apiResource = true, machineToMachineApp = true, tenantMember = true },
        });
        await hub.RefusesWrongBodiesAsync<CheckPassword>("POST", "/sign-in-exp/default/check-password", new { password = "x", userId = Scenario.Alice });
        await hub.RefusesWrongBodiesAsync<DeleteSentinelActivities>("POST", "/sentinel-activities/delete", new { targetType = "User", targets = new[] { "alice" } });
        await hub.RefusesWrongBodiesAsync<UpdateExperience>("PATCH", "/sign-in-exp", Experience);
        await hub.RefusesWrongBodiesAsync<PreviewExperience>("POST", "/sign-in-exp/preview", new
        {
            page = "sign-in",
            languageTag = "en",
            mode = "dark",
            signInExperience = Experience,
            customPhrases = new { },
            applicationId = Scenario.Spa,
            organizationId = Scenario.Acme,
        });
    }

    private static object Experience => new
    {
        color = new { primaryColor = "#111111", isDarkModeEnabled = true, darkPrimaryColor = "#222" },
        branding = new { logoUrl = "https://a.example/l", darkLogoUrl = "https://a.example/d", favicon = "https://a.example/f", darkFavicon = "https://a.example/g" },
        hideLogtoBranding = false,
        languageInfo = new { autoDetect = true, fallbackLanguage = "en" },
        termsOfUseUrl = "https://a.example/terms",
        privacyPolicyUrl = "https://a.example/privacy",
        agreeToTermsPolicy = "Manual",
        signIn = new { methods = new[] { new { identifier = "username", password = true, verificationCode = false, isPasswordPrimary = true } } },
        signUp = new { identifiers = new[] { "username" }, password = true, verify = false, secondaryIdentifiers = new[] { new { identifier = "email", verify = true } } },
        socialSignIn = new { automaticAccountLinking = true, skipRequiredIdentifiers = true },
        socialSignInConnectorTargets = new[] { "google" },
        signInMode = "SignIn",
        customCss = "a{}",
        customContent = new Dictionary<string, string> { ["/sign-in"] = "x" },
        customUiAssets = new { id = "abc", createdAt = 1 },
        customUiCsp = new { scriptSrc = new[] { "https://a.example" }, connectSrc = new[] { "https://a.example" } },
        passwordPolicy = new
        {
            length = new { min = 8, max = 64 },
            characterTypes = new { min = 2 },
            rejects = new { pwned = true, repetitionAndSequence = true, userInfo = true, words = new[] { "acme" } },
        },
        mfa = new { factors = new[] { "Totp" }, policy = "NoPrompt", organizationRequiredMfaPolicy = "Mandatory" },
        adaptiveMfa = new { enabled = true },
        singleSignOnEnabled = true,
        supportEmail = "help@a.example",
        supportWebsiteUrl = "https://a.example",
        unknownSessionRedirectUrl = "https://a.example",
        captchaPolicy = new { enabled = true },
        sentinelPolicy = new { maxAttempts = 5, lockoutDuration = 5 },
        emailBlocklistPolicy = new
        {
            blockDisposableAddresses = true,
            blockSubaddressing = true,
            customAllowlist = new[] { "@a.example" },
            customBlocklist = new[] { "@b.example" },
        },
        verificationCodePolicy = new { expirationDuration = 60, maxRetryAttempts = 3 },
        forgotPasswordMethods = new[] { "EmailVerificationCode" },
        passkeySignIn = new { enabled = true, showPasskeyButton = true, allowAutofill = true },
        signUpProfileFields = new[] { new { name = "nickname" } },
        passwordExpiration = new { enabled = true, validPeriodDays = 30 },
        usernamePolicy = new
        {
            caseSensitive = true,
            minLength = 1,
            maxLength = 10,
            allowedChars = new { lowercase = true, uppercase = true, numbers = true, underscore = true },
        },
    };
}
