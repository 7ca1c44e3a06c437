using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.Pages;

/// <summary>The pages people see, and the rules that hold for all of them.</summary>
internal static class PagesSetup
{
    public static void AddPages(this IServiceCollection services, IWebHostEnvironment environment)
    {
        // Every POST of a Razor page is checked against forgery without asking; /sign-out asks.
        services.AddRazorPages();
        services.AddAntiforgery(csrf => csrf.Cookie.Name = "demo_csrf");

        // Beside the hub's data, so that cookies stay readable over a restart and the demo leaves no keys in the home directory.
        services.AddDataProtection().SetApplicationName("IdentityHub.Demo");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<IOptions<DemoOptions>, ILoggerFactory>((keys, demo, loggers) =>
                keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(
                    new DirectoryInfo(Path.Combine(environment.ContentRootPath, demo.Value.DataDirectory, "keys")), loggers));
    }

    public static void UseSecurityHeaders(this IApplicationBuilder app)
    {
        var hub = new Uri(app.ApplicationServices.GetRequiredService<IOptions<DemoOptions>>().Value.Authority).GetLeftPart(UriPartial.Authority);

        // No scripts at all, nothing from elsewhere, no framing. The hub is a form target because browsers hold the redirect that
        // answers the sign-out form to form-action too.
        var policy = $"default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' {hub}; frame-ancestors 'none'; base-uri 'none'";
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                http.Response.Headers.ContentSecurityPolicy = policy;
                http.Response.Headers.XContentTypeOptions = "nosniff";
                http.Response.Headers["Referrer-Policy"] = "same-origin";
                http.Response.Headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (http.Response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true)
                {
                    // Pages hold a person's data: no cache keeps them, and "back" after signing out does not show them.
                    http.Response.Headers.CacheControl = "no-store";
                }

                return Task.CompletedTask;
            });
            return next(http);
        });
    }

    /// <summary>A page for a 404 or 400 in the browser; the API keeps its bare answers.</summary>
    public static void UseStatusCodePagesForPeople(this IApplicationBuilder app) => app.UseWhen(
        http => !http.Request.Path.StartsWithSegments("/organizations") && !http.Request.Path.StartsWithSegments("/api"),
        people => people.UseStatusCodePagesWithReExecute("/problem", "?status={0}"));
}
