using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Api.Paging;

/// <summary>
/// Cursors are opaque and authenticated: each carries a keyed hash over the list it belongs to and the position, so that a forged or
/// exchanged one is a 400 and never reaches a query (CVE-2026-33504).
/// </summary>
internal sealed class Cursors(MasterKey masterKey)
{
    private const string Purpose = "list-cursor";
    private const int TagLength = 16;
    private const int MaximumLength = 1024;

    /// <summary>The cursor for a position.</summary>
    /// <param name="list">The list: its path and filters.</param>
    /// <param name="key">Sort key of the last row.</param>
    /// <param name="id">Id of the last row.</param>
    public string Write(string list, object key, string id)
    {
        var position = JsonSerializer.SerializeToUtf8Bytes(new[] { key, id });
        return Base64Url.EncodeToString([.. Tag(list, position), .. position]);
    }

    /// <summary>The position of a cursor; null when it was not made by this hub for this list.</summary>
    public CursorPosition? Read(string list, string cursor)
    {
        if (cursor.Length > MaximumLength || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        if (bytes.Length <= TagLength)
        {
            return null;
        }

        var position = bytes.AsSpan(TagLength);
        if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, TagLength), Tag(list, position)))
        {
            return null;
        }

        var json = JsonColumnReader(position);
        return new CursorPosition(json[0], json[1].GetString()!);
    }

    private static JsonElement JsonColumnReader(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return JsonElement.ParseValue(ref reader);
    }

    private byte[] Tag(string list, ReadOnlySpan<byte> position) =>
        masterKey.KeyedHash(Purpose, [.. SHA256.HashData(Encoding.UTF8.GetBytes(list)), .. position])[..TagLength];
}
