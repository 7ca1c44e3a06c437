using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Clients;

/// <summary>The npm package oauth4webapi, which checks every message by itself, unmodified, against the running hub.</summary>
public sealed class Oauth4WebApiTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Oauth4webapi_accepts_every_message(string provider)
    {
        await using var hub = await ClientHub.StartAsync(
            provider, ("Oidc:AdditionalSigningAlgorithms", "RS256"), ("Oidc:RefreshTokenReuseGrace", "0"));
        await hub.AddRs256ClientAsync();

        var steps = await hub.RunAsync("oauth4webapi.mjs");

        steps.Saw("discovery", """
            {"algorithms":["ES256","RS256"],"methods":["client_secret_basic","client_secret_post","none"]}
            """);
        SawSignIns(steps);
        steps.Saw("userinfo", """{"username":"alice","error":"invalid_token"}""");
        steps.Saw("pushed authorization request", """
            {"prefix":"urn:ietf:params:oauth:request_uri:","expiresIn":60,"sub":"alice0000000"}
            """);
        steps.Saw("client credentials", """
            {"sub":"machine","client":"machine","organization":"acme00000000","scope":["read:member"]}
            """);
        steps.Saw("introspection and revocation", """{"before":[true,"alice0000000","web"],"after":{"active":false}}""");
        steps.SawNothingElse();
    }

    private static void SawSignIns(ClientSteps steps)
    {
        steps.Saw("code of a confidential client, ES256", """
            {"sub":"alice0000000","alg":"ES256","scope":["offline_access","openid","profile","urn:logto:scope:organizations"]}
            """);
        steps.Saw("code of a confidential client, RS256", """
            {"sub":"alice0000000","algorithms":["RS256","RS256","ES256"],"scope":["read:catalog"]}
            """);
        steps.Saw("an algorithm the client did not ask for", "{}");
        steps.Saw("public client with rotation, and reuse after it", """
            {"sub":"alice0000000","scope":["read:catalog"],"jti":"string"}
            """);
        steps.Saw("twenty refreshes at once give one successor", """{"given":1,"refused":19}""");
    }
}
