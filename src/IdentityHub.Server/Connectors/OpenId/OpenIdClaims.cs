using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Connectors.OpenId;

/// <summary>
/// What a provider says about somebody: the ID token's claims, and those of the userinfo endpoint that it lacks. Claims that belong together, such
/// as an address and whether it is verified, are read from the same place.
/// </summary>
/// <param name="token">Claims of the ID token.</param>
/// <param name="userinfo">Claims of the userinfo endpoint; null when it was not asked.</param>
internal sealed class OpenIdClaims(JsonElement token, JsonElement? userinfo)
{
    private const int LongestName = 128;

    // RFC 8176 §2.
    private static readonly HashSet<string> RegisteredMethods =
    [
        "face", "fpt", "geo", "hwk", "iris", "kba", "mca", "mfa", "otp", "pin", "pop", "pwd", "rba", "retina", "sc", "sms", "swk", "tel", "user", "vbm", "wia",
    ];

    private readonly JsonElement[] places = userinfo is { } second ? [token, second] : [token];

    /// <summary>Whether there is a claim of this name anywhere.</summary>
    public bool Has(string name) => Text(name) is not null;

    /// <summary>A claim that is a text, the ID token's before the other; null when there is none that is not empty.</summary>
    public string? Text(string name) => places.Select(place => TextOf(place, name)).FirstOrDefault(text => text is not null);

    /// <summary>Whether a claim says yes: true, or 1, or either as a text, as some providers write it.</summary>
    public bool Says(string name) => places.Any(place => SaysYes(place, name));

    /// <summary>The address, well-formed, and whether the provider says in the same place that it is verified.</summary>
    /// <param name="proofs">Claims that say so.</param>
    public (string? Email, bool IsVerified) ReadEmail(params IReadOnlyList<string> proofs)
    {
        var email = places.Select(place => TextOf(place, "email")).FirstOrDefault(text => text is not null && Identifiers.IsEmail(text));
        return (email, email is not null && places.Any(place => TextOf(place, "email") == email && proofs.Any(proof => SaysYes(place, proof))));
    }

    /// <summary>The phone number in digits, and whether it is verified.</summary>
    public (string? Phone, bool IsVerified) ReadPhone()
    {
        foreach (var place in places)
        {
            // Only with its country code is it known whose number it is.
            if (TextOf(place, "phone_number") is { } text && text.StartsWith('+')
                && PhoneNumber.FormsOf(text) is [var digits, ..] && PhoneNumber.Read(digits).Status == PhoneStatus.Valid)
            {
                return (digits, SaysYes(place, "phone_number_verified"));
            }
        }

        return (null, false);
    }

    /// <summary>The full name, at most 128 characters.</summary>
    public string? ReadName()
    {
        var name = Text("name") ?? string.Join(' ', new[] { Text("given_name"), Text("family_name") }.OfType<string>());
        if (name.Length > LongestName)
        {
            name = name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];
        }

        return name.Trim() is { Length: > 0 } trimmed ? trimmed : null;
    }

    /// <summary>The picture's address.</summary>
    public string? ReadPicture() => Text("picture") is { Length: <= 2048 } picture && StringSchema.Url().Format!.Value.Accepts(picture) ? picture : null;

    /// <summary>Those values of <c>amr</c> that RFC 8176 lists. Only the ID token's count: they are about this sign-in.</summary>
    public IReadOnlyList<string> ReadMethods() => token.TryGetProperty("amr", out var methods) && methods.ValueKind == JsonValueKind.Array
        ? [.. methods.EnumerateArray().Where(method => method.ValueKind == JsonValueKind.String).Select(method => method.GetString()!).Where(RegisteredMethods.Contains).Distinct()]
        : [];

    /// <summary><c>auth_time</c> of the ID token.</summary>
    public DateTimeOffset? ReadAuthenticationTime() =>
        token.TryGetProperty("auth_time", out var time) && time.ValueKind == JsonValueKind.Number && time.TryGetInt64(out var seconds) && seconds is >= 0 and <= 253402300799
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : null;

    /// <summary>Everything as one object that can be stored, without what is about the token and not the person.</summary>
    public JsonElement ToJson()
    {
        var all = new JsonObject();
        foreach (var member in places.SelectMany(place => place.EnumerateObject()))
        {
            if (member.Name is not ("nonce" or "at_hash" or "c_hash" or "s_hash") && !all.ContainsKey(member.Name) && IsStorable(member))
            {
                all[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(all, ApiJson.Options);
    }

    /// <summary>Prints nothing of the person.</summary>
    public override string ToString() => "claims";

    private static bool IsStorable(JsonProperty member)
    {
        var issues = new List<SchemaIssue>();
        FreeObjectSchema.CheckTexts(member.Value, null, issues);
        return issues.Count == 0 && StringSchema.IsStorable(member.Name);
    }

    private static string? TextOf(JsonElement place, string name) =>
        place.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && StringSchema.Read(member)?.Trim() is { Length: > 0 } text ? text : null;

    private static bool SaysYes(JsonElement place, string name) => place.TryGetProperty(name, out var member) && member.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => member.TryGetInt32(out var number) && number == 1,
        JsonValueKind.String => member.GetString() is "true" or "True" or "1",
        _ => false,
    };
}
