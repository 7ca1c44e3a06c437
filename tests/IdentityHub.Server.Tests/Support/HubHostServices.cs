using IdentityHub.Data;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Signing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Support;

/// <summary>What tests look at behind the scenes.</summary>
internal static class HubHostServices
{
    /// <summary>A context that reads; dispose it.</summary>
    public static HubDbContext Read(this HubHost hub) => hub.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContext();

    /// <summary>Writes as the hub does.</summary>
    public static Task WriteAsync(this HubHost hub, Func<HubDbContext, CancellationToken, Task> work) =>
        hub.Services.GetRequiredService<HubWriter>().WriteAsync(Durability.Relaxed, work, CancellationToken.None);

    public static KeyRing Ring(this HubHost hub) => hub.Services.GetRequiredService<KeyRing>();

    public static KeyRotation Rotation(this HubHost hub) => hub.Services.GetRequiredService<KeyRotation>();
}
