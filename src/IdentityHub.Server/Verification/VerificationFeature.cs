using IdentityHub.Server.Hosting.Outbound;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Server.Verification;

/// <summary>What shows that an address is somebody's, and that somebody is a person.</summary>
internal static class VerificationFeature
{
    /// <summary>Registers what verifies.</summary>
    public static IServiceCollection AddVerification(this IServiceCollection services)
    {
        // Tests bring a client with a service of their own.
        services.TryAddSingleton(static provider => new CaptchaClient(provider.GetRequiredService<OutboundHttp>()));
        return services.AddSingleton<CaptchaVerifier>().AddSingleton<MessageLimit>().AddSingleton<VerificationCodes>().AddSingleton<OneTimeTokens>();
    }
}
