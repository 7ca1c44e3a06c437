using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Server.People.Passwords;

/// <summary>Password hashing, for everybody who stores or verifies a password.</summary>
internal static class PasswordsFeature
{
    /// <summary>Registers the one hasher of the process, at the default cost unless other options were registered before.</summary>
    public static IServiceCollection AddPasswords(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(new PasswordOptions());
        services.TryAddSingleton<PasswordHasher>();
        return services;
    }
}
