using IdentityHub.Server.Messages.Templates;

namespace IdentityHub.Server.Messages;

/// <summary>E-mails and text messages to people.</summary>
internal static class MessagesFeature
{
    /// <summary>Registers what sends messages.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<MessageTemplates>()
        .AddSingleton<MessageSender>();
}
