namespace IdentityHub.Server.Vault;

/// <summary>Tokens of other providers, kept encrypted; see <see cref="SecretVault"/>.</summary>
internal static class VaultFeature
{
    /// <summary>Registers the vault.</summary>
    public static IServiceCollection AddVault(this IServiceCollection services) => services
        .AddSingleton<SecretEnvelope>()
        .AddSingleton<VaultReader>()
        .AddSingleton<TokenRefresh>()
        .AddSingleton<SecretVault>();
}
