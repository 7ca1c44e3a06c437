using System.Globalization;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.People;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>Makes an identity of what a provider said. What is not usable is left out; without an id there is no identity.</summary>
internal static class IdentityReader
{
    private const int LongestName = 128;
    private const int LongestAddress = 2048;

    // What is kept with the user. Providers send a few hundred bytes; a list of a thousand groups is not kept.
    private const int LargestRaw = 64 * 1024;

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement(new { });

    // RFC 8176 §2.
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "face", "fpt", "geo", "hwk", "iris", "kba", "mca", "mfa", "otp", "pin", "pop", "pwd", "rba", "retina", "sc", "sms", "swk", "tel", "user", "vbm", "wia",
    };

    /// <summary>Makes it.</summary>
    /// <param name="profile">What the provider said.</param>
    /// <param name="raw">All of it.</param>
    /// <param name="claims">Claims of the ID token; null when there is none.</param>
    public static ApiResult<ExternalIdentity> Read(SocialProfile profile, JsonElement raw, JsonElement? claims)
    {
        if (profile.Id is not { Length: > 0 and <= SocialIdentities.MaximumLength } id || !IsPlain(id))
        {
            return ConnectorErrors.InvalidResponse($"The provider gave no id of the person, or one of more than {SocialIdentities.MaximumLength} characters.");
        }

        var email = profile.Email is { } address && Identifiers.IsEmail(address) ? address : null;
        var phone = profile.Phone is { } number ? ReadPhone(number) : null;
        return new ExternalIdentity
        {
            Id = id,
            Email = email,
            IsEmailVerified = email is not null && profile.IsEmailVerified,
            Phone = phone,
            IsPhoneVerified = phone is not null && profile.IsPhoneVerified,
            Name = ReadName(profile.Name),
            Avatar = IsPicture(profile.Avatar) ? profile.Avatar : null,
            AuthenticationMethods = claims is { } given ? ReadMethods(given) : [],
            AuthenticatedAt = claims?.Find("auth_time") is { ValueKind: JsonValueKind.Number } time && time.TryGetInt64(out var seconds) && seconds is > 0 and < 253402300799
                ? DateTimeOffset.FromUnixTimeSeconds(seconds)
                : null,
            Raw = raw.ValueKind == JsonValueKind.Object && Encoding.UTF8.GetByteCount(raw.GetRawText()) <= LargestRaw ? raw : Nothing,
        };
    }

    private static string? ReadName(string? name)
    {
        if (name is null || !StringSchema.IsStorable(name))
        {
            return null;
        }

        var text = new StringBuilder(LongestName);
        foreach (var rune in name.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > LongestName)
            {
                break;
            }

            text.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return text.ToString().Trim() is { Length: > 0 } plain ? plain : null;
    }

    // Pages are https, so that browsers show no other pictures; nothing else than an address of one gets into a page.
    private static bool IsPicture(string? address) =>
        address is { Length: > 0 and <= LongestAddress } && address.StartsWith("https://", StringComparison.Ordinal) && StringSchema.Url().Format!.Value.Accepts(address) && IsPlain(address);

    private static bool IsPlain(string text) => StringSchema.IsStorable(text) && !text.Any(char.IsControl);

    private static string? ReadPhone(string text)
    {
        var digits = new string([.. text.Where(static character => character is not ('+' or ' ' or '-' or '(' or ')' or '.'))]);
        return PhoneNumber.Read(digits).Number?.Digits.ToString(CultureInfo.InvariantCulture);
    }

    private static List<string> ReadMethods(JsonElement claims) => claims.Find("amr") is { ValueKind: JsonValueKind.Array } list
        ? [.. list.EnumerateArray().Where(static item => item.ValueKind == JsonValueKind.String).Select(static item => item.GetString()!).Where(Methods.Contains).Distinct()]
        : [];
}
