using System.Text.Json;
using IdentityHub.Data.Experience;
using IdentityHub.Server.SignIn.Flow;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.Tests.Experience;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Profile fields as a form.</summary>
public sealed class ProfileFormTests
{
    private static readonly CustomProfileField[] Fields =
    [
        Make("nickname", "Text", """{"minLength":2,"maxLength":8,"placeholder":"Robin"}"""),
        Make("age", "Number", """{"minValue":16,"maxValue":120}"""),
        Make("birthdate", "Date", """{"format":"dd/MM/yyyy"}"""),
        Make("news", "Checkbox", """{"defaultValue":"true"}""", required: false),
        Make("size", "Select", """{"options":[{"value":"s","label":"Small"},{"value":"l"}]}"""),
        Make("website", "Url", "{}", required: false),
        Make("badge", "Regex", """{"format":"^[A-Z]{2}[0-9]{3}$"}"""),
        Make("fullname", "Fullname", """{"parts":[{"enabled":true,"name":"givenName","type":"Text","required":true},{"enabled":false,"name":"middleName","type":"Text"},{"enabled":true,"name":"familyName","type":"Text"}]}"""),
        Make("address", "Address", """{"parts":[{"enabled":true,"name":"locality","type":"Text","required":true,"config":{"maxLength":20}},{"enabled":true,"name":"country","type":"Select","required":true,"config":{"options":[{"value":"TH"}]}}]}"""),
    ];

    [Fact]
    public void Reads_every_type_of_field()
    {
        var (values, problems) = Read(
            ("profile.nickname", " Robin "), ("profile.age", "42"), ("profile.birthdate", "2001-12-31"), ("profile.size", "l"), ("profile.badge", "AB123"),
            ("profile.fullname.givenName", "Robin"), ("profile.address.locality", "Chiang Mai"), ("profile.address.country", "TH"));

        Assert.Empty(problems);
        Assert.Equal(
            """{"nickname":"Robin","age":"42","birthdate":"2001-12-31","news":false,"size":"l","badge":"AB123","fullname":{"givenName":"Robin"},"address":{"locality":"Chiang Mai","country":"TH"}}""",
            values.GetRawText());
    }

    [Theory]
    [InlineData("profile.nickname", "R", "at least 2")]
    [InlineData("profile.nickname", "Robin Hood of Sherwood", "at most 8")]
    [InlineData("profile.nickname", "  ", "Fill in")]
    [InlineData("profile.age", "12", "16 or more")]
    [InlineData("profile.age", "1e400", "number")]
    [InlineData("profile.age", "old", "number")]
    [InlineData("profile.birthdate", "2001-02-30", "date")]
    [InlineData("profile.size", "xl", "Choose an option")]
    [InlineData("profile.website", "javascript:alert(1)", "web address")]
    [InlineData("profile.badge", "ab123", "form")]
    [InlineData("profile.fullname.givenName", "", "Fill in")]
    [InlineData("profile.address.locality", "Krung Thep Maha Nakhon", "at most 20")]
    [InlineData("profile.address.country", "DE", "Choose an option")]
    public void Says_beside_the_field_what_is_wrong(string field, string typed, string reason)
    {
        var (_, problems) = Read(
            ("profile.nickname", "Robin"), ("profile.age", "42"), ("profile.birthdate", "2001-12-31"), ("profile.size", "l"), ("profile.badge", "AB123"),
            ("profile.fullname.givenName", "Robin"), ("profile.address.locality", "Chiang Mai"), ("profile.address.country", "TH"), (field, typed));

        var problem = Assert.Single(problems);
        Assert.Equal(field, problem.Field);
        Assert.Contains(reason, problem.Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Never_throws_whatever_is_typed_and_configured()
    {
        var random = new Random(20261126);
        string[] words = ["", " ", "\0", "0", "-1", "1,5", "١٢", "2001-13-01", "true", "\ud800", "ก", "a@b", "https://", "(", "[", "{", "}", "\\", new('x', 5000), "<b>"];
        string[] types = ["Text", "Number", "Date", "Checkbox", "Select", "Url", "Regex", "Address", "Fullname", "Unknown"];
        string[] configs =
        [
            "{}", "null", "[]", """{"format":"("}""", """{"format":"(a+)+$"}""", """{"format":"custom","customFormat":"%"}""", """{"parts":7}""",
            """{"parts":[1,{"name":"x"},{"name":"country","type":"Select"}]}""", """{"minLength":"x","maxLength":1e99,"options":[{}]}""", """{"minValue":1e99}""",
        ];
        for (var round = 0; round < 3000; round++)
        {
            var field = Make("x", types[random.Next(types.Length)], configs[random.Next(configs.Length)], random.Next(2) == 0);
            var form = Form(("profile.x", words[random.Next(words.Length)] + words[random.Next(words.Length)]), ("profile.x.country", words[random.Next(words.Length)]));
            var (values, problems) = ProfileForm.Read(TextSet.Find("en")!, [field], form);
            Assert.Equal(JsonValueKind.Object, values.ValueKind);
            Assert.NotEmpty(ProfileForm.Make(TextSet.Find("th")!, [field], form, problems));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Is_asked_for_when_somebody_registers_and_stored_where_it_belongs(string provider)
    {
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("signUpProfileFields", """[{"name":"fullname"},{"name":"size"}]""")));
        await scenario.Company.ChangeAsync(db =>
        {
            db.AddRange(Fields.Select(field => Make(field.Name, field.Type, field.Config.GetRawText(), field.Required)));
            db.MarkCatalogChanged();
            return Task.CompletedTask;
        });
        var browser = scenario.Pages.NewBrowser();
        var page = await browser.StartAsync(Scenario.Spa, ("first_screen", "register"));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("identifier", "carol@example.com")));
        page = await browser.FollowAsync(await browser.SubmitAsync(page, ("code", await scenario.CodeAsync("carol@example.com"))));
        Assert.Equal("A little about you", page.Heading);

        var wrong = await browser.SubmitAsync(page, ("profile.fullname.givenName", "Carol"), ("profile.size", "xl"));
        Assert.Equal("Carol", wrong.Document.GetElementById("profile.fullname.givenName")!.GetAttribute("value"));
        Assert.Equal("true", wrong.Document.GetElementById("profile.size")!.GetAttribute("aria-invalid"));
        var returned = await browser.FollowAsync(await browser.SubmitAsync(wrong, ("profile.fullname.givenName", "Carol"), ("profile.size", "l")));

        Assert.NotNull(returned.ClientParameter("code"));
        var carol = await scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(user => user.NormalizedEmail == "carol@example.com"));
        Assert.Equal("Carol", carol.Profile?.GivenName);
        Assert.Equal("l", carol.CustomData.GetProperty("size").GetString());
    }

    private static (JsonElement Values, IReadOnlyList<Server.SignIn.Pages.FieldProblem> Problems) Read(params (string Name, string Value)[] typed) =>
        ProfileForm.Read(TextSet.Find("en")!, Fields, Form(typed));

    private static FormCollection Form(params (string Name, string Value)[] typed) =>
        new(typed.GroupBy(pair => pair.Name).ToDictionary(group => group.Key, group => new StringValues(group.Last().Value)));

    private static CustomProfileField Make(string name, string type, string config, bool required = true) => new()
    {
        Id = name,
        Name = name,
        Type = type,
        Required = required,
        Config = IdentityHub.Data.JsonColumn.Parse(config),
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
