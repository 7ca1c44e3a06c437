using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>What is taken of what providers say about people: only what an account can hold, and not more than a state can.</summary>
internal static class ExternalIdentities
{
    private const int LongestIssuer = 256;
    private const int LongestName = 128;
    private const int LongestAvatar = 2048;

    // Characters. Groups alone may be a hundred times as many.
    private const int MostOfRaw = 8192;

    // The column of a session holds no more.
    private const int LongestMethods = 64;

    /// <summary>The identity as it may be kept, without <see cref="ExternalIdentity.Raw"/>.</summary>
    /// <param name="said">What the provider's code made of it.</param>
    /// <param name="needsIssuer">Whether the issuer is part of the identity.</param>
    /// <returns>Null when it says nothing about who it is.</returns>
    public static ExternalIdentity? Clean(ExternalIdentity said, bool needsIssuer)
    {
        if (!IsKey(said.Id, SocialIdentities.MaximumLength) || (needsIssuer && !IsKey(said.Issuer, LongestIssuer)))
        {
            return null;
        }

        var email = said.Email is { } address && Identifiers.IsEmail(address) ? address : null;
        var phone = said.Phone is { } number ? PhoneNumber.Read(number).Number?.Digits : null;
        return said with
        {
            Email = email,
            IsEmailVerified = email is not null && said.IsEmailVerified,
            Phone = phone,
            IsPhoneVerified = phone is not null && said.IsPhoneVerified,
            Name = NameOf(said.Name),
            Avatar = AvatarOf(said.Avatar),
            Raw = JsonColumn.EmptyObject,
        };
    }

    /// <summary>What the provider said, as far as there is room for it: members that fit, in their order.</summary>
    public static JsonElement Shorten(JsonElement raw)
    {
        if (raw.ValueKind != JsonValueKind.Object)
        {
            return JsonColumn.EmptyObject;
        }

        if (raw.GetRawText().Length <= MostOfRaw)
        {
            return raw.Clone();
        }

        var (kept, room) = (new JsonObject(), MostOfRaw);
        foreach (var member in raw.EnumerateObject())
        {
            var length = member.Name.Length + member.Value.GetRawText().Length;
            if (length <= room)
            {
                room -= length;
                kept[member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        return JsonSerializer.SerializeToElement(kept);
    }

    /// <summary>How the person proved it there, separated by spaces; null when the provider did not say.</summary>
    public static string? MethodsOf(ExternalIdentity identity)
    {
        var methods = "";
        foreach (var method in identity.AuthenticationMethods.Distinct().Where(method => method.Length > 0 && method.All(char.IsAsciiLetterOrDigit)))
        {
            var longer = methods.Length == 0 ? method : methods + " " + method;
            methods = longer.Length <= LongestMethods ? longer : methods;
        }

        return methods.Length == 0 ? null : methods;
    }

    /// <summary>As it is stored with the account, and shown: the reference's members.</summary>
    /// <param name="identity">Who.</param>
    /// <param name="raw">Everything the provider said; null for nothing.</param>
    public static JsonElement DetailsOf(ExternalIdentity identity, JsonElement? raw)
    {
        var details = new JsonObject { ["id"] = identity.Id };
        Add("email", identity.Email);
        Add("phone", identity.Phone);
        Add("name", identity.Name);
        Add("avatar", identity.Avatar);
        if (raw is { ValueKind: JsonValueKind.Object } said)
        {
            details["rawData"] = JsonNode.Parse(said.GetRawText());
        }

        return JsonSerializer.SerializeToElement(details);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                details[name] = value;
            }
        }
    }

    private static bool IsKey(string? text, int longest) =>
        !string.IsNullOrWhiteSpace(text) && text.Length <= longest && !text.Any(character => char.IsControl(character) || char.IsSurrogate(character));

    private static string? NameOf(string? name)
    {
        var text = string.Concat((name ?? "").EnumerateRunes().Where(rune => rune.Value != 0xFFFD && !System.Text.Rune.IsControl(rune))).Trim();
        if (text.Length > LongestName)
        {
            text = text[..(char.IsHighSurrogate(text[LongestName - 1]) ? LongestName - 1 : LongestName)].TrimEnd();
        }

        return text.Length == 0 ? null : text;
    }

    private static string? AvatarOf(string? avatar) =>
        avatar is { Length: > 0 and <= LongestAvatar } && Uri.TryCreate(avatar, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && avatar.All(character => character is > ' ' and < '\u007f')
            ? avatar
            : null;
}
