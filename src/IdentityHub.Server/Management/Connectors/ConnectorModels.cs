using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors;

namespace IdentityHub.Server.Management.Connectors;

/// <summary>What a kind of connector and each connector of it show alike.</summary>
internal abstract record ConnectorFacts
{
    /// <summary>What it is for.</summary>
    public required ConnectorType Type { get; init; }

    /// <summary>Whether it is only for trying; never here.</summary>
    public Optional<bool> IsDemo { get; init; }

    /// <summary>What accounts of it are called.</summary>
    public required string Target { get; init; }

    /// <summary>Name by language.</summary>
    public required IReadOnlyDictionary<string, string> Name { get; init; }

    /// <summary>What it is, by language.</summary>
    public required IReadOnlyDictionary<string, string> Description { get; init; }

    /// <summary>Picture, as an address of data.</summary>
    public required string Logo { get; init; }

    /// <summary>Picture for dark pages.</summary>
    public required string? LogoDark { get; init; }

    /// <summary>How to set it up, in Markdown.</summary>
    public required string Readme { get; init; }

    /// <summary>A configuration to begin with, for kinds that have no form.</summary>
    public Optional<string> ConfigTemplate { get; init; }

    /// <summary>The form of the configuration.</summary>
    public Optional<List<FormItem>> FormItems { get; init; }

    /// <summary>Further facts.</summary>
    [FreeObject]
    public Optional<JsonElement> CustomData { get; init; }

    /// <summary>Who e-mails are from, for kinds that have no say in it.</summary>
    public Optional<string> FromEmail { get; init; }

    /// <summary>Where it works; null unless it is for signing in.</summary>
    public required ConnectorPlatform? Platform { get; init; }

    /// <summary>Whether name, target and logos are left open.</summary>
    public Optional<bool> IsStandard { get; init; }

    /// <summary>Whether the tokens of accounts can be kept.</summary>
    public Optional<bool> IsTokenStorageSupported { get; init; }

    /// <summary>A fact that is not told when it is not so, as in the reference.</summary>
    protected static Optional<bool> WhenTrue(bool fact) => fact ? new Optional<bool>(true) : default;
}

/// <summary>A kind of connector as answers show it.</summary>
internal sealed record ConnectorFactoryAnswer : ConnectorFacts
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>From the kind.</summary>
    public static ConnectorFactoryAnswer From(ConnectorFactory factory) => new()
    {
        Id = factory.Id,
        Type = factory.Type,
        Target = factory.Target,
        Name = factory.Name,
        Description = factory.Description,
        Logo = factory.Logo,
        LogoDark = factory.LogoDark,
        Readme = factory.Readme,
        FormItems = factory.FormItems.ToList(),
        Platform = factory.Platform,
        IsStandard = WhenTrue(factory.IsStandard),
        IsTokenStorageSupported = WhenTrue(factory.IsTokenStorageSupported),
    };
}

/// <summary>Name, target and logos that an operator gives a connector.</summary>
internal sealed record ConnectorMetadata
{
    /// <summary>What accounts of it are called.</summary>
    [StringLength(256)]
    public Optional<string> Target { get; init; }

    /// <summary>Name by language.</summary>
    [FreeObject]
    public Optional<JsonElement> Name { get; init; }

    /// <summary>Picture.</summary>
    [StringLength(100_000)]
    public Optional<string> Logo { get; init; }

    /// <summary>Picture for dark pages.</summary>
    [StringLength(100_000)]
    public Optional<string?> LogoDark { get; init; }
}

/// <summary>A message that a connector did not send.</summary>
/// <param name="Code">Code of the error.</param>
/// <param name="Detail">What the service said.</param>
/// <param name="CreatedAt">When.</param>
internal sealed record ConnectorFailureAnswer(string Code, string Detail, DateTimeOffset CreatedAt);

/// <summary>A connector as answers show it.</summary>
internal sealed record ConnectorAnswer : ConnectorFacts
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Whether name and avatar follow the other account.</summary>
    public required bool SyncProfile { get; init; }

    /// <summary>Whether the other account's tokens are kept.</summary>
    public required bool EnableTokenStorage { get; init; }

    /// <summary>The configuration, in clear.</summary>
    [FreeObject]
    public required JsonElement Config { get; init; }

    /// <summary>Name, target and logos that were given to it.</summary>
    public required ConnectorMetadata Metadata { get; init; }

    /// <summary>Id of its kind.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ConnectorId { get; init; }

    /// <summary>Facts of the hosted service; never here.</summary>
    [FreeObject]
    public Optional<JsonElement> ExtraInfo { get; init; }

    /// <summary>A count of the hosted service; never here.</summary>
    public Optional<double> Usage { get; init; }

    /// <summary>The last messages that it did not send, the latest first; only where a single connector is read.</summary>
    public Optional<List<ConnectorFailureAnswer>> Failures { get; init; }

    /// <summary>From the row, its kind and its configuration.</summary>
    public static ConnectorAnswer From(Connector row, ConnectorFactory factory, JsonElement config)
    {
        var face = ConnectorFace.Of(row, factory);
        return new ConnectorAnswer
        {
            Id = row.Id,
            SyncProfile = row.SyncProfile,
            EnableTokenStorage = row.EnableTokenStorage,
            Config = config,
            Metadata = row.Metadata.Deserialize<ConnectorMetadata>(ApiJson.Options)!,
            ConnectorId = row.ConnectorId,
            Type = factory.Type,
            Target = face.Target,
            Name = face.Name,
            Description = factory.Description,
            Logo = face.Logo,
            LogoDark = face.LogoDark,
            Readme = factory.Readme,
            FormItems = factory.FormItems.ToList(),
            Platform = factory.Platform,
            IsStandard = WhenTrue(factory.IsStandard),
            IsTokenStorageSupported = WhenTrue(factory.IsTokenStorageSupported),
        };
    }
}

/// <summary>A new connector.</summary>
internal sealed record CreateConnector
{
    /// <summary>Id of its kind.</summary>
    [StringLength(128, MinimumLength = 1)]
    public required string ConnectorId { get; init; }

    /// <summary>Its id; the hub chooses one otherwise.</summary>
    [StringLength(128, MinimumLength = 1)]
    public Optional<string> Id { get; init; }

    /// <summary>Its configuration; it may come later.</summary>
    [FreeObject]
    public Optional<JsonElement> Config { get; init; }

    /// <summary>Name, target and logos, for kinds that leave them open.</summary>
    public Optional<ConnectorMetadata> Metadata { get; init; }

    /// <summary>Whether name and avatar follow the other account.</summary>
    public Optional<bool> SyncProfile { get; init; }

    /// <summary>Whether the other account's tokens are kept.</summary>
    public Optional<bool> EnableTokenStorage { get; init; }
}

/// <summary>Changes of a connector.</summary>
internal sealed record UpdateConnector
{
    /// <summary>Its configuration, as a whole.</summary>
    [FreeObject]
    public Optional<JsonElement> Config { get; init; }

    /// <summary>Name, target and logos, for kinds that leave them open.</summary>
    public Optional<ConnectorMetadata> Metadata { get; init; }

    /// <summary>Whether name and avatar follow the other account.</summary>
    public Optional<bool> SyncProfile { get; init; }

    /// <summary>Whether the other account's tokens are kept.</summary>
    public Optional<bool> EnableTokenStorage { get; init; }
}

/// <summary>A sign-in elsewhere that a program begins.</summary>
internal sealed record CreateAuthorizationUri
{
    /// <summary>The program's own; comes back with the browser.</summary>
    [StringLength(1024, MinimumLength = 1)]
    public required string State { get; init; }

    /// <summary>Where the browser comes back to: an https address, or an http address of the machine itself.</summary>
    [SchemaFrom(nameof(RedirectUriSchema))]
    public required string RedirectUri { get; init; }

    private static Schema RedirectUriSchema { get; } = new StringSchema { Min = 1, Max = 2048, Format = ("uri", IsRedirectUri) };

    /// <summary>Prints nothing: the state is a secret.</summary>
    public override string ToString() => "authorization request";

    private static bool IsRedirectUri(string text) => StringSchema.Url().Format!.Value.Accepts(text)
        && new Uri(text) is { UserInfo: "", Fragment: "" } address
        && !text.Contains('#', StringComparison.Ordinal)
        && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback);
}

/// <summary>Where the browser goes.</summary>
internal sealed record AuthorizationUriAnswer
{
    /// <summary>An address of the provider.</summary>
    [Url]
    public required string RedirectTo { get; init; }
}

/// <summary>A message to try a configuration with.</summary>
internal sealed record TestConnector
{
    /// <summary>To a phone number: digits with the country code.</summary>
    [StringLength(32)]
    [RegularExpression(@"^\d+$")]
    public Optional<string> Phone { get; init; }

    /// <summary>To an e-mail address.</summary>
    [StringLength(320)]
    [RegularExpression(@"^\S+@\S+\.\S+$")]
    public Optional<string> Email { get; init; }

    /// <summary>The configuration.</summary>
    [FreeObject]
    public required JsonElement Config { get; init; }

    /// <summary>The language; that of the settings otherwise.</summary>
    [StringLength(35)]
    public Optional<string> Locale { get; init; }
}
