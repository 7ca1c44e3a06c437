using System.Net;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Oidc;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Hosting;

/// <summary>What an operator sets before the hub starts: the section <c>IdentityHub</c>, from files, environment and command line.</summary>
internal sealed record HubOptions
{
    /// <summary>Where people and clients reach the hub (<c>PublicUrl</c>). The only source of addresses; a Host header never is.</summary>
    public required HubUrls Urls { get; init; }

    /// <summary>Absolute path of the directory with the SQLite database, its backups and the key file (<c>DataDirectory</c>).</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Whether PostgreSQL keeps the data instead of a SQLite file (<c>Database:Provider</c>).</summary>
    public required bool UsesPostgreSql { get; init; }

    /// <summary>Connection string <c>IdentityHub</c>; PostgreSQL only. Holds a password, so it is never logged.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>A file that is applied at every start (<c>Bootstrap</c>).</summary>
    public string? Bootstrap { get; init; }

    /// <summary>The 32 bytes of <c>MasterKey</c>; null means that the key file is used.</summary>
    public byte[]? MasterKey { get; init; }

    /// <summary>Calls that the hub makes to other servers.</summary>
    public required OutboundOptions Outbound { get; init; }

    /// <summary>Providers with which people have accounts.</summary>
    public required ConnectorOptions Connectors { get; init; }
    /// <summary>Other addresses of social providers.</summary>
    public ConnectorEndpoints ConnectorEndpoints { get; init; } = new();

    /// <summary>Pages for administrators.</summary>
    public required ConsoleOptions Console { get; init; }

    /// <summary>Proxies in front of the hub.</summary>
    public required ReverseProxyOptions ReverseProxy { get; init; }

    /// <summary>The cost of passwords.</summary>
    public required PasswordOptions Passwords { get; init; }

    /// <summary>Tokens, sessions and keys.</summary>
    public required OidcOptions Oidc { get; init; }

    /// <summary>The audit trail.</summary>
    public required AuditOptions Audit { get; init; }

    /// <summary>Reads and checks everything.</summary>
    /// <exception cref="ConfigurationException">Settings are wrong or unknown; names all of them.</exception>
    public static HubOptions Read(IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration);
        var options = new HubOptions
        {
            Urls = HubUrls.Read(settings),
            DataDirectory = Path.GetFullPath(settings.Text("DataDirectory") ?? "data"),
            UsesPostgreSql = settings.Choice("Database:Provider", "Sqlite", "Sqlite", "PostgreSql") == "PostgreSql",
            ConnectionString = configuration.GetConnectionString(SettingsReader.Root) is { Length: > 0 } text ? text : null,
            Bootstrap = settings.Text("Bootstrap"),
            MasterKey = settings.SecretBytes("MasterKey", Hosting.MasterKey.Length),
            Outbound = OutboundOptions.Read(settings),
            Connectors = ConnectorOptions.Read(settings),
            ConnectorEndpoints = ConnectorEndpoints.Read(settings),
            Console = ConsoleOptions.Read(settings),
            ReverseProxy = ReverseProxyOptions.Read(settings),
            Passwords = PeopleFeature.ReadPasswords(settings),
            Oidc = OidcOptions.Read(settings),
            Audit = AuditOptions.Read(settings),
        };
        if (options is { UsesPostgreSql: true, ConnectionString: null })
        {
            settings.Refuse("ConnectionStrings:IdentityHub is missing; IdentityHub:Database:Provider PostgreSql needs it.");
        }

        if (options is { UsesPostgreSql: false, ConnectionString: not null })
        {
            settings.Refuse(
                "ConnectionStrings:IdentityHub is set, but IdentityHub:Database:Provider is Sqlite, whose file is in IdentityHub:DataDirectory. " +
                "Set the provider to PostgreSql or remove the connection string.");
        }

        return settings.FindProblems() is { Count: > 0 } problems ? throw new ConfigurationException(problems) : options;
    }
}

/// <summary>Which servers the hub may call: by default none in private networks (SSRF).</summary>
internal sealed record OutboundOptions
{
    /// <summary>Whether this machine and addresses of private networks may be called; never those of the link, where clouds keep credentials.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Hosts, as <c>host</c> or <c>host:port</c>, that may be called wherever they are.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Reads <c>Outbound</c>.</summary>
    public static OutboundOptions Read(SettingsReader settings) => new()
    {
        AllowPrivateAddresses = settings.Flag("Outbound:AllowPrivateAddresses", false),
        AllowedHosts = settings.List("Outbound:AllowedHosts"),
    };
}

/// <summary>Proxies whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> count. Nobody else's do.</summary>
internal sealed record ReverseProxyOptions
{
    /// <summary>Their addresses.</summary>
    public IReadOnlyList<IPAddress> KnownProxies { get; init; } = [];

    /// <summary>Their networks.</summary>
    public IReadOnlyList<System.Net.IPNetwork> KnownNetworks { get; init; } = [];

    /// <summary>Whether any proxy is trusted.</summary>
    public bool IsConfigured => KnownProxies.Count + KnownNetworks.Count > 0;

    /// <summary>Reads <c>ReverseProxy</c>.</summary>
    public static ReverseProxyOptions Read(SettingsReader settings) => new()
    {
        KnownProxies = settings.Addresses("ReverseProxy:KnownProxies"),
        KnownNetworks = settings.Networks("ReverseProxy:KnownNetworks"),
    };
}

/// <summary>The configuration cannot be used; the message lists every reason.</summary>
/// <param name="problems">One sentence each.</param>
internal sealed class ConfigurationException(IReadOnlyList<string> problems)
    : Exception("The configuration cannot be used:" + string.Concat(problems.Select(problem => $"{Environment.NewLine}  - {problem}")))
{
    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}
