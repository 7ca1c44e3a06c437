using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.CustomProfileFields;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>How people sign in: the whole setting, and what the pages are told of it.</summary>
internal static class ExperienceRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapSignInExperience(this ApiRoutes api)
    {
        api.Get<ExperienceAnswer>("/sign-in-exp", "GetSignInExp", "Reads how people sign in.", ExperienceOperations.GetAsync);
        api.Patch<UpdateExperience, ExperienceAnswer>("/sign-in-exp", "UpdateSignInExp", "Changes how people sign in.", ExperienceOperations.UpdateAsync)
            .TakesFlag("removeUnusedDemoSocialConnector", "Accepted for scripts of the hosted service; a hub has no demo connectors.")
            .Fails(
                ExperienceErrors.UnsupportedLanguage,
                ExperienceErrors.ConnectorNotFound("Email"),
                ExperienceErrors.UsernameRequiresPassword,
                ExperienceErrors.PasswordlessRequiresVerify,
                ExperienceErrors.DuplicatedIdentifiers,
                ExperienceErrors.MissingIdentifiers,
                ExperienceErrors.MissingInSignIn,
                ExperienceErrors.PasswordMustBeEnabled,
                ExperienceErrors.CodeMustBeEnabled,
                ExperienceErrors.NoFactor,
                ExperienceErrors.BackupCodeAlone,
                ExperienceErrors.DuplicatedFactors,
                ExperienceErrors.EmailCodeForMfa,
                ExperienceErrors.PhoneCodeForMfa,
                ExperienceErrors.EmailCodeForSignIn,
                ExperienceErrors.PhoneCodeForSignIn,
                ExperienceErrors.AdaptiveRequiresMfa,
                ExperienceErrors.AdaptiveRequiresMandatory,
                ExperienceErrors.NonAdaptiveRequiresSkippable,
                ExperienceErrors.ForgotPasswordRequiresConnector("email"),
                ExperienceErrors.ExpirationRequiresForgotPassword,
                ExperienceErrors.InvalidBlocklist,
                ProfileFieldErrors.NotExist([]),
                ExperienceErrors.CaptchaWithoutProvider,
                ExperienceErrors.NotHere("hideLogtoBranding"));
        api.Post<CheckPassword, CheckPasswordAnswer>(
                "/sign-in-exp/default/check-password",
                "CheckPasswordWithDefaultSignInExperience",
                "Holds a password against the policy; 400 with the reasons when it is refused.",
                PasswordCheck.CheckAsync).ForViewers()
            .Returns(200)
            .Fails(ApiErrors.NotFound);
        api.Post<PreviewExperience, PreviewAnswer>(
                "/sign-in-exp/preview", "PreviewSignInExp", "Draws a page with settings that are not stored.", PreviewOperation.DrawAsync).ForViewers()
            .Returns(200)
            .Fails(ApiErrors.InvalidRequest(""));
        api.Get<UsernameConflictsAnswer>(
                "/sign-in-exp/username-policy/case-sensitivity-conflicts",
                "GetUsernameCaseSensitivityConflicts",
                "Lists usernames that differ by upper and lower case only; a hub never has any.",
                UsernameConflicts.ListAsync)
            .Takes("limit", "How many to list, 1 to 100.");
    }

    /// <summary>Maps what anybody may read.</summary>
    public static void MapPublicExperience(this ApiRoutes api)
    {
        foreach (var (path, id) in new[]
        {
            ("/.well-known/sign-in-exp", "GetSignInExperienceConfig"), ("/.well-known/experience", "GetWellKnownExperience"),
        })
        {
            api.GetAnonymous<PublicExperience>(path, id, "Reads what the sign-in pages show.", PublicExperienceOperations.GetAsync)
                .Takes("organizationId", "With the look of this organization.")
                .Takes("appId", "With the look of this application.");
        }
    }
}
