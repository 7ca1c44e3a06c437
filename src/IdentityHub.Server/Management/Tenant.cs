namespace IdentityHub.Server.Management;

/// <summary>A hub has one tenant, whose id answers carry because the reference's do.</summary>
internal static class Tenant
{
    /// <summary>Its id.</summary>
    public const string Id = "default";
}
