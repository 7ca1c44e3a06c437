using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Clients;

/// <summary>The npm package @logto/node, unmodified, against the running hub: an application moves here by changing its endpoint.</summary>
public sealed class LogtoNodeTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Logto_node_signs_in_refreshes_and_signs_out(string provider)
    {
        await using var hub = await ClientHub.StartAsync(provider);

        var steps = await hub.RunAsync("logto-node.mjs");

        SawApplication(steps, "traditional", "web", hub.Company.Issuer);
        SawApplication(steps, "single page", "spa", hub.Company.Issuer);
        steps.Saw("first screen and prompt", """{"status":200,"path":"/sign-in","fields":["identifier","password","remember"]}""");
        steps.SawNothingElse();
    }

    private static void SawApplication(ClientSteps steps, string name, string clientId, string issuer)
    {
        steps.Saw($"{name}: sign in", $$"""
            {"prompt":"consent","resources":["https://api.example.com/org","urn:logto:resource:organizations"],"sub":"alice0000000",
            "aud":"{{clientId}}","username":"alice","email":"alice@example.com","verified":true,"roles":["reader"],
            "organizations":["acme00000000"],"organizationRoles":["acme00000000:admin"]}
            """);
        steps.Saw($"{name}: access tokens", $$"""
            {"aud":"https://api.example.com/org","sub":"alice0000000","clientId":"{{clientId}}","iss":"{{issuer}}",
            "scope":["read:catalog"]}
            """);
        steps.Saw($"{name}: organization token", """
            {"aud":"urn:logto:organization:acme00000000","scope":["manage:billing"],"status":403,"organization":"acme00000000",
            "insideScope":["read:member"]}
            """);
        steps.Saw($"{name}: user information", """
            {"sub":"alice0000000","email":"alice@example.com","roles":["reader"],"organizations":["acme00000000"],"names":["Acme"],"custom":{}}
            """);
        steps.Saw($"{name}: refresh", """{"sub":"alice0000000"}""");
        steps.Saw($"{name}: context", """
            {"isAuthenticated":true,"sub":"alice0000000","username":"alice","scopes":["read:catalog"],
            "organizations":["acme00000000"]}
            """);
        steps.Saw($"{name}: a second process with the same storage", """{"aud":"https://api.example.com/org"}""");
        steps.Saw($"{name}: sign out", """{"title":"Sign Out","target":"http://localhost:9999/","status":400,"silent":"login_required"}""");
    }
}
