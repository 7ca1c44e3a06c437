using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Sessions;

/// <summary>
/// The cookies of sign-in, in the reference's names and forms. Each comes with a <c>.sig</c> cookie, an HMAC under the master key: a
/// value that we did not write counts as absent, without a look into the database.
/// </summary>
/// <remarks>
/// <code>
/// _interaction         path /                  {"client id": uid, ..., "_legacy": last uid}   several clients may wait at once
/// _interaction_resume  path /oidc/auth/{uid}   uid                                            only this browser can resume
/// _session             path /                  random, stored as a hash                       who is signed in
/// _logto               path /                  {"appId": ...}                                 readable by scripts of the pages
/// _logto_google_one_tap_credential   path /, 10 s   what Google's prompt gave the client      read once, see TakeOneTap
/// </code>
/// </remarks>
internal sealed class HubCookies(MasterKey masterKey, HubUrls urls)
{
    private const string SignaturePurpose = "cookie-signature";
    private const string Interaction = "_interaction";
    private const string Resume = "_interaction_resume";
    private const string Session = "_session";
    private const string Legacy = "_legacy";
    private const string OneTap = "_logto_google_one_tap_credential";

    // Enough for anybody; keeps the cookie far below the 4 kB that browsers keep (RFC 6265 §6.1).
    private const int MaximumInteractions = 12;

    /// <summary>The id of the interaction that this request is about: of the client it names, or else the last one.</summary>
    /// <returns>The id, or null when the browser has none.</returns>
    public string? ReadInteraction(HttpContext context, string? applicationId)
    {
        var map = ReadMap(context);
        return map.GetValueOrDefault(applicationId ?? Legacy);
    }

    /// <summary>The ids of all interactions of this browser, the one that began last first.</summary>
    public IReadOnlyList<string> ReadInteractions(HttpContext context) => [.. ReadMap(context).Values.Reverse().Distinct(StringComparer.Ordinal)];

    /// <summary>The id of the interaction that may be resumed at this path.</summary>
    public string? ReadResume(HttpContext context) => Read(context, Resume);

    /// <summary>The value of the session cookie.</summary>
    public string? ReadSession(HttpContext context) => Read(context, Session);

    /// <summary>Binds an interaction to this browser.</summary>
    public void WriteInteraction(HttpContext context, string applicationId, string uid, DateTimeOffset expiresAt)
    {
        var map = ReadMap(context);
        map.Remove(Legacy);
        map.Remove(applicationId);
        while (map.Count >= MaximumInteractions)
        {
            map.Remove(map.Keys.First());
        }

        map.Add(applicationId, uid);
        map.Add(Legacy, uid);
        Write(context, Interaction, JsonSerializer.Serialize(map, SessionsJson.Default.DictionaryStringString), RootPath, expiresAt);
        Write(context, Resume, uid, ResumePath(uid), expiresAt);
    }

    /// <summary>Forgets a finished interaction.</summary>
    public void RemoveInteraction(HttpContext context, string applicationId, string uid, DateTimeOffset expiresAt)
    {
        Delete(context, Resume, ResumePath(uid));
        var map = ReadMap(context);
        if (map.GetValueOrDefault(applicationId) == uid)
        {
            map.Remove(applicationId);
        }

        if (map.GetValueOrDefault(Legacy) == uid)
        {
            map.Remove(Legacy);
        }

        if (map.Count == 0)
        {
            Delete(context, Interaction, RootPath);
        }
        else
        {
            Write(context, Interaction, JsonSerializer.Serialize(map, SessionsJson.Default.DictionaryStringString), RootPath, expiresAt);
        }
    }

    /// <summary>Binds a session to this browser.</summary>
    public void WriteSession(HttpContext context, string value, DateTimeOffset expiresAt) =>
        Write(context, Session, value, RootPath, expiresAt);

    /// <summary>Unbinds the session from this browser.</summary>
    public void DeleteSession(HttpContext context) => Delete(context, Session, RootPath);

    /// <summary>Tells the scripts of the pages for which client and organization the sign-in is, and in which languages.</summary>
    public void WriteHints(HttpContext context, string applicationId, string? organizationId, IReadOnlyList<string> uiLocales)
    {
        // Unlike the others this value is not percent-encoded, so only members without a meaning in the cookie grammar go in.
        var members = new List<string>(3);
        AddMember(members, "appId", applicationId);
        AddMember(members, "organizationId", organizationId);
        AddMember(members, "uiLocales", uiLocales.Count == 0 ? null : string.Join(' ', uiLocales));
        var value = $"{{{string.Join(',', members)}}}";
        var attributes = $"; path={RootPath}; samesite=lax{(urls.IsHttps ? "; secure" : "")}";
        context.Response.Headers.Append("Set-Cookie", $"_logto={value}{attributes}");
        context.Response.Headers.Append("Set-Cookie", $"_logto.sig={Signature("_logto", value)}{attributes}");
    }

    /// <summary>Hands what Google's prompt gave the client to the page that is next, for a moment.</summary>
    public void WriteOneTap(HttpContext context, string credential) => context.Response.Cookies.Append(OneTap, credential, new CookieOptions
    {
        Path = RootPath,
        MaxAge = TimeSpan.FromSeconds(10),
        SameSite = SameSiteMode.Lax,
        Secure = urls.IsHttps,
        IsEssential = true,
    });

    /// <summary>Takes what <see cref="WriteOneTap"/> left; null when there is nothing.</summary>
    public string? TakeOneTap(HttpContext context)
    {
        if (context.Request.Cookies[OneTap] is not { Length: > 0 } credential)
        {
            return null;
        }

        context.Response.Cookies.Delete(OneTap, new CookieOptions { Path = RootPath, SameSite = SameSiteMode.Lax, Secure = urls.IsHttps, IsEssential = true });
        return credential;
    }

    private static void AddMember(List<string> members, string name, string? value)
    {
        if (value is not null && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or ' '))
        {
            members.Add($"\"{name}\":\"{value}\"");
        }
    }

    private string RootPath => urls.PathBase + "/";

    private string ResumePath(string uid) => $"{urls.PathBase}/oidc/auth/{uid}";

    private Dictionary<string, string> ReadMap(HttpContext context)
    {
        // What was written earlier in this response wins over what the browser sent.
        var value = context.Items.TryGetValue(Interaction, out var written) ? written as string : Read(context, Interaction);
        return Parse(value);
    }

    private static Dictionary<string, string> Parse(string? value)
    {
        if (value is null)
        {
            return [];
        }

        if (!value.StartsWith('{'))
        {
            return new() { [Legacy] = value };
        }

        try
        {
            return JsonSerializer.Deserialize(value, SessionsJson.Default.DictionaryStringString) ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private string? Read(HttpContext context, string name)
    {
        if (!context.Request.Cookies.TryGetValue(name, out var value) || !context.Request.Cookies.TryGetValue(name + ".sig", out var signature))
        {
            return null;
        }

        var expected = Signature(name, value);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature)) ? value : null;
    }

    private void Write(HttpContext context, string name, string value, string path, DateTimeOffset expiresAt)
    {
        context.Items[name] = value;
        context.Response.Cookies.Append(name, value, Options(path, expiresAt));
        context.Response.Cookies.Append(name + ".sig", Signature(name, value), Options(path, expiresAt));
    }

    private void Delete(HttpContext context, string name, string path)
    {
        context.Items[name] = null;
        context.Response.Cookies.Append(name, "", Options(path, DateTimeOffset.UnixEpoch));
        context.Response.Cookies.Append(name + ".sig", "", Options(path, DateTimeOffset.UnixEpoch));
    }

    private CookieOptions Options(string path, DateTimeOffset expiresAt) => new()
    {
        Path = path,
        Expires = expiresAt,
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = urls.IsHttps,
        IsEssential = true,
    };

    private string Signature(string name, string value) =>
        Base64Url.EncodeToString(masterKey.KeyedHash(SignaturePurpose, $"{name}={value}"));
}
