using IdentityHub.Server.Hosting;

try
{
    await using var app = HubApplication.Build(args);
    await app.RunAsync();
    return 0;
}
catch (ConfigurationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 2;
}
