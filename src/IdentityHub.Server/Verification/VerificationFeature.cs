using IdentityHub.Server.Hosting.Outbound;

namespace IdentityHub.Server.Verification;

/// <summary>What shows that an address is somebody's, and that somebody is a person.</summary>
internal static class VerificationFeature
{
    /// <summary>Registers what verifies.</summary>
    public static IServiceCollection AddVerification(this IServiceCollection services) => services
        .AddSingleton(static provider => new CaptchaClient(provider.GetRequiredService<OutboundHttp>()))
        .AddSingleton<CaptchaVerifier>()
        .AddSingleton<VerificationCodes>()
        .AddSingleton<OneTimeTokens>();
}
