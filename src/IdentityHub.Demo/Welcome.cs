using Microsoft.Extensions.Options;

namespace IdentityHub.Demo;

/// <summary>The last words at the terminal before the demo gets quiet.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app, bool isHubOurs)
    {
        var demo = app.Services.GetRequiredService<IOptions<DemoOptions>>().Value;
        var hub = isHubOurs ? "started by the demo, stops with it" : "was running already; has these users if it started with demo-bootstrap.yaml";
        Console.WriteLine($"""

              The demo is ready.

                Open        {app.Urls.FirstOrDefault()}
                Sign in as  alice / alice-demo-password   admin in Acme, member in Globex
                or as       bob   / bob-demo-password     member in Acme
                The hub     {demo.HubUrl}   {hub}
                Its Console {demo.HubUrl}/console   admin / admin-demo-password

              Ctrl+C stops it.

            """);
    }
}
