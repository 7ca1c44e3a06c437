using IdentityHub.Server.Api.Search;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.Server.Tests.Api.Search;

/// <summary>The rules of spec 02 §2, "Search".</summary>
public sealed class SearchReadingTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("page=2&page_size=20&mode=posix&joint=and&isCaseSensitive=yes", true)]
    [InlineData("search=a", false)]
    [InlineData("search.name=a&search.id=b", false)]
    [InlineData("search=a&search=b&mode=exact", false)]
    [InlineData("mode.name=exact&search.name=a&search.name=b&search.id=c", false)]
    [InlineData("search=a&mode=similar_to&isCaseSensitive=Y", false)]
    [InlineData("search=a&mode=similar_to&isCaseSensitive=1", false)]
    [InlineData("search=a&jointMode=or", false)]
    [InlineData(@"search=a\\", false)]
    [InlineData(@"search=a\&mode=exact", false)]
    [InlineData("Search=", true)]
    public void Reads(string query, bool isEmpty)
    {
        Assert.True(SearchStage.Parse(query, SearchFields.Applications).TryGet(out var search, out var problem), problem);
        Assert.Equal(isEmpty, search.IsEmpty);
    }

    [Theory]
    [InlineData("search=", "The search value for all fields is empty.")]
    [InlineData("search.name=", "The search value for 'name' is empty.")]
    [InlineData("search.name=a&search.name=&mode=exact", "The search value for 'name' is empty.")]
    [InlineData("search.secret=a", "The fields that can be searched are id, name, description.")]
    [InlineData("search.Name=a", "The fields that can be searched are id, name, description.")]
    [InlineData("mode.secret=exact&search=a", "The fields that can be searched are id, name, description.")]
    [InlineData("search.name.first=a", "Only the fields of a row can be searched, not what is within them.")]
    [InlineData("search..=a", "Only the fields of a row can be searched, not what is within them.")]
    [InlineData("mode.a.b=exact", "Only the fields of a row can be searched, not what is within them.")]
    [InlineData("search=a&mode=regex", "A search mode is one of 'exact', 'like', 'similar_to' and 'posix'.")]
    [InlineData("search=a&mode=", "A search mode is one of 'exact', 'like', 'similar_to' and 'posix'.")]
    [InlineData("search=a&mode=exact&mode=exact", "The search mode is given twice for all fields.")]
    [InlineData("search=a&mode.name=exact&mode.name=like", "The search mode is given twice for 'name'.")]
    [InlineData("search=a&search=b", "Several values for all fields can be searched for in mode 'exact' only.")]
    [InlineData("search.id=a&search.id=b&mode=exact&mode.id=like", "Several values for 'id' can be searched for in mode 'exact' only.")]
    [InlineData("search=a&mode=similar_to", "The mode 'similar_to' always tells upper from lower case; set 'isCaseSensitive=true'.")]
    [InlineData("search=a&mode=similar_to&isCaseSensitive=no", "The mode 'similar_to' always tells upper from lower case; set 'isCaseSensitive=true'.")]
    [InlineData("search=a&joint=xor", "'joint' is either 'and' or 'or'.")]
    [InlineData("search=a&joint=and&jointMode=and", "'joint' is given twice; 'jointMode' is another name for it.")]
    [InlineData("search=a&isCaseSensitive=true&isCaseSensitive=true", "'isCaseSensitive' is given twice.")]
    [InlineData(@"search=a\", "A backslash at the end of a pattern has nothing to stand before.")]
    [InlineData(@"search=\\\", "A backslash at the end of a pattern has nothing to stand before.")]
    [InlineData("search=a%00b", "A search value holds characters that no text can have.")]
    public void Says_what_is_wrong(string query, string problem)
    {
        var parse = SearchStage.Parse(query, SearchFields.Applications);
        Assert.Null(parse.Search);
        Assert.Equal(problem, parse.Problem);
    }

    [Fact]
    public void Bounds_what_it_takes()
    {
        Assert.NotNull(Parse("like", new string('a', 10_000)).Search);
        Assert.Equal("A search value in this mode has at most 10000 characters.", Parse("like", new string('a', 10_001)).Problem);
        Assert.NotNull(Parse("posix", new string('a', 1000)).Search);
        Assert.Equal("A search value in this mode has at most 1000 characters.", Parse("posix", new string('a', 1001)).Problem);
        Assert.Equal("At most 500 values can be searched for at once.", Parse("exact", [.. Enumerable.Range(0, 501).Select(number => $"{number}")]).Problem);
        Assert.Equal("A search value holds characters that no text can have.", Parse("exact", "half \ud83d of a pair").Problem);
    }

    [Theory]
    [InlineData("a%", "^(?:a.*)$")]
    [InlineData("_b", "^(?:.b)$")]
    [InlineData("(ab|c)*d+e?f{2,3}", "^(?:(?:ab|c)*d+e?f{2,3})$")]
    [InlineData("a.b^c$", @"^(?:a\.b\^c\$)$")]
    [InlineData(@"100\%\_\\\d\.", @"^(?:100\%\_\\d\.)$")]
    [InlineData("[%_.(^]%", "^(?:[%_.(^].*)$")]
    public void Translates_patterns_of_SIMILAR_TO(string pattern, string expected) => Assert.Equal(expected, SimilarPattern.ToRegularExpression(pattern));

    private static SearchParse<Data.Users.User> Parse(string mode, params string[] values) => ListSearch.Parse(
        new QueryCollection(new Dictionary<string, StringValues> { ["mode"] = mode, ["search"] = values }), SearchFields.Users);
}
