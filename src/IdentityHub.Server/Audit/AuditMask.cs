using System.Collections.Frozen;

namespace IdentityHub.Server.Audit;

/// <summary>Which members of a payload nobody may read. Names decide, so that a secret in an unexpected place is still a secret.</summary>
internal static class AuditMask
{
    /// <summary>What stands for a secret.</summary>
    public const string Masked = "******";

    private static readonly string[] SecretParts = ["secret", "password", "apikey", "privatekey", "credential", "cookie"];

    // Codes and assertions are as good as tokens while they live, so they go beyond what the reference masks.
    private static readonly FrozenSet<string> SecretNames = FrozenSet.ToFrozenSet(
        ["authorization", "code", "codeverifier", "idtokenhint", "assertion", "clientassertion", "signingkey"], StringComparer.Ordinal);

    /// <summary>Whether the value of a member is hidden.</summary>
    public static bool Hides(string name)
    {
        Span<char> buffer = stackalloc char[Math.Min(name.Length, 128)];
        var plain = Plain(name, buffer);
        foreach (var part in SecretParts)
        {
            if (plain.Contains(part, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return plain.EndsWith("token", StringComparison.Ordinal) || SecretNames.GetAlternateLookup<ReadOnlySpan<char>>().Contains(plain);
    }

    /// <summary>Whether a member is left out with its name: scripts, which are long and hold what their authors put in.</summary>
    public static bool Drops(string name) =>
        name.Equals("script", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Script", StringComparison.Ordinal)
        || name.EndsWith("_script", StringComparison.Ordinal)
        || name.Equals("environmentVariables", StringComparison.OrdinalIgnoreCase);

    // apiKey, api_key and API-KEY are one name.
    private static ReadOnlySpan<char> Plain(string name, Span<char> buffer)
    {
        var length = 0;
        foreach (var character in name.AsSpan(0, buffer.Length))
        {
            if (character is not '_' and not '-')
            {
                buffer[length++] = char.ToLowerInvariant(character);
            }
        }

        return buffer[..length];
    }
}
