using IdentityHub.Data.Users;
using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>Administrators in configuration files.</summary>
public sealed class FileAdministratorTests
{
    private const string Root = "administrators:\n  - { username: root, primaryEmail: root@example.com, password: a password of the operator, role: ";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Makes_administrators_and_changes_their_roles(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        var plan = await FileStage.ShowAsync(await stage.PlanAsync(Root + "owner }\n"));
        Assert.Contains("+ user", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("a password of", plan, StringComparison.Ordinal);

        await stage.SucceedAsync(Root + "owner }\n");
        Assert.Equal(["administrator"], await RolesAsync(stage));
        var root = await RootAsync(stage);
        Assert.Equal(PasswordVerdict.Verified, await stage.Hasher.VerifyAsync("a password of the operator", root.PasswordEncrypted, PasswordAlgorithm.Argon2id, default));
        Assert.True((await stage.PlanAsync(Root + "owner }\n")).IsEmpty);

        await stage.SucceedAsync(Root + "viewer }\n");
        Assert.Equal(["administrator-viewer"], await RolesAsync(stage));

        // Neither another entry for the same person nor a list of roles takes what makes an administrator.
        await stage.SucceedAsync("users:\n  - { username: root, roles: [] }\n");
        Assert.Equal(["administrator-viewer"], await RolesAsync(stage));
    }

    [Theory]
    [InlineData("administrators:\n  - { username: root }\n", "role")]
    [InlineData("administrators:\n  - { username: root, role: king }\n", "owner, editor or viewer")]
    [InlineData("administrators:\n  - { username: root, role: owner, password: too short }\n", "at least 12")]
    [InlineData("administrators:\n  - { role: owner }\n", "username")]
    [InlineData("administrators:\n  - { username: root, role: owner, state: absent }\n", "state")]
    [InlineData("users:\n  - { username: root, role: owner }\n", "role")]
    [InlineData("users:\n  - { username: root }\nadministrators:\n  - { username: root, role: owner }\n", "administrators[0].username")]
    public async Task Refuses_what_it_cannot_mean(string text, string word)
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        Assert.Contains(word, Assert.Single(await stage.RefuseAsync(text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exports_administrators_without_their_passwords()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        await stage.SucceedAsync(Root + "editor }\nusers:\n  - { username: ada }\n");
        foreach (var withUsers in new[] { false, true })
        {
            using var output = new StringWriter { NewLine = "\n" };
            var secrets = await stage.Exporter.ExportAsync(new YamlDocumentWriter(output), new ExportOptions(withUsers, false), default);
            var text = output.ToString();
            Assert.Contains("role: editor", text, StringComparison.Ordinal);
            Assert.Contains("${ENV:PASSWORD_OF_ROOT}", text, StringComparison.Ordinal);
            Assert.Equal(withUsers, text.Contains("ada", StringComparison.Ordinal));
            var variables = Assert.Single(secrets.Select(secret => new Dictionary<string, string> { [secret.Variable] = "a password of the operator" }));
            Assert.True((await stage.PlanAsync("t.yaml", text, variables)).IsEmpty, text);
        }
    }

    private static async Task<User> RootAsync(FileStage stage)
    {
        await using var db = stage.Read();
        return await db.Users.SingleAsync(user => user.Username == "root");
    }

    private static async Task<List<string>> RolesAsync(FileStage stage)
    {
        var root = await RootAsync(stage);
        await using var db = stage.Read();
        return await db.UserRoles.Where(row => row.UserId == root.Id).Select(row => row.RoleId).ToListAsync();
    }
}
