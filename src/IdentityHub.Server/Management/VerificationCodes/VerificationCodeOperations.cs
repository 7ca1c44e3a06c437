using System.ComponentModel.DataAnnotations;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Management.VerificationCodes;

/// <summary>Where a code goes: an e-mail address or a phone number.</summary>
internal record CodeRecipient
{
    /// <summary>E-mail address.</summary>
    [StringLength(256), RegularExpression(@"^\S+@\S+\.\S+$")]
    public Optional<string> Email { get; init; }

    /// <summary>Digits of a phone number.</summary>
    [StringLength(32), RegularExpression(@"^\d+$")]
    public Optional<string> Phone { get; init; }
}

/// <summary>A code that came.</summary>
internal sealed record CodeOfRecipient : CodeRecipient
{
    /// <summary>The code.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string VerificationCode { get; init; }
}

/// <summary>Codes for applications that prove addresses by themselves.</summary>
internal static class VerificationCodeOperations
{
    private const string Owner = "management";

    /// <summary>Maps the operations.</summary>
    public static void MapVerificationCodes(this ApiRoutes api)
    {
        api.Post<CodeRecipient, Nothing>("/verification-codes", "CreateVerificationCode", "Sends a code to an address.", SendAsync)
            .Fails(SessionErrors.InvalidEmail, SessionErrors.InvalidPhone, VerificationErrors.MessageRateLimited, MessageErrors.NoConnector(MessageChannel.Email));
        api.Post<CodeOfRecipient, Nothing>("/verification-codes/verify", "VerifyVerificationCode", "Verifies a code.", VerifyAsync)
            .Fails(
                VerificationErrors.CodeNotFound, VerificationErrors.CodeExpired, VerificationErrors.TooManyTries, VerificationErrors.CodeMismatch,
                SessionErrors.InvalidEmail, SessionErrors.InvalidPhone);
    }

    private static async Task<ApiResult<Nothing>> SendAsync(ApiCall<CodeRecipient> call)
    {
        if (!Read(call.Body).TryGet(out var address, out var error))
        {
            return error;
        }

        var settings = SignInExperience.Of(await call.Service<HubCatalog>().GetAsync(call.Cancellation));
        var message = new Message(address.Channel!.Value, address.Value, TemplateType.Generic, settings.LanguageInfo.FallbackLanguage);
        var sent = await call.Service<Verification.VerificationCodes>()
            .SendAsync(BindingOf(address), message, null, CodeDelivery.Awaited, settings, call.Cancellation);
        return sent.Error is { } refusal ? refusal : await call.WriteAsync<Nothing>((_, _) => Task.FromResult<ApiResult<Nothing>>(Nothing.Value));
    }

    private static async Task<ApiResult<Nothing>> VerifyAsync(ApiCall<CodeOfRecipient> call)
    {
        if (!Read(call.Body).TryGet(out var address, out var error))
        {
            return error;
        }

        var settings = SignInExperience.Of(await call.Service<HubCatalog>().GetAsync(call.Cancellation));
        return await call.Service<Verification.VerificationCodes>()
            .VerifyAsync(BindingOf(address), null, call.Body.VerificationCode, settings, call.Cancellation);
    }

    private static ApiResult<Identifier> Read(CodeRecipient body)
    {
        if (body.Email.IsGiven == body.Phone.IsGiven)
        {
            return ApiErrors.InvalidInput("body", [new SchemaIssue("invalid_union", new SchemaPath(null, "email"), "Give an e-mail address or a phone number.")]);
        }

        var identifier = body.Email.IsGiven ? new Identifier(IdentifierType.Email, body.Email.Value!) : new Identifier(IdentifierType.Phone, body.Phone.Value!);
        return identifier.ToAddress() is { } address ? address : body.Email.IsGiven ? SessionErrors.InvalidEmail : SessionErrors.InvalidPhone;
    }

    private static CodeBinding BindingOf(Identifier address) => new(Owner, address.Channel!.Value, address.LookUpForm(), TemplateType.Generic);
}
