using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Commands;
using IdentityHub.Server.Hosting.Startup;

try
{
    if (args is [HealthCommand.Name, .. var settings])
    {
        return await HealthCommand.RunAsync(settings, Console.Out);
    }

    await using var app = HubApplication.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Describe(exception) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 2;
}
