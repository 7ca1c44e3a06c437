using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Server.Management.Connectors;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Connectors;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Management.Connectors;

public sealed class ConnectorTests
{
    private const string ApiKey = "SG.a-key-that-nobody-may-see";

    private static object SendGrid => new { apiKey = ApiKey, fromEmail = "no-reply@example.com", templates = Array.Empty<object>() };

    [Fact]
    public async Task Shows_the_kinds_of_connectors()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var all = (await hub.GetAsync("/connector-factories")).Is(200);
        foreach (var id in new[]
        {
            "http-email", "http-sms", "mailgun-email", "postmark-mail", "sendgrid-email-service", "simple-mail-transfer-protocol",
            "twilio-short-message-service", "vonage-sms",
        })
        {
            Assert.Contains(id, all.Ids);
        }

        var smtp = (await hub.GetAsync("/connector-factories/simple-mail-transfer-protocol")).Is(200);
        Assert.Equal("Email", smtp["type"].GetString());
        Assert.Equal("smtp", smtp["target"].GetString());
        Assert.Equal("SMTP", smtp["name"].GetProperty("en").GetString());
        Assert.Equal(JsonValueKind.Null, smtp["platform"].ValueKind);
        Assert.StartsWith("data:image/svg+xml;base64,", smtp["logo"].GetString(), StringComparison.Ordinal);
        var fields = smtp["formItems"].EnumerateArray().ToDictionary(item => item.GetProperty("key").GetString()!);
        Assert.True(fields["host"].GetProperty("required").GetBoolean());
        Assert.Equal("Number", fields["port"].GetProperty("type").GetString());
        Assert.True(fields["auth"].GetProperty("isConfidential").GetBoolean());
        (await hub.GetAsync("/connector-factories/none")).IsRefused(404, "entity.not_found");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Creates_reads_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Empty((await hub.GetAsync("/connectors")).Is(200).Ids);

        var created = (await hub.PostAsync("/connectors", new { connectorId = "sendgrid-email-service", config = SendGrid })).Is(200);
        Assert.Matches("^[0-9a-z]{12}$", created.Id);
        Assert.Equal("sendgrid-email-service", created["connectorId"].GetString());
        Assert.Equal("Email", created["type"].GetString());
        Assert.Equal("{}", created["metadata"].GetRawText());
        Assert.False(created["syncProfile"].GetBoolean() || created["enableTokenStorage"].GetBoolean());
        Assert.Equal(JsonSerializer.Serialize(SendGrid), created["config"].GetRawText());
        var read = (await hub.GetAsync("/connectors/" + created.Id)).Is(200);
        Assert.Equal(created["config"].GetRawText(), read["config"].GetRawText());
        Assert.Equal("[]", read["failures"].GetRawText());

        var changed = (await hub.PatchAsync("/connectors/" + created.Id, new { config = new { apiKey = "SG.other", fromEmail = "b@example.com" } })).Is(200);
        Assert.Equal("""{"apiKey":"SG.other","fromEmail":"b@example.com"}""", changed["config"].GetRawText());
        (await hub.PatchAsync("/connectors/" + created.Id, new { })).Is(200);
        Assert.Equal(changed["config"].GetRawText(), (await hub.GetAsync("/connectors/" + created.Id))["config"].GetRawText());

        var sms = (await hub.PostAsync("/connectors", new { id = "my-sms", connectorId = "http-sms" })).Is(200);
        Assert.Equal("my-sms", sms.Id);
        Assert.Equal("{}", sms["config"].GetRawText());
        Assert.Equal(new[] { created.Id, "my-sms" }.Order(), (await hub.GetAsync("/connectors")).Ids.Order());
        Assert.Equal(["my-sms"], (await hub.GetAsync("/connectors?target=http-sms")).Ids);

        (await hub.DeleteAsync("/connectors/" + created.Id)).Is(204);
        (await hub.DeleteAsync("/connectors/" + created.Id)).IsRefused(404, "entity.not_exists_with_id");
        (await hub.GetAsync("/connectors/" + created.Id)).IsRefused(404, "entity.not_found");
        (await hub.PatchAsync("/connectors/" + created.Id, new { })).IsRefused(404, "entity.not_found");
        Assert.Equal(["my-sms"], (await hub.GetAsync("/connectors")).Ids);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Another_connector_for_the_same_messages_takes_the_place(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var first = (await hub.PostAsync("/connectors", new { connectorId = "sendgrid-email-service", config = SendGrid })).Is(200);
        var sms = (await hub.PostAsync("/connectors", new { connectorId = "http-sms" })).Is(200);
        var second = (await hub.PostAsync("/connectors", new { connectorId = "http-email" })).Is(200);
        Assert.Equal(new[] { sms.Id, second.Id }.Order(), (await hub.GetAsync("/connectors")).Ids.Order());
        (await hub.PostAsync("/connectors", new { connectorId = "http-email" })).IsRefused(422, "connector.multiple_instances_not_supported");
        (await hub.PostAsync("/connectors", new { connectorId = "sendgrid-email-service", id = sms.Id })).IsRefused(422, "entity.unique_integrity_violation");
        Assert.Equal(new[] { sms.Id, second.Id }.Order(), (await hub.GetAsync("/connectors")).Ids.Order());
        Assert.NotEqual(first.Id, second.Id);

        // Of many at once, one is left.
        var answers = await Task.WhenAll(new[] { "sendgrid-email-service", "mailgun-email", "postmark-mail", "simple-mail-transfer-protocol" }
            .Select(kind => hub.PostAsync("/connectors", new { connectorId = kind })));
        Assert.All(answers, answer => answer.Is(200));
        Assert.Single((await hub.GetAsync("/connectors")).Body.EnumerateArray(), connector => connector.GetProperty("type").GetString() == "Email");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Refuses_what_does_not_fit(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PostAsync("/connectors", new { connectorId = "none" })).IsRefused(422, "connector.not_found_with_connector_id");
        (await hub.PostAsync("/connectors", new { connectorId = "http-sms", metadata = new { target = "x" } }))
            .IsRefused(400, "connector.cannot_overwrite_metadata_for_non_standard_connector");
        (await hub.PostAsync("/connectors", new { connectorId = "http-sms", enableTokenStorage = true }))
            .IsRefused(422, "connector.token_storage_not_supported");
        var invalid = (await hub.PostAsync("/connectors", new { connectorId = "sendgrid-email-service", config = new { fromEmail = "x\r\nBcc: a@b.c" } }))
            .IsRefused(400, "connector.invalid_config");
        Assert.Equal(["apiKey", "fromEmail"], invalid["data"].GetProperty("issues").EnumerateArray().Select(issue => issue.GetProperty("path")[0].GetString()).Order());
        Assert.Empty((await hub.GetAsync("/connectors")).Ids);

        var id = (await hub.PostAsync("/connectors", new { connectorId = "http-sms", config = new { endpoint = "https://sms.example.com/" } })).Is(200).Id;
        (await hub.PatchAsync("/connectors/" + id, new { config = new { endpoint = "javascript:alert(1)" } })).IsRefused(400, "connector.invalid_config");
        (await hub.PatchAsync("/connectors/" + id, new { metadata = new { target = "x" } }))
            .IsRefused(400, "connector.cannot_overwrite_metadata_for_non_standard_connector");
        (await hub.PatchAsync("/connectors/" + id, new { syncProfile = true })).IsRefused(422, "connector.invalid_type_for_syncing_profile");
        (await hub.PatchAsync("/connectors/" + id, new { enableTokenStorage = true })).IsRefused(422, "connector.token_storage_not_supported");
        Assert.Equal("https://sms.example.com/", (await hub.GetAsync("/connectors/" + id))["config"].GetProperty("endpoint").GetString());
    }

    [Fact]
    public async Task Refuses_wrong_values_of_every_member()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var metadata = new { target = "x", name = new { en = "X" }, logo = "y", logoDark = "z" };
        await hub.RefusesWrongBodiesAsync<CreateConnector>("POST", "/connectors", new
        {
            connectorId = "http-email",
            id = "x",
            config = new { endpoint = "https://a.example/" },
            metadata,
            syncProfile = false,
            enableTokenStorage = false,
        });
        var id = (await hub.PostAsync("/connectors", new { connectorId = "http-email" })).Is(200).Id;
        await hub.RefusesWrongBodiesAsync<UpdateConnector>(
            "PATCH", "/connectors/" + id, new { config = new { endpoint = "https://a.example/" }, metadata, syncProfile = false, enableTokenStorage = false });
        await hub.RefusesWrongBodiesAsync<TestConnector>(
            "POST", "/connectors/http-email/test", new { email = "a@example.com", phone = "123", config = new { endpoint = "https://a.example/" }, locale = "en" });
    }

    [Theory(DisplayName = "Secrets of connectors lie encrypted in the database and never in the audit trail"), MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_secrets(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var id = (await hub.PostAsync("/connectors", new { connectorId = "sendgrid-email-service", config = SendGrid })).Is(200).Id;
        (await hub.PatchAsync("/connectors/" + id, new { config = SendGrid })).Is(200);
        (await hub.PostAsync("/connectors/sendgrid-email-service/test", new { config = new { apiKey = ApiKey } })).IsRefused(400, "guard.invalid_input");

        var row = await hub.Scenario.ReadAsync(db => db.Connectors.SingleAsync());
        Assert.True(row.EncryptedConfig.AsSpan().IndexOf(Encoding.UTF8.GetBytes("SG.")) < 0);
        var trail = (await hub.GetAsync("/logs?page_size=100")).Is(200);
        Assert.Contains("ManagementApi.CreateConnector", trail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SG.", trail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("no-reply@", trail.Text, StringComparison.Ordinal);

        // A row that somebody put in the place of another one opens nothing.
        await hub.Scenario.ChangeAsync(db =>
        {
            db.Connectors.Add(new() { Id = "stolen", ConnectorId = "http-sms", EncryptedConfig = row.EncryptedConfig, CreatedAt = row.CreatedAt });
            return Task.CompletedTask;
        });
        Assert.Equal("{}", (await hub.GetAsync("/connectors/stolen")).Is(200)["config"].GetRawText());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_the_connector_that_expired_passwords_need(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var email = (await hub.PostAsync("/connectors", new { connectorId = "http-email" })).Is(200).Id;
        var sms = (await hub.PostAsync("/connectors", new { connectorId = "http-sms" })).Is(200).Id;
        await SetAsync("""{"passwordExpiration":{"enabled":true,"validPeriodDays":90},"forgotPasswordMethods":["EmailVerificationCode"]}""");
        (await hub.DeleteAsync("/connectors/" + email)).IsRefused(422, "sign_in_experiences.password_expiration_requires_forgot_password");
        await SetAsync("""{"passwordExpiration":{"enabled":true,"validPeriodDays":90},"forgotPasswordMethods":null}""");
        (await hub.DeleteAsync("/connectors/" + sms)).Is(204);
        (await hub.DeleteAsync("/connectors/" + email)).IsRefused(422, "sign_in_experiences.password_expiration_requires_forgot_password");
        (await hub.DeleteAsync("/connectors/none")).IsRefused(404, "entity.not_exists_with_id");
        await SetAsync("""{"passwordExpiration":{"enabled":false}}""");
        (await hub.DeleteAsync("/connectors/" + email)).Is(204);

        Task SetAsync(string json) => hub.Scenario.ChangeAsync(async db =>
        {
            var setting = await db.HubSettings.AsTracking().FirstOrDefaultAsync(row => row.Key == "signInExperience");
            if (setting is null)
            {
                db.HubSettings.Add(new() { Key = "signInExperience", Value = json });
            }
            else
            {
                setting.Value = json;
            }
        });
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sends_a_test_with_a_configuration_that_is_not_stored(string provider)
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await ManagementScenario.StartAsync(provider, options => options.Settings["Outbound:AllowedHosts"] = service.Host);
        var config = new { endpoint = service.Address, authorization = "Bearer x" };
        (await hub.PostAsync("/connectors/http-email/test", new { email = "a@example.com", config, locale = "th" })).Is(204);
        Assert.Equal(
            """{"to":"a@example.com","type":"Generic","payload":{"code":"000000"}}""",
            service.Only.Body.Replace(""","locale":"th"}""", "}", StringComparison.Ordinal));

        service.Says(503, """{"message":"under maintenance"}""");
        var refused = (await hub.PostAsync("/connectors/http-email/test", new { email = "a@example.com", config })).IsRefused(400, "connector.general");
        Assert.Contains("under maintenance", refused["details"].GetString(), StringComparison.Ordinal);
        (await hub.PostAsync("/connectors/http-email/test", new { phone = "123456", config })).IsRefused(400, "connector.unexpected_type");
        (await hub.PostAsync("/connectors/http-email/test", new { config })).IsRefused(400, "guard.invalid_input");
        (await hub.PostAsync("/connectors/none/test", new { email = "a@example.com", config })).IsRefused(404, "connector.not_found");
        (await hub.PostAsync("/connectors/http-email/test", new { email = "a@example.com", config = new { } })).IsRefused(400, "connector.invalid_config");
        Assert.Empty((await hub.GetAsync("/connectors")).Ids);
    }

    [Theory(DisplayName = "SSRF: a connector does not reach this machine unless it is allowed"), MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Reaches_only_the_internet(string provider)
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await ManagementScenario.StartAsync(provider);
        var refused = await hub.PostAsync("/connectors/http-email/test", new { email = "a@example.com", config = new { endpoint = service.Address } });
        refused.IsRefused(400, "connector.general");
        Assert.Contains("AllowedHosts", refused["details"].GetString(), StringComparison.Ordinal);
        refused = await hub.PostAsync("/connectors/simple-mail-transfer-protocol/test", new
        {
            email = "a@example.com",
            config = new { host = "127.0.0.1", port = new Uri(service.Address).Port, fromEmail = "a@example.com" },
        });
        refused.IsRefused(400, "connector.general");
        Assert.Contains("AllowedHosts", refused["details"].GetString(), StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Remembers_why_messages_were_not_sent(string provider)
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await ManagementScenario.StartAsync(provider, options => options.Settings["Outbound:AllowedHosts"] = service.Host);
        var config = new { endpoint = service.Address, authorization = "Bearer of-secrets" };
        var id = (await hub.PostAsync("/connectors", new { connectorId = "http-email", config })).Is(200).Id;
        var sender = hub.Scenario.Host.Services.GetRequiredService<MessageSender>();
        var message = new Message(MessageChannel.Email, "ada@example.com", TemplateType.SignIn, "en") { Payload = new() { ["code"] = "987654" } };
        service.Says(400, """{"message":"Bearer of-secrets may not write to ada@example.com that 987654"}""");

        var refused = (await sender.SendAsync(message, CancellationToken.None)).Error;
        Assert.Equal(("connector.general", 400, null), (refused!.Code, refused.Status, refused.Details));
        var failure = Assert.Single((await hub.GetAsync("/connectors/" + id))["failures"].EnumerateArray());
        Assert.Equal("connector.general", failure.GetProperty("code").GetString());
        Assert.EndsWith("*** may not write to *** that ***", failure.GetProperty("detail").GetString(), StringComparison.Ordinal);

        service.Says(429, "");
        for (var attempt = 0; attempt < 25; attempt++)
        {
            Assert.Equal(429, (await sender.SendAsync(message, CancellationToken.None)).Error?.Status);
        }

        var failures = (await hub.GetAsync("/connectors/" + id))["failures"].EnumerateArray().ToList();
        Assert.Equal(20, failures.Count);
        Assert.All(failures, row => Assert.Equal("connector.rate_limit_exceeded", row.GetProperty("code").GetString()));
        (await hub.DeleteAsync("/connectors/" + id)).Is(204);
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.ConnectorFailures.CountAsync()));
        Assert.Equal(501, (await sender.SendAsync(message, CancellationToken.None)).Error?.Status);
    }
}
