namespace IdentityHub.Server.Connectors;

/// <summary>Where a connector for signing in works.</summary>
internal enum ConnectorPlatform
{
    /// <summary>In apps.</summary>
    Native,

    /// <summary>Everywhere.</summary>
    Universal,

    /// <summary>In browsers.</summary>
    Web,
}
