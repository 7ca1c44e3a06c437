namespace IdentityHub.Demo;

internal static class DemoOptionsSetup
{
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
