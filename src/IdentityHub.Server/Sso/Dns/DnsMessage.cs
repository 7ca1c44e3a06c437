using System.Buffers.Binary;
using System.Text;

namespace IdentityHub.Server.Sso.Dns;

/// <summary>What a server answered.</summary>
/// <param name="Code">RCODE (RFC 1035 §4.1.1): 0 for success, 3 for a name that does not exist.</param>
/// <param name="IsTruncated">Whether the answer is too long for UDP, so that nothing was read of it.</param>
/// <param name="Texts">TXT records of the name, or of the name that it stands for.</param>
internal sealed record DnsAnswer(int Code, bool IsTruncated, IReadOnlyList<string> Texts);

/// <summary>
/// DNS messages (RFC 1035 §4) that ask for TXT records. Reading takes a time that the message's length bounds, whatever it holds: pointers only lead
/// backwards, names and lists have a greatest length.
/// </summary>
internal static class DnsMessage
{
    /// <summary>Bytes that we take by UDP (RFC 6891 §6.2.5; what passes every network in one piece).</summary>
    public const int LargestPacket = 1232;

    private const int HeaderLength = 12;
    private const ushort Text = 16;
    private const ushort Alias = 5;
    private const ushort Options = 41;
    private const ushort Internet = 1;
    private const int LongestName = 255;
    private const int MostRecords = 100;
    private const int MostAliases = 8;
    private const int LongestText = 4096;

    /// <summary>A question for the TXT records of a name.</summary>
    /// <param name="id">By which the answer is recognized.</param>
    /// <param name="name">A name in ASCII.</param>
    /// <exception cref="ArgumentException">It is no name (RFC 1035 §2.3.4).</exception>
    public static byte[] Ask(ushort id, string name)
    {
        var message = new List<byte>(HeaderLength + name.Length + 17);
        Append(message, id);
        Append(message, 0x0100); // Recursion desired.
        Append(message, 1);
        Append(message, 0);
        Append(message, 0);
        Append(message, 1);
        foreach (var label in name.TrimEnd('.').Split('.'))
        {
            if (label.Length is 0 or > 63 || !Ascii.IsValid(label))
            {
                throw new ArgumentException("A label has 1 to 63 ASCII characters.", nameof(name));
            }

            message.Add((byte)label.Length);
            message.AddRange(Encoding.ASCII.GetBytes(label));
        }

        message.Add(0);
        if (message.Count - HeaderLength > LongestName)
        {
            throw new ArgumentException("A name has at most 255 bytes.", nameof(name));
        }

        Append(message, Text);
        Append(message, Internet);

        // RFC 6891 §6.1.2: the root, the type, our size, no flags, no options.
        message.Add(0);
        Append(message, Options);
        Append(message, LargestPacket);
        message.AddRange([0, 0, 0, 0, 0, 0]);
        return [.. message];
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="message">Anything that arrived.</param>
    /// <param name="id">Id of the question.</param>
    /// <param name="name">Name of the question.</param>
    /// <returns>Null when it is no answer to this question, or is malformed.</returns>
    public static DnsAnswer? Read(ReadOnlySpan<byte> message, ushort id, string name)
    {
        if (message.Length < HeaderLength || BinaryPrimitives.ReadUInt16BigEndian(message) != id)
        {
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        var isAnswer = (flags & 0x8000) != 0 && (flags & 0x7800) == 0;
        if (!isAnswer || BinaryPrimitives.ReadUInt16BigEndian(message[4..]) != 1)
        {
            return null;
        }

        // The question comes back: who guesses the id has to guess the name too.
        var at = HeaderLength;
        if (ReadName(message, ref at) is not { } asked || !IsSame(asked, name.TrimEnd('.')) || message.Length < at + 4
            || BinaryPrimitives.ReadUInt16BigEndian(message[at..]) != Text || BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]) != Internet)
        {
            return null;
        }

        at += 4;
        var code = flags & 0xF;
        if ((flags & 0x0200) != 0)
        {
            return new DnsAnswer(code, true, []);
        }

        return ReadRecords(message, at, BinaryPrimitives.ReadUInt16BigEndian(message[6..])) is { } records ? new DnsAnswer(code, false, TextsOf(records, asked)) : null;
    }

    private static List<(string Owner, ushort Type, string Value)>? ReadRecords(ReadOnlySpan<byte> message, int at, int count)
    {
        var records = new List<(string, ushort, string)>();
        for (var index = 0; index < Math.Min(count, MostRecords); index++)
        {
            if (ReadName(message, ref at) is not { } owner || message.Length < at + 10)
            {
                return null;
            }

            var type = BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
            var isInternet = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]) == Internet;
            var length = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 8)..]);
            var data = at + 10;
            at = data + length;
            if (at > message.Length)
            {
                return null;
            }

            if (isInternet && type is Text or Alias)
            {
                if ((type == Text ? ReadText(message[data..at]) : ReadAlias(message, data, at)) is not { } value)
                {
                    return null;
                }

                records.Add((owner, type, value));
            }
        }

        return records;
    }

    private static List<string> TextsOf(List<(string Owner, ushort Type, string Value)> records, string name)
    {
        for (var step = 0; step < MostAliases && records.FindIndex(record => record.Type == Alias && IsSame(record.Owner, name)) is >= 0 and var index; step++)
        {
            name = records[index].Value;
        }

        return [.. records.Where(record => record.Type == Text && IsSame(record.Owner, name)).Select(static record => record.Value)];
    }

    private static string? ReadAlias(ReadOnlySpan<byte> message, int at, int end) => ReadName(message, ref at) is { } name && at == end ? name : null;

    // Strings of at most 255 bytes, one after the other (RFC 1035 §3.3.14); together they are the record.
    private static string? ReadText(ReadOnlySpan<byte> data)
    {
        var text = new StringBuilder();
        while (!data.IsEmpty)
        {
            var length = data[0];
            if (data.Length < 1 + length)
            {
                return null;
            }

            text.Append(Encoding.Latin1.GetString(data.Slice(1, length)));
            data = data[(1 + length)..];
            if (text.Length > LongestText)
            {
                return null;
            }
        }

        return text.ToString();
    }

    // A pointer has to lead before the place where the name, or the part of it that a pointer led to, began: it never leads in circles.
    private static string? ReadName(ReadOnlySpan<byte> message, ref int at)
    {
        var name = new StringBuilder();
        var (position, begin, end) = (at, at, -1);
        while (position < message.Length)
        {
            int length = message[position];
            if (length == 0)
            {
                at = end < 0 ? position + 1 : end;
                return name.ToString();
            }

            if ((length & 0xC0) == 0xC0)
            {
                if (position + 1 >= message.Length)
                {
                    return null;
                }

                var target = ((length & 0x3F) << 8) | message[position + 1];
                if (target >= begin)
                {
                    return null;
                }

                end = end < 0 ? position + 2 : end;
                (position, begin) = (target, target);
                continue;
            }

            if (length > 63 || position + 1 + length > message.Length || name.Length + length + 1 > LongestName)
            {
                return null;
            }

            name.Append(name.Length == 0 ? "" : ".");
            AppendLabel(name, message.Slice(position + 1, length));
            position += 1 + length;
        }

        return null;
    }

    // A dot within a label is not the one between labels.
    private static void AppendLabel(StringBuilder name, ReadOnlySpan<byte> label)
    {
        foreach (var letter in label)
        {
            name.Append(letter == '.' ? "\\." : ((char)letter).ToString());
        }
    }

    private static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static void Append(List<byte> message, ushort value)
    {
        message.Add((byte)(value >> 8));
        message.Add((byte)value);
    }
}
