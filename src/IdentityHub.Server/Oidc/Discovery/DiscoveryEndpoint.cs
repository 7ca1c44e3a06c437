using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using IdentityHub.Protocol.Tokens;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Oidc.Cors;
using IdentityHub.Server.Signing;

namespace IdentityHub.Server.Oidc.Discovery;

/// <summary>
/// The metadata documents (OpenID Connect Discovery §4, RFC 8414 §3) and the key set (RFC 7517 §5). They name what is there and nothing
/// else; a test compares them with the mapped routes. Written once, until the keys change.
/// </summary>
internal sealed class DiscoveryEndpoint(HubUrls urls, KeyRing keys)
{
    private static readonly string[] Claims =
    [
        "sub", "name", "family_name", "given_name", "middle_name", "nickname", "preferred_username", "profile", "picture", "website",
        "gender", "birthdate", "zoneinfo", "locale", "updated_at", "username", "created_at", "email", "email_verified", "phone_number",
        "phone_number_verified", "address", "custom_data", "identities", "sso_identities", "roles", "organizations", "organization_data",
        "organization_roles", "sid", "auth_time", "iss",
    ];

    private volatile Document? metadata;
    private volatile Document? keySet;

    /// <summary>Answers <c>/oidc/.well-known/openid-configuration</c> and the addresses of RFC 8414.</summary>
    public Task ConfigurationAsync(HttpContext context)
    {
        // A list is made anew only when the keys change, so comparing the object is enough.
        var algorithms = keys.Algorithms;
        var document = metadata;
        if (document is null || document.Version != algorithms)
        {
            metadata = document = new Document(algorithms, WriteMetadata());
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        return document.WriteAsync(context);
    }

    /// <summary>Answers <c>/oidc/jwks</c>.</summary>
    public Task KeysAsync(HttpContext context)
    {
        var current = keys.JwksUtf8;
        var document = keySet;
        if (document is null || !document.Utf8.Span.SequenceEqual(current.Span))
        {
            keySet = document = new Document(keys, current);
        }

        context.Response.ContentType = "application/jwk-set+json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-cache, max-age=0, must-revalidate";
        return document.WriteAsync(context);
    }

    private ReadOnlyMemory<byte> WriteMetadata()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("authorization_endpoint", urls.Issuer + "/auth");
        writer.WriteBoolean("claims_parameter_supported", false);
        WriteList(writer, "claims_supported", Claims);
        WriteList(writer, "code_challenge_methods_supported", ["S256"]);
        writer.WriteString("end_session_endpoint", urls.Issuer + "/session/end");
        WriteList(writer, "grant_types_supported", ["authorization_code", "refresh_token", "client_credentials"]);
        writer.WriteString("issuer", urls.Issuer);
        writer.WriteString("jwks_uri", urls.Issuer + "/jwks");
        writer.WriteBoolean("authorization_response_iss_parameter_supported", true);
        WriteList(writer, "response_modes_supported", ["form_post", "fragment", "query"]);
        WriteList(writer, "response_types_supported", ["code"]);
        WriteList(writer, "scopes_supported", KnownScopes.Oidc);
        WriteList(writer, "subject_types_supported", ["public"]);
        WriteList(writer, "token_endpoint_auth_methods_supported", ["client_secret_basic", "client_secret_post", "none"]);
        writer.WriteString("token_endpoint", urls.Issuer + "/token");
        WriteList(writer, "id_token_signing_alg_values_supported", keys.Algorithms);
        writer.WriteString("pushed_authorization_request_endpoint", urls.Issuer + "/request");
        writer.WriteBoolean("request_parameter_supported", false);
        writer.WriteBoolean("request_uri_parameter_supported", false);
        writer.WriteString("userinfo_endpoint", urls.Issuer + "/me");
        writer.WriteString("introspection_endpoint", urls.Issuer + "/token/introspection");
        writer.WriteString("revocation_endpoint", urls.Issuer + "/token/revocation");
        WriteList(writer, "claim_types_supported", ["normal"]);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }

    private sealed class Document(object version, ReadOnlyMemory<byte> utf8)
    {
        private readonly string etag = $"\"{Convert.ToHexStringLower(SHA256.HashData(utf8.Span).AsSpan(0, 16))}\"";

        public object Version => version;

        public ReadOnlyMemory<byte> Utf8 => utf8;

        public Task WriteAsync(HttpContext context)
        {
            OidcCors.AllowAny(context.Response);
            context.Response.Headers.ETag = etag;
            if (context.Request.Headers.IfNoneMatch == etag)
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            context.Response.ContentLength = utf8.Length;
            return context.Response.BodyWriter.WriteAsync(utf8, context.RequestAborted).AsTask();
        }
    }
}
