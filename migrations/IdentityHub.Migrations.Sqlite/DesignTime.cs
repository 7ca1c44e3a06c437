using IdentityHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace IdentityHub.Migrations.Sqlite;

/// <summary>Gives <c>dotnet ef</c> a context of this provider; the database is never opened.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<HubDbContext>
{
    /// <inheritdoc/>
    public HubDbContext CreateDbContext(string[] args)
    {
        SqliteNative.Prepare();
        return new HubDbContext(new DbContextOptionsBuilder<HubDbContext>()
            .UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(typeof(DesignTime).Assembly.GetName().Name))
            .Options);
    }
}
