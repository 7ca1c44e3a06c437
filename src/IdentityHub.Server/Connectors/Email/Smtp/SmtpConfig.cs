using System.ComponentModel.DataAnnotations;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Serialization;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors.Email.Smtp;

/// <summary>
/// Configuration of <see cref="SmtpMail"/>. Members of the reference that mean nothing here (<c>logger</c>, <c>debug</c>, <c>disableFileAccess</c>,
/// <c>disableUrlAccess</c>, <c>dnsTimeout</c>, <c>localAddress</c>) may be there and are ignored.
/// </summary>
internal sealed record SmtpConfig : MessageConfig
{
    private const int LongestTimeout = 600_000;

    /// <summary>The mail server.</summary>
    [SchemaFrom(nameof(HostSchema))]
    public required string Host { get; init; }

    /// <summary>Its port: 587 and 25 begin in the clear, 465 with TLS.</summary>
    [Range(1, 65535)]
    public required int Port { get; init; }

    /// <summary>Credentials; none for a server that knows the hub by its address.</summary>
    public Optional<SmtpAuth?> Auth { get; init; }

    /// <summary>Who e-mails are from.</summary>
    [SchemaFrom(nameof(FromSchema))]
    public required string FromEmail { get; init; }

    /// <summary>Where answers go.</summary>
    [SchemaFrom(nameof(ReplyToSchema))]
    public Optional<string> ReplyTo { get; init; }

    /// <summary>Whether the connection begins with TLS (RFC 8314 §3.3).</summary>
    public Optional<bool> Secure { get; init; }

    /// <summary>How the server's certificate is judged.</summary>
    public Optional<SmtpTls> Tls { get; init; }

    /// <summary>Name that the certificate must have; the host's when empty.</summary>
    [StringLength(253)]
    public Optional<string> Servername { get; init; }

    /// <summary>Whether STARTTLS is not used although it is offered, and passwords go in the clear.</summary>
    [JsonPropertyName("ignoreTLS")]
    public Optional<bool> IgnoreTls { get; init; }

    /// <summary>Whether nothing is sent without STARTTLS.</summary>
    [JsonPropertyName("requireTLS")]
    public Optional<bool> RequireTls { get; init; }

    /// <summary>What the hub calls itself in EHLO.</summary>
    [SchemaFrom(nameof(NameSchema))]
    public Optional<string> Name { get; init; }

    /// <summary>Milliseconds until the connection stands.</summary>
    [Range(0, LongestTimeout)]
    public Optional<int> ConnectionTimeout { get; init; }

    /// <summary>Milliseconds until the server has greeted.</summary>
    [Range(0, LongestTimeout)]
    public Optional<int> GreetingTimeout { get; init; }

    /// <summary>Milliseconds for each answer after that.</summary>
    [Range(0, LongestTimeout)]
    public Optional<int> SocketTimeout { get; init; }

    /// <summary>Further header fields.</summary>
    public Optional<Dictionary<string, string>> CustomHeaders { get; init; }

    private static Schema FromSchema => Mailbox.Schema;

    private static Schema ReplyToSchema => Mailbox.OptionalSchema;

    private static Schema HostSchema => new StringSchema
    {
        Min = 1,
        Max = 253,
        Format = ("hostname", static text => Uri.CheckHostName(text.Trim('[', ']')) != UriHostNameType.Unknown),
    };

    private static Schema NameSchema => new StringSchema
    {
        Max = 253,
        Format = ("hostname", static text => text.Length == 0 || text.All(static character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '[' or ']' or ':')),
    };

    /// <inheritdoc/>
    public override (string Member, string Problem)? FindProblem()
    {
        if (Secure.Or(false) && RequireTls.Or(false))
        {
            return ("requireTLS", "A connection that begins with TLS (secure) has no STARTTLS.");
        }

        if (IgnoreTls.Or(false) && RequireTls.Or(false))
        {
            return ("requireTLS", "STARTTLS cannot be both required and ignored.");
        }

        if (Auth.Or(null)?.FindProblem() is { } problem)
        {
            return ("auth", problem);
        }

        if (CustomHeaders.Or([]).FirstOrDefault(header => !MimeMessage.IsCustomHeader(header.Key, header.Value)) is { Key: not null } wrong)
        {
            return ("customHeaders", $"`{wrong.Key}` is not a header field that can be added.");
        }

        return Tls.IsGiven && Tls.Value!.Ca.Or("") is { Length: > 0 } pem && SmtpTls.ReadAuthorities(pem).Count == 0 ? ("tls", "ca holds no certificate in PEM.") : null;
    }
}

/// <summary>Credentials for the mail server: a password, or tokens of OAuth 2.0 (<c>type: OAuth2</c>).</summary>
internal sealed record SmtpAuth
{
    /// <summary><c>login</c> or <c>OAuth2</c>, in any case; a password means the former.</summary>
    [StringLength(16)]
    public Optional<string> Type { get; init; }

    /// <summary>User name.</summary>
    [StringLength(512, MinimumLength = 1)]
    public required string User { get; init; }

    /// <summary>Password.</summary>
    [StringLength(4096)]
    public Optional<string> Pass { get; init; }

    /// <summary>An access token.</summary>
    [StringLength(16_384)]
    public Optional<string> AccessToken { get; init; }

    /// <summary>A refresh token, to fetch access tokens with.</summary>
    [StringLength(16_384)]
    public Optional<string> RefreshToken { get; init; }

    /// <summary>Client at the token endpoint.</summary>
    [StringLength(1024)]
    public Optional<string> ClientId { get; init; }

    /// <summary>Its secret.</summary>
    [StringLength(4096)]
    public Optional<string> ClientSecret { get; init; }

    /// <summary>The token endpoint.</summary>
    [SchemaFrom(nameof(AccessUrlSchema))]
    public Optional<string> AccessUrl { get; init; }

    /// <summary>Whether it is OAuth 2.0.</summary>
    [JsonIgnore]
    public bool IsOAuth => Type.Or("").Equals("oauth2", StringComparison.OrdinalIgnoreCase) || (!Pass.IsGiven && (AccessToken.IsGiven || RefreshToken.IsGiven));

    private static Schema AccessUrlSchema => ConfigSchemas.OptionalUrl;

    /// <summary>What is missing or wrong; null when nothing is.</summary>
    public string? FindProblem()
    {
        if (User.Any(char.IsControl) || Pass.Or("").Contains('\0', StringComparison.Ordinal))
        {
            return "User and password have no control characters.";
        }

        if (!IsOAuth)
        {
            return Pass.Or("").Length > 0 ? null : "A password (pass) is needed.";
        }

        if (AccessToken.Or("").Any(char.IsControl))
        {
            return "A token has no control characters.";
        }

        return AccessToken.Or("").Length > 0 || RefreshToken.Or("").Length > 0
            ? null
            : "OAuth 2.0 needs an accessToken or a refreshToken; keys of service accounts cannot be used.";
    }
}

/// <summary>How the mail server's certificate is judged.</summary>
internal sealed record SmtpTls
{
    /// <summary>Whether a certificate that is not trusted ends the attempt; only an operator who says false lets it pass.</summary>
    public Optional<bool> RejectUnauthorized { get; init; }

    /// <summary>Name that the certificate must have.</summary>
    [StringLength(253)]
    public Optional<string> Servername { get; init; }

    /// <summary>Certificates in PEM that are trusted instead of those of the system.</summary>
    [StringLength(200_000)]
    public Optional<string> Ca { get; init; }

    /// <summary>Options of the handshake.</summary>
    public static SslClientAuthenticationOptions OptionsFor(SmtpConfig config)
    {
        var tls = config.Tls.Or(new SmtpTls());
        var name = config.Servername.Or("") is { Length: > 0 } own ? own : tls.Servername.Or("") is { Length: > 0 } other ? other : config.Host.Trim('[', ']');
        var options = new SslClientAuthenticationOptions { TargetHost = name };
        if (!tls.RejectUnauthorized.Or(true))
        {
#pragma warning disable CA5359 // The operator wrote rejectUnauthorized: false into the configuration of this one connector.
            options.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
#pragma warning restore CA5359
        }
        else if (tls.Ca.Or("") is { Length: > 0 } pem)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.AddRange(ReadAuthorities(pem));
            options.CertificateChainPolicy = policy;
        }

        return options;
    }

    /// <summary>The certificates of a text; none when it is not PEM.</summary>
    public static X509Certificate2Collection ReadAuthorities(string pem)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPem(pem);
        }
        catch (CryptographicException)
        {
            certificates.Clear();
        }

        return certificates;
    }
}
