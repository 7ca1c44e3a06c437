using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.CustomProfileFields;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>
/// What must hold between the members of the sign-in experience, and between them and what there is on the hub. Settings that rely on a
/// connector stay when the connector goes, as in the reference; the pages then offer less, never more.
/// </summary>
internal static class ExperienceRules
{
    private static readonly HashSet<MfaPolicy> AdaptivePolicies = [MfaPolicy.PromptAtSignInAndSignUpMandatory, MfaPolicy.PromptOnlyAtSignInMandatory];

    /// <summary>Finds what is wrong with a change.</summary>
    /// <param name="before">What is stored.</param>
    /// <param name="after">What would be stored.</param>
    /// <param name="body">What was given.</param>
    /// <param name="facts">What there is.</param>
    /// <returns>The refusal; null when there is none.</returns>
    public static ApiError? Find(ExperienceAnswer before, ExperienceAnswer after, UpdateExperience body, ExperienceFacts facts) =>
        FindFixed(before, after)
        ?? (body.LanguageInfo.IsGiven && !facts.Languages.Contains(after.LanguageInfo.FallbackLanguage) ? ExperienceErrors.UnsupportedLanguage : null)
        ?? (body.UsernamePolicy.IsGiven ? FindInUsernames(after.UsernamePolicy) : null)
        ?? (body.SignUp.IsGiven ? FindInSignUp(after.SignUp, facts) : null)
        ?? (body.SignUp.IsGiven || body.SignIn.IsGiven ? FindInSignIn(after, facts) : null)
        ?? (body.Mfa.IsGiven ? FindInFactors(after.Mfa) : null)
        ?? (body.Mfa.IsGiven || body.SignIn.IsGiven ? FindShared(after, body) : null)
        ?? (body.Mfa.IsGiven || body.AdaptiveMfa.IsGiven ? FindInAdaptive(after) : null)
        ?? (body.ForgotPasswordMethods.IsGiven ? FindInRecovery(after.ForgotPasswordMethods, facts) : null)
        ?? (body.PasswordExpiration.IsGiven || body.ForgotPasswordMethods.IsGiven ? FindInExpiration(after, facts) : null)
        ?? (body.SignUpProfileFields.IsGiven ? FindInFields(after.SignUpProfileFields, facts) : null)
        ?? (body.CaptchaPolicy.Value is { Enabled.Value: true } && !facts.HasCaptcha ? ExperienceErrors.CaptchaWithoutProvider : null)
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

    private static ApiError? FindInSignUp(ExperienceSignUp signUp, ExperienceFacts facts)
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

        if (FindMissingConnector(all, facts) is { } missing)
        {
            return missing;
        }

        if (signUp.Identifiers.Contains("username") && !signUp.Password)
        {
            return ExperienceErrors.UsernameRequiresPassword;
        }

        // An address that nobody verified may be somebody else's, who could then recover the account.
        var isVerified = signUp.Verify || signUp.Identifiers.TrueForAll(static name => name == "username");
        return isVerified && signUp.SecondaryIdentifiers.Or([]).TrueForAll(static entry => entry.Identifier == "username" || entry.Verify.Value)
            ? null
            : ExperienceErrors.PasswordlessRequiresVerify;
    }

    // E-mail address or phone number as the first identifier, written as both, with nothing more.
    private static bool IsEitherAddress(List<string> identifiers, List<string> secondary) =>
        secondary.Count == 0 && identifiers.Count == identifiers.Distinct().Count();

    private static ApiError? FindMissingConnector(IReadOnlyCollection<string> identifiers, ExperienceFacts facts)
    {
        if (identifiers.Contains("email") && !facts.Channels.Contains(MessageChannel.Email))
        {
            return ExperienceErrors.ConnectorNotFound("Email");
        }

        return identifiers.Contains("phone") && !facts.Channels.Contains(MessageChannel.Sms) ? ExperienceErrors.ConnectorNotFound("Sms") : null;
    }

    private static ApiError? FindInSignIn(ExperienceAnswer after, ExperienceFacts facts)
    {
        var (methods, signUp) = (after.SignIn.Methods, after.SignUp);
        if (FindMissingConnector([.. methods.Where(static method => method.VerificationCode).Select(static method => method.Identifier)], facts) is { } missing)
        {
            return missing;
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

    private static ApiError? FindInRecovery(List<ForgotPasswordMethod>? methods, ExperienceFacts facts)
    {
        var missing = (methods ?? []).Where(method => !facts.Channels.Contains(ChannelOf(method))).ToList();
        return missing.Count == 0 ? null : ExperienceErrors.ForgotPasswordRequiresConnector(ChannelOf(missing[0]) == MessageChannel.Email ? "email" : "sms");
    }

    private static MessageChannel ChannelOf(ForgotPasswordMethod method) =>
        method == ForgotPasswordMethod.EmailVerificationCode ? MessageChannel.Email : MessageChannel.Sms;

    private static ApiError? FindInExpiration(ExperienceAnswer after, ExperienceFacts facts) =>
        !after.PasswordExpiration.Enabled.Value || (after.ForgotPasswordMethods?.Exists(method => facts.Channels.Contains(ChannelOf(method))) ?? facts.Channels.Count > 0)
            ? null
            : ExperienceErrors.ExpirationRequiresForgotPassword;

    private static ApiError? FindInFields(List<ExperienceProfileField>? fields, ExperienceFacts facts) =>
        fields?.Select(field => field.Name).Where(name => !facts.ProfileFields.Contains(name)).Distinct().ToList() is { Count: > 0 } unknown
            ? ProfileFieldErrors.NotExist(unknown)
            : null;

    private static ApiError? FindInBlocklist(ExperienceEmailBlocklist policy) =>
        policy.CustomAllowlist.Or([]).Concat(policy.CustomBlocklist.Or([])).All(EmailRules.IsEntry) ? null : ExperienceErrors.InvalidBlocklist;
}
