// Writes to the database in the given data directory from several callers until it is killed. Prints each key once its write has been
// acknowledged, so that whoever kills it knows what must be there.
using IdentityHub.Data.Configuration;
using IdentityHub.Server.Hosting.Database;
using Microsoft.Extensions.DependencyInjection;

const int Callers = 8;
await using var services = new ServiceCollection()
    .AddLogging()
    .AddHubDatabase(new DatabaseOptions { Provider = DatabaseProvider.Sqlite, DataDirectory = args[0] })
    .BuildServiceProvider();
var writer = services.GetRequiredService<HubWriter>();
await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(() => WriteForEverAsync(caller))));

async Task WriteForEverAsync(int caller)
{
    for (var number = 0; ; number++)
    {
        var key = $"{caller}-{number}";
        await writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.ChangeVersions.Add(new ChangeVersion { Key = key, Version = number });
                return Task.CompletedTask;
            },
            CancellationToken.None);
        await Console.Out.WriteLineAsync(key);
    }
}
