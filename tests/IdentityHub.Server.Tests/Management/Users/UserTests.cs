using IdentityHub.Data.Roles;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Users;

/// <summary>Users themselves, as spec 02 §3 has them.</summary>
public sealed class UserTests
{
    private static readonly string[] Members =
    [
        "id", "username", "primaryEmail", "primaryPhone", "name", "avatar", "customData", "identities", "lastSignInAt", "createdAt", "updatedAt", "profile",
        "applicationId", "cimdClientId", "isSuspended", "hasPassword",
    ];

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await StartAsync(provider);
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Add(new Role { Id = "r-default", Name = "everybody", Description = "Everybody", IsDefault = true });
            db.Add(new Role { Id = "r-default-m", Name = "every machine", Description = "Machines", IsDefault = true, Type = RoleType.MachineToMachine });
            return Task.CompletedTask;
        });
        var created = (await hub.PostAsync("/users", new
        {
            username = "Jane_Doe",
            primaryEmail = "Jane@Example.com",
            primaryPhone = "66812345678",
            name = "Jané \U0001F600",
            avatar = "https://example.com/jane.png",
            customData = new { plan = "pro", list = new object?[] { 1, null, new { } } },
            profile = new { givenName = "Jane", address = new { country = "TH" } },
            password = "Qwer1234!ty",
        })).Is(200);
        Assert.Equal(Members, created.Body.EnumerateObject().Select(member => member.Name));
        Assert.Matches("^[0-9a-z]{12}$", created.Id);
        Assert.Equal("Jané \U0001F600", created["name"].GetString());
        Assert.Equal("""{"plan":"pro","list":[1,null,{}]}""", created["customData"].GetRawText());
        Assert.Equal("""{"givenName":"Jane","address":{"country":"TH"}}""", created["profile"].GetRawText());
        Assert.True(created["hasPassword"].GetBoolean());
        Assert.Equal(["r-default"], (await hub.GetAsync($"/users/{created.Id}/roles")).Is(200).Ids);

        var path = "/users/" + created.Id;
        Assert.Equal(created.Text, (await hub.GetAsync(path)).Is(200).Text);
        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
        var changed = (await hub.PatchAsync(path, new { username = "jane", name = (string?)null, customData = new { a = 1 }, profile = new { locale = "th" } })).Is(200);
        Assert.Equal(("jane", "Jane@Example.com", "null", "{\"a\":1}", "{\"locale\":\"th\"}"), (
            changed["username"].GetString(),
            changed["primaryEmail"].GetString(),
            changed["name"].GetRawText(),
            changed["customData"].GetRawText(),
            changed["profile"].GetRawText()));
        Assert.Equal(created["updatedAt"].GetInt64() + 1000, changed["updatedAt"].GetInt64());
        Assert.Equal(changed.Text, (await hub.GetAsync(path)).Is(200).Text);
        var emptied = (await hub.PatchAsync(path, new { username = "", primaryEmail = (string?)null, primaryPhone = "", avatar = "" })).Is(200);
        Assert.Equal(("null", "null", "null", ""), (
            emptied["username"].GetRawText(), emptied["primaryEmail"].GetRawText(), emptied["primaryPhone"].GetRawText(), emptied["avatar"].GetString()));

        (await hub.DeleteAsync(path)).Is(204);
        (await hub.DeleteAsync(path)).IsRefused(404, "entity.not_found");
        (await hub.GetAsync(path)).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync(path, new { name = "x" })).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync(path + "/is-suspended", new { isSuspended = true })).IsRefused(404, "entity.not_found");
        var bare = (await hub.PostAsync("/users", new { })).Is(200);
        Assert.False(bare["hasPassword"].GetBoolean());
        Assert.Equal(("{}", "{}", "{}"), (bare["customData"].GetRawText(), bare["identities"].GetRawText(), bare["profile"].GetRawText()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_identifiers_unique_however_they_are_written(string provider)
    {
        await using var hub = await StartAsync(provider);
        (await hub.PostAsync("/users", new { username = "ALICE" })).IsRefused(422, "user.username_already_in_use");
        (await hub.PostAsync("/users", new { primaryEmail = "Alice@EXAMPLE.com" })).IsRefused(422, "user.email_already_in_use");
        (await hub.PostAsync("/users", new { username = "alice", primaryEmail = "alice@example.com" })).IsRefused(422, "user.username_already_in_use");
        var other = (await hub.PostAsync("/users", new { username = "other", primaryPhone = "66812345678" })).Is(200);
        (await hub.PostAsync("/users", new { primaryPhone = "66812345678" })).IsRefused(422, "user.phone_already_in_use");
        (await hub.PostAsync("/users", new { primaryPhone = "660812345678" })).IsRefused(422, "user.phone_already_in_use");
        (await hub.PostAsync("/users", new { primaryPhone = "12" })).IsRefused(422, "user.invalid_phone");
        (await hub.PatchAsync("/users/" + Scenario.Alice, new { primaryPhone = "66812345678" })).IsRefused(422, "user.phone_already_in_use");
        (await hub.PatchAsync("/users/" + other.Id, new { username = "Alice" })).IsRefused(422, "user.username_already_in_use");
        (await hub.PatchAsync("/users/" + other.Id, new { primaryEmail = "ALICE@example.com" })).IsRefused(422, "user.email_already_in_use");
        (await hub.PatchAsync("/users/" + other.Id, new { primaryPhone = "0" })).IsRefused(422, "user.invalid_phone");
        (await hub.PatchAsync("/users/" + Scenario.Alice, new { username = "ALICE", primaryEmail = "ALICE@example.com" })).Is(200);

        // Nothing was half done.
        Assert.Equal("other", (await hub.GetAsync("/users/" + other.Id))["username"].GetString());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_newest_first_in_pages_without_holders_of_a_role_or_members(string provider)
    {
        await using var hub = await StartAsync(provider);
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
            ids.Insert(0, (await hub.PostAsync("/users", new { username = "user" + number })).Is(200).Id);
        }

        var first = (await hub.GetAsync("/users?page_size=3")).Is(200);
        Assert.Equal(ids[..3], first.Ids);
        Assert.Equal("7", first.Headers["Total-Number"]);
        Assert.Equal(Members, first.Body[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal([.. ids[3..], Scenario.Bob], (await hub.GetAsync("/users?page_size=3&page=2")).Is(200).Ids);

        var seen = new List<string>();
        for (var cursor = (string?)""; cursor is not null;)
        {
            var part = (await hub.GetAsync($"/users?page_size=2&cursor={cursor}")).Is(200);
            seen.AddRange(part.Ids);
            cursor = part.Headers.GetValueOrDefault("Next-Cursor");
        }

        Assert.Equal([.. ids, Scenario.Bob, Scenario.Alice], seen);
        Assert.DoesNotContain(Scenario.Alice, (await hub.GetAsync("/users?excludeRoleId=r-global")).Is(200).Ids);
        var strangers = (await hub.GetAsync("/users?excludeOrganizationId=" + Scenario.Acme)).Is(200);
        Assert.Equal((6, "6"), (strangers.Ids.Count, strangers.Headers["Total-Number"]));
        Assert.DoesNotContain(Scenario.Alice, strangers.Ids);
        (await hub.GetAsync($"/users?excludeOrganizationId={Scenario.Acme}&excludeRoleId=r-global")).IsRefused(400, "request.invalid_input");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lays_members_over_custom_data_profile_and_choices(string provider)
    {
        await using var hub = await StartAsync(provider);
        const string Path = "/users/" + Scenario.Alice;
        Assert.Equal("{}", (await hub.GetAsync(Path + "/custom-data")).Is(200).Text);
        await hub.PatchAsync(Path + "/custom-data", new { customData = new { a = 1, b = new { c = 1 } } });
        Assert.Equal(
            """{"a":null,"b":{"d":2},"é":"ü"}""",
            (await hub.PatchAsync(Path + "/custom-data", """{"customData":{"a":null,"b":{"d":2},"é":"ü"}}""")).Is(200).Text);
        Assert.Equal("""{"a":null,"b":{"d":2},"é":"ü"}""", (await hub.GetAsync(Path + "/custom-data")).Is(200).Text);

        await hub.PatchAsync(Path + "/profile", new { profile = new { familyName = "A", address = new { country = "TH", region = "R" } } });
        Assert.Equal(
            """{"familyName":"A","givenName":"B","address":{"country":"DE"}}""",
            (await hub.PatchAsync(Path + "/profile", new { profile = new { givenName = "B", address = new { country = "DE" } } })).Is(200).Text);

        Assert.Equal("""{"mfa":{"skipped":false,"skipMfaOnSignIn":false},"passkeySignIn":{"skipped":false}}""", (await hub.GetAsync(Path + "/logto-configs")).Is(200).Text);
        await hub.PatchAsync(Path + "/logto-configs", new { mfa = new { enabled = true } });
        const string Expected = """{"mfa":{"enabled":true,"skipped":true,"skipMfaOnSignIn":false},"passkeySignIn":{"skipped":true}}""";
        Assert.Equal(Expected, (await hub.PatchAsync(Path + "/logto-configs", new { mfa = new { skipped = true }, passkeySignIn = new { skipped = true } })).Is(200).Text);
        Assert.Equal(Expected, (await hub.GetAsync(Path + "/logto-configs")).Is(200).Text);

        foreach (var path in new[] { "/custom-data", "/logto-configs", "/has-password", "/organizations", "/all-identities", "/personal-access-tokens", "/roles" })
        {
            (await hub.GetAsync("/users/nobody" + path)).IsRefused(404, "entity.not_found");
        }

        (await hub.PatchAsync("/users/nobody/custom-data", new { customData = new { } })).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync("/users/nobody/profile", new { profile = new { } })).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync("/users/nobody/logto-configs", new { })).IsRefused(404, "entity.not_found");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Ignores_members_that_nobody_may_set(string provider)
    {
        await using var hub = await StartAsync(provider);
        const string Foreign = """
            "id":"chosen000000","tenantId":"other","createdAt":1,"updatedAt":1,"lastSignInAt":1,"isSuspended":true,"applicationId":"spa","cimdClientId":"x",
            "passwordEncrypted":"x","passwordEncryptionMethod":"MD5","isPasswordExpired":true,"hasPassword":true,"identities":{"google":{"userId":"1"}},
            "mfaVerifications":[{"type":"Totp"}],"logtoConfig":{"mfa":{"skipped":true}},"roles":["administrator"],"roleIds":["administrator"],"normalizedEmail":"x"
            """;
        var created = (await hub.PostAsync("/users", $$"""{"username":"mass",{{Foreign}}}""")).Is(200);
        Assert.NotEqual("chosen000000", created.Id);
        var before = await RowAsync(hub, created.Id);
        Assert.Equal(("{}", false, "null", false), (
            created["identities"].GetRawText(), created["isSuspended"].GetBoolean(), created["lastSignInAt"].GetRawText(), created["hasPassword"].GetBoolean()));
        Assert.Equal(created["createdAt"].GetInt64(), hub.Scenario.Host.Time.GetUtcNow().ToUnixTimeMilliseconds());
        Assert.Equal("[]", (await hub.GetAsync($"/users/{created.Id}/roles")).Text);

        var patched = (await hub.PatchAsync("/users/" + created.Id, "{" + Foreign + "}")).Is(200);
        Assert.Equal(created.Text, patched.Text);
        Assert.Equal(before, await RowAsync(hub, created.Id));
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.UserIdentities.CountAsync()));
        (await hub.GetAsync("/users/chosen000000")).IsRefused(404, "entity.not_found");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_does_not_look_like_a_user(string provider)
    {
        await using var hub = await StartAsync(provider);
        async Task Check(string body, params string[] paths)
        {
            (await hub.PostAsync("/users", body)).IsInvalid(paths);
        }

        await Check("""{"username":"1a"}""", "username");
        await Check("""{"username":""}""", "username");
        await Check("""{"username":null,"primaryEmail":null,"name":null,"customData":null,"profile":null,"password":null}""",
            "username", "primaryEmail", "name", "customData", "profile", "password");
        await Check("""{"username":"ä","primaryEmail":"a@b","primaryPhone":"+66 81","avatar":"javascript:alert(1)","password":""}""",
            "username", "primaryEmail", "primaryPhone", "avatar", "password");
        await Check($$"""{"name":"{{new string('n', 129)}}","username":"{{new string('u', 129)}}"}""", "name", "username");
        await Check("""{"name":"a\u0000b"}""", "name");
        await Check("""{"name":"\ud800"}""", "name");
        await Check("""{"customData":{"a":{"b":"\u0000"}}}""", "customData.a.b");
        await Check("""{"customData":[],"profile":{"givenName":1,"address":{"country":null}}}""", "customData", "profile.givenName", "profile.address.country");
        await Check("""{"password":"\u0000a"}""", "password");
        await Check("""{"passwordDigest":"x","passwordAlgorithm":"Argon9"}""", "passwordAlgorithm");
        (await hub.PatchAsync("/users/" + Scenario.Alice, """{"username":"a b","customData":null,"name":7}""")).IsInvalid("username", "customData", "name");
        (await hub.PatchAsync($"/users/{Scenario.Alice}/is-suspended", """{"isSuspended":"yes"}""")).IsInvalid("isSuspended");
        (await hub.PatchAsync($"/users/{Scenario.Alice}/is-suspended", "{}")).IsInvalid("isSuspended");
        (await hub.PatchAsync($"/users/{Scenario.Alice}/custom-data", """{"customData":1}""")).IsInvalid("customData");
        (await hub.GetAsync("/users?includePasswordHash=perhaps")).IsInvalid("includePasswordHash");
    }

    private static Task<ManagementScenario> StartAsync(string provider) => ManagementScenario.StartAsync(provider, static options => options.UseCheapHashes());

    private static Task<string> RowAsync(ManagementScenario hub, string id) => hub.Scenario.ReadAsync(async db =>
    {
        var row = await db.Users.SingleAsync(user => user.Id == id);
        return string.Join('|', row.PasswordEncrypted, row.PasswordEncryptionMethod, row.IsPasswordExpired, row.MfaVerifications, row.LogtoConfig, row.NormalizedEmail);
    });
}
