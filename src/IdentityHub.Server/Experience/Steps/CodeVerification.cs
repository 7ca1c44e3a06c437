using System.Text.Json.Nodes;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Messages.Templates;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Sends codes, and holds what comes back against them.</summary>
internal static class CodeVerification
{
    /// <summary>Sends a code to an address.</summary>
    /// <param name="context">The request.</param>
    /// <param name="identifier">The e-mail address or phone number.</param>
    /// <param name="interactionEvent">What the code is for.</param>
    /// <returns>
    /// Id of the proof. The same for known and unknown addresses wherever only known ones get a code: when a password is reset, and when nobody may
    /// register (CVE-2026-4633, CVE-2026-23511). 422 <c>session.captcha_required</c>, <c>session.email_blocklist.*</c>,
    /// <c>user.sign_in_method_not_enabled</c>; 429; 501 without a connector.
    /// </returns>
    public static async Task<ApiResult<string>> SendAsync(ExperienceContext context, Identifier identifier, InteractionEvent interactionEvent)
    {
        var type = TypeOf(identifier.Type);
        var step = $"Verification.{type}.Create";
        if (identifier.ToAddress() is not { } address)
        {
            return identifier.Type == IdentifierType.Phone ? SessionErrors.InvalidPhone : SessionErrors.InvalidEmail;
        }

        if ((FindRefusal(context, address, interactionEvent) ?? await SsoGuard.CheckAsync(context, address)) is { } refusal)
        {
            return context.Refuse(step, refusal);
        }

        var user = await context.FindUserAsync(address);
        var delivery = DeliveryOf(context, interactionEvent, user);
        var template = TemplateOf(context, address, interactionEvent);
        var record = new VerificationRecord { Id = RandomValues.StandardId(), Type = type, Identifier = address, TemplateType = template };
        var sent = await SendAsync(context, record, delivery);
        if (sent.Error is { } error)
        {
            return context.Refuse(step, error);
        }

        context.State = context.State!.With(record);
        context.Record(step);
        return record.Id;
    }

    /// <summary>Holds a code against the one that was sent.</summary>
    /// <param name="context">The request.</param>
    /// <param name="identifier">Where it was sent.</param>
    /// <param name="verificationId">Id of the proof.</param>
    /// <param name="code">As typed.</param>
    /// <returns>Id of the proof; 404 <c>session.verification_session_not_found</c>; 400 <c>verification_code.*</c> or too many attempts.</returns>
    public static async Task<ApiResult<string>> VerifyAsync(ExperienceContext context, Identifier identifier, string verificationId, string code)
    {
        var record = context.State!.Find(verificationId);
        if (record is null || record.Type != TypeOf(identifier.Type))
        {
            return SessionErrors.VerificationSessionNotFound;
        }

        if (identifier.LookUpForm() != record.Identifier!.LookUpForm())
        {
            return identifier.Type == IdentifierType.Phone ? VerificationErrors.PhoneMismatch : VerificationErrors.EmailMismatch;
        }

        return await SsoGuard.CheckAsync(context, record.Identifier) is { } guarded
            ? context.Refuse($"Verification.{record.Type}.Submit", guarded)
            : await VerifyAsync(context, record, code);
    }

    /// <summary>Sends a code, as second factor, to the address of who is identified.</summary>
    /// <returns>Id of the proof; 400 <c>session.identifier_not_found</c>, <c>session.mfa.mfa_factor_not_enabled</c>; 429; 501.</returns>
    public static async Task<ApiResult<string>> SendMfaAsync(ExperienceContext context, IdentifierType channel)
    {
        var (factor, type) = channel == IdentifierType.Email
            ? ("EmailVerificationCode", VerificationType.MfaEmailVerificationCode)
            : ("PhoneVerificationCode", VerificationType.MfaPhoneVerificationCode);
        if (!context.Settings.Mfa.Factors.Contains(factor))
        {
            return SessionErrors.MfaFactorNotEnabled;
        }

        var user = await context.FindUserAsync();
        if (user is null || (channel == IdentifierType.Email ? user.PrimaryEmail : user.PrimaryPhone) is not { } address)
        {
            return SessionErrors.NoAddress;
        }

        var record = new VerificationRecord
        {
            Id = RandomValues.StandardId(),
            Type = type,
            Identifier = new Identifier(channel, address),
            TemplateType = TemplateType.MfaVerification,
            UserId = user.Id,
        };
        var sent = await SendAsync(context, record, CodeDelivery.Awaited);
        if (sent.Error is { } error)
        {
            return context.Refuse($"Verification.{type}.Create", error);
        }

        context.State = context.State!.With(record);
        context.Record($"Verification.{type}.Create");
        return record.Id;
    }

    /// <summary>Holds a code against the one that was sent as second factor.</summary>
    /// <returns>Id of the proof; 404 <c>session.verification_session_not_found</c>; 400 <c>verification_code.*</c> or too many attempts.</returns>
    public static Task<ApiResult<string>> VerifyMfaAsync(ExperienceContext context, IdentifierType channel, string verificationId, string code)
    {
        var type = channel == IdentifierType.Email ? VerificationType.MfaEmailVerificationCode : VerificationType.MfaPhoneVerificationCode;
        return context.State!.Find(verificationId) is { } record && record.Type == type && record.UserId == context.State.UserId
            ? VerifyAsync(context, record, code)
            : Refuse(SessionErrors.VerificationSessionNotFound);
    }

    /// <summary>The kind of proof that a code to such an address is.</summary>
    public static VerificationType TypeOf(IdentifierType type) =>
        type == IdentifierType.Phone ? VerificationType.PhoneVerificationCode : VerificationType.EmailVerificationCode;

    private static async Task<ApiResult<string>> VerifyAsync(ExperienceContext context, VerificationRecord record, string code)
    {
        var user = record.UserId is null ? await context.FindUserAsync(record.Identifier!) : await context.FindUserAsync();
        var attempt = new Attempt(context, $"Verification.{record.Type}.Submit", user?.Id, record.Identifier!.LookUpForm());
        if (await attempt.BeginAsync() is { } blocked)
        {
            return blocked;
        }

        var verified = await context.Service<VerificationCodes>().VerifyAsync(BindingOf(context, record), record.Id, code, context.Settings, context.Cancellation);
        if (verified.Error is { } error)
        {
            return await attempt.FailAsync(error);
        }

        attempt.Succeed();
        context.State = context.State!.With(record with { IsVerified = true });
        return record.Id;
    }

    private static async Task<ApiResult<string>> SendAsync(ExperienceContext context, VerificationRecord record, CodeDelivery delivery)
    {
        var address = record.Identifier!;
        var message = new Message(address.Channel!.Value, address.Value, record.TemplateType!.Value, context.Locale)
        {
            Payload = await PayloadOfAsync(context),
            Ip = context.Http.Connection.RemoteIpAddress?.ToString(),
        };
        return await context.Service<VerificationCodes>().SendAsync(BindingOf(context, record), message, record.Id, delivery, context.Settings, context.Cancellation);
    }

    private static CodeBinding BindingOf(ExperienceContext context, VerificationRecord record) =>
        new(context.Owner, record.Identifier!.Channel!.Value, record.Identifier.LookUpForm(), record.TemplateType!.Value);

    private static async Task<JsonObject> PayloadOfAsync(ExperienceContext context)
    {
        Organization? organization = null;
        if (context.Interaction.Request.OrganizationId is { } organizationId)
        {
            await using var db = context.Read();
            organization = await db.Organizations.FirstOrDefaultAsync(row => row.Id == organizationId, context.Cancellation);
        }

        return MessagePayloads.Of(context.Locale, string.Join(' ', context.Interaction.Request.UiLocales), context.Application, organization);
    }

    private static ApiError? FindRefusal(ExperienceContext context, Identifier address, InteractionEvent interactionEvent)
    {
        var (state, settings) = (context.State!, context.Settings);

        // A code for one purpose is never one for the other.
        if (state.Event != interactionEvent && InteractionEvent.ForgotPassword is var reset && (state.Event == reset || interactionEvent == reset))
        {
            return SessionErrors.NotForForgotPassword;
        }

        if (state.UserId is null && Guards.CheckCaptcha(context) is { } captcha)
        {
            return captcha;
        }

        if (interactionEvent == InteractionEvent.ForgotPassword)
        {
            return ForgotPasswordMethods.Allow(context, TypeOf(address.Type)) ? null : SessionErrors.ForgotPasswordMethod;
        }

        // Nobody could use the code: no message goes out for nothing (CVE-2026-29193).
        if (state.UserId is null && Guards.CheckMode(context, interactionEvent) is { } closed)
        {
            return closed;
        }

        var registers = interactionEvent == InteractionEvent.Register || state.UserId is not null;
        if (!registers && !settings.SignIn.AllowsCode(address.TypeName) && !MandatoryProfile.AsksFor(settings, address.Type))
        {
            return SessionErrors.MethodNotEnabled;
        }

        return registers && address.Type == IdentifierType.Email ? Guards.CheckEmail(context, address.Value) : null;
    }

    // Whoever may register gets a code in any case. Elsewhere only people with an account do, and nobody must see who has one.
    private static CodeDelivery DeliveryOf(ExperienceContext context, InteractionEvent interactionEvent, User? user)
    {
        var isForKnownOnly = interactionEvent == InteractionEvent.ForgotPassword
            || (interactionEvent == InteractionEvent.SignIn && context.State!.UserId is null && !context.Settings.AllowsRegistration);
        return !isForKnownOnly ? CodeDelivery.Awaited : user is null ? CodeDelivery.Suppressed : CodeDelivery.Queued;
    }

    private static TemplateType TemplateOf(ExperienceContext context, Identifier address, InteractionEvent interactionEvent) => interactionEvent switch
    {
        _ when context.State!.UserId is not null && !MandatoryProfile.AsksFor(context.Settings, address.Type) => TemplateType.BindMfa,
        InteractionEvent.SignIn => TemplateType.SignIn,
        InteractionEvent.Register => TemplateType.Register,
        _ => TemplateType.ForgotPassword,
    };

    private static Task<ApiResult<string>> Refuse(ApiError error) => Task.FromResult<ApiResult<string>>(error);
}
