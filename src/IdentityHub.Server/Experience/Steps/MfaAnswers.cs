using IdentityHub.Server.Api;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>What a person answers when asked for second factors. Written to the account at submit.</summary>
internal static class MfaAnswers
{
    /// <summary>They want them.</summary>
    public static Task<ApiResult<Nothing>> EnableAsync(ExperienceContext context) => AnswerAsync(context, static answers => answers with { MfaEnabled = true });

    /// <summary>They put off adding another.</summary>
    public static Task<ApiResult<Nothing>> SkipSuggestionAsync(ExperienceContext context) =>
        AnswerAsync(context, static answers => answers with { AdditionalBindingSuggestionSkipped = true });

    /// <summary>They put off setting one up.</summary>
    /// <returns>Nothing; also 422 <c>session.mfa.mfa_policy_not_user_controlled</c>.</returns>
    public static async Task<ApiResult<Nothing>> SkipAsync(ExperienceContext context) =>
        context.State!.UserId is { } userId && await MfaPolicyCheck.IsMandatoryAsync(context, userId)
            ? SessionErrors.MfaNotUserControlled
            : await AnswerAsync(context, static answers => answers with { MfaSkipped = true });

    private static async Task<ApiResult<Nothing>> AnswerAsync(ExperienceContext context, Func<MfaChoices, MfaChoices> answer)
    {
        if ((await ProfileUpdate.FindClosedAsync(context) ?? (context.State!.UserId is null ? SessionErrors.IdentifierNotFound : null)) is { } closed)
        {
            return closed;
        }

        context.State = context.State! with { Mfa = answer(context.State.Mfa ?? new MfaChoices()) };
        return Nothing.Value;
    }
}
