using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IdentityHub.Migrations.Postgres;

/// <summary>Gives <c>dotnet ef</c> a context of this provider; the database is never opened.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<HubDbContext>
{
    /// <inheritdoc/>
    public HubDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<HubDbContext>()
        .UseNpgsql("Host=localhost;Database=design", npgsql => npgsql.MigrationsAssembly(typeof(DesignTime).Assembly.GetName().Name))
        .Options);
}
