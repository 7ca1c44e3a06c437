using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Takes the token of a magic link.</summary>
internal static class OneTimeTokenVerification
{
    private const string Step = "Verification.OneTimeToken.Submit";

    /// <summary>Verifies a token and uses it up.</summary>
    /// <param name="context">The request.</param>
    /// <param name="email">Whose token.</param>
    /// <param name="token">The token.</param>
    /// <returns>Id of the proof; <c>one_time_token.*</c>; 400 when too many attempts failed.</returns>
    public static async Task<ApiResult<string>> VerifyAsync(ExperienceContext context, string email, string token)
    {
        if (new Identifier(IdentifierType.Email, email).ToAddress() is not { } address)
        {
            return SessionErrors.InvalidEmail;
        }

        if (await SsoGuard.CheckAsync(context, address) is { } guarded)
        {
            return context.Refuse(Step, guarded);
        }

        var user = await context.FindUserAsync(address);
        var attempt = new Attempt(context, Step, user?.Id, address.LookUpForm());
        if (await attempt.BeginAsync() is { } blocked)
        {
            return blocked;
        }

        if (!(await context.Service<OneTimeTokens>().ConsumeAsync(address.Value, token, context.Cancellation)).TryGet(out var row, out var error))
        {
            return await attempt.FailAsync(error);
        }

        attempt.Succeed();
        var record = new VerificationRecord
        {
            Id = RandomValues.StandardId(),
            Type = VerificationType.OneTimeToken,
            Identifier = address,
            IsVerified = true,
            JitOrganizationIds = OneTimeTokens.OrganizationsOf(row),
        };
        context.State = context.State!.With(record) with { Captcha = new CaptchaState(context.State.Captcha?.Verified ?? false, true) };
        return record.Id;
    }
}
