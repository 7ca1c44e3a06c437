using IdentityHub.Server.People.Passwords;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Support;

/// <summary>Passwords for the people of a <see cref="Scenario"/>.</summary>
internal static class ScenarioPasswords
{
    public const string Password = "violet harbour lantern 9";

    /// <summary>Cheap hashes, for tests that are about what surrounds them.</summary>
    public static void UseCheapHashes(this HubHostOptions options) =>
        options.Configure = static builder => builder.Services.AddSingleton(new PasswordOptions { MemoryKiB = 1024, Iterations = 1 });

    /// <summary>Gives Alice a password.</summary>
    public static async Task GiveAliceAPasswordAsync(this Scenario scenario)
    {
        var hash = await scenario.Host.Services.GetRequiredService<PasswordHasher>().HashAsync(Password, CancellationToken.None);
        await scenario.ChangeAsync(db => db.Users.Where(row => row.Id == Scenario.Alice).ExecuteUpdateAsync(row => row
            .SetProperty(person => person.PasswordEncrypted, hash.Digest)
            .SetProperty(person => person.PasswordEncryptionMethod, "Argon2id")));
    }
}
