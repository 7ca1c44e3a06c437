using Microsoft.Extensions.Configuration.Json;

namespace IdentityHub.Demo;

internal static class DemoOptionsSetup
{
    /// <summary>The demo's settings, as the source that all others override: environment, command line, an appsettings.json.</summary>
    /// <remarks>Not called appsettings.json itself: beside a published hub there is one already, and it is the hub's.</remarks>
    public static void AddDemoSettings(this WebApplicationBuilder builder) =>
        builder.Configuration.Sources.Insert(
            0, new JsonConfigurationSource { Path = "demo.json", FileProvider = builder.Environment.ContentRootFileProvider });

    public static void AddDemoOptions(this IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<DemoOptions>()
            .BindConfiguration(DemoOptions.Section)
            .ValidateDataAnnotations()
            .Validate(
                demo => Uri.TryCreate(demo.Authority, UriKind.Absolute, out var uri)
                    && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)),
                "Demo:Authority must be an https address (http is accepted on localhost only).")
            .Validate(
                demo => Uri.TryCreate(demo.ApiResource, UriKind.Absolute, out var uri) && uri.Fragment.Length == 0,
                "Demo:ApiResource must be an absolute URI without a fragment (RFC 8707, 2).")
            .ValidateOnStart();
    }
}
