using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Verification;

/// <summary>How the service that tells people from programs is reached. Holds a secret: it prints nothing of itself.</summary>
internal sealed record CaptchaConfig
{
    /// <summary>Cloudflare's.</summary>
    public const string Turnstile = "Turnstile";

    /// <summary>Google's.</summary>
    public const string RecaptchaEnterprise = "RecaptchaEnterprise";

    /// <summary>The mode of reCAPTCHA in which a person ticks a box.</summary>
    public const string Checkbox = "checkbox";

    /// <summary>Where Google itself has the script of reCAPTCHA. Any other host runs scripts of its own on the sign-in pages.</summary>
    public static IReadOnlyCollection<string> GoogleHosts { get; } = ["www.google.com", "recaptcha.net", "www.recaptcha.net"];

    /// <summary>The purpose under the master key.</summary>
    private const string Purpose = "captcha-provider";

    /// <summary><see cref="Turnstile"/> or <see cref="RecaptchaEnterprise"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Public key of the pages.</summary>
    public required string SiteKey { get; init; }

    /// <summary>Secret of the hub; for reCAPTCHA an API key.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Google Cloud project.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProjectId { get; init; }

    /// <summary>Host of the script, where Google's own cannot be reached, such as <c>recaptcha.net</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Domain { get; init; }

    /// <summary><c>invisible</c>, the default, or <see cref="Checkbox"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Mode { get; init; }

    /// <summary>Encrypts it for the database.</summary>
    public byte[] Protect(MasterKey masterKey) => masterKey.Protect(Purpose, JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    /// <summary>Opens what the database has.</summary>
    /// <returns>Null when it cannot be opened: another master key, or somebody changed it.</returns>
    public static CaptchaConfig? Open(MasterKey masterKey, CaptchaProvider provider)
    {
        try
        {
            return masterKey.Unprotect(Purpose, provider.EncryptedConfig) is { } json
                ? JsonSerializer.Deserialize<CaptchaConfig>(json, JsonSerializerOptions.Web)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Type;
}

/// <summary>What pages and custom pages need to show the service.</summary>
/// <param name="Type">Which service.</param>
/// <param name="SiteKey">Its public key.</param>
/// <param name="Domain">Host of its script; null for the usual one.</param>
/// <param name="Mode">Mode of reCAPTCHA; null for the usual one.</param>
internal sealed record PublicCaptcha(
    string Type,
    string SiteKey,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Domain,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Mode);
