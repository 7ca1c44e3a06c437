using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Clients;

/// <summary>The npm package openid-client, a certified relying party, unmodified, against the running hub.</summary>
public sealed class OpenIdClientTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Openid_client_finds_everything_as_a_confidential_client_should(string provider)
    {
        await using var hub = await ClientHub.StartAsync(provider);

        var steps = await hub.RunAsync("openid-client.mjs");

        SawDiscoveryAndSignIn(steps, hub.Company.Issuer);
        SawRefreshing(steps);
        steps.SawNothingElse();
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Openid_client_finds_everything_as_every_other_client_should(string provider)
    {
        await using var hub = await ClientHub.StartAsync(provider);

        var steps = await hub.RunAsync("openid-client-kinds.mjs");

        SawPublicClients(steps);
        SawOtherWays(steps);
        steps.SawNothingElse();
    }

    private static void SawDiscoveryAndSignIn(ClientSteps steps, string issuer)
    {
        steps.Saw("discovery", $$"""
            {"issuer":"{{issuer}}","endpoints":["authorization_endpoint","end_session_endpoint","introspection_endpoint","jwks_uri",
            "pushed_authorization_request_endpoint","revocation_endpoint","token_endpoint","userinfo_endpoint"]}
            """);
        steps.Saw("code with client_secret_basic", """
            {"sub":"alice0000000","aud":"web","amr":["pwd"],"organizations":["acme00000000"],
            "scope":["email","offline_access","openid","profile","urn:logto:scope:organizations"]}
            """);
        steps.Saw("a callback of another request or issuer", """{"silent":"alice0000000"}""");
        steps.Saw("userinfo", """
            {"email":"alice@example.com","verified":true,"username":"alice","organizations":["acme00000000"],"names":["Acme"]}
            """);
        steps.Saw("introspection", """{"kinds":["Bearer","refresh_token"],"unknown":{"active":false}}""");
        steps.Saw("revocation", """{"after":[{"active":false},{"active":false}],"challenge":[["bearer","invalid_token"]]}""");
        steps.Saw("a code used twice, or with a wrong verifier", """{"description":"grant request is invalid"}""");
        steps.Saw("code with client_secret_post", """
            {"sub":"alice0000000","scope":["read:catalog"],"organization":null}
            """);
        steps.Saw("a wrong secret", """{"schemes":["basic"],"unknown":400}""");
    }

    private static void SawRefreshing(ClientSteps steps)
    {
        steps.Saw("refresh of a confidential client", """{"sub":"alice0000000"}""");
        steps.Saw("refresh for a resource", """
            {"sub":"alice0000000","client":"web","alg":"ES256","scope":["read:catalog"],"expiresIn":1800}
            """);
        steps.Saw("refresh for a resource in an organization", """{"organization":"acme00000000","scope":["read:member"]}""");
        steps.Saw("refresh for an organization", """
            {"aud":"urn:logto:organization:acme00000000","scope":["manage:billing"],"refusal":"user is not a member of the organization"}
            """);
        steps.Saw("a narrower or wider scope", """{"scope":["email","openid"],"missing":"phone"}""");
    }

    private static void SawPublicClients(ClientSteps steps)
    {
        steps.Saw("public client with rotation", """{"sub":"alice0000000"}""");
        steps.Saw("organization token from the code", """
            {"aud":"urn:logto:organization:acme00000000","scope":["manage:billing"],"named":"urn:logto:organization:acme00000000"}
            """);
        steps.Saw("native client on a loopback port of its own", """{"port":"51234","sub":"alice0000000"}""");
    }

    private static void SawOtherWays(ClientSteps steps)
    {
        steps.Saw("pushed authorization request", """
            {"parameters":["client_id","request_uri"],"sub":"alice0000000","again":400,"refusal":"invalid_redirect_uri"}
            """);
        steps.Saw("response_mode form_post", """{"target":"http://localhost:9999/callback","sub":"alice0000000"}""");
        steps.Saw("errors of the authorization endpoint", """
            {"codes":["login_required","unsupported_response_type","invalid_target","invalid_request"],"foreignRedirect":400}
            """);
        steps.Saw("third party with consent", """
            {"scope":["offline_access","openid","profile"],"email":null,"beyond":"email","issuers":1}
            """);
        steps.Saw("client credentials", """
            {"scopes":[["read:catalog"],["read:member"],["manage:billing"]],"organization":"acme00000000",
            "refusals":[[400,"invalid_target"],[400,"invalid_target"],[403,"access_denied"]]}
            """);
        steps.Saw("end of the session", """
            {"title":"Sign Out","form":"op.logoutForm","stillIn":null,"target":"http://localhost:9999/","after":"login_required"}
            """);
    }
}
