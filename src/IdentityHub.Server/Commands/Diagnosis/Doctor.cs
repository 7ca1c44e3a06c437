using System.Runtime.CompilerServices;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Commands.Diagnosis;

/// <summary>The list of everything that is looked at, in an order in which a later finding seldom explains an earlier one.</summary>
internal static class Doctor
{
    /// <summary>Looks at everything.</summary>
    public static async IAsyncEnumerable<Finding> ExamineAsync(IServiceProvider services, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var options = services.GetRequiredService<HubOptions>();
        foreach (var finding in FileChecks.Examine(options))
        {
            yield return finding;
        }

        var database = await DatabaseChecks.ExamineAsync(services, options, cancellation);
        foreach (var finding in database)
        {
            yield return finding;
        }

        foreach (var finding in ProxyChecks.Examine(options, services.GetRequiredService<IConfiguration>()))
        {
            yield return finding;
        }

        foreach (var finding in await PublicUrlCheck.ExamineAsync(options.Urls, services.GetRequiredService<TimeProvider>(), cancellation))
        {
            yield return finding;
        }
    }
}
