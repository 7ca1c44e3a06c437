using System.Text;
using IdentityHub.Server.Management.CaptchaProviders;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.CaptchaProviders;

/// <summary>The captcha service, as spec 02 §10 has it.</summary>
public sealed class CaptchaProviderTests
{
    private const string Path = "/captcha-provider";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sets_reads_replaces_and_removes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.GetAsync(Path)).IsRefused(404, "entity.not_found");
        (await hub.DeleteAsync(Path)).IsRefused(404, "entity.not_found");
        var created = (await hub.PutAsync(Path, new { config = new { type = "Turnstile", siteKey = "site", secretKey = "hush-hush", projectId = "dropped" } })).Is(200);
        Assert.Equal(["tenantId", "id", "config", "createdAt", "updatedAt"], created.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"type":"Turnstile","siteKey":"site","secretKey":"hush-hush"}""", created["config"].GetRawText());
        Assert.Equal(created.Text, (await hub.GetAsync(Path)).Is(200).Text);

        var replaced = (await hub.PutAsync(
            Path,
            new { config = new { type = "RecaptchaEnterprise", siteKey = "s", secretKey = "k", projectId = "p", domain = "recaptcha.net", mode = "checkbox" } })).Is(200);
        Assert.Equal(created.Id, replaced.Id);
        Assert.Equal(
            """{"type":"RecaptchaEnterprise","siteKey":"s","secretKey":"k","projectId":"p","domain":"recaptcha.net","mode":"checkbox"}""", replaced["config"].GetRawText());
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.CaptchaProviders.CountAsync()));

        // What nobody could get past is switched off with the service.
        (await hub.PatchAsync("/sign-in-exp", new { captchaPolicy = new { enabled = true } })).Is(200);
        (await hub.DeleteAsync(Path)).Is(204);
        Assert.Equal("""{"enabled":false}""", (await hub.GetAsync("/sign-in-exp")).Is(200)["captchaPolicy"].GetRawText());
        (await hub.GetAsync(Path)).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync("/sign-in-exp", new { captchaPolicy = new { enabled = true } })).IsRefused(400, "request.invalid_input");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_the_secret_encrypted_and_out_of_the_log(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PutAsync(Path, new { config = new { type = "Turnstile", siteKey = "site", secretKey = "hush-hush" } })).Is(200);
        var stored = await hub.Scenario.ReadAsync(db => db.CaptchaProviders.Select(row => row.EncryptedConfig).SingleAsync());
        Assert.DoesNotContain("hush", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        Assert.DoesNotContain("hush", (await hub.GetAsync("/logs?page_size=100")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_the_place_of_every_wrong_value()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        await hub.RefusesWrongBodiesAsync<UpdateCaptchaProvider>("PUT", Path, new { config = new { type = "Turnstile", siteKey = "site", secretKey = "key" } });
        await hub.RefusesWrongBodiesAsync<UpdateCaptchaProvider>(
            "PUT",
            Path,
            new { config = new { type = "RecaptchaEnterprise", siteKey = "s", secretKey = "k", projectId = "p", domain = "recaptcha.net", mode = "invisible" } });
        (await hub.PutAsync(Path, new { config = new { type = "Other", siteKey = "s", secretKey = "k" } })).IsInvalid("config.type");
        foreach (var domain in new[] { "", "a b", "a;script-src *", "a\n", "https://a", "*" })
        {
            (await hub.PutAsync(Path, new { config = new { type = "RecaptchaEnterprise", siteKey = "s", secretKey = "k", projectId = "p", domain } })).IsInvalid("config.domain");
        }
    }
}
