using System.Text.RegularExpressions;

namespace IdentityHub.Protocol.Tests;

public sealed class RandomValuesTests
{
    public static TheoryData<string, string> Formats => new()
    {
        { nameof(RandomValues.StandardId), "^[0-9a-z]{21}$" },
        { nameof(RandomValues.TimedId), "^0mz000000[0-9a-z]{12}$" },
        { nameof(RandomValues.ShortId), "^[0-9a-z]{12}$" },
        { nameof(RandomValues.Secret), "^[0-9a-zA-Z]{32}$" },
        { nameof(RandomValues.Token), "^[A-Za-z0-9_-]{43}$" },
        { nameof(RandomValues.Identifier21), "^[A-Za-z0-9_-]{21}$" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Gives_distinct_values_in_the_format(string generator, string pattern)
    {
        var values = Enumerable.Range(0, 2000).Select(_ => Next(generator)).ToArray();

        Assert.All(values, value => Assert.Matches(new Regex(pattern), value));
        Assert.Equal(values.Length, values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Timed_identifiers_are_in_the_order_of_their_time()
    {
        var start = DateTimeOffset.FromUnixTimeMilliseconds(1_795_000_000_000);
        var values = Enumerable.Range(0, 500).Select(step => RandomValues.TimedId(start.AddMilliseconds(step * 7919L))).ToArray();

        Assert.Equal(values.Order(StringComparer.Ordinal), values);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(200)]
    public void Gives_as_many_digits_as_asked_for(int count) =>
        Assert.Matches(new Regex($"^[0-9]{{{count}}}$"), RandomValues.Digits(count));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Refuses_a_count_of_digits_that_is_not_positive(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomValues.Digits(count));

    [Theory]
    [InlineData(nameof(RandomValues.StandardId), 36)]
    [InlineData(nameof(RandomValues.Secret), 62)]
    [InlineData(nameof(RandomValues.Identifier21), 64)]
    public void Every_character_is_equally_likely(string generator, int alphabetSize)
    {
        var counts = new Dictionary<char, int>();
        var total = 0;
        for (var i = 0; i < 10_000; i++)
        {
            foreach (var character in Next(generator))
            {
                counts[character] = counts.GetValueOrDefault(character) + 1;
                total++;
            }
        }

        // Eight standard deviations: chance alone will not reach it, while taking bytes modulo 36 or 62 would
        // (its favoured characters come a seventh or a quarter more often).
        var expected = (double)total / alphabetSize;
        Assert.Equal(alphabetSize, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, expected - (8 * Math.Sqrt(expected)), expected + (8 * Math.Sqrt(expected))));
    }

    private static string Next(string generator) => generator switch
    {
        nameof(RandomValues.StandardId) => RandomValues.StandardId(),
        nameof(RandomValues.TimedId) => RandomValues.TimedId(DateTimeOffset.FromUnixTimeMilliseconds(((22L * 36) + 35) * 36 * 36 * 36 * 36 * 36 * 36)),
        nameof(RandomValues.ShortId) => RandomValues.ShortId(),
        nameof(RandomValues.Secret) => RandomValues.Secret(),
        nameof(RandomValues.Token) => RandomValues.Token(),
        _ => RandomValues.Identifier21(),
    };
}
