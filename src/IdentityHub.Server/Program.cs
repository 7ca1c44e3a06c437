using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Startup;

try
{
    await using var app = HubApplication.Build(args);
    await app.RunAsync();
    return 0;
}
catch (Exception exception) when (StartFailure.Describe(exception) is { } reason)
{
    await Console.Error.WriteLineAsync(reason);
    return 2;
}
