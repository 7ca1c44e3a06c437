using System.Net.Sockets;
using IdentityHub.Demo.Api;
using IdentityHub.Demo.HubProcess;
using IdentityHub.Demo.OpenIdConnect;
using IdentityHub.Demo.Organizations;
using IdentityHub.Demo.Pages;
using IdentityHub.Demo.SignIn;

namespace IdentityHub.Demo;

/// <summary>The table of contents of the demo: a relying party (SignIn, Organizations, Pages), its API (Api) and what both stand on.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [HubWatchdog.Verb, .. var hubCommand])
        {
            return await HubWatchdog.RunAsync(hubCommand);
        }

        await using var app = Build(args);
        try
        {
            await app.StartAsync();
        }
        catch (IOException failure) when (failure.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            return Fail($"The demo cannot listen: {failure.Message} Stop the other program, or choose another address with --urls.");
        }

        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await using var hub = app.Services.GetRequiredService<HubStarter>();
        try
        {
            if (await hub.EnsureRunningAsync(stopping) is { } problem)
            {
                return Fail(problem);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 0;
        }

        Welcome.Print(app, hub.IsOurs);
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>Everything but running it, so that the tests can have their own, with their own clock for example.</summary>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = File.Exists("demo-bootstrap.yaml") ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory,
        });
        builder.AddDemoSettings();
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddDemoOptions();
        builder.Services.AddOpenIdConnect();
        builder.Services.AddSignIn();
        builder.Services.AddOrganizations();
        builder.Services.AddOrganizationApi();
        builder.Services.AddPages(builder.Environment);
        builder.Services.AddSingleton<HubStarter>();
        replace?.Invoke(builder.Services);

        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/problem");
        app.UseStatusCodePagesForPeople();
        app.UseStaticFiles();
        // After the two that answer with another page: their second pass has to find its way again.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapSignIn();
        app.MapOrganizationApi();
        app.MapRazorPages();
        return app;
    }

    private static int Fail(string message)
    {
        Console.Error.WriteLine(message);
        return 1;
    }
}
