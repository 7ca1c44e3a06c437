namespace IdentityHub.Data.Applications;

/// <summary>What kind of client an application is; the values are wire names.</summary>
public enum ApplicationType
{
    /// <summary>Public client on a device (RFC 8252).</summary>
    Native,

    /// <summary>Public client in a browser.</summary>
    SPA,

    /// <summary>Confidential client with a server side.</summary>
    Traditional,

    /// <summary>Confidential client that acts for itself (RFC 6749 §4.4).</summary>
    MachineToMachine,

    /// <summary>Confidential client run by an edge proxy.</summary>
    Protected,

    /// <summary>SAML service provider.</summary>
    SAML,
}
