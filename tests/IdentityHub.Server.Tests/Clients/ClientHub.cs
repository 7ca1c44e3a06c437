using System.Text.Json.Nodes;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Tests.Support;
using IdentityHub.Tests.Clients;

namespace IdentityHub.Server.Tests.Clients;

/// <summary>The company of <see cref="Scenario"/>, as a script of tests/clients gets to know it.</summary>
internal sealed class ClientHub : IAsyncDisposable
{
    private const string Rs256 = "rs256";

    private ClientHub(Scenario company) => Company = company;

    public Scenario Company { get; }

    /// <summary>Starts the hub and gives Alice a password.</summary>
    public static async Task<ClientHub> StartAsync(string provider, params (string Name, string Value)[] settings)
    {
        var hub = new ClientHub(await Scenario.StartAsync(provider, options =>
        {
            options.UseCheapHashes();
            foreach (var (name, value) in settings)
            {
                options.Settings[name] = value;
            }
        }));
        await hub.Company.GiveAliceAPasswordAsync();
        return hub;
    }

    /// <summary>Registers one more confidential client, whose ID tokens are signed with RS256.</summary>
    public Task AddRs256ClientAsync() => Company.ChangeAsync(db =>
    {
        db.Add(new Application
        {
            Id = Rs256,
            Name = "Client with RSA",
            Type = ApplicationType.Traditional,
            CreatedAt = Company.Host.Time.GetUtcNow(),
            OidcClientMetadata = new OidcClientMetadata { RedirectUris = [Scenario.RedirectUri], IdTokenSignedResponseAlg = "RS256" },
        });
        db.Add(Company.NewSecret(Rs256, "default", Scenario.Secret));
        return Task.CompletedTask;
    });

    /// <summary>Runs a script to its end, which it reaches only when the hub behaves as the script says.</summary>
    /// <param name="script">File name in tests/clients.</param>
    public async Task<ClientSteps> RunAsync(string script) => new(await NodeClients.RunAsync(script, [Describe().ToJsonString()]));

    public ValueTask DisposeAsync() => Company.DisposeAsync();

    private JsonObject Describe() => new()
    {
        ["endpoint"] = Company.Host.PublicUrl,
        ["issuer"] = Company.Issuer,
        ["redirectUri"] = Scenario.RedirectUri,
        ["postLogoutRedirectUri"] = "http://localhost:9999/",
        ["api"] = Scenario.Api,
        ["otherApi"] = Scenario.OtherApi,
        ["organization"] = Scenario.Acme,
        ["otherOrganization"] = Scenario.Globex,
        ["user"] = new JsonObject { ["identifier"] = "alice", ["password"] = ScenarioPasswords.Password },
        ["web"] = Confidential(Scenario.Web),
        ["third"] = Confidential(Scenario.ThirdParty),
        ["machine"] = Confidential(Scenario.Machine),
        ["rs256"] = Confidential(Rs256),
        ["spa"] = new JsonObject { ["id"] = Scenario.Spa },
        ["native"] = new JsonObject { ["id"] = Scenario.Native },
    };

    private static JsonObject Confidential(string id) => new() { ["id"] = id, ["secret"] = Scenario.Secret };
}

/// <summary>What a script reports, step by step.</summary>
internal sealed class ClientSteps
{
    private readonly Dictionary<string, JsonObject> steps = [];

    public ClientSteps(IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            var seen = JsonNode.Parse(line)!.AsObject();
            var name = (string)seen["step"]!;
            seen.Remove("step");
            steps.Add(name, seen);
        }
    }

    /// <summary>Compares what a step saw; each step is asked for once.</summary>
    /// <param name="step">Its name.</param>
    /// <param name="expected">JSON, compared by value.</param>
    public void Saw(string step, string expected)
    {
        Assert.True(steps.Remove(step, out var seen), $"The step '{step}' did not run.");
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), seen), $"{step}: {seen!.ToJsonString()}");
    }

    /// <summary>Nothing may stay unread.</summary>
    public void SawNothingElse() => Assert.Empty(steps.Keys);
}
