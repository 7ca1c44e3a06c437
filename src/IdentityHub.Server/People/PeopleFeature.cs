using IdentityHub.Server.Hosting;
using IdentityHub.Server.People.Passwords;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace IdentityHub.Server.People;

/// <summary>People, their passwords, and the administrators among them.</summary>
internal static class PeopleFeature
{
    /// <summary>Registers what several slices need to know about people.</summary>
    public static void AddPeople(this IServiceCollection services, HubOptions options)
    {
        services.TryAddSingleton(options.Passwords);
        services.AddPasswords();
        services.AddSingleton<Administrators>();
        services.AddSingleton<FirstOwner>();
    }

    /// <summary>Reads <c>Passwords</c>.</summary>
    public static PasswordOptions ReadPasswords(SettingsReader settings)
    {
        var defaults = new PasswordOptions();
        var options = new PasswordOptions
        {
            Concurrency = settings.Whole("Passwords:Concurrency", defaults.Concurrency, 1, 256),
            QueueCapacity = settings.Whole("Passwords:QueueCapacity", defaults.QueueCapacity, 1, 10_000),
            MemoryKiB = settings.Whole("Passwords:MemoryKiB", defaults.MemoryKiB, 1024, 1024 * 1024),
            Iterations = settings.Whole("Passwords:Iterations", defaults.Iterations, 1, PasswordDigest.MaximumIterations),
            Parallelism = settings.Whole("Passwords:Parallelism", defaults.Parallelism, 1, PasswordDigest.MaximumParallelism),
            MaximumMemoryKiB = settings.Whole("Passwords:MaximumMemoryKiB", defaults.MaximumMemoryKiB, 1024, 1024 * 1024),
        };
        foreach (var problem in options.Problems())
        {
            settings.Refuse(problem);
        }

        return options;
    }
}
