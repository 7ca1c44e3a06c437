using System.Text.Json.Nodes;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;

namespace IdentityHub.Server.Tests.Clients;

/// <summary>The npm package @logto/api, unmodified, against the running hub: a script of the reference's moves here by changing its address.</summary>
public sealed class LogtoApiTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Logto_api_creates_reads_changes_and_deletes_every_kind_of_object(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, options =>
        {
            options.UseCheapHashes();
            FakeSsoProvider.Use()(options);
            options.Settings["Outbound:AllowedHosts"] = "127.0.0.1";
        });
        var description = new JsonObject
        {
            ["endpoint"] = hub.Scenario.Host.PublicUrl,
            ["issuer"] = hub.Scenario.Issuer,
            ["manager"] = new JsonObject { ["id"] = ManagementScenario.Manager, ["secret"] = Scenario.Secret },
        };

        var steps = new ClientSteps(await NodeClients.RunAsync("logto-api.mjs", [description.ToJsonString()]));

        steps.Saw("access", """{"scope":"all"}""");
        steps.Saw("resources", """{"name":"All orders","ttl":3600,"scopes":["read:orders"],"listed":true}""");
        steps.Saw("roles", """{"description":"Looks at orders","scopes":["read:orders"],"listed":1,"users":0}""");
        steps.Saw("users", """
            {"name":"Carol C.","custom":{"plan":"pro","seats":3},"roles":1,"found":true,"suspended":true,"token":"pat_","sessions":0,"hasPassword":true}
            """);
        steps.Saw("applications", """
            {"description":"Sells books","secretName":"Default secret","secretLength":32,"second":"Second","listed":true}
            """);
        steps.Saw("organization template", """{"scopes":["invite:people"],"permissions":["read:orders"]}""");
        steps.Saw("organizations", """
            {"description":"Software","custom":{"plan":"pro","seats":5},"member":["Buyer"],"scopes":["invite:people"],"app":["Buying robot"],
            "mine":["Initech"],"domains":["initech.example"]}
            """);
        steps.Saw("an organization token of what was just made", """
            {"status":200,"granted":"read:orders","inside":true,"aud":"https://orders.example.com"}
            """);
        steps.Saw("invitations", """{"status":"Pending","then":"Revoked","roles":["Buyer"]}""");
        steps.Saw("sign-in experience and settings", """{"id":"default","terms":"https://example.com/terms","keys":1,"users":3}""");
        steps.Saw("connectors", """
            {"kinds":true,"type":"Email","name":"HTTP e-mail","kept":true,"listed":true,"sent":[["Bearer x","carol@example.com","Generic","000000"]]}
            """);
        steps.Saw("e-mail by a mail server", """
            {"sent":[["PLAIN hub",true,"hub@example.com","carol@example.com",true,true],["LOGIN hub",true,"hub@example.com","carol@example.com",true,true],
            ["XOAUTH2 hub",true,"hub@example.com","carol@example.com",true,true],[null,false,"hub@example.com","carol@example.com",true,true]]}
            """);
        steps.Saw("enterprise connectors", """
            {"kinds":6,"domains":["initech.example"],"name":"OIDC","type":"oidc","synced":true,"found":"https://idp.initech.example","listed":true,"joining":true,"active":true}
            """);
        steps.Saw("audit logs", """{"same":true}""");
        steps.Saw("deleting", """{"deleted":9}""");
        steps.SawNothingElse();
    }
}
