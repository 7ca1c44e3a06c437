using IdentityHub.Server.Jobs;

namespace IdentityHub.Server.Signing;

/// <summary>Keys that sign tokens: made at the first start, rotated on request, shared by all nodes.</summary>
internal static class SigningFeature
{
    /// <summary>Registers the ring, its refresh and the job that moves keys on.</summary>
    public static void AddSigning(this IServiceCollection services)
    {
        services.AddSingleton<KeyRing>();
        services.AddSingleton<SigningKeyMaker>();
        services.AddSingleton<KeyRotation>();
        services.AddHostedService<KeyRingRefresh>();
        services.AddHostedService<KeyAdvance>();
    }
}
