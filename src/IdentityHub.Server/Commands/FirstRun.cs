using System.Globalization;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Commands;

/// <summary>What <c>serve</c> tells the operator of a hub that nobody can manage yet.</summary>
internal static class FirstRun
{
    private const string Line = "------------------------------------------------------------------------------";

    /// <summary>
    /// Prints the link that makes the first owner. To the output of the process and not by the logger: whoever reads logs would become one.
    /// The hub serves without it, so nothing is thrown.
    /// </summary>
    /// <param name="services">The hub that has started; configuration files were applied.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task WelcomeAsync(IServiceProvider services, TextWriter output, CancellationToken cancellation)
    {
        if (services.GetRequiredService<ConsoleOptions>() is not { Enabled: true, SetupLink: true })
        {
            return;
        }

        try
        {
            if (await services.GetRequiredService<FirstOwner>().MakeAtStartAsync(cancellation) is { } link)
            {
                // At once, so that no line of the log comes in between.
                await output.WriteAsync(Describe(services.GetRequiredService<HubUrls>().Absolute(link.Path), link.ExpiresAt));
                await output.FlushAsync(cancellation);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.SetupLinkNotMade(services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(FirstRun)), exception);
        }
    }

    private static string Describe(string address, DateTimeOffset expiresAt) => string.Join(
        Environment.NewLine,
        Line,
        "This hub has no administrator yet. To create its owner, open this link:",
        "",
        "  " + address,
        "",
        string.Create(CultureInfo.InvariantCulture, $"It works once, until {expiresAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. Keep it to yourself."),
        "Each start makes a new one and ends the one before; `admin setup-link` does, too.",
        Line,
        "");
}
