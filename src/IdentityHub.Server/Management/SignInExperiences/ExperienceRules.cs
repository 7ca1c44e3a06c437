using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>
/// What must hold between the members of the sign-in experience. There are no connectors that send messages yet, so whatever needs one is
/// refused, as the reference refuses it when it has none.
/// </summary>
internal static class ExperienceRules
{
    private static readonly HashSet<MfaPolicy> AdaptivePolicies = [MfaPolicy.PromptAtSignInAndSignUpMandatory, MfaPolicy.PromptOnlyAtSignInMandatory];

    /// <summary>Finds what is wrong with a change.</summary>
    /// <param name="before">What is stored.</param>
    /// <param name="after">What would be stored.</param>
    /// <param name="body">What was given.</param>
    /// <returns>The refusal; null when there is none.</returns>
    public static ApiError? Find(ExperienceAnswer before, ExperienceAnswer after, UpdateExperience body) =>
        FindFixed(before, after)
        ?? (body.UsernamePolicy.IsGiven ? FindInUsernames(after.UsernamePolicy) : null)
        ?? (body.SignUp.IsGiven ? FindInSignUp(after.SignUp) : null)
        ?? (body.SignUp.IsGiven || body.SignIn.IsGiven ? FindInSignIn(after) : null)
        ?? (body.Mfa.IsGiven ? FindInFactors(after.Mfa) : null)
        ?? (body.Mfa.IsGiven || body.SignIn.IsGiven ? FindShared(after, body) : null)
        ?? (body.Mfa.IsGiven || body.AdaptiveMfa.IsGiven ? FindInAdaptive(after) : null)
        ?? (body.ForgotPasswordMethods.IsGiven ? FindInRecovery(after.ForgotPasswordMethods) : null)
        ?? (after.PasswordExpiration.Enabled.Value && body.PasswordExpiration.IsGiven ? ExperienceErrors.ExpirationRequiresForgotPassword : null)
        ?? (body.EmailBlocklistPolicy.IsGiven ? FindInBlocklist(after.EmailBlocklistPolicy) : null);

    /// <summary>What only the hosted service lets its customers change, or what needs an upload. Sending back what was read is fine.</summary>
    private static ApiError? FindFixed(ExperienceAnswer before, ExperienceAnswer after)
    {
        if (after.HideLogtoBranding != before.HideLogtoBranding)
        {
            return ExperienceErrors.NotHere("hideLogtoBranding");
        }

        if (after.CustomUiAssets != before.CustomUiAssets && after.CustomUiAssets is not null)
        {
            return ExperienceErrors.NotHere("customUiAssets");
        }

        return after.CustomUiCsp is { ScriptSrc.IsGiven: false, ConnectSrc.IsGiven: false } ? null : ExperienceErrors.NotHere("customUiCsp");
    }

    private static ApiError? FindInUsernames(ExperienceUsernamePolicy policy)
    {
        if (policy.MinLength > policy.MaxLength)
        {
            return Invalid("minLength", "The least length must not be above the greatest.");
        }

        return policy.AllowedChars is { Lowercase: false, Uppercase: false, Underscore: false }
            ? Invalid("allowedChars", "Letters or the underscore must be allowed.")
            : null;
    }

    private static ApiError Invalid(string member, string message) =>
        ApiErrors.InvalidInput("body", [new SchemaIssue("custom", new SchemaPath(new SchemaPath(null, "usernamePolicy"), member), message)]);

    private static ApiError? FindInSignUp(ExperienceSignUp signUp)
    {
        var secondary = signUp.SecondaryIdentifiers.Or([]).ConvertAll(entry => entry.Identifier);
        var all = signUp.Identifiers.Concat(secondary).SelectMany(name => name == "emailOrPhone" ? ["email", "phone"] : new[] { name }).ToList();
        if (all.Count != all.Distinct().Count() && !IsEitherAddress(signUp.Identifiers, secondary))
        {
            return ExperienceErrors.DuplicatedIdentifiers;
        }

        if (signUp.Identifiers.Count == 0 && secondary.Count > 0)
        {
            return ExperienceErrors.MissingIdentifiers;
        }

        if (all.Contains("email"))
        {
            return ExperienceErrors.ConnectorNotFound("Email");
        }

        if (all.Contains("phone"))
        {
            return ExperienceErrors.ConnectorNotFound("Sms");
        }

        return signUp.Identifiers.Contains("username") && !signUp.Password ? ExperienceErrors.UsernameRequiresPassword : null;
    }

    // E-mail address or phone number as the first identifier, written as both, with nothing more.
    private static bool IsEitherAddress(List<string> identifiers, List<string> secondary) =>
        secondary.Count == 0 && identifiers.Count == identifiers.Distinct().Count();

    private static ApiError? FindInSignIn(ExperienceAnswer after)
    {
        var (methods, signUp) = (after.SignIn.Methods, after.SignUp);
        if (methods.Any(method => method is { VerificationCode: true, Identifier: "email" }))
        {
            return ExperienceErrors.ConnectorNotFound("Email");
        }

        if (methods.Any(method => method is { VerificationCode: true, Identifier: "phone" }))
        {
            return ExperienceErrors.ConnectorNotFound("Sms");
        }

        if (methods.Any(method => method is { Password: false, VerificationCode: false }))
        {
            return ExperienceErrors.NoFactor;
        }

        if (signUp.Identifiers.Exists(name => methods.TrueForAll(method => method.Identifier != name)))
        {
            return ExperienceErrors.MissingInSignIn;
        }

        if (signUp.Password && methods.Exists(method => !method.Password && signUp.Identifiers.Contains(method.Identifier)))
        {
            return ExperienceErrors.PasswordMustBeEnabled;
        }

        return signUp is { Verify: true, Password: false } && methods.Exists(method => method is { VerificationCode: false, Identifier: not "username" })
            ? ExperienceErrors.CodeMustBeEnabled
            : null;
    }

    private static ApiError? FindInFactors(ExperienceMfa mfa)
    {
        if (mfa.Factors.Count != mfa.Factors.Distinct().Count())
        {
            return ExperienceErrors.DuplicatedFactors;
        }

        return mfa.Factors is [MfaFactor.BackupCode] ? ExperienceErrors.BackupCodeAlone : null;
    }

    /// <summary>A code cannot be both: whoever has the mailbox would have both factors.</summary>
    private static ApiError? FindShared(ExperienceAnswer after, UpdateExperience body)
    {
        bool IsBoth(string identifier, MfaFactor factor) => after.Mfa.Factors.Contains(factor)
            && after.SignIn.Methods.Exists(method => method.VerificationCode && method.Identifier == identifier);
        if (IsBoth("email", MfaFactor.EmailVerificationCode))
        {
            return body.Mfa.IsGiven ? ExperienceErrors.EmailCodeForMfa : ExperienceErrors.EmailCodeForSignIn;
        }

        if (IsBoth("phone", MfaFactor.PhoneVerificationCode))
        {
            return body.Mfa.IsGiven ? ExperienceErrors.PhoneCodeForMfa : ExperienceErrors.PhoneCodeForSignIn;
        }

        return null;
    }

    private static ApiError? FindInAdaptive(ExperienceAnswer after)
    {
        var isAdaptivePolicy = AdaptivePolicies.Contains(after.Mfa.Policy);
        if (!after.AdaptiveMfa.Enabled.Value)
        {
            return isAdaptivePolicy ? ExperienceErrors.NonAdaptiveRequiresSkippable : null;
        }

        return after.Mfa.Factors.Count == 0
            ? ExperienceErrors.AdaptiveRequiresMfa
            : isAdaptivePolicy ? null : ExperienceErrors.AdaptiveRequiresMandatory;
    }

    private static ApiError? FindInRecovery(List<ForgotPasswordMethod>? methods) => methods switch
    {
        [ForgotPasswordMethod.EmailVerificationCode, ..] => ExperienceErrors.ForgotPasswordRequiresConnector("email"),
        [ForgotPasswordMethod.PhoneVerificationCode, ..] => ExperienceErrors.ForgotPasswordRequiresConnector("sms"),
        _ => null,
    };

    private static ApiError? FindInBlocklist(ExperienceEmailBlocklist policy) =>
        policy.CustomAllowlist.Or([]).Concat(policy.CustomBlocklist.Or([])).All(EmailRules.IsEntry) ? null : ExperienceErrors.InvalidBlocklist;
}
