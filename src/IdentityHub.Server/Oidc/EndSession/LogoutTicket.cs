using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Oidc.EndSession;

/// <summary>A checked logout request on its way through the confirmation form; nothing of it is stored.</summary>
/// <param name="SessionId">The session to end; the form is good for no other. Null when nobody was signed in.</param>
/// <param name="ReturnUri">The registered URI to go to afterwards, with <c>state</c>.</param>
/// <param name="ExpiresAt">From when on the form is refused.</param>
internal sealed record LogoutTicket(string? SessionId, string? ReturnUri, DateTimeOffset ExpiresAt)
{
    private const string Purpose = "logout-confirmation";

    /// <summary>The form's hidden value: readable and writable only for us.</summary>
    public string Protect(MasterKey masterKey) =>
        Base64Url.EncodeToString(masterKey.Protect(Purpose, JsonSerializer.SerializeToUtf8Bytes(this, LogoutJson.Default.LogoutTicket)));

    /// <summary>Reads the hidden value.</summary>
    /// <returns>Null for anything that is not ours or has expired.</returns>
    public static LogoutTicket? Unprotect(string value, MasterKey masterKey, DateTimeOffset now)
    {
        if (!Base64Url.IsValid(value) || masterKey.Unprotect(Purpose, Base64Url.DecodeFromChars(value)) is not { } json)
        {
            return null;
        }

        var ticket = JsonSerializer.Deserialize(json, LogoutJson.Default.LogoutTicket);
        return ticket?.ExpiresAt > now ? ticket : null;
    }
}

[JsonSerializable(typeof(LogoutTicket))]
internal sealed partial class LogoutJson : JsonSerializerContext;
