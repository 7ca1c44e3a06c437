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

    private static async Task<ManagementScenario> StartAsync(string provider, FakeService service)
    {
        var hub = await ManagementScenario.StartAsync(provider, options => options.Settings["Outbound:AllowedHosts"] = service.Host);
        (await hub.PostAsync("/connectors", new { connectorId = "http-email", config = new { endpoint = service.Address + "/mail" } })).Is(200);
        return hub;
    }

    private static Task<ApiAnswer> InviteAsync(ManagementScenario hub, string payload) => hub.PostAsync(
        "/organization-invitations",
        $$"""{"organizationId":"{{Scenario.Acme}}","inviterId":"{{Scenario.Alice}}","invitee":"bob@example.com","expiresAt":{{hub.InAnHour()}},"messagePayload":{{payload}}}""");
}
