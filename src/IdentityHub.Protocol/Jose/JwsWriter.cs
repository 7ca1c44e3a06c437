using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace IdentityHub.Protocol.Jose;

/// <summary>
/// Signed tokens in compact serialization (RFC 7515, 3.1). The header is <c>alg</c>, <c>typ</c> and <c>kid</c>; signing allocates nothing
/// but the returned string.
/// </summary>
public static class JwsWriter
{
    private const int StackBytes = 2048;

    /// <summary>The exact number of characters, all ASCII, of the token that <c>Write</c> gives.</summary>
    /// <param name="key">The key to sign with.</param>
    /// <param name="typ">The <c>typ</c> header, or null to leave it out, as ID tokens do.</param>
    /// <param name="payloadLength">Bytes of the payload.</param>
    public static int LengthOf(SigningKey key, string? typ, int payloadLength)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.HeaderFor(typ).Length + Base64Url.GetEncodedLength(payloadLength) + 1 + Base64Url.GetEncodedLength(key.SignatureSize);
    }

    /// <summary>Signs the payload and gives the token as a string.</summary>
    /// <param name="key">The key to sign with.</param>
    /// <param name="typ">The <c>typ</c> header, or null to leave it out, as ID tokens do.</param>
    /// <param name="payloadUtf8">The payload, usually a JSON object of claims.</param>
    public static string Write(SigningKey key, string? typ, ReadOnlySpan<byte> payloadUtf8)
    {
        var length = LengthOf(key, typ, payloadUtf8.Length);
        byte[]? rented = null;
        var token = length <= StackBytes ? stackalloc byte[StackBytes] : rented = ArrayPool<byte>.Shared.Rent(length);
        token = token[..length];
        try
        {
            Fill(token, key, typ, payloadUtf8);
            return Encoding.ASCII.GetString(token);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    /// <summary>Signs the payload and writes the token as ASCII, for a response that is being written; it needs no JSON escaping.</summary>
    /// <param name="key">The key to sign with.</param>
    /// <param name="typ">The <c>typ</c> header, or null to leave it out, as ID tokens do.</param>
    /// <param name="payloadUtf8">The payload, usually a JSON object of claims.</param>
    /// <param name="destination">Receives <see cref="LengthOf"/> bytes.</param>
    public static void Write(SigningKey key, string? typ, ReadOnlySpan<byte> payloadUtf8, IBufferWriter<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var length = LengthOf(key, typ, payloadUtf8.Length);
        Fill(destination.GetSpan(length)[..length], key, typ, payloadUtf8);
        destination.Advance(length);
    }

    private static void Fill(Span<byte> token, SigningKey key, string? typ, ReadOnlySpan<byte> payloadUtf8)
    {
        var header = key.HeaderFor(typ);
        header.CopyTo(token);
        var signedLength = header.Length + Base64Url.EncodeToUtf8(payloadUtf8, token[header.Length..]);
        token[signedLength] = (byte)'.';

        // The raw signature is always shorter than the place its base64url form takes, so it is made there and encoded in place.
        var signature = token[(signedLength + 1)..];
        key.Sign(token[..signedLength], signature);
        Base64Url.TryEncodeToUtf8InPlace(signature, key.SignatureSize, out _);
    }
}
