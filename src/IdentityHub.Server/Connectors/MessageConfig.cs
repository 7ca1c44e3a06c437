using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors;

/// <summary>A text of a connector's own.</summary>
internal sealed record ConfigTemplate
{
    /// <summary>What it is for: <c>SignIn</c>, <c>Register</c>, <c>ForgotPassword</c>, <c>Generic</c> …</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string UsageType { get; init; }

    /// <summary>Subject; e-mail only.</summary>
    [StringLength(998)]
    public Optional<string> Subject { get; init; }

    /// <summary>The text.</summary>
    [StringLength(200_000)]
    public Optional<string> Content { get; init; }

    /// <summary><c>text/plain</c> or <c>text/html</c>.</summary>
    [StringLength(64)]
    public Optional<string> ContentType { get; init; }

    /// <summary>The same by another name, as SendGrid's configuration has it.</summary>
    [StringLength(64)]
    public Optional<string> Type { get; init; }

    /// <summary>Where an answer goes.</summary>
    [StringLength(320)]
    public Optional<string> ReplyTo { get; init; }

    /// <summary>Who it is from.</summary>
    [StringLength(320)]
    public Optional<string> SendFrom { get; init; }

    /// <summary>Name of a template that lies at the service.</summary>
    [StringLength(256)]
    public Optional<string> TemplateAlias { get; init; }
}

/// <summary>
/// What configurations of connectors for messages share. Each kind has a record of its own, from which its check is made as those of bodies
/// are: members are <c>required</c> or <see cref="Optional{T}"/>, and unknown ones are ignored.
/// </summary>
internal abstract record MessageConfig
{
    /// <summary>Texts of its own, before those of the hub.</summary>
    [MaxLength(64)]
    public Optional<List<ConfigTemplate>> Templates { get; init; }

    /// <summary>What no schema can say.</summary>
    /// <returns>A member and what is wrong with it; null when all is well.</returns>
    public virtual (string Member, string Problem)? FindProblem() => null;

    /// <summary>Reads a configuration and checks it.</summary>
    /// <returns>400 <c>connector.invalid_config</c> with every mistake.</returns>
    public static ApiResult<T> Read<T>(JsonElement config)
        where T : MessageConfig
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
