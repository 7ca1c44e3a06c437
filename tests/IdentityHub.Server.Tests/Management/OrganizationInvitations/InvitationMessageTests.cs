using IdentityHub.Server.Tests.Connectors;
using IdentityHub.Server.Tests.Management.Organizations;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.OrganizationInvitations;

/// <summary>The e-mails of invitations.</summary>
public sealed class InvitationMessageTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sends_with_what_the_reference_gives_templates(string provider)
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await StartAsync(provider, service);

        var id = (await InviteAsync(hub, """{"link":"https://app.example.com/join","locale":"th","team":{"name":"Blue"}}""")).Is(201).Id;

        var sent = service.Only.Json;
        Assert.Equal("bob@example.com", sent.GetProperty("to").GetString());
        Assert.Equal("OrganizationInvitation", sent.GetProperty("type").GetString());
        var payload = sent.GetProperty("payload");
        Assert.Equal("https://app.example.com/join", payload.GetProperty("link").GetString());
        Assert.Equal("th", payload.GetProperty("locale").GetString());
        Assert.Equal("Blue", payload.GetProperty("team").GetProperty("name").GetString());
        Assert.Equal(Scenario.Acme, payload.GetProperty("organization").GetProperty("id").GetString());
        Assert.Equal(Scenario.Alice, payload.GetProperty("inviter").GetProperty("id").GetString());
        Assert.Equal(
            ["id", "avatar", "name", "primaryEmail", "primaryPhone", "username", "profile"],
            payload.GetProperty("inviter").EnumerateObject().Select(member => member.Name));

        service.Requests.Clear();
        (await hub.PostAsync($"/organization-invitations/{id}/message", new { link = "https://app.example.com/again" })).Is(204);
        var again = service.Only.Json.GetProperty("payload");
        Assert.Equal(("https://app.example.com/again", "en"), (again.GetProperty("link").GetString(), again.GetProperty("locale").GetString()));
        Assert.Equal(Scenario.Alice, again.GetProperty("inviter").GetProperty("id").GetString());

        service.Requests.Clear();
        (await hub.PutAsync($"/organization-invitations/{id}/status", new { status = "Revoked" })).Is(200);
        (await hub.PostAsync($"/organization-invitations/{id}/message", new { link = "https://app.example.com" })).IsRefused(422, "request.invalid_input");
        (await InviteAsync(hub, "false")).Is(201);
        Assert.Empty(service.Requests);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_invitation_of_which_nobody_hears_is_not_kept(string provider)
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await StartAsync(provider, service);
        service.Says(500, "no");
        (await InviteAsync(hub, """{"link":"https://app.example.com/join"}""")).IsRefused(400, "connector.general");
        Assert.Equal(0, await hub.Scenario.ReadAsync(db => db.OrganizationInvitations.CountAsync()));
        service.Says(200, "{}");
        (await InviteAsync(hub, """{"link":"https://app.example.com/join"}""")).Is(201);
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.OrganizationInvitations.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_gets_more_than_ten_messages_within_ten_minutes(string provider)
    {
        await using var service = await FakeService.StartAsync();
        await using var hub = await StartAsync(provider, service);
        const string Limited = "request.message_rate_limited";
        var id = (await InviteAsync(hub, """{"link":"https://app.example.com/join"}""")).Is(201).Id;
        for (var sent = 1; sent < 9; sent++)
        {
            (await hub.PostAsync($"/organization-invitations/{id}/message", new { link = "https://app.example.com/join" })).Is(204);
        }

        // The tenth is a code: it is one limit, whatever the messages are about and however the address is written.
        (await hub.PostAsync("/verification-codes", new { email = "BOB@example.com" })).Is(204);
        Assert.Equal(10, service.Requests.Count);
        (await hub.PostAsync($"/organization-invitations/{id}/message", new { link = "https://app.example.com/join" })).IsRefused(429, Limited);
        (await hub.PostAsync("/verification-codes", new { email = "bob@example.com" })).IsRefused(429, Limited);

        // An invitation that nobody may be told of is not kept; one that tells nobody is, and other people get theirs.
        (await InviteAsync(hub, """{"link":"https://app.example.com/join"}""", Scenario.Globex)).IsRefused(429, Limited);
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.OrganizationInvitations.CountAsync()));
        (await InviteAsync(hub, "false", Scenario.Globex)).Is(201);
        (await InviteAsync(hub, """{"link":"https://app.example.com/join"}""", Scenario.Globex, "carol@example.com")).Is(201);
        Assert.Equal(11, service.Requests.Count);

        hub.Scenario.Host.Time.Advance(TimeSpan.FromSeconds(601));
        (await hub.PostAsync($"/organization-invitations/{id}/message", new { link = "https://app.example.com/join" })).Is(204);
    }

    private static async Task<ManagementScenario> StartAsync(string provider, FakeService service)
    {
        var hub = await ManagementScenario.StartAsync(provider, options => options.Settings["Outbound:AllowedHosts"] = service.Host);
        (await hub.PostAsync("/connectors", new { connectorId = "http-email", config = new { endpoint = service.Address + "/mail" } })).Is(200);
        return hub;
    }

    private static Task<ApiAnswer> InviteAsync(
        ManagementScenario hub, string payload, string organization = Scenario.Acme, string invitee = "bob@example.com") => hub.PostAsync(
        "/organization-invitations",
        $$"""{"organizationId":"{{organization}}","inviterId":"{{Scenario.Alice}}","invitee":"{{invitee}}","expiresAt":{{hub.InAnHour()}},"messagePayload":{{payload}}}""");
}
