using IdentityHub.Data;
using IdentityHub.Data.Experience;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Profile fields at registration, through the Experience API.</summary>
public sealed class ExtraProfileTests
{
    private const string Nina = "nina@example.org";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Answers_are_required_checked_and_stored_where_they_belong(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("Register");
        var id = await person.ProveEmailAsync(Nina, "Register");
        var missing = (await person.IdentifyAsync(id)).IsRefused(422, "user.missing_profile");
        Assert.Equal("""{"missingProfile":["extraProfile"]}""", missing["data"].GetRawText());

        (await person.PostAsync("/profile", new { type = "extraProfile" })).IsInvalid("values");
        foreach (var (values, path) in new (object Values, string Path)[]
        {
            (new { }, "values.name"),
            (new { name = "Nina Nowak", size = "l", fullname = new { givenName = "Nina" } }, "values.age"),
            (new { name = "Nina Nowak", age = "old", size = "l", fullname = new { givenName = "Nina" } }, "values.age"),
            (new { name = "Nina Nowak", age = 12, size = "l", fullname = new { givenName = "Nina" } }, "values.age"),
            (new { name = "Nina Nowak", age = 30, size = "xl", fullname = new { givenName = "Nina" } }, "values.size"),
            (new { name = "Nina Nowak", age = 30, size = true, fullname = new { givenName = "Nina" } }, "values.size"),
            (new { name = new { a = 1 }, age = 30, size = "l", fullname = new { givenName = "Nina" } }, "values.name"),
            (new { name = "Nina Nowak", age = 30, size = "l", fullname = new { givenName = "Nina", middleName = "X" } }, "values.fullname.middleName"),
            (new { name = "Nina Nowak", age = 30, size = "l", fullname = new { givenName = "Nina" }, isAdmin = true }, "values.isAdmin"),
            (new { name = "Nina Nowak", age = 30, size = "l", fullname = new { givenName = "Nina" }, unlisted = "x" }, "values.unlisted"),
        })
        {
            (await person.PostAsync("/profile", new { type = "extraProfile", values })).IsInvalid(path);
        }

        (await person.PostAsync("/profile", """{"type":"extraProfile","values":[]}""")).IsInvalid("values");
        (await person.IdentifyAsync()).IsRefused(422, "user.missing_profile");
        var right = new { name = "Nina Nowak", age = 30, size = "l", news = true, nickname = "Nin", fullname = new { givenName = "Nina", familyName = "Nowak" } };
        (await person.PostAsync("/profile", new { type = "extraProfile", values = right })).Is(204);
        (await person.IdentifyAsync()).Is(201);
        await person.FinishAsync();

        var user = await scenario.Company.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(row => row.NormalizedEmail == Nina));
        Assert.Equal(("Nina Nowak", "Nina", "Nowak", "Nin"), (user.Name, user.Profile.GivenName, user.Profile.FamilyName, user.Profile.Nickname));
        Assert.Equal(
            """{"age":30,"news":true,"size":"l"}""",
            "{" + string.Join(',', user.CustomData.EnumerateObject().OrderBy(member => member.Name).Select(member => $"\"{member.Name}\":{member.Value.GetRawText()}")) + "}");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Nobody_who_has_an_account_is_asked(string provider)
    {
        await using var scenario = await StartAsync(provider);
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        (await person.IdentifyAsync(await person.ProveEmailAsync("alice@example.com", "SignIn"))).Is(204);
        (await person.PostAsync("/profile", new { type = "extraProfile", values = new { isAdmin = true } })).Is(400);
        await person.FinishAsync();
        Assert.Equal("{}", await scenario.Company.ReadAsync(async db => (await db.Users.SingleAsync(row => row.Id == Scenario.Alice)).CustomData.GetRawText()));
    }

    private static async Task<ExperienceScenario> StartAsync(string provider)
    {
        var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(
            ("signUpProfileFields", """[{"name":"name"},{"name":"age"},{"name":"size"},{"name":"news"},{"name":"nickname"},{"name":"fullname"}]""")));
        await scenario.Company.ChangeAsync(db =>
        {
            db.AddRange(
                Make("name", "Text", "{}"),
                Make("age", "Number", """{"minValue":16}"""),
                Make("size", "Select", """{"options":[{"value":"s"},{"value":"l"}]}"""),
                Make("news", "Checkbox", "{}", required: false),
                Make("nickname", "Text", "{}", required: false),
                Make("fullname", "Fullname", """{"parts":[{"enabled":true,"name":"givenName","type":"Text","required":true},{"enabled":false,"name":"middleName","type":"Text"},{"enabled":true,"name":"familyName","type":"Text"}]}"""),
                Make("unlisted", "Text", "{}"));
            db.MarkCatalogChanged();
            return Task.CompletedTask;
        });
        return scenario;
    }

    private static CustomProfileField Make(string name, string type, string config, bool required = true) => new()
    {
        Id = name,
        Name = name,
        Type = type,
        Required = required,
        Config = JsonColumn.Parse(config),
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
