using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Experience.Steps;

namespace IdentityHub.Server.Experience.Api;

/// <summary>Handlers of the Experience API: each runs one step and stores what it left.</summary>
internal static class ExperienceOperations
{
    /// <summary>Begins.</summary>
    public static Task<ApiResult<Nothing>> BeginAsync(ApiCall<BeginInteraction> call) => RunAsync(
        call,
        async context =>
        {
            var result = await Begin.StartAsync(context, call.Body.InteractionEvent, call.Body.CaptchaToken.Value);
            context.Record("Update");
            return result;
        },
        isBegun: false);

    /// <summary>Goes from signing in to registering, or back.</summary>
    public static Task<ApiResult<Nothing>> SwitchAsync(ApiCall<SwitchInteraction> call) =>
        RunAsync(call, context => Begin.SwitchAsync(context, call.Body.InteractionEvent));

    /// <summary>Shows the interaction.</summary>
    public static Task<ApiResult<InteractionAnswer>> GetAsync(ApiCall call) =>
        RunAsync(call, context => Task.FromResult<ApiResult<InteractionAnswer>>(InteractionAnswer.From(context)));

    /// <summary>Identifies, or makes an account.</summary>
    public static Task<ApiResult<Nothing>> IdentifyAsync(ApiCall<IdentifyPerson> call) => RunAsync(call, async context =>
    {
        var result = await Identification.IdentifyAsync(context, call.Body.VerificationId.Value, call.Body.LinkSocialIdentity.Value);
        return result.TryGet(out var outcome, out var error)
            ? ((ApiResult<Nothing>)Nothing.Value).WithStatus(outcome.IsNew ? StatusCodes.Status201Created : StatusCodes.Status204NoContent)
            : error;
    });

    /// <summary>Ends the interaction. The answer has no body when a password was reset, which signs nobody in.</summary>
    public static Task<ApiResult<SubmitAnswer>> SubmitAsync(ApiCall call) => RunAsync<SubmitAnswer>(call, async context =>
    {
        var result = await Submission.SubmitAsync(context);
        return !result.TryGet(out var outcome, out var error) ? error
            : outcome.RedirectTo is { } url ? new SubmitAnswer(url)
            : ApiResult<SubmitAnswer>.Empty;
    });

    /// <summary>Verifies a password.</summary>
    public static Task<ApiResult<VerificationAnswer>> VerifyPasswordAsync(ApiCall<VerifyPassword> call) =>
        ProveAsync(call, context => PasswordVerification.VerifyAsync(context, call.Body.Identifier.ToIdentifier(), call.Body.Password));

    /// <summary>Sends a code.</summary>
    public static Task<ApiResult<VerificationAnswer>> SendCodeAsync(ApiCall<SendCode> call) =>
        ProveAsync(call, context => CodeVerification.SendAsync(context, call.Body.Identifier.ToIdentifier(), call.Body.InteractionEvent));

    /// <summary>Verifies a code.</summary>
    public static Task<ApiResult<VerificationAnswer>> VerifyCodeAsync(ApiCall<VerifyCode> call) =>
        ProveAsync(call, context => CodeVerification.VerifyAsync(context, call.Body.Identifier.ToIdentifier(), call.Body.VerificationId, call.Body.Code));

    /// <summary>Sends a code as second factor.</summary>
    public static Task<ApiResult<VerificationAnswer>> SendMfaCodeAsync(ApiCall<SendMfaCode> call) =>
        ProveAsync(call, context => CodeVerification.SendMfaAsync(context, Identifier.TypeOf(call.Body.IdentifierType)));

    /// <summary>Verifies a code as second factor.</summary>
    public static Task<ApiResult<VerificationAnswer>> VerifyMfaCodeAsync(ApiCall<VerifyMfaCode> call) => ProveAsync(
        call, context => CodeVerification.VerifyMfaAsync(context, Identifier.TypeOf(call.Body.IdentifierType), call.Body.VerificationId, call.Body.Code));

    /// <summary>Checks a username and a password for a new account.</summary>
    public static Task<ApiResult<VerificationAnswer>> VerifyNewIdentityAsync(ApiCall<NewIdentity> call) => ProveAsync(
        call, context => NewPasswordIdentity.VerifyAsync(context, new Identifier(IdentifierType.Username, call.Body.Identifier.Value), call.Body.Password));

    /// <summary>Takes the token of a magic link.</summary>
    public static Task<ApiResult<VerificationAnswer>> VerifyTokenAsync(ApiCall<VerifyToken> call) =>
        ProveAsync(call, context => OneTimeTokenVerification.VerifyAsync(context, call.Body.Identifier.Value, call.Body.Token));

    /// <summary>Adds something to the account.</summary>
    public static Task<ApiResult<Nothing>> AddProfileAsync(ApiCall<AddProfile> call)
    {
        var body = call.Body;
        var (change, missing) = body.Type switch
        {
            "username" => (body.Value.Value is { } name ? new ProfileChange.Username(name) : null, "value"),
            "password" => (body.Value.Value is { } password ? new ProfileChange.Password(password) : null, "value"),
            "email" => (body.VerificationId.Value is { } id ? new ProfileChange.Email(id) : null, "verificationId"),
            "phone" => (body.VerificationId.Value is { } id ? new ProfileChange.Phone(id) : null, "verificationId"),
            "social" => (body.VerificationId.Value is { } id ? new ProfileChange.Social(id) : null, "verificationId"),
            _ => ((ProfileChange?)(body.Values.IsGiven ? new ProfileChange.Extra(body.Values.Value) : null), "values"),
        };
        return RunAsync<Nothing>(call, context => change is null
            ? Task.FromResult<ApiResult<Nothing>>(ApiErrors.InvalidInput("body", [new SchemaIssue("invalid_type", new SchemaPath(null, missing), "Required.")]))
            : ProfileUpdate.AddAsync(context, change));
    }

    /// <summary>Chooses a new password for a forgotten one.</summary>
    public static Task<ApiResult<Nothing>> ResetPasswordAsync(ApiCall<ResetPassword> call) =>
        RunAsync(call, context => ProfileUpdate.ResetPasswordAsync(context, call.Body.Password));

    /// <summary>Wants second factors.</summary>
    public static Task<ApiResult<Nothing>> EnableMfaAsync(ApiCall call) => RunAsync(call, MfaAnswers.EnableAsync);

    /// <summary>Puts off setting up a second factor.</summary>
    public static Task<ApiResult<Nothing>> SkipMfaAsync(ApiCall call) => RunAsync(call, MfaAnswers.SkipAsync);

    /// <summary>Puts off adding another second factor.</summary>
    public static Task<ApiResult<Nothing>> SkipMfaSuggestionAsync(ApiCall call) => RunAsync(call, MfaAnswers.SkipSuggestionAsync);

    /// <summary>Runs a step that leaves a proof.</summary>
    public static Task<ApiResult<VerificationAnswer>> ProveAsync(ApiCall call, Func<ExperienceContext, Task<ApiResult<string>>> step) =>
        RunAsync<VerificationAnswer>(
            call, async context => (await step(context)).TryGet(out var id, out var error) ? new VerificationAnswer(id) : error);

    /// <summary>Runs a step. What it left is stored also when it was refused: something may have been used up or collected.</summary>
    public static async Task<ApiResult<T>> RunAsync<T>(ApiCall call, Func<ExperienceContext, Task<ApiResult<T>>> step, bool isBegun = true)
    {
        var contexts = call.Service<ExperienceContextReader>();
        if (!(isBegun ? await contexts.ReadBegunAsync(call.Http) : await contexts.ReadAsync(call.Http)).TryGet(out var context, out var error))
        {
            return error;
        }

        var result = await step(context);
        var lost = await context.SaveAsync();
        return result.Error is null && lost is not null ? lost : result;
    }
}
