using System.Text;
using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Vault;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>What applying a file leaves in the database.</summary>
public sealed class FileApplyingTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Applies_the_example_of_the_documentation(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);

        var result = await stage.SucceedAsync(DocumentedExample.Text());

        Assert.Equal((25, 1, 0), (result.Report.Created, result.Report.Updated, result.Report.Unchanged));
        Assert.Contains("created application shop", result.Report.Summaries);
        Assert.Contains("created user ada4lovelace", result.Report.Summaries);
        await using var db = stage.Read();
        var shop = await db.Applications.SingleAsync(row => row.Id == "shop");
        Assert.Equal(ApplicationType.Traditional, shop.Type);
        Assert.Equal(["https://shop.example.com/callback"], shop.OidcClientMetadata.RedirectUris);
        Assert.Equal("ES256", shop.OidcClientMetadata.IdTokenSignedResponseAlg);
        Assert.Equal(14, shop.CustomClientMetadata.RefreshTokenTtlInDays);
        Assert.Equal("web team", shop.CustomData.GetProperty("owner").GetString());
        Assert.Equal(stage.Time.GetUtcNow(), shop.CreatedAt);
        var secret = await db.ApplicationSecrets.SingleAsync(row => row.ApplicationId == "shop" && row.Name == "Default secret");
        Assert.Equal(stage.MasterKey.KeyedHash("application-secret", "shop-secret-0123456789"), secret.Hash);
        Assert.Equal("shop-secret-0123456789", Encoding.UTF8.GetString(stage.MasterKey.Unprotect("application-secret", secret.EncryptedValue)!));
        var old = await db.ApplicationSecrets.SingleAsync(row => row.ApplicationId == "shop" && row.Name == "until spring");
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 0, 0, 0, TimeSpan.Zero), old.ExpiresAt);
        Assert.Equal("The Shop", (await db.ApplicationSignInExperiences.SingleAsync()).DisplayName);
        Assert.True(shop.AppLevelAccessControlEnabled);
        Assert.Equal(1, await db.ApplicationAccessControlUsers.CountAsync(row => db.Users.Any(user => user.Id == row.UserId && user.Username == "grace")));
        Assert.Equal(1, await db.ApplicationAccessControlUserRoles.CountAsync());
        Assert.Equal("acme", (await db.ApplicationAccessControlOrganizationRoles.SingleAsync()).OrganizationId);
        Assert.True((await db.Applications.SingleAsync(row => row.Id == "partner")).IsThirdParty);
        Assert.Equal(["email", "profile"], await db.ApplicationUserConsentUserScopes.Select(row => row.UserScope).OrderBy(name => name).ToListAsync());
        Assert.Equal(1, await db.ApplicationUserConsentResourceScopes.CountAsync());
        Assert.Equal(1, await db.ApplicationUserConsentOrganizationScopes.CountAsync());
        Assert.Equal(1, await db.ApplicationUserConsentOrganizationResourceScopes.CountAsync());
        var ada = await db.Users.SingleAsync(row => row.NormalizedUsername == "ada");
        Assert.Equal(("Ada", "London"), (ada.Profile.GivenName, ada.Profile.Address!.Locality));
        Assert.Equal("Argon2id", ada.PasswordEncryptionMethod);
        Assert.Equal(
            PasswordVerdict.Verified,
            await stage.Hasher.VerifyAsync("an analytical engine", ada.PasswordEncrypted, PasswordAlgorithm.Argon2id, CancellationToken.None));
        var identity = await db.UserIdentities.SingleAsync();
        Assert.Equal(("google", "1159021", "ada4lovelace"), (identity.Target, identity.IdentityId, identity.UserId));
        Assert.Equal("ada@example.com", ada.Identities.GetProperty("google").GetProperty("details").GetProperty("email").GetString());
        var grace = await db.Users.SingleAsync(row => row.NormalizedUsername == "grace");
        Assert.Equal(("Bcrypt", stage.Time.GetUtcNow()), (grace.PasswordEncryptionMethod, grace.PasswordUpdatedAt));
        // The visible role of the Management API, not the internal one, next to the one that is listed.
        var importerRoles = await db.ApplicationRoles.Where(row => row.ApplicationId == "importer")
            .Join(db.Roles, row => row.RoleId, role => role.Id, (row, role) => role.Name).OrderBy(name => name).ToListAsync();
        Assert.Equal(["Management", "Order importer"], importerRoles);
        Assert.Equal(2, await db.OrganizationUsers.CountAsync(row => row.OrganizationId == "acme"));
        Assert.Equal(1, await db.OrganizationRoleUsers.CountAsync(row => row.UserId == "ada4lovelace"));
        Assert.Equal(1, await db.OrganizationRoleApplications.CountAsync(row => row.ApplicationId == "importer"));
        Assert.Equal("acme.example.com", (await db.OrganizationJitEmailDomains.SingleAsync()).EmailDomain);
        Assert.Equal(1, await db.OrganizationJitRoles.CountAsync());
        Assert.Equal("""{"ttl":1209600}""", (await db.HubSettings.SingleAsync(row => row.Key == "oidc.session")).Value);
        // Grace and root have no 'roles' in the file and are new, so they got the default one.
        Assert.Equal(4, await db.UserRoles.CountAsync());
        Assert.Equal("root", (await db.Users.SingleAsync(user => db.UserRoles.Any(row => row.UserId == user.Id && row.RoleId == "administrator"))).Username);
        Assert.Equal(2, await db.OrganizationRoleScopes.CountAsync(row =>
            db.OrganizationRoles.Any(role => role.Id == row.OrganizationRoleId && role.Name == "admin")));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Applying_a_file_again_changes_no_row(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(DocumentedExample.Text());
        var before = await stage.DumpAsync();
        stage.Time.Advance(TimeSpan.FromDays(1));

        var result = await stage.SucceedAsync(DocumentedExample.Text());

        Assert.Equal((0, 0, 26), (result.Report.Created, result.Report.Updated, result.Report.Unchanged));
        Assert.Empty(result.Report.Summaries);
        Assert.Equal(before, await stage.DumpAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_of_the_file_updates_what_it_says_and_nothing_else(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync("""
            applications:
              - id: shop
                name: Shop
                type: SPA
                description: old
                oidcClientMetadata: { redirectUris: [https://a.example/1, https://a.example/2], logoUri: https://a.example/logo }
                customData: { a: 1, b: { c: 2 } }
            users:
              - { id: ada, username: ada, name: Ada, profile: { givenName: Ada, locale: en } }
              - { id: bob, username: bob, name: Bob }
            """);
        stage.Time.Advance(TimeSpan.FromHours(1));

        var result = await stage.SucceedAsync("""
            applications:
              - id: shop
                name: Shop two
                type: SPA
                description: null
                oidcClientMetadata: { redirectUris: [https://a.example/2] }
                customData: { b: { d: 3 } }
            users:
              - { username: ADA, profile: { locale: null } }
              - { id: bob, username: bob, name: Bob }
            """);

        Assert.Equal(
            ["updated application shop (customData, description, name, oidcClientMetadata)", "updated user ada (profile, username)"],
            result.Report.Summaries.Select(static line => line));
        Assert.Equal((0, 2, 1), (result.Report.Created, result.Report.Updated, result.Report.Unchanged));
        await using var db = stage.Read();
        var shop = await db.Applications.SingleAsync();
        Assert.Null(shop.Description);
        Assert.Equal(["https://a.example/2"], shop.OidcClientMetadata.RedirectUris);
        Assert.Equal("https://a.example/logo", shop.OidcClientMetadata.LogoUri);
        Assert.True(JsonElement.DeepEquals(JsonElement.Parse("""{"a":1,"b":{"d":3}}"""), shop.CustomData));
        var users = await db.Users.OrderBy(row => row.Id).ToListAsync();
        Assert.Equal(("Ada", null, "Ada"), (users[0].Profile.GivenName, users[0].Profile.Locale, users[0].Name));
        Assert.Equal(stage.Time.GetUtcNow(), users[0].UpdatedAt);
        Assert.Equal(stage.Time.GetUtcNow().AddHours(-1), users[1].UpdatedAt);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_list_is_the_whole_truth_about_its_object(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(DocumentedExample.Text());

        var result = await stage.SucceedAsync("""
            resources:
              - { indicator: https://api.example.com/orders, name: Orders API, scopes: [{ name: write:orders }] }
            roles:
              - { name: Order importer, description: Writes orders at night, scopes: [] }
            applications:
              - { id: importer, name: Night importer, type: MachineToMachine, managementApiAccess: false }
              - { id: partner, name: Partner portal, type: SPA, isThirdParty: true, permissions: { userScopes: [phone] } }
            users:
              - { username: ada, roles: [] }
            organizations:
              - { name: Acme, users: [{ username: grace, roles: [admin] }] }
            """);

        Assert.Equal((0, 6), (result.Report.Created, result.Report.Updated));
        await using var db = stage.Read();
        var orders = await db.Resources.SingleAsync(row => row.Name == "Orders API");
        Assert.Equal(["write:orders"], await db.Scopes.Where(row => row.ResourceId == orders.Id).Select(row => row.Name).ToListAsync());
        // Nobody holds the deleted permission any more, nor the emptied role anything.
        Assert.Equal(["management-api-all", "management-api-all"], await db.RoleScopes.Select(row => row.ScopeId).ToListAsync());
        Assert.Equal(
            ["Order importer"],
            await db.ApplicationRoles.Join(db.Roles, row => row.RoleId, role => role.Id, (row, role) => role.Name).ToListAsync());
        Assert.Equal(["phone"], await db.ApplicationUserConsentUserScopes.Select(row => row.UserScope).ToListAsync());
        Assert.Equal(1, await db.ApplicationUserConsentOrganizationScopes.CountAsync());
        Assert.Equal(0, await db.UserRoles.CountAsync(row => row.UserId == "ada4lovelace"));
        var grace = await db.Users.SingleAsync(row => row.NormalizedUsername == "grace");
        Assert.Equal([grace.Id], await db.OrganizationUsers.Select(row => row.UserId).ToListAsync());
        Assert.Equal([grace.Id], await db.OrganizationRoleUsers.Select(row => row.UserId).ToListAsync());
        // The file said nothing about the organization's applications.
        Assert.Equal(1, await db.OrganizationRoleApplications.CountAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_secret_is_replaced_only_by_another_one(string provider)
    {
        const string File = "applications: [{ id: shop, name: Shop, type: Traditional, secret: first-secret-first }]";
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        var first = await ReadSecretAsync(stage);

        await stage.SucceedAsync(File);
        var same = await ReadSecretAsync(stage);
        var result = await stage.SucceedAsync(File.Replace("first-secret-first", "other-secret-other", StringComparison.Ordinal));
        var other = await ReadSecretAsync(stage);

        Assert.Equal(first.EncryptedValue, same.EncryptedValue);
        Assert.Equal("updated application shop (secrets)", Assert.Single(result.Report.Summaries));
        Assert.Equal(stage.MasterKey.KeyedHash("application-secret", "other-secret-other"), other.Hash);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_confidential_application_without_a_secret_gets_a_random_one_once(string provider)
    {
        const string File = "applications: [{ id: shop, name: Shop, type: Traditional }, { id: spa, name: Spa, type: SPA }]";
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        var first = await ReadSecretAsync(stage);
        await stage.SucceedAsync(File);

        Assert.Equal(first.Hash, (await ReadSecretAsync(stage)).Hash);
        Assert.Equal("shop", first.ApplicationId);
        Assert.Equal(32, stage.MasterKey.Unprotect("application-secret", first.EncryptedValue)!.Length);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_password_is_hashed_again_only_when_it_no_longer_verifies(string provider)
    {
        const string File = "users: [{ username: ada, password: analytical engine }]";
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(File);
        var first = await ReadDigestAsync(stage);
        await stage.SucceedAsync(File);
        var same = await ReadDigestAsync(stage);
        var typed = await stage.Hasher.HashAsync("chosen by ada", CancellationToken.None);
        await stage.Writer.WriteAsync(
            Durability.Durable,
            (db, token) => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.PasswordEncrypted, typed.Digest), token),
            CancellationToken.None);

        var result = await stage.SucceedAsync(File);

        Assert.Equal(first, same);
        Assert.Equal(1, result.Report.Updated);
        Assert.Equal(
            PasswordVerdict.Verified,
            await stage.Hasher.VerifyAsync("analytical engine", await ReadDigestAsync(stage), PasswordAlgorithm.Argon2id, CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_sign_in_experience_is_merged_member_by_member(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);

        await stage.SucceedAsync("signInExperience: { signInMode: SignInAndRegister, mfa: { factors: [Totp], policy: NoPrompt }, customCss: null }");

        await using var db = stage.Read();
        var stored = await db.HubSettings.SingleAsync(row => row.Key == "signInExperience");
        Assert.True(JsonElement.DeepEquals(
            JsonElement.Parse("""{"signInMode":"SignInAndRegister","customCss":null,"mfa":{"factors":["Totp"],"policy":"NoPrompt"}}"""),
            JsonElement.Parse(stored.Value)));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_new_default_resource_takes_the_place_of_the_old_one(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync("resources: [{ indicator: 'https://a.example', name: A, isDefault: true }]");

        await stage.SucceedAsync("resources: [{ indicator: 'https://b.example', name: B, isDefault: true }]");

        await using var db = stage.Read();
        Assert.Equal(["B"], await db.Resources.Where(row => row.IsDefault).Select(row => row.Name).ToListAsync());
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deleted_role_of_the_management_api_is_made_again(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.Writer.WriteAsync(
            Durability.Durable, (db, token) => db.Roles.Where(role => role.Type == RoleType.MachineToMachine).ExecuteDeleteAsync(token), CancellationToken.None);

        await stage.SucceedAsync("applications: [{ id: m, name: M, type: MachineToMachine, managementApiAccess: true }]");

        await using var db = stage.Read();
        var role = await db.Roles.SingleAsync(role => role.Type == RoleType.MachineToMachine);
        Assert.Equal(role.Id, (await db.ApplicationRoles.SingleAsync()).RoleId);
        Assert.Equal("management-api-all", (await db.RoleScopes.SingleAsync()).ScopeId);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_identity_that_is_taken_away_or_replaced_loses_its_tokens(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync("users: [{ id: ada, username: ada, identities: { google: { userId: '1' }, github: { userId: '2' }, line: { userId: '3' } } }]");
        await stage.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.AddRange(TokensOf("google", "1"), TokensOf("github", "2"), TokensOf("line", "3"));
                return Task.CompletedTask;
            },
            CancellationToken.None);

        await stage.SucceedAsync("users: [{ id: ada, username: ada, identities: { google: null, github: { userId: '4' }, line: { userId: '3' } } }]");

        await using var db = stage.Read();
        Assert.Equal(["line"], await db.Secrets.Select(row => row.Provider).ToListAsync());

        static Secret TokensOf(string target, string identityId) => new()
        {
            Id = target,
            UserId = "ada",
            Type = "federated_token_set",
            ConnectorId = target,
            Provider = target,
            IdentityId = identityId,
            EncryptedDataKey = [],
            EncryptedContent = [],
        };
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nodes_that_start_together_apply_a_file_once(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        var nodes = new[] { await stage.StartOtherNodeAsync(), await stage.StartOtherNodeAsync(), await stage.StartOtherNodeAsync() };
        // On SQLite there is one node; three loaders of it share the writer's queue all the same.
        var loaders = provider == Databases.Sqlite ? [nodes[0], nodes[0], nodes[0]] : nodes;

        var results = await Task.WhenAll(loaders.Select(static loader => Task.Run(() => FileStage.ApplyAsync(loader, DocumentedExample.Text()))));

        Assert.All(results, static result => Assert.Empty(result.Problems));
        Assert.Equal(25, results.Sum(static result => result.Report.Created));
        await using var db = stage.Read();
        Assert.Equal(3, await db.Users.CountAsync());
        Assert.Equal(1, await db.Organizations.CountAsync());
    }

    private static async Task<ApplicationSecret> ReadSecretAsync(FileStage stage)
    {
        await using var db = stage.Read();
        return await db.ApplicationSecrets.SingleAsync();
    }

    private static async Task<string> ReadDigestAsync(FileStage stage)
    {
        await using var db = stage.Read();
        return (await db.Users.SingleAsync()).PasswordEncrypted!;
    }
}
