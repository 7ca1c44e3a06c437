using System.Text;

namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// What a password may look like before any policy: 1 to 256 code points of valid Unicode without NUL. It is hashed as the UTF-8
/// bytes of exactly what was typed, neither normalized nor trimmed nor cut (ASVS 5.0, 6.2.8), because a later change
/// of Unicode tables must not lock anybody out.
/// </summary>
internal static class PasswordText
{
    /// <summary>The most code points of a password.</summary>
    public const int MaximumCodePoints = 256;

    /// <summary>The most bytes of a password: four per code point.</summary>
    public const int MaximumBytes = 4 * MaximumCodePoints;

    /// <summary>
    /// Whether the text can be a password at all. Text with half of a surrogate pair cannot: many such texts have the same bytes.
    /// </summary>
    public static bool IsAcceptable(string password)
    {
        if (password.Length is 0 or > 2 * MaximumCodePoints)
        {
            return false;
        }

        var rest = password.AsSpan();
        for (var count = 0; !rest.IsEmpty; count++)
        {
            var status = Rune.DecodeFromUtf16(rest, out var rune, out var consumed);
            if (count == MaximumCodePoints || status != System.Buffers.OperationStatus.Done || rune.Value == 0)
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }

    /// <summary>Writes the bytes to hash.</summary>
    /// <param name="password">An acceptable password.</param>
    /// <param name="buffer">At least <see cref="MaximumBytes"/> long; the caller wipes it.</param>
    /// <returns>The part of the buffer that was written.</returns>
    public static Span<byte> Encode(string password, Span<byte> buffer) => buffer[..Encoding.UTF8.GetBytes(password, buffer)];
}
