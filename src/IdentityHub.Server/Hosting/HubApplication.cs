using System.Reflection;
using IdentityHub.Server.Account;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.OpenApi;
using IdentityHub.Server.Audit;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.ConsoleFiles;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Hosting.DataProtection;
using IdentityHub.Server.Hosting.Errors;
using IdentityHub.Server.Hosting.Health;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Jobs;
using IdentityHub.Server.Management;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Oidc;
using IdentityHub.Server.People;
using IdentityHub.Server.SignIn;
using IdentityHub.Server.Signing;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Vault;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.Hosting;

/// <summary>Puts the hub together. Program, commands and tests all start here, so what is tested is what runs.</summary>
internal static class HubApplication
{
    /// <summary>Where the hub listens when nothing else is said.</summary>
    public const string DefaultAddress = "http://localhost:3001";

    /// <summary>Builds the application; the caller starts it.</summary>
    /// <param name="args">Configuration from the command line, such as <c>--urls http://*:8080</c>.</param>
    /// <param name="configure">Runs first: may add configuration, replace the <see cref="TimeProvider"/> or change logging.</param>
    /// <exception cref="ConfigurationException">Settings are wrong or unknown; names all of them.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var app = BuildServices(args, configure);
        UsePipeline(app, app.Services.GetRequiredService<HubOptions>());
        MapFeatures(app);
        return app;
    }

    /// <summary>
    /// The same without endpoints, for commands. Nothing is made until it is asked for: mapping endpoints asks for much, down to the master
    /// key, which a command that only looks must not make.
    /// </summary>
    /// <exception cref="ConfigurationException">Settings are wrong or unknown; names all of them.</exception>
    public static WebApplication BuildServices(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            // Pages and static files are found by this name, whatever process hosts us.
            ApplicationName = Assembly.GetExecutingAssembly().GetName().Name,
        });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.AddHubLogging();
        configure?.Invoke(builder);
        AddFeatures(builder, HubOptions.Read(builder.Configuration));
        return builder.Build();
    }

    private static void AddFeatures(WebApplicationBuilder builder, HubOptions options)
    {
        builder.AddHosting(options);
        var services = builder.Services;
        services.AddHubDatabase(DatabaseOptions.From(options));
        services.AddAudit();
        services.AddHubStartup();
        services.AddConfigurationFiles();
        services.AddHubDataProtection();
        services.AddHubHealth();
        services.AddSigning();
        services.AddPeople(options);
        services.AddJobs();
        services.AddOidc();
        services.AddConnectors();
        services.AddSso();
        services.AddVault();
        services.AddMessages(builder.Environment);
        services.AddVerification();
        services.AddExperience();
        services.AddSignIn(options.Urls);
        services.AddApi();
        services.AddOpenApi();
        services.AddManagement();
        services.AddAccount();
        services.AddConsoleFiles();
    }

    private static void UsePipeline(WebApplication app, HubOptions options)
    {
        app.UseKnownProxies(options.ReverseProxy);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<ErrorHandling>();
        app.UseMiddleware<PublicPath>();
        app.UseMiddleware<BodyLimits>();
        app.UseRouting();
    }

    private static void MapFeatures(WebApplication app)
    {
        app.MapHubHealth();
        app.MapOidc();
        app.MapSignIn();
        app.MapConnectors();
        app.MapMessages();
        app.MapExperience();
        app.MapManagement();
        app.MapAccount();
        app.MapConsoleFiles();
        app.MapOpenApi();
        app.MapApiFallback();
    }
}
