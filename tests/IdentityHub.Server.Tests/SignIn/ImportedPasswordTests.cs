using System.Net;
using IdentityHub.Data.Users;
using IdentityHub.Server.Tests.People.Passwords;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class ImportedPasswordTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task People_sign_in_with_the_digest_they_were_imported_with_and_have_an_Argon2id_digest_afterwards(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        var imported = ForeignDigests.All.Select((row, index) => (Name: $"imported{index}", Algorithm: row.Data.Item1, Digest: row.Data.Item2)).ToList();
        await scenario.Company.ChangeAsync(db =>
        {
            db.AddRange(imported.Select(item => new User
            {
                Id = item.Name,
                Username = item.Name,
                NormalizedUsername = item.Name,
                PasswordEncrypted = item.Digest,
                PasswordEncryptionMethod = item.Algorithm,
            }));
            return Task.CompletedTask;
        });

        foreach (var (name, _, digest) in imported)
        {
            await TryAsync(scenario, name, "not " + ForeignDigests.Password, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(digest, (await StoredAsync(scenario, name)).PasswordEncrypted);

            await TryAsync(scenario, name, ForeignDigests.Password, HttpStatusCode.SeeOther);
            var stored = await StoredAsync(scenario, name);
            Assert.Equal("Argon2id", stored.PasswordEncryptionMethod);
            Assert.StartsWith("$argon2id$v=19$m=1024,t=1,p=1$", stored.PasswordEncrypted, StringComparison.Ordinal);
        }

        await TryAsync(scenario, "imported3", ForeignDigests.Password, HttpStatusCode.SeeOther);
        await TryAsync(scenario, "imported3", "not " + ForeignDigests.Password, HttpStatusCode.UnprocessableEntity);
    }

    private static async Task TryAsync(SignInScenario scenario, string name, string password, HttpStatusCode expected)
    {
        var browser = scenario.NewBrowser();
        var answer = await browser.SignInAsync(await browser.StartAsync(), name, password);
        Assert.True(answer.Status == expected, $"{name}: {answer.Status} {answer.Problem}");
    }

    private static Task<User> StoredAsync(SignInScenario scenario, string name) =>
        scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.Id == name));
}
