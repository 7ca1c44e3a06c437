using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.Applications;

/// <summary>Secrets of applications.</summary>
public sealed class SecretTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Are_made_here_work_and_end(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/applications", new { name = "Robot", type = "MachineToMachine" })).Is(200);
        var path = $"/applications/{created.Id}/secrets";
        var first = (await hub.GetAsync(path)).Is(200).Body.EnumerateArray().Single();
        var value = first.GetProperty("value").GetString()!;
        Assert.Matches("^[0-9a-zA-Z]{32}$", value);
        Assert.Equal(
            $$"""{"tenantId":"default","applicationId":"{{created.Id}}","name":"Default secret","value":"{{value}}","createdAt":{{created["createdAt"].GetInt64()}},"expiresAt":null}""",
            first.GetRawText());
        await WorksAsync(value);

        var expiry = hub.Scenario.Host.Time.GetUtcNow().AddMinutes(5).ToUnixTimeMilliseconds();
        var second = (await hub.PostAsync(path, new { name = "Second", expiresAt = expiry, value = "mine" })).Is(201);
        Assert.Equal(expiry, second["expiresAt"].GetInt64());
        Assert.Equal(2, (await hub.GetAsync(path)).Is(200).Body.GetArrayLength());
        await WorksAsync(second["value"].GetString()!);
        (await hub.PostAsync(path, new { name = "Second" })).IsRefused(422, "application.secret_name_exists");
        (await hub.PostAsync(path, new { name = "Third", expiresAt = expiry - 600_000 })).IsRefused(400, "request.invalid_input");
        (await hub.PatchAsync(path + "/Second", new { name = "Default secret" })).IsRefused(422, "application.secret_name_exists");
        var renamed = (await hub.PatchAsync(path + "/Second", new { name = "Other" })).Is(200);
        Assert.Equal(("Other", second["value"].GetString()), (renamed["name"].GetString(), renamed["value"].GetString()));
        (await hub.PatchAsync(path + "/Second", new { name = "x" })).IsRefused(404, "entity.not_exists");
        (await hub.PostAsync(path, new { name = "prod/eu 100%" })).Is(201);
        Assert.Equal("prod/us", (await hub.PatchAsync(path + "/prod%2Feu%20100%25", new { name = "prod/us" })).Is(200)["name"].GetString());
        (await hub.DeleteAsync(path + "/prod%2Fus")).Is(204);

        hub.Scenario.Host.Time.Advance(TimeSpan.FromMinutes(6));
        (await CredentialsAsync(second["value"].GetString()!)).Refused(400, "invalid_request");
        (await hub.DeleteAsync(path + "/Default%20secret")).Is(204);
        (await hub.DeleteAsync(path + "/Default%20secret")).IsRefused(404, "entity.not_found");
        (await CredentialsAsync(value)).Refused(401, "invalid_client");

        (await hub.PostAsync("/applications/spa/secrets", new { name = "x" })).IsRefused(422, "entity.db_constraint_violated");
        (await hub.PostAsync("/applications/none/secrets", new { name = "x" })).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/applications/none/secrets")).IsRefused(404, "entity.not_exists_with_id");

        Task<TokenAnswer> CredentialsAsync(string secret) => hub.Scenario.TokenAsync(
            created.Id, ("grant_type", "client_credentials"), ("resource", Scenario.Api), ("client_secret", secret));
        async Task WorksAsync(string secret) => (await CredentialsAsync(secret)).Ok();
    }

    [Theory(DisplayName = "Twenty secrets of one name at once: one is made, the others are 422")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_many_with_one_name_one_is_made(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => hub.PostAsync("/applications/web/secrets", new { name = "same" })));
        Assert.Single(answers, answer => answer.Status == 201);
        Assert.All(answers.Where(answer => answer.Status != 201), answer => answer.IsRefused(422, "application.secret_name_exists"));
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.ApplicationSecrets.CountAsync(row => row.ApplicationId == "web" && row.Name == "same")));
    }

    [Theory(DisplayName = "Advisory 39 (CVE-2026-16104, 2026-17059): reading applications never shows a secret or its hash")]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Are_shown_only_where_they_are_asked_for(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var created = (await hub.PostAsync("/applications", new { name = "Robot", type = "MachineToMachine" })).Is(200);
        var value = (await hub.GetAsync($"/applications/{created.Id}/secrets")).Is(200).Body[0].GetProperty("value").GetString()!;
        var row = await hub.Scenario.ReadAsync(db => db.ApplicationSecrets.AsNoTracking().SingleAsync(secret => secret.ApplicationId == created.Id));
        string[] secrets = [value, Convert.ToBase64String(row.Hash), Convert.ToHexString(row.Hash), Convert.ToBase64String(row.EncryptedValue), Scenario.Secret];
        ApiAnswer[] answers =
        [
            created,
            await hub.GetAsync("/applications"),
            await hub.GetAsync("/applications?page=1&page_size=100"),
            await hub.GetAsync("/applications/" + created.Id),
            await hub.GetAsync("/applications/web"),
            await hub.PatchAsync("/applications/" + created.Id, new { description = "d" }),
            await hub.PatchAsync("/applications/" + created.Id, new { isDisabled = true }),
        ];
        foreach (var answer in answers)
        {
            answer.Is(200);
            Assert.DoesNotContain("\"secret", answer.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(secrets, secret => answer.Text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }

        // Nor does the trail.
        Assert.False(await hub.Scenario.ReadAsync(db => db.AuditLogs.AnyAsync(log => log.Payload.Contains(value))));
    }
}
