using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Data.Experience;
using IdentityHub.Server.People.ProfileFields;

namespace IdentityHub.Server.Tests.People.ProfileFields;

/// <summary>What people answer is held against the fields that were asked for, and goes where it belongs.</summary>
public sealed class ProfileAnswersTests
{
    [Theory]
    [InlineData("Text", "{}", "\" Ada \"", "\"Ada\"")]
    [InlineData("Text", """{"minLength":3}""", "\"ab\"", null)]
    [InlineData("Text", """{"maxLength":2}""", "\"🙂🙂\"", "\"🙂🙂\"")]
    [InlineData("Text", """{"maxLength":2}""", "\"abc\"", null)]
    [InlineData("Text", "{}", "12", null)]
    [InlineData("Text", "{}", "\"a\\nb\"", null)]
    [InlineData("Text", "{}", "\"a\\u0000b\"", null)]
    [InlineData("Text", "{}", "\"\\ud800\"", null)]
    [InlineData("Number", """{"minValue":1,"maxValue":9.5}""", "9.5", "9.5")]
    [InlineData("Number", """{"minValue":1,"maxValue":9.5}""", "\"2\"", "2")]
    [InlineData("Number", """{"minValue":1,"maxValue":9.5}""", "\"0\"", null)]
    [InlineData("Number", """{"minValue":1,"maxValue":9.5}""", "10", null)]
    [InlineData("Number", "{}", "\"1,5\"", null)]
    [InlineData("Number", "{}", "\"1e400\"", null)]
    [InlineData("Number", "{}", "1e400", null)]
    [InlineData("Number", "{}", "\"NaN\"", null)]
    [InlineData("Checkbox", "{}", "\"true\"", "true")]
    [InlineData("Checkbox", "{}", "false", "false")]
    [InlineData("Checkbox", "{}", "\"yes\"", null)]
    [InlineData("Date", """{"format":"dd/MM/yyyy"}""", "\"30/11/2026\"", "\"30/11/2026\"")]
    [InlineData("Date", """{"format":"dd/MM/yyyy"}""", "\"2026-11-30\"", "\"30/11/2026\"")]
    [InlineData("Date", """{"format":"dd/MM/yyyy"}""", "\"31/11/2026\"", null)]
    [InlineData("Date", """{"format":"custom","customFormat":"d.M.yyyy"}""", "\"2026-01-02\"", "\"2.1.2026\"")]
    [InlineData("Date", """{"format":"custom","customFormat":"HH"}""", "\"12\"", null)]
    [InlineData("Date", "{}", "\"2024-02-29\"", "\"2024-02-29\"")]
    [InlineData("Select", """{"options":[{"value":"s"},{"value":"l"}]}""", "\"s\"", "\"s\"")]
    [InlineData("Select", """{"options":[{"value":"s"},{"value":"l"}]}""", "\"S\"", null)]
    [InlineData("Url", "{}", "\"https://example.com/a\"", "\"https://example.com/a\"")]
    [InlineData("Url", "{}", "\"javascript:alert(1)\"", null)]
    [InlineData("Regex", """{"format":"^[a-z]+$"}""", "\"abc\"", "\"abc\"")]
    [InlineData("Regex", """{"format":"^[a-z]+$"}""", "\"abc1\"", null)]
    [InlineData("Regex", """{"format":"("}""", "\"abc\"", null)]
    [InlineData("Regex", """{"format":"^(a+)+$"}""", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab\"", null)]
    [InlineData("Strange", "{}", "\"a\"", null)]
    public void Answers_fit_their_fields(string type, string config, string value, string? kept)
    {
        var field = Field("x", type, config);
        var (node, problem) = ProfileFieldRules.Read(field, Json(value));
        Assert.True(JsonNode.DeepEquals(kept is null ? null : JsonNode.Parse(kept), node), node?.ToJsonString());
        Assert.Equal(kept is null, problem is not null);
        var error = ProfileFieldRules.CheckValue(field, Json(value));
        Assert.Equal(kept is null ? (400, "guard.invalid_input") : default, (error?.Status ?? 0, error?.Code));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public void Nothing_is_missing_only_where_it_is_required(string value)
    {
        Assert.Null(ProfileFieldRules.CheckValue(Field("x", "Text", "{}"), Json(value)));
        Assert.NotNull(ProfileFieldRules.CheckValue(Field("x", "Text", "{}", isRequired: true), Json(value)));
        Assert.NotNull(ProfileFieldRules.CheckValue(Field("x", "Text", "{}", isRequired: true), default));
    }

    [Fact]
    public void Answers_go_where_users_keep_them()
    {
        CustomProfileField[] fields =
        [
            Field("name", "Text", "{}"),
            Field("avatar", "Url", "{}"),
            Field("gender", "Select", """{"options":[{"value":"f"}]}"""),
            Field("address", "Address", """{"parts":[{"enabled":true,"name":"country","type":"Text","required":true},{"enabled":false,"name":"region","type":"Text","required":true}]}"""),
            Field("fullname", "Fullname", """{"parts":[{"enabled":true,"name":"givenName","type":"Text","required":true},{"enabled":true,"name":"familyName","type":"Text","required":false}]}"""),
            Field("age", "Number", "{}"),
            Field("news", "Checkbox", "{}"),
        ];
        const string Values = """{"name":"Ada","avatar":"https://x.example/a.png","gender":"f","address":{"country":"TH"},"givenName":"Ada","familyName":"L","age":"36","news":"true"}""";
        Assert.True(ProfileAnswers.Read(fields, Json(Values)).TryGet(out var answers, out _));
        Assert.Equal(("Ada", "https://x.example/a.png"), (answers.Name, answers.Avatar));
        Assert.Equal("""{"gender":"f","address":{"country":"TH"},"givenName":"Ada","familyName":"L"}""", answers.Profile.ToJsonString());
        Assert.Equal("""{"age":36,"news":true}""", answers.CustomData.ToJsonString());

        // The whole name may come as an object too.
        Assert.True(ProfileAnswers.Read(fields, Json("""{"fullname":{"givenName":"Bo"}}""")).TryGet(out answers, out _));
        Assert.Equal("""{"givenName":"Bo"}""", answers.Profile.ToJsonString());
        AssertRefused(fields, """{"fullname":{"givenName":"Bo","middleName":"X"}}""", "values.fullname.middleName");
        AssertRefused(fields, """{"address":{"region":"X"}}""", "values.address.region");
        AssertRefused(fields, """{"address":"TH"}""", "values.address");
        AssertRefused(fields, """{"familyName":"L"}""", "values.fullname.givenName");
    }

    [Theory]
    [InlineData("""{"age":1,"role":"admin"}""", "values.role")]
    [InlineData("""{"age":1,"primaryEmail":"a@example.com"}""", "values.primaryEmail")]
    [InlineData("""{"age":"x"}""", "values.age")]
    [InlineData("{}", "values.age")]
    [InlineData("[]", "values.age")]
    [InlineData("null", "values.age")]
    public void Nobody_answers_what_nobody_asked(string values, string path) => AssertRefused([Field("age", "Number", "{}", isRequired: true)], values, path);

    [Fact]
    public void Required_fields_may_wait() =>
        Assert.True(ProfileAnswers.Read([Field("age", "Number", "{}", isRequired: true)], Json("{}"), isComplete: false).TryGet(out _, out _));

    [Fact]
    public void Any_answer_gets_an_answer()
    {
        var fields = Enum.GetNames<ProfileFieldType>().Select(type => Field(
            "f" + type, type, """{"format":"a","parts":[{"enabled":true,"name":"country","type":"Number","required":true}],"options":[{"value":"a"}]}""", isRequired: true)).ToArray();
        var text = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Select(static text => JsonSerializer.Serialize(text)),
            Gen.Elements("1", "-1e309", "{}", "[]", "null", "true", "\"\\ud800\"", """{"country":{}}""", """{"\ud800":1}""", "\"2026-01-01\""));
        var values = text.ListOf(fields.Length).Select(list => "{" + string.Join(',', list.Select((value, index) => $"\"{fields[index].Name}\":{value}")) + "}");
        Prop.ForAll(values.ToArbitrary(), json =>
        {
            if (!ProfileAnswers.Read(fields, Json(json)).TryGet(out _, out var error))
            {
                Assert.Equal(400, error.Status);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static void AssertRefused(CustomProfileField[] fields, string values, string path)
    {
        Assert.False(ProfileAnswers.Read(fields, Json(values)).TryGet(out _, out var error));
        Assert.Equal(400, error.Status);
        Assert.Contains($"\"{path}\"", error.Details, StringComparison.Ordinal);
    }

    private static CustomProfileField Field(string name, string type, string config, bool isRequired = false) =>
        new() { Id = name, Name = name, Type = type, Required = isRequired, Config = Json(config) };

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement.Clone();
}
