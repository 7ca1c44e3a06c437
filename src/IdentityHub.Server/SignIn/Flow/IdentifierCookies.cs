using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.People;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>What somebody typed on the first page, for the pages that follow.</summary>
/// <param name="Interaction">Hash of the interaction it was typed in; it counts in no other.</param>
/// <param name="Identifier">What was typed.</param>
/// <param name="Remember">Whether it is to be remembered once the person has signed in.</param>
internal sealed record TypedIdentifier(string Interaction, string Identifier, bool Remember);

/// <summary>
/// What a browser remembers of identifiers, encrypted under the master key and readable by no script.
/// </summary>
/// <remarks>
/// <code>
/// _hub_step        until the browser is closed   from the page that asks who to the page that asks for the password: no address in a URL
/// _hub_identifier  180 days                      only after a sign-in, and only when the box was ticked; a sign-in without the tick clears it
/// </code>
/// </remarks>
internal sealed class IdentifierCookies(MasterKey masterKey, HubUrls urls)
{
    private const string Step = "_hub_step";
    private const string Remembered = "_hub_identifier";
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(180);

    /// <summary>What was typed in this interaction; null when nothing was.</summary>
    public TypedIdentifier? ReadStep(HttpContext context, ActiveInteraction interaction) =>
        context.Features.Get<TypedIdentifier>() ?? (Open(context, Step) is { } json && Parse(json) is { } typed
            && typed.Interaction == Interactions.HashOf(interaction.Uid) ? typed : null);

    /// <summary>Keeps what was typed for the next page.</summary>
    public void WriteStep(HttpContext context, ActiveInteraction interaction, string identifier, bool remember)
    {
        if (identifier.Length > Identifiers.MaximumLength)
        {
            return;
        }

        var typed = new TypedIdentifier(Interactions.HashOf(interaction.Uid), identifier, remember);
        context.Features.Set(typed);
        Write(context, Step, JsonSerializer.SerializeToUtf8Bytes(typed, StepJson.Default.TypedIdentifier), null);
    }

    /// <summary>The identifier of the last person who wanted this browser to know it; null when there is none.</summary>
    public string? ReadRemembered(HttpContext context) =>
        Open(context, Remembered) is { } bytes ? Encoding.UTF8.GetString(bytes) is { Length: <= Identifiers.MaximumLength } text ? text : null : null;

    /// <summary>After a sign-in: remembers who it was, or forgets who it had been.</summary>
    public void Finish(HttpContext context, ActiveInteraction interaction)
    {
        if (ReadStep(context, interaction) is not { } typed)
        {
            return;
        }

        if (context.Request.Cookies.ContainsKey(Step) || context.Features.Get<TypedIdentifier>() is not null)
        {
            context.Response.Cookies.Delete(Step, Options(null));
        }

        if (typed.Remember)
        {
            Write(context, Remembered, Encoding.UTF8.GetBytes(typed.Identifier), RememberedFor);
        }
        else if (context.Request.Cookies.ContainsKey(Remembered))
        {
            context.Response.Cookies.Delete(Remembered, Options(null));
        }
    }

    private static TypedIdentifier? Parse(byte[] json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, StepJson.Default.TypedIdentifier);
        }
        catch (JsonException)
        {
            // Of another version of the hub.
            return null;
        }
    }

    private byte[]? Open(HttpContext context, string name)
    {
        if (context.Request.Cookies[name] is not { Length: > 0 and < 2048 } value || !Base64Url.IsValid(value))
        {
            return null;
        }

        try
        {
            return masterKey.Unprotect(name, Base64Url.DecodeFromChars(value));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void Write(HttpContext context, string name, byte[] content, TimeSpan? lifetime) =>
        context.Response.Cookies.Append(name, Base64Url.EncodeToString(masterKey.Protect(name, content)), Options(lifetime));

    private CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = lifetime,
        Path = urls.PathBase + "/",
        SameSite = SameSiteMode.Lax,
        Secure = urls.IsHttps,
    };
}

/// <summary>How the cookie's content is written.</summary>
[JsonSerializable(typeof(TypedIdentifier))]
internal sealed partial class StepJson : JsonSerializerContext;
