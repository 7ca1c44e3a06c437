using IdentityHub.Server.Signing;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Configs;

/// <summary>Settings and keys, as spec 02 §11 and 01 §13 have them.</summary>
public sealed class ConfigTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Changes_how_long_sessions_last(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Path = "/configs/oidc/session";
        Assert.Equal("""{"ttl":1209600}""", (await hub.GetAsync(Path)).Is(200).Text);
        Assert.Equal("""{"ttl":3600}""", (await hub.PatchAsync(Path, new { ttl = 3600 })).Is(200).Text);
        Assert.Equal("""{"ttl":3600}""", (await hub.PatchAsync(Path, new { })).Is(200).Text);
        Assert.Equal("""{"ttl":3600}""", (await hub.GetAsync(Path)).Is(200).Text);

        // Whoever signs in now stays for an hour.
        using var browser = new TestBrowser(hub.Scenario);
        using var asked = await browser.AuthorizeAsync(Scenario.Spa);
        using var proven = await browser.ProveAsync();
        Assert.Equal(hub.Scenario.Host.Time.GetUtcNow().AddHours(1), await hub.Scenario.ReadAsync(db => db.BrowserSessions.MaxAsync(row => row.ExpiresAt)), TimeSpan.FromSeconds(5));
        foreach (var body in new[] { """{"ttl":0}""", """{"ttl":31536001}""", """{"ttl":"1"}""", """{"ttl":1.5}""", """{"ttl":null}""" })
        {
            (await hub.PatchAsync(Path, body)).IsInvalid("ttl");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Says_what_ID_tokens_hold(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Path = "/configs/id-token";
        Assert.Equal("""{"enabledExtendedClaims":["roles","organizations","organization_roles"]}""", (await hub.GetAsync(Path)).Is(200).Text);
        async Task<bool> HasRolesAsync() =>
            (await hub.Scenario.SignInAsync(Scenario.Spa, "openid roles")).Ok().IdTokenClaims.TryGetProperty("roles", out _);

        Assert.True(await HasRolesAsync());
        Assert.Equal("""{"enabledExtendedClaims":["organizations"]}""", (await hub.PutAsync(Path, new { enabledExtendedClaims = new[] { "organizations" } })).Is(200).Text);
        Assert.False(await HasRolesAsync());
        Assert.Equal("{}", (await hub.PutAsync(Path, new { more = 1 })).Is(200).Text);
        Assert.False(await HasRolesAsync());
        (await hub.PutAsync(Path, """{"enabledExtendedClaims":["roles","password"]}""")).IsInvalid("enabledExtendedClaims.1");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Remembers_for_the_console(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Path = "/configs/admin-console";
        Assert.Equal("""{"signInExperienceCustomized":false,"organizationCreated":false}""", (await hub.GetAsync(Path)).Is(200).Text);
        Assert.True((await hub.PatchAsync(Path, new { organizationCreated = true })).Is(200)["organizationCreated"].GetBoolean());
        var both = (await hub.PatchAsync(Path, new { checkedChargeNotification = new { token = true }, more = 1 })).Is(200);
        Assert.Equal("""{"signInExperienceCustomized":false,"organizationCreated":true,"checkedChargeNotification":{"token":true}}""", both.Text);
        Assert.Equal(both.Text, (await hub.GetAsync(Path)).Is(200).Text);
        (await hub.PatchAsync(Path, """{"organizationCreated":"yes"}""")).IsInvalid("organizationCreated");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Rotates_and_deletes_signing_keys(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Path = "/configs/oidc/private-keys";
        var first = (await hub.GetAsync(Path)).Is(200);
        var only = Assert.Single(first.Body.EnumerateArray());
        var firstId = only.GetProperty("id").GetString()!;
        Assert.Equal(["createdAt", "id", "signingKeyAlgorithm", "status"], only.EnumerateObject().Select(member => member.Name).Order());
        Assert.Equal(("EC", "Current"), (only.GetProperty("signingKeyAlgorithm").GetString(), only.GetProperty("status").GetString()));
        Assert.InRange(only.GetProperty("createdAt").GetInt64(), 1_000_000_000, 10_000_000_000);
        (await hub.DeleteAsync($"{Path}/{firstId}")).IsRefused(422, "oidc.key_required");
        (await hub.DeleteAsync(Path + "/nothing")).IsRefused(404, "oidc.key_not_found");

        // Staged: published, and signing later.
        var staged = (await hub.PostAsync(Path + "/rotate", new { rotationGracePeriod = 600 })).Is(200);
        var next = Assert.Single(staged.Body.EnumerateArray(), key => key.GetProperty("status").GetString() == "Next");
        Assert.Equal(hub.Scenario.Host.Time.GetUtcNow().AddSeconds(600).ToUnixTimeMilliseconds(), next.GetProperty("effectiveAt").GetInt64());
        (await hub.PostAsync(Path + "/rotate", new { })).IsRefused(422, "oidc.invalid_request");
        (await hub.DeleteAsync($"{Path}/{next.GetProperty("id").GetString()}")).IsRefused(422, "oidc.only_previous_key_can_be_deleted");
        (await hub.DeleteAsync($"{Path}/{firstId}")).IsRefused(422, "oidc.only_previous_key_can_be_deleted");
        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(700));
        await hub.Scenario.Host.Services.GetRequiredService<KeyRotation>().AdvanceAsync(CancellationToken.None);
        Assert.Contains("\"Previous\"", (await hub.GetAsync(Path)).Is(200).Text, StringComparison.Ordinal);

        // A token of the old key is good until the key is deleted.
        Assert.Equal(200, (await hub.GetAsync(Path)).Status);
        (await hub.DeleteAsync($"{Path}/{firstId}")).Is(204);
        Assert.Equal(401, (await hub.GetAsync(Path)).Status);
        var token = "Bearer " + hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager);
        (await hub.SendAsync("DELETE", $"{Path}/{firstId}", authorization: token)).IsRefused(404, "oidc.key_not_found");

        // At once; keys of a kind that the hub does not sign with are none.
        (await hub.SendAsync("POST", Path + "/rotate", new { signingKeyAlgorithm = "RSA" }, token)).IsRefused(422, "oidc.invalid_request");
        var rotated = (await hub.SendAsync("POST", Path + "/rotate", new { signingKeyAlgorithm = "EC" }, token)).Is(200);
        Assert.Equal(["Current", "Previous"], rotated.Body.EnumerateArray().Select(key => key.GetProperty("status").GetString()).Order());
        await Eventually.TrueAsync(() =>
        {
            hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(1));
            return hub.Scenario.ReadAsync(db => db.AuditLogs.AnyAsync(row => row.Key == "ManagementApi.DeleteOidcKey"));
        });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_and_rotates_the_keys_of_cookies(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        const string Path = "/configs/oidc/cookie-keys";
        var before = (await hub.GetAsync(Path)).Is(200).Body.GetArrayLength();
        var rotated = (await hub.PostAsync(Path + "/rotate", new { })).Is(200);
        Assert.True(rotated.Body.GetArrayLength() > before);
        Assert.Equal(["createdAt", "id"], rotated.Body[0].EnumerateObject().Select(member => member.Name).Order());
        (await hub.DeleteAsync($"{Path}/{rotated.Ids[0]}")).IsRefused(422, "oidc.key_required");
        (await hub.DeleteAsync(Path + "/nothing")).IsRefused(404, "oidc.key_not_found");
        (await hub.GetAsync("/configs/oidc/other-keys")).IsInvalid("keyType");
        (await hub.PostAsync("/configs/oidc/other-keys/rotate", new { })).IsInvalid("keyType");
        (await hub.DeleteAsync("/configs/oidc/other-keys/x")).IsInvalid("keyType");
        (await hub.PostAsync(Path + "/rotate", """{"signingKeyAlgorithm":"DSA","rotationGracePeriod":-1}""")).IsInvalid("signingKeyAlgorithm", "rotationGracePeriod");
        (await hub.GetAsync("/systems/application")).IsRefused(501, "application.protected_app_not_configured");
    }
}
