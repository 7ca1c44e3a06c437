using IdentityHub.Server.Management.Users;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Every member of every body about users, with every kind of value that it does not take.</summary>
public sealed class UserBodyTests
{
    private const string Alice = "/users/" + Scenario.Alice;

    private static readonly object Profile = new
    {
        familyName = "a",
        givenName = "b",
        middleName = "c",
        nickname = "d",
        preferredUsername = "e",
        profile = "f",
        website = "g",
        gender = "h",
        birthdate = "i",
        zoneinfo = "j",
        locale = "k",
        address = new { formatted = "l", streetAddress = "m", locality = "n", region = "o", postalCode = "p", country = "q" },
    };

    [Fact]
    public async Task Refuses_every_wrong_value_and_changes_nothing()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite, static options => options.UseCheapHashes());
        var before = (await hub.GetAsync("/users")).Is(200).Text;
        await hub.RefusesWrongBodiesAsync<CreateUser>("POST", "/users", new
        {
            primaryPhone = "66812345678",
            primaryEmail = "a@b.example",
            username = "new",
            password = "secret",
            passwordDigest = "x",
            passwordAlgorithm = "MD5",
            name = "n",
            avatar = "https://a.example/",
            customData = new { a = 1 },
            profile = Profile,
        });
        await hub.RefusesWrongBodiesAsync<UpdateUser>("PATCH", Alice, new
        {
            username = "new",
            primaryEmail = "a@b.example",
            primaryPhone = "66812345678",
            name = "n",
            avatar = "",
            customData = new { },
            profile = Profile,
        });
        await hub.RefusesWrongBodiesAsync<UpdateUserCustomData>("PATCH", Alice + "/custom-data", new { customData = new { } });
        await hub.RefusesWrongBodiesAsync<UpdateUserProfile>("PATCH", Alice + "/profile", new { profile = Profile });
        await hub.RefusesWrongBodiesAsync<UpdateUserConfigs>("PATCH", Alice + "/logto-configs", new
        {
            mfa = new { enabled = true, skipped = true, additionalBindingSuggestionSkipped = true, skipMfaOnSignIn = true },
            passkeySignIn = new { skipped = true },
        });
        await hub.RefusesWrongBodiesAsync<UserPassword>("PATCH", Alice + "/password", new { password = "secret" });
        await hub.RefusesWrongBodiesAsync<UserPasswordExpiration>("PATCH", Alice + "/password/expiration", new { isExpired = true });
        await hub.RefusesWrongBodiesAsync<UserPasswordGuess>("POST", Alice + "/password/verify", new { password = "secret" });
        await hub.RefusesWrongBodiesAsync<UserSuspension>("PATCH", Alice + "/is-suspended", new { isSuspended = true });
        await hub.RefusesWrongBodiesAsync<UserRoleIds>("POST", Alice + "/roles", new { roleIds = new[] { "r-global" } });
        await hub.RefusesWrongBodiesAsync<UserRoleIds>("PUT", Alice + "/roles", new { roleIds = new[] { "r-global" } });
        await hub.RefusesWrongBodiesAsync<UserIdentityBody>("PUT", Alice + "/identities/google", new { userId = "g", details = new { } });
        await hub.RefusesWrongBodiesAsync<CreatePersonalAccessToken>("POST", Alice + "/personal-access-tokens", new { name = "n", expiresAt = 4_000_000_000_000 });
        await hub.RefusesWrongBodiesAsync<RenamePersonalAccessTokenByBody>("PATCH", Alice + "/personal-access-tokens", new { currentName = "m", name = "n" });
        await hub.RefusesWrongBodiesAsync<RenamePersonalAccessToken>("PATCH", Alice + "/personal-access-tokens/m", new { name = "n" });
        await hub.RefusesWrongBodiesAsync<PersonalAccessTokenName>("POST", Alice + "/personal-access-tokens/delete", new { name = "n" });
        Assert.Equal(before, (await hub.GetAsync("/users")).Is(200).Text);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.PersonalAccessTokens.CountAsync()));
    }
}
