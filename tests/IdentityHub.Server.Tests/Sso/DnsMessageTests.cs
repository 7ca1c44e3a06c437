using System.Buffers.Binary;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using IdentityHub.Server.Sso.Dns;

namespace IdentityHub.Server.Tests.Sso;

/// <summary>Questions and answers of DNS, bytes of anybody included.</summary>
public sealed class DnsMessageTests
{
    private const string Name = "_identityhub.example.com";

    [Fact]
    public void Asks_for_the_TXT_records_of_a_name()
    {
        Assert.Equal(
            "123401000001000000000001" + "0c5f6964656e74697479687562076578616d706c6503636f6d00" + "00100001" + "00002904d0000000000000",
            Convert.ToHexStringLower(DnsMessage.Ask(0x1234, Name)));
        foreach (var wrong in new[] { "", "a..b", new string('a', 64) + ".com", "ü.example", string.Join('.', Enumerable.Repeat(new string('a', 60), 5)) })
        {
            Assert.Throws<ArgumentException>(() => DnsMessage.Ask(1, wrong));
        }
    }

    [Fact]
    public void Reads_records_in_pieces_and_behind_other_names()
    {
        var answer = DnsMessage.Read(Answer(
            Record("_IDENTITYHUB.Example.COM", 5, Encode("verify.other.example")),
            Record("verify.other.example", 16, [3, .. "abc"u8, 0, 2, .. "de"u8]),
            Record("verify.other.example", 1, [1, 2, 3, 4]),
            Record("someone.else.example", 16, [1, (byte)'x']),
            Record("verify.other.example", 16, [4, .. "more"u8])), 7, Name)!;
        Assert.Equal((0, false), (answer.Code, answer.IsTruncated));
        Assert.Equal(["abcde", "more"], answer.Texts);
        Assert.Empty(DnsMessage.Read(Answer(), 7, Name)!.Texts);
        Assert.Equal(3, DnsMessage.Read(Answer(code: 3), 7, Name)!.Code);
        Assert.True(DnsMessage.Read(Answer(flags: 0x8380), 7, Name)!.IsTruncated);
    }

    [Fact]
    public void Reads_compressed_names()
    {
        // 12 is where the question's name begins; 25 is "example.com" within it.
        byte[] record = [0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 2, 1, (byte)'x'];
        Assert.Equal(["x"], DnsMessage.Read(Answer(record), 7, Name)!.Texts);
        byte[] alias = [0xC0, 12, 0, 5, 0, 1, 0, 0, 0, 60, 0, 4, 1, (byte)'v', 0xC0, 25];
        Assert.Equal(["y"], DnsMessage.Read(Answer(alias, Record("v.example.com", 16, [1, (byte)'y'])), 7, Name)!.Texts);
    }

    [Fact]
    public void Refuses_what_is_no_answer_to_the_question()
    {
        var good = Answer(Record(Name, 16, [1, (byte)'x']));
        Assert.NotNull(DnsMessage.Read(good, 7, Name));
        Assert.Null(DnsMessage.Read(good, 8, Name));
        Assert.Null(DnsMessage.Read(good, 7, "_identityhub.example.org"));
        Assert.Null(DnsMessage.Read(Answer(flags: 0x0100), 7, Name));
        Assert.Null(DnsMessage.Read(Answer(flags: 0x9000), 7, Name));

        // A label with a dot in it is another name than two labels.
        var other = Answer(Record("x", 16, [1, (byte)'x']));
        Assert.Empty(DnsMessage.Read(other, 7, Name)!.Texts);
        var dotted = (byte[])[0, 7, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0, 20, .. "_identityhub.example"u8, 3, .. "com"u8, 0, 0, 16, 0, 1];
        Assert.Null(DnsMessage.Read(dotted, 7, Name));
        for (var length = 0; length < good.Length; length++)
        {
            Assert.Null(DnsMessage.Read(good.AsSpan(0, length), 7, Name));
        }
    }

    [Fact]
    public void Is_not_led_in_circles()
    {
        var at = Answer().Length;
        foreach (var record in new byte[][]
        {
            [0xC0, (byte)at, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0],
            [0xC0, (byte)(at + 2), 0xC0, (byte)at, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0],
            [1, (byte)'a', 0xC0, (byte)at, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0],
            [0xFF, 0xFF, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0],
            [0xC0],
            [0x80, 0, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0],
        })
        {
            Assert.Null(DnsMessage.Read(Answer(record), 7, Name));
        }

        // Names that stand for each other lead nowhere.
        var loop = Answer(Record(Name, 5, Encode("b.example")), Record("b.example", 5, Encode(Name)));
        Assert.Empty(DnsMessage.Read(loop, 7, Name)!.Texts);
    }

    [Fact]
    public void Reads_any_bytes_in_a_short_time()
    {
        var good = Answer(
            Record(Name, 5, Encode("verify.other.example")), [0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 2, 1, (byte)'x'],
            Record("verify.other.example", 16, [200, .. Encoding.ASCII.GetBytes(new string('x', 200))]));
        var watch = Stopwatch.StartNew();
        for (var round = 0; round < 50_000; round++)
        {
            var message = (byte[])good.Clone();
            for (var change = RandomNumberGenerator.GetInt32(1, 8); change > 0; change--)
            {
                message[RandomNumberGenerator.GetInt32(2, message.Length)] = (byte)RandomNumberGenerator.GetInt32(256);
            }

            var read = DnsMessage.Read(message.AsSpan(0, RandomNumberGenerator.GetInt32(message.Length + 1)), 7, Name);
            Assert.True(read is null || read.Texts.Count <= 100);
        }

        // The largest message, full of pointers that lead as far as they may.
        var worst = Answer([.. Enumerable.Range(0, 5000).Select(_ => (byte[])[0xC0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0])]);
        Assert.Equal(100, DnsMessage.Read(worst, 7, Name)!.Texts.Count);
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"{watch.Elapsed}");
    }

    internal static byte[] Answer(params byte[][] records) => Answer(0x8180, 0, records);

    internal static byte[] Answer(int flags = 0x8180, int code = 0, params byte[][] records)
    {
        var message = new byte[12];
        BinaryPrimitives.WriteUInt16BigEndian(message, 7);
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(2), (ushort)(flags | code));
        message[5] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(message.AsSpan(6), (ushort)records.Length);
        return [.. message, .. Encode(Name), 0, 16, 0, 1, .. records.SelectMany(record => record)];
    }

    internal static byte[] Record(string owner, byte type, byte[] data) => [.. Encode(owner), 0, type, 0, 1, 0, 0, 0, 60, (byte)(data.Length >> 8), (byte)data.Length, .. data];

    internal static byte[] Encode(string name) => [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
}
