using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>How ID tokens of a provider are verified.</summary>
internal sealed partial record IdTokenVerificationConfig
{
    /// <summary>Where the provider's keys are.</summary>
    [Url]
    public required string JwksUri { get; init; }

    /// <summary>Its issuer, or several; anything when it is not given.</summary>
    [SchemaFrom(nameof(TextsSchema))]
    public Optional<JsonElement> Issuer { get; init; }

    /// <summary>For whom tokens are, or several; the client ID when it is not given.</summary>
    [SchemaFrom(nameof(TextsSchema))]
    public Optional<JsonElement> Audience { get; init; }

    /// <summary>Algorithms that count. Those with the secret (HS256, HS384, HS512) have to be named.</summary>
    [SchemaFrom(nameof(AlgorithmsSchema))]
    public Optional<List<string>> Algorithms { get; init; }

    /// <summary>How far the provider's clock may be off: seconds, or a text such as <c>2 minutes</c>.</summary>
    [SchemaFrom(nameof(DurationSchema))]
    public Optional<JsonElement> ClockTolerance { get; init; }

    /// <summary>Extensions of headers that are understood. None are, so that tokens that demand one are refused.</summary>
    [FreeObject]
    public Optional<JsonElement> Crit { get; init; }

    /// <summary>How old tokens may be: seconds, or a text such as <c>10 minutes</c>.</summary>
    [SchemaFrom(nameof(DurationSchema))]
    public Optional<JsonElement> MaxTokenAge { get; init; }

    /// <summary>The only subject.</summary>
    [StringLength(256)]
    public Optional<string> Subject { get; init; }

    /// <summary>What tokens have to say in <c>typ</c>.</summary>
    [StringLength(256)]
    public Optional<string> Typ { get; init; }

    private static Schema TextsSchema => Schema.AnyOf(Schema.Text(0, 2048), Schema.ListOf(Schema.Text(1, 2048), 0, 32));

    private static Schema AlgorithmsSchema => Schema.ListOf(Schema.OneOf([.. Enum.GetNames<JwsAlgorithm>(), .. Enum.GetNames<SharedSecretAlgorithm>()]), 0, 16);

    private static Schema DurationSchema => Schema.AnyOf(
        new NumberSchema { Min = 0, Max = 315_360_000 },
        new StringSchema { Max = 64, Format = ("duration", static text => text.Length == 0 || ReadDuration(text) is not null) });

    /// <summary>The texts of a member that may be one or several.</summary>
    public static List<string> TextsOf(Optional<JsonElement> member) => member switch
    {
        { IsGiven: true, Value: { ValueKind: JsonValueKind.String } one } => one.GetString() is { Length: > 0 } text ? [text] : [],
        { IsGiven: true, Value: { ValueKind: JsonValueKind.Array } several } => [.. several.EnumerateArray().Select(static item => item.GetString()!)],
        _ => [],
    };

    /// <summary>A duration; null when none is given.</summary>
    public static TimeSpan? DurationOf(Optional<JsonElement> member) => member switch
    {
        { IsGiven: true, Value: { ValueKind: JsonValueKind.Number } seconds } => TimeSpan.FromSeconds(seconds.GetDouble()),
        { IsGiven: true, Value: { ValueKind: JsonValueKind.String } text } => ReadDuration(text.GetString()!),
        _ => null,
    };

    private static TimeSpan? ReadDuration(string text)
    {
        if (DurationPattern().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var unit = match.Groups[2].Value.ToLowerInvariant() switch
        {
            "" => 1d,
            ['s', ..] => 1d,
            ['m', ..] => 60d,
            ['h', ..] => 3600d,
            ['d', ..] => 86400d,
            _ => 604800d,
        };
        return TimeSpan.FromSeconds(Math.Min(double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * unit, 315_360_000));
    }

    [GeneratedRegex(
        @"^\s*([0-9]{1,9}(?:\.[0-9]{1,3})?)\s*(|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?)\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex DurationPattern();
}

/// <summary>Optional parameters of authentication requests (OpenID Connect Core §3.1.2.1).</summary>
internal sealed record AuthRequestOptionalConfig
{
    /// <summary>How the response comes. Fragments do not get to the hub.</summary>
    [SchemaFrom(nameof(ResponseModeSchema))]
    public Optional<string> ResponseMode { get; init; }

    /// <summary>How pages are shown.</summary>
    [StringLength(256)]
    public Optional<string> Display { get; init; }

    /// <summary>What people are asked again.</summary>
    [StringLength(256)]
    public Optional<string> Prompt { get; init; }

    /// <summary>Seconds since the person signed in there.</summary>
    [SchemaFrom(nameof(MaxAgeSchema))]
    public Optional<JsonElement> MaxAge { get; init; }

    /// <summary>Languages.</summary>
    [StringLength(256)]
    public Optional<string> UiLocales { get; init; }

    /// <summary>An ID token of the person.</summary>
    [StringLength(4096)]
    public Optional<string> IdTokenHint { get; init; }

    /// <summary>Who is likely to sign in.</summary>
    [StringLength(256)]
    public Optional<string> LoginHint { get; init; }

    /// <summary>Classes of authentication.</summary>
    [StringLength(1024)]
    public Optional<string> AcrValues { get; init; }

    private static Schema ResponseModeSchema => Schema.OneOf("", "query", "form_post");

    private static Schema MaxAgeSchema => Schema.AnyOf(
        Schema.Integer(0, int.MaxValue), new StringSchema { Max = 10, Format = ("number", static text => text.All(char.IsAsciiDigit)) });

    /// <summary>By the names of the parameters; those that are empty are not there.</summary>
    public IEnumerable<KeyValuePair<string, string>> ToParameters() => new (string Name, string Value)[]
    {
        ("response_mode", ResponseMode.Or("")),
        ("display", Display.Or("")),
        ("max_age", MaxAge.IsGiven ? MaxAge.Value.ToString() : ""),
        ("ui_locales", UiLocales.Or("")),
        ("id_token_hint", IdTokenHint.Or("")),
        ("login_hint", LoginHint.Or("")),
        ("acr_values", AcrValues.Or("")),
    }.Where(static parameter => parameter.Value.Length > 0).Select(static parameter => KeyValuePair.Create(parameter.Name, parameter.Value));
}

/// <summary>Configuration of <see cref="OidcConnector"/>.</summary>
internal sealed record OidcConfig : GenericConfig
{
    /// <summary>Scopes, separated by spaces; <c>openid</c> is added.</summary>
    [StringLength(2048)]
    public required string Scope { get; init; }

    /// <summary>How ID tokens are verified.</summary>
    public required IdTokenVerificationConfig IdTokenVerificationConfig { get; init; }

    /// <summary>Optional parameters of the request.</summary>
    public Optional<AuthRequestOptionalConfig> AuthRequestOptionalConfig { get; init; }

    /// <summary>Whether <c>email_verified</c> may be the text <c>true</c>.</summary>
    public Optional<bool> AcceptStringTypedBooleanClaims { get; init; }

    /// <inheritdoc/>
    public override string ToString() => "configuration";
}
