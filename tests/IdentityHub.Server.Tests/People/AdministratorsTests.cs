using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.People;

public sealed class AdministratorsTests
{
    private const string Password = "correct horse battery staple";

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_link_sets_the_password_of_the_administrator_once(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        var administrators = Service(hub);
        Assert.False(await administrators.ExistAsync(default));

        var creation = await administrators.CreateAsync(new("Root", "root@example.com", null, AdministratorRole.Owner), default);

        Assert.Equal(AdministratorOutcome.Created, creation.Outcome);
        Assert.True(await administrators.ExistAsync(default));
        Assert.Equal(new SetupOwner(creation.UserId!, "Root"), await administrators.FindSetupOwnerAsync(creation.SetupToken!, default));
        var done = await administrators.RedeemSetupTokenAsync(creation.SetupToken!, Password, default);
        Assert.Equal((SetupOutcome.Done, creation.UserId), (done.Outcome, done.UserId));
        Assert.Equal(
            SetupOutcome.InvalidLink, (await administrators.RedeemSetupTokenAsync(creation.SetupToken!, "another good password", default)).Outcome);
        Assert.Null(await administrators.FindSetupOwnerAsync(creation.SetupToken!, default));
        await using var db = hub.Read();
        var user = await db.Users.SingleAsync();
        Assert.Equal(
            PasswordVerdict.Verified,
            await hub.Services.GetRequiredService<PasswordHasher>().VerifyAsync(Password, user.PasswordEncrypted, PasswordAlgorithm.Argon2id, default));
        Assert.Equal(HubSeed.AdministratorRoleId, (await db.UserRoles.SingleAsync()).RoleId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_twenty_that_use_a_link_at_once_one_sets_the_password(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider, options => options.Settings["Passwords:MemoryKiB"] = "1024");
        var token = (await Service(hub).CreateAsync(new("root", null, null, AdministratorRole.Owner), default)).SetupToken!;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() =>
            Service(hub).RedeemSetupTokenAsync(token, $"{Password} {index}", default))));

        Assert.Single(results, result => result.Outcome == SetupOutcome.Done);
        Assert.Equal(19, results.Count(result => result.Outcome == SetupOutcome.InvalidLink));
    }

    [Fact]
    public async Task A_link_expires_after_a_day_and_its_token_is_not_stored()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        var token = (await Service(hub).CreateAsync(new("root", null, null, AdministratorRole.Owner), default)).SetupToken!;
        await using (var db = hub.Read())
        {
            Assert.DoesNotContain(
                await db.HubSettings.ToListAsync(),
                setting => setting.Key.Contains(token, StringComparison.Ordinal) || setting.Value.Contains(token, StringComparison.Ordinal));
        }

        hub.Time.SetUtcNow(hub.Time.GetUtcNow() + TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        Assert.NotNull(await Service(hub).FindSetupOwnerAsync(token, default));
        hub.Time.SetUtcNow(hub.Time.GetUtcNow() + TimeSpan.FromSeconds(1));

        Assert.Null(await Service(hub).FindSetupOwnerAsync(token, default));
        Assert.Equal(SetupOutcome.InvalidLink, (await Service(hub).RedeemSetupTokenAsync(token, Password, default)).Outcome);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("elevenchars")]
    [InlineData("rootrootroot")]
    public async Task A_refused_password_leaves_the_link_usable(string password)
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        var token = (await Service(hub).CreateAsync(new("root", null, null, AdministratorRole.Owner), default)).SetupToken!;

        var refused = await Service(hub).RedeemSetupTokenAsync(token, password, default);

        Assert.Equal(SetupOutcome.PasswordRefused, refused.Outcome);
        Assert.NotEmpty(refused.Password);
        Assert.Equal(SetupOutcome.Done, (await Service(hub).RedeemSetupTokenAsync(token, Password, default)).Outcome);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_a_name_or_address_somebody_has_whatever_its_case(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        await Service(hub).CreateAsync(new("root", "root@example.com", Password, AdministratorRole.Owner), default);

        Assert.Equal(AdministratorOutcome.Taken, (await Service(hub).CreateAsync(new("ROOT", null, Password, AdministratorRole.Owner), default)).Outcome);
        Assert.Equal(AdministratorOutcome.Taken, (await Service(hub).CreateAsync(new("other", "Root@Example.com", null, AdministratorRole.Owner), default)).Outcome);
        await using var db = hub.Read();
        Assert.Equal(1, await db.Users.CountAsync());
    }

    private static Administrators Service(HubHost hub) => hub.Services.GetRequiredService<Administrators>();
}
