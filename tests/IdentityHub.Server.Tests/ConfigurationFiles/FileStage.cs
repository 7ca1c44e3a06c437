using System.Diagnostics.Metrics;
using System.Text;
using IdentityHub.Data;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Server.Audit;
using IdentityHub.Server.ConfigurationFiles;
using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.ConfigurationFiles.Reporting;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Email;
using IdentityHub.Server.Connectors.Email.Ses;
using IdentityHub.Server.Connectors.Email.Smtp;
using IdentityHub.Server.Connectors.Sms;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Connectors.Social.Kinds;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People.Passwords;
using IdentityHub.Server.Sso;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>A database with what a new hub has, and loaders as its nodes have them.</summary>
internal sealed class FileStage : IAsyncDisposable
{
    private readonly TestDatabase database;
    private readonly TestNode node;

    private FileStage(TestDatabase database, TestNode node)
    {
        this.database = database;
        this.node = node;
        Hasher = new PasswordHasher(
            new PasswordOptions { MemoryKiB = 1024, Iterations = 1, Concurrency = 1 }, TimeProvider.System, node.Services.GetRequiredService<IMeterFactory>());
    }

    public ManualTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public MasterKey MasterKey { get; } = new(Encoding.ASCII.GetBytes("a master key of thirty-two bytes"));

    public PasswordHasher Hasher { get; }

    public HubWriter Writer => node.Writer;

    /// <summary>Kinds of connectors to hold configurations against; nothing is sent.</summary>
    public ConnectorChecks Connectors { get; } = new(
        new ConnectorServices([new HttpEmail(null!), new HttpSms(null!), new SmtpMail(null!, null!, TimeProvider.System), new SesMail(null!)]),
        new SocialConnectors([new GoogleConnector(null!), new LineConnector(null!), new OidcConnector(null!), new OAuth2Connector(null!)]));

    /// <summary>Kinds of enterprise connectors to hold configurations against; nobody is called.</summary>
    public SsoProviders SsoKinds { get; } = new(FakeSsoProvider.All());

    public FileExporter Exporter => new(node.Services.GetRequiredService<IDbContextFactory<HubDbContext>>(), MasterKey);

    public HubDbContext Read() => node.Read();

    public static async Task<FileStage> CreateAsync(string provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        var stage = new FileStage(database, await database.StartNodeAsync());
        await stage.Writer.WriteAsync(Durability.Durable, AddWhatEveryHubHasAsync, CancellationToken.None);
        return stage;
    }

    /// <summary>Another process on the same database.</summary>
    public async Task<FileApplier> StartOtherNodeAsync() => LoaderOf(await database.StartNodeAsync());

    public Task<FileOutcome> ApplyAsync(string yaml) => ApplyAsync(LoaderOf(node), yaml);

    public static Task<FileOutcome> ApplyAsync(FileApplier loader, string yaml) =>
        loader.ApplyAsync(ConfigurationFile.Parse("t.yaml", yaml, DocumentedExample.Variables.GetValueOrDefault), CancellationToken.None);

    /// <summary>Applies a file that has no problems, with a name and variables.</summary>
    public async Task SucceedAsync(string path, string text, IReadOnlyDictionary<string, string> variables) =>
        Assert.Empty((await LoaderOf(node).ApplyAsync(ConfigurationFile.Parse(path, text, variables.GetValueOrDefault), CancellationToken.None)).Problems);

    /// <summary>Applies a file that has no problems.</summary>
    public async Task<FileOutcome> SucceedAsync(string yaml)
    {
        var result = await ApplyAsync(yaml);
        Assert.Empty(result.Problems);
        return result;
    }

    /// <summary>What a file without problems would change. Nothing may move.</summary>
    public Task<ChangeReport> PlanAsync(string yaml) => PlanAsync("t.yaml", yaml, DocumentedExample.Variables);

    /// <summary>The same, with a name and variables.</summary>
    public async Task<ChangeReport> PlanAsync(string path, string text, IReadOnlyDictionary<string, string> variables)
    {
        var before = await DumpAsync();
        var outcome = await LoaderOf(node).PlanAsync(ConfigurationFile.Parse(path, text, variables.GetValueOrDefault), CancellationToken.None);
        Assert.Empty(outcome.Problems);
        Assert.Equal(before, await DumpAsync());
        return outcome.Report;
    }

    /// <summary>A report as people see it.</summary>
    public static async Task<string> ShowAsync(ChangeReport report, bool isDone = false)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        await new ReportText(writer, isColored: false).WriteAsync(report, isDone);
        return writer.ToString();
    }

    /// <summary>Applies a file that has problems and returns them as they are printed.</summary>
    public async Task<IReadOnlyList<string>> RefuseAsync(string yaml)
    {
        var before = await DumpAsync();
        var result = await ApplyAsync(yaml);
        Assert.Equal(before, await DumpAsync());
        return [.. result.Problems.Select(static problem => problem.ToString())];
    }

    /// <summary>Every row of every table, to see whether anything moved.</summary>
    public async Task<IReadOnlyList<string>> DumpAsync()
    {
        await using var db = Read();
        var lines = new List<string>();
        foreach (var type in db.Model.GetEntityTypes())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {type.GetTableName()}";
            await db.Database.OpenConnectionAsync();
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = Enumerable.Range(0, reader.FieldCount)
                    .Select(index => reader.GetValue(index) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(index)}");
                lines.Add($"{type.GetTableName()}: {string.Join('|', values)}");
            }
        }

        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        Hasher.Dispose();
        MasterKey.Dispose();
        await database.DisposeAsync();
    }

    private FileApplier LoaderOf(TestNode of) => new(
        of.Services.GetRequiredService<IDbContextFactory<HubDbContext>>(), of.Writer, MasterKey, Hasher, Connectors, SsoKinds, TrailOf(of), Time);

    private AuditTrail TrailOf(TestNode of) => new(
        new AuditQueue(new AuditMetrics(of.Services.GetRequiredService<IMeterFactory>())), new AuditChain(MasterKey), Time);

    private static Task AddWhatEveryHubHasAsync(HubDbContext db, CancellationToken cancellation)
    {
        db.Resources.Add(new Resource { Id = "management-api", Name = "Management API", Indicator = "https://default.logto.app/api" });
        db.Scopes.Add(new Scope { Id = "management-api-all", ResourceId = "management-api", Name = "all" });
        db.Roles.Add(new Role { Id = "admin-role", Name = "#internal:admin", Description = "Internal", Type = RoleType.MachineToMachine });
        db.Roles.Add(new Role { Id = "management-access", Name = "Management", Description = "Visible", Type = RoleType.MachineToMachine });
        foreach (var (id, word) in new[] { ("administrator", "administrator"), ("administrator-editor", "editor"), ("administrator-viewer", "viewer") })
        {
            db.Roles.Add(new Role { Id = id, Name = "#internal:" + word, Description = "Internal", Type = RoleType.User });
        }

        db.RoleScopes.Add(new RoleScope { RoleId = "admin-role", ScopeId = "management-api-all" });
        db.RoleScopes.Add(new RoleScope { RoleId = "management-access", ScopeId = "management-api-all" });
        db.HubSettings.Add(new HubSetting { Key = "signInExperience", Value = """{"signInMode":"SignIn","customCss":"a{}","mfa":{"factors":[],"policy":"NoPrompt"}}""" });
        return Task.CompletedTask;
    }
}
