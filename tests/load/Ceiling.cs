using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Load;

/// <summary>
/// The least that a token endpoint can do on this machine: parse the form, sign the payload with ES256, write the JSON. And the least for a
/// metadata endpoint: write the same bytes every time.
/// </summary>
internal static class Ceiling
{
    private static readonly byte[] Header = Encoding.ASCII.GetBytes(Base64Url.EncodeToString("""{"alg":"ES256","typ":"at+jwt","kid":"k"}"""u8) + ".");

    public static async Task RunAsync(string address, byte[] discovery, byte[] keys)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.MapPost("/token", TokenAsync);
        app.MapGet("/discovery", (HttpContext context) => StaticAsync(context, discovery));
        app.MapGet("/jwks", (HttpContext context) => StaticAsync(context, keys));
        await app.RunAsync();
    }

    private static async Task StaticAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body);
    }

    private static async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        var token = Sign(form);
        context.Response.ContentType = "application/json";
        using (var writer = new Utf8JsonWriter(context.Response.BodyWriter))
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token);
            writer.WriteNumber("expires_in", 3600);
            writer.WriteString("scope", form["scope"].ToString());
            writer.WriteString("token_type", "Bearer");
            writer.WriteEndObject();
        }

        await context.Response.BodyWriter.FlushAsync();
    }

    [ThreadStatic]
    private static ECDsa? threadKey;

    private static string Sign(IFormCollection form)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("organization_id", form["organization_id"].ToString());
            writer.WriteString("jti", Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
            writer.WriteString("sub", form["client_id"].ToString());
            writer.WriteNumber("iat", now);
            writer.WriteNumber("exp", now + 3600);
            writer.WriteString("scope", form["scope"].ToString());
            writer.WriteString("client_id", form["client_id"].ToString());
            writer.WriteString("iss", "http://localhost:3001/oidc");
            writer.WriteString("aud", form["resource"].ToString());
            writer.WriteEndObject();
        }

        threadKey ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] signed = [.. Header, .. Encoding.ASCII.GetBytes(Base64Url.EncodeToString(buffer.WrittenSpan))];
        var signature = threadKey.SignData(signed, HashAlgorithmName.SHA256);
        return Encoding.ASCII.GetString(signed) + "." + Base64Url.EncodeToString(signature);
    }
}
