using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors.Social;

/// <summary>
/// What configurations of connectors for signing in share. Each kind has a record of its own, from which its check is made as those of bodies are:
/// members are <c>required</c> or <see cref="Optional{T}"/>, and unknown ones are ignored. Forms send what is empty as an empty text.
/// </summary>
internal abstract record SocialConfig
{
    /// <summary>Our name at the provider.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string ClientId { get; init; }

    /// <summary>What no schema can say.</summary>
    /// <returns>A member and what is wrong with it; null when all is well.</returns>
    public virtual (string Member, string Problem)? FindProblem() => null;

    /// <summary>The secret that proves who we are; null for kinds that have none.</summary>
    public virtual string? FindSecret() => null;

    /// <summary>Prints nothing: configurations hold secrets.</summary>
    public override string ToString() => "configuration";

    /// <summary>Reads a configuration and checks it.</summary>
    /// <returns>400 <c>connector.invalid_config</c> with every mistake.</returns>
    public static ApiResult<T> Read<T>(JsonElement config)
        where T : SocialConfig
    {
        var issues = new List<SchemaIssue>();
        SchemaFactory.Of(typeof(T)).Check(config, null, issues);
        if (issues.Count > 0)
        {
            return ConnectorErrors.InvalidConfig(issues);
        }

        var read = config.Deserialize<T>(ApiJson.Options)!;
        return read.FindProblem() is var (member, problem) ? ConnectorErrors.InvalidConfig(member, problem) : read;
    }
}

/// <summary>A client with a secret.</summary>
internal abstract record SecretConfig : SocialConfig
{
    /// <summary>The secret.</summary>
    [StringLength(2048, MinimumLength = 1)]
    public required string ClientSecret { get; init; }

    /// <inheritdoc/>
    public override string? FindSecret() => ClientSecret;

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>A client with a secret and scopes: what most kinds have.</summary>
internal record ScopedConfig : SecretConfig
{
    /// <summary>Scopes, separated by spaces; the usual ones when empty.</summary>
    [StringLength(2048)]
    public Optional<string> Scope { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}

/// <summary>Reads members that forms may send empty.</summary>
internal static class SocialConfigText
{
    /// <summary>What was configured, or what is usual.</summary>
    public static string OrUsual(this Optional<string> configured, string usual) => configured.Or("").Trim() is { Length: > 0 } own ? own : usual;
}
