using System.Buffers.Text;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Example;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.EndToEnd.Tests.Docs;

/// <summary>The three snippets of <c>docs/protect-an-api.md</c>, held against tokens of a running hub.</summary>
public sealed class ProtectAnApiTests
{
    private const string Api = "https://api.example.com/orders";
    private const string OtherApi = "https://api.example.com/invoices";
    private const string Bootstrap =
        $$"""
        resources:
          - indicator: {{Api}}
            name: Orders
            accessTokenTtl: 600
            scopes: [{ name: "read:orders" }, { name: "write:orders" }]
          - indicator: {{OtherApi}}
            name: Invoices
            scopes: [{ name: "read:orders" }]
        organizationRoles:
          - name: reader
            type: MachineToMachine
            resourceScopes:
              - { resource: {{Api}}, scope: "read:orders" }
              - { resource: {{OtherApi}}, scope: "read:orders" }
        applications:
          - { id: machine, name: Machine, type: MachineToMachine, secret: only-for-this-test-run }
        organizations:
          - { id: acme, name: Acme, applications: [{ id: machine, roles: [reader] }] }
          - { id: globex, name: Globex, applications: [{ id: machine, roles: [reader] }] }
        """;

    [Theory]
    [InlineData("C#")]
    [InlineData("Node.js")]
    [InlineData("Python")]
    public async Task Accepts_the_right_token_and_refuses_every_other(string language)
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite, options => options.Bootstrap = Bootstrap);
        var good = await AskForTokenAsync(hub, Api, "acme");
        var now = hub.Time.GetUtcNow();
        hub.Time.SetUtcNow(now.AddMinutes(-11));
        var expired = await AskForTokenAsync(hub, Api, "acme");
        hub.Time.SetUtcNow(now);
        var forOtherApi = await AskForTokenAsync(hub, OtherApi, "acme");
        var ofOrganization = await AskForTokenAsync(hub, null, "acme");
        (string Token, string Organization, string Scope, int Expected)[] cases =
        [
            (good, "acme", "read:orders", 200),
            (good, "globex", "read:orders", 403),
            (good, "acme", "write:orders", 403),
            (good, "acme", "read", 403),
            (expired, "acme", "read:orders", 401),
            (forOtherApi, "acme", "read:orders", 401),
            (ofOrganization, "acme", "read:orders", 401),
            (WithSignatureOf(good, forOtherApi), "acme", "read:orders", 401),
            (Unsigned(good), "acme", "read:orders", 401),
            (WithHeader(good, """{"alg":"HS256","typ":"at+jwt"}"""), "acme", "read:orders", 401),
            ("", "acme", "read:orders", 401),
            ("no-token-at-all", "acme", "read:orders", 401),
            ("a.b.c", "acme", "read:orders", 401),
        ];

        var answers = await AskAsync(
            language, hub.PublicUrl + "/oidc", [.. cases.Select(one => new TokenQuestion(one.Token, one.Organization, one.Scope))]);

        Assert.Equal(cases.Select(one => one.Expected), answers);
    }

    [Theory]
    [InlineData("C#")]
    [InlineData("Node.js")]
    [InlineData("Python")]
    public async Task Refuses_tokens_of_another_issuer_with_the_same_keys(string language)
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite, options => options.Bootstrap = Bootstrap);
        var good = await AskForTokenAsync(hub, Api, "acme");

        // The address reaches the same hub and its keys, but is not what "iss" says.
        var alias = hub.PublicUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal) + "/oidc";

        Assert.Equal([401], await AskAsync(language, alias, [new TokenQuestion(good, "acme", "read:orders")]));
    }

    private static Task<IReadOnlyList<int>> AskAsync(string language, string issuer, IReadOnlyList<TokenQuestion> questions) => language switch
    {
        "C#" => AskCSharpAsync(issuer, questions),
        "Node.js" => SnippetProcess.AskNodeAsync(issuer, Api, questions),
        _ => SnippetProcess.AskPythonAsync(issuer, Api, questions),
    };

    private static async Task<IReadOnlyList<int>> AskCSharpAsync(string issuer, IReadOnlyList<TokenQuestion> questions)
    {
        using var http = new HttpClient();
        var tokens = new OrganizationTokens(http, issuer, Api);
        var answers = new List<int>();
        foreach (var question in questions)
        {
            answers.Add((await tokens.CheckAsync(question.Token, question.OrganizationId, question.Scope)).Status);
        }

        return answers;
    }

    private static async Task<string> AskForTokenAsync(HubHost hub, string? resource, string organization)
    {
        using var client = hub.NewClient();
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String("machine:only-for-this-test-run"u8));
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["organization_id"] = organization,
            ["scope"] = "read:orders write:orders",
        };
        if (resource is not null)
        {
            form["resource"] = resource;
        }

        using var content = new FormUrlEncodedContent(form);
        using var response = await client.PostAsync(new Uri("/oidc/token", UriKind.Relative), content);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.True(response.IsSuccessStatusCode, answer.RootElement.ToString());
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }

    private static string WithSignatureOf(string token, string other) => token[..token.LastIndexOf('.')] + other[other.LastIndexOf('.')..];

    private static string Unsigned(string token)
    {
        var whole = WithHeader(token, """{"alg":"none","typ":"at+jwt"}""");
        return whole[..(whole.LastIndexOf('.') + 1)];
    }

    private static string WithHeader(string token, string header) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + token[token.IndexOf('.', StringComparison.Ordinal)..];
}
