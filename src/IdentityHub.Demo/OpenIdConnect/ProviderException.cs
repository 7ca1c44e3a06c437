namespace IdentityHub.Demo.OpenIdConnect;

/// <summary>The provider cannot be reached, or what it publishes cannot be trusted. Nothing a user can mend, so it is an exception.</summary>
internal sealed class ProviderException(string message, Exception? inner = null) : Exception(message, inner);
