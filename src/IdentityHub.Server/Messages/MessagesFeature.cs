using IdentityHub.Server.Messages.Templates;

namespace IdentityHub.Server.Messages;

/// <summary>E-mails and text messages to people.</summary>
internal static class MessagesFeature
{
    /// <summary>Registers what sends messages.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="environment">In development messages without a connector are kept and shown.</param>
    public static IServiceCollection AddMessages(this IServiceCollection services, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            services.AddSingleton<DevelopmentMailbox>();
        }

        return services
            .AddSingleton<MessageTemplates>()
            .AddSingleton<MessageMetrics>()
            .AddSingleton<SentMessages>()
            .AddSingleton<MessageSender>()
            .AddSingleton<MessageQueue>()
            .AddHostedService(static provider => provider.GetRequiredService<MessageQueue>());
    }

    /// <summary>Maps the mailbox page; in development only.</summary>
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<DevelopmentMailbox>() is not null)
        {
            MailboxPages.Map(routes);
        }
    }
}
