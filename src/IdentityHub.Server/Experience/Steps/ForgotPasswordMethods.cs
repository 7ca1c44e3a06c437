using IdentityHub.Server.Messages;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>Ways to a new password.</summary>
internal static class ForgotPasswordMethods
{
    /// <summary>Whether a proof may lead to a new password. Without a setting, whatever there is a connector for.</summary>
    public static bool Allow(ExperienceContext context, VerificationType type) => type switch
    {
        VerificationType.EmailVerificationCode => Allow(context, type, MessageChannel.Email),
        VerificationType.PhoneVerificationCode => Allow(context, type, MessageChannel.Sms),
        _ => false,
    };

    private static bool Allow(ExperienceContext context, VerificationType type, MessageChannel channel) =>
        context.Settings.ForgotPasswordMethods is { } listed ? listed.Contains(type.ToString()) : context.Service<MessageSender>().CanSend(context.Catalog, channel);
}
