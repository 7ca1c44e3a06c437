using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Oidc;
using IdentityHub.Server.Oidc.Token;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Support;

/// <summary>A hub with a small company in it: an API, an organization with a member, and one client of each kind.</summary>
internal sealed class Scenario : IAsyncDisposable
{
    public const string Api = "https://api.example.com/org";
    public const string OtherApi = "https://other.example.com";
    public const string Acme = "acme00000000";
    public const string Globex = "globex000000";
    public const string Alice = "alice0000000";
    public const string Bob = "bob000000000";
    public const string Spa = "spa";
    public const string Web = "web";
    public const string Native = "native";
    public const string Machine = "machine";
    public const string ThirdParty = "third";
    public const string Secret = "a-secret-of-the-test-scenario-000";
    public const string RedirectUri = "http://localhost:9999/callback";
    public const string Verifier = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";

    private Scenario(HubHost host)
    {
        Host = host;
        Client = host.NewClient();
    }

    public HubHost Host { get; }

    public HttpClient Client { get; }

    public string Issuer => Host.PublicUrl + "/oidc";

    public HubWriter Writer => Host.Services.GetRequiredService<HubWriter>();

    public static async Task<Scenario> StartAsync(string provider, Action<HubHostOptions>? change = null)
    {
        var scenario = new Scenario(await HubHost.StartAsync(provider, change));
        await scenario.FillAsync();
        return scenario;
    }

    /// <summary>The company on a hub that runs already. Another node of it may have filled the database.</summary>
    public static async Task<Scenario> OnAsync(HubHost host)
    {
        var scenario = new Scenario(host);
        if (!await scenario.ReadAsync(db => db.Organizations.AnyAsync()))
        {
            await scenario.FillAsync();
        }

        return scenario;
    }

    public Task ChangeAsync(Func<HubDbContext, Task> change) =>
        Writer.WriteAsync(Durability.Durable, (db, _) => change(db), CancellationToken.None);

    public async Task<T> ReadAsync<T>(Func<HubDbContext, Task<T>> read)
    {
        await using var db = await Host.Services.GetRequiredService<IDbContextFactory<HubDbContext>>().CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>An authorization code as the authorization endpoint would have issued it.</summary>
    public async Task<string> IssueCodeAsync(string client, string scope, string[]? resources = null, Func<AuthorizationCodePayload, AuthorizationCodePayload>? change = null, string user = Alice)
    {
        var now = Host.Time.GetUtcNow();
        var value = RandomValues.Token();
        var payload = new AuthorizationCodePayload
        {
            RedirectUri = RedirectUri,
            CodeChallenge = System.Buffers.Text.Base64Url.EncodeToString(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            Scopes = scope.Split(' '),
            Resources = resources ?? [],
            Nonce = "n-1",
            SessionId = "session",
            AuthenticatedAt = now,
            Methods = "pwd",
        };
        payload = change?.Invoke(payload) ?? payload;
        var authorization = new Authorization
        {
            Id = RandomValues.Identifier21(),
            ApplicationId = client,
            UserId = user,
            SessionId = "session",
            CreatedAt = now,
            ExpiresAt = now.AddDays(180),
        };
        await ChangeAsync(db =>
        {
            db.Add(authorization);
            db.Add(new Token
            {
                Id = RandomValues.Identifier21(),
                Type = TokenType.AuthorizationCode,
                ReferenceHash = TokenReference.Hash(value),
                AuthorizationId = authorization.Id,
                ApplicationId = client,
                UserId = user,
                Payload = JsonSerializer.Serialize(payload, TokenJson.Default.AuthorizationCodePayload),
                CreatedAt = now,
                ExpiresAt = now.AddSeconds(60),
            });
            return Task.CompletedTask;
        });
        return value;
    }

    public Task<TokenAnswer> RedeemAsync(string client, string code, params (string, string)[] more) => TokenAsync(
        client, [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", RedirectUri), ("code_verifier", Verifier), .. more]);

    public Task<TokenAnswer> RefreshAsync(string client, string refreshToken, params (string, string)[] more) =>
        TokenAsync(client, [("grant_type", "refresh_token"), ("refresh_token", refreshToken), .. more]);

    public async Task<TokenAnswer> SignInAsync(string client, string scope, string[]? resources = null) =>
        await RedeemAsync(client, await IssueCodeAsync(client, scope, resources));

    public Task<TokenAnswer> TokenAsync(string client, params (string, string)[] parameters) => PostAsync("/oidc/token", client, parameters);

    public async Task<TokenAnswer> PostAsync(string path, string client, params (string Name, string Value)[] parameters)
    {
        var form = parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)).Append(new("client_id", client));
        if (client is Web or Machine or ThirdParty && parameters.All(parameter => parameter.Name != "client_secret"))
        {
            form = form.Append(new("client_secret", Secret));
        }

        using var response = await Client.PostAsync(path, new FormUrlEncodedContent(form));
        return await TokenAnswer.ReadAsync(response);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
    }

    private Task FillAsync() => ChangeAsync(db =>
    {
        var now = Host.Time.GetUtcNow();
        db.AddRange(
            new Resource { Id = "api", Name = "API", Indicator = Api, AccessTokenTtl = 1800 },
            new Resource { Id = "other", Name = "Other API", Indicator = OtherApi },
            new Scope { Id = "s-read", ResourceId = "api", Name = "read:member", CreatedAt = now },
            new Scope { Id = "s-invite", ResourceId = "api", Name = "invite:member", CreatedAt = now },
            new Scope { Id = "s-global", ResourceId = "api", Name = "read:catalog", CreatedAt = now },
            new Role { Id = "r-global", Name = "reader", Description = "Reads the catalog", Type = RoleType.User },
            new RoleScope { RoleId = "r-global", ScopeId = "s-global" },
            new Role { Id = "r-machine", Name = "machine reader", Description = "Reads the catalog", Type = RoleType.MachineToMachine },
            new RoleScope { RoleId = "r-machine", ScopeId = "s-global" },
            new OrganizationScope { Id = "o-billing", Name = "manage:billing" },
            new OrganizationRole { Id = "or-admin", Name = "admin", Type = RoleType.User },
            new OrganizationRole { Id = "or-member", Name = "member", Type = RoleType.User },
            new OrganizationRole { Id = "or-machine", Name = "robot", Type = RoleType.MachineToMachine },
            new OrganizationRoleScope { OrganizationRoleId = "or-admin", OrganizationScopeId = "o-billing" },
            new OrganizationRoleScope { OrganizationRoleId = "or-machine", OrganizationScopeId = "o-billing" },
            new OrganizationRoleResourceScope { OrganizationRoleId = "or-admin", ScopeId = "s-read" },
            new OrganizationRoleResourceScope { OrganizationRoleId = "or-admin", ScopeId = "s-invite" },
            new OrganizationRoleResourceScope { OrganizationRoleId = "or-member", ScopeId = "s-read" },
            new OrganizationRoleResourceScope { OrganizationRoleId = "or-machine", ScopeId = "s-read" },
            new Organization { Id = Acme, Name = "Acme", Description = "Makes things", CreatedAt = now },
            new Organization { Id = Globex, Name = "Globex", CreatedAt = now },
            NewUser(Alice, "alice", now),
            NewUser(Bob, "bob", now),
            new UserRole { UserId = Alice, RoleId = "r-global" },
            new OrganizationUser { OrganizationId = Acme, UserId = Alice },
            new OrganizationRoleUser { OrganizationId = Acme, UserId = Alice, OrganizationRoleId = "or-admin" });
        AddClient(db, Spa, ApplicationType.SPA, now);
        AddClient(db, Native, ApplicationType.Native, now);
        AddClient(db, Web, ApplicationType.Traditional, now);
        AddClient(db, Machine, ApplicationType.MachineToMachine, now);
        AddClient(db, ThirdParty, ApplicationType.Traditional, now, isThirdParty: true);
        db.AddRange(
            new ApplicationRole { ApplicationId = Machine, RoleId = "r-machine" },
            new OrganizationApplication { OrganizationId = Acme, ApplicationId = Machine },
            new OrganizationRoleApplication { OrganizationId = Acme, ApplicationId = Machine, OrganizationRoleId = "or-machine" },
            new ApplicationUserConsentUserScope { ApplicationId = ThirdParty, UserScope = "profile" },
            new ApplicationUserConsentOrganizationResourceScope { ApplicationId = ThirdParty, ScopeId = "s-read" });
        return Task.CompletedTask;
    });

    private static User NewUser(string id, string username, DateTimeOffset now) => new()
    {
        Id = id,
        Username = username,
        NormalizedUsername = username,
        PrimaryEmail = username + "@example.com",
        NormalizedEmail = username + "@example.com",
        Name = username.ToUpperInvariant(),
        CreatedAt = now,
        UpdatedAt = now,
    };

    private void AddClient(HubDbContext db, string id, ApplicationType type, DateTimeOffset now, bool isThirdParty = false)
    {
        db.Add(new Application
        {
            Id = id,
            Name = "Client " + id,
            Type = type,
            IsThirdParty = isThirdParty,
            CreatedAt = now,
            OidcClientMetadata = new OidcClientMetadata { RedirectUris = [RedirectUri], PostLogoutRedirectUris = ["http://localhost:9999/"] },
        });
        if (type is ApplicationType.Traditional or ApplicationType.MachineToMachine)
        {
            db.Add(NewSecret(id, "default", Secret));
        }
    }

    public ApplicationSecret NewSecret(string client, string name, string value, DateTimeOffset? expiresAt = null)
    {
        var masterKey = Host.Services.GetRequiredService<MasterKey>();
        return new ApplicationSecret
        {
            ApplicationId = client,
            Name = name,
            Hash = masterKey.KeyedHash(ClientAuthenticator.SecretPurpose, value),
            EncryptedValue = masterKey.Protect(ClientAuthenticator.SecretPurpose, Encoding.UTF8.GetBytes(value)),
            CreatedAt = Host.Time.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
    }
}

/// <summary>What an endpoint answered.</summary>
internal sealed record TokenAnswer(int Status, JsonElement Body, IReadOnlyDictionary<string, string> Headers)
{
    public string? this[string member] => Body.ValueKind == JsonValueKind.Object && Body.TryGetProperty(member, out var value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText()
        : null;

    public string AccessToken => this["access_token"]!;

    public string RefreshToken => this["refresh_token"]!;

    public JsonElement AccessTokenClaims => Claims(AccessToken);

    public JsonElement IdTokenClaims => Claims(this["id_token"]!);

    public static async Task<TokenAnswer> ReadAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase);
        return new TokenAnswer((int)response.StatusCode, text.StartsWith('{') ? JsonColumn.Parse(text) : default, headers);
    }

    public TokenAnswer Ok()
    {
        Assert.True(Status == 200, $"{Status}: {Body}");
        return this;
    }

    public void Refused(int status, string error, string? description = null)
    {
        Assert.True(Status == status && this["error"] == error, $"{Status}: {Body}");
        if (description is not null)
        {
            Assert.Equal(description, this["error_description"]);
        }
    }

    public static JsonElement Claims(string jwt) => JsonColumn.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(jwt.Split('.')[1])));
}
