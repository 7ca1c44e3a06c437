using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Management.CustomPhrases;

/// <summary>Sentences of the pages in an operator's own words: spec 02 §10 and 03 §8.</summary>
public sealed class CustomPhraseTests
{
    private const string Path = "/custom-phrases";
    private const string Public = "/.well-known/phrases";

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Sets_reads_lists_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal("[]", (await hub.GetAsync(Path)).Is(200).Text);
        (await hub.GetAsync(Path + "/th")).IsRefused(404, "entity.not_found");
        var made = (await hub.PutAsync(Path + "/TH", """{"signIn":{"title":"เข้ามา"},"signIn.submit":"ไป","action":{"cancel":"","sign_in":"ไปเลย"}}""")).Is(201);
        Assert.Equal(["tenantId", "id", "languageTag", "translation"], made.Body.EnumerateObject().Select(member => member.Name));
        Assert.Equal("th", made["languageTag"].GetString());
        Assert.Equal(made.Text, (await hub.GetAsync(Path + "/th")).Is(200).Text);
        var replaced = (await hub.PutAsync(Path + "/th", new { input = new { username = "ชื่อ" } })).Is(201);
        Assert.Equal((made.Id, """{"input":{"username":"ชื่อ"}}"""), (replaced.Id, replaced["translation"].GetRawText()));
        Assert.Equal([made.Id], (await hub.GetAsync(Path)).Is(200).Ids);
        (await hub.DeleteAsync(Path + "/en")).IsRefused(409, "localization.cannot_delete_default_language");
        (await hub.DeleteAsync(Path + "/th")).Is(204);
        (await hub.DeleteAsync(Path + "/th")).IsRefused(404, "entity.not_found");
        foreach (var tag in new[] { "x", "english-language-of-england", "e*", "en_US" })
        {
            (await hub.PutAsync($"{Path}/{tag}", "{}")).IsInvalid("languageTag");
            (await hub.GetAsync($"{Path}/{tag}")).IsInvalid("languageTag");
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Lists_every_sentence_with_the_custom_one_under_whatever_name_it_was_written(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PutAsync(Path + "/th", """{"action":{"sign_in":"ไปเลย"},"error":{"password_rejected":{"too_short":"{{min}} ขึ้นไป"}}}""")).Is(201);
        var thai = (await hub.GetAsync(Path + "/TH/sentences")).Is(200);
        Assert.Equal(("th", true), (thai["languageTag"].GetString(), thai["isShipped"].GetBoolean()));
        var sentences = thai["sentences"].EnumerateArray().ToDictionary(sentence => sentence.GetProperty("key").GetString()!);
        Assert.Equal(("ไปเลย", "Sign in"), (sentences["signIn.submit"].GetProperty("custom").GetString(), sentences["signIn.submit"].GetProperty("english").GetString()));
        Assert.Equal("{0} ขึ้นไป", sentences["password.tooShort"].GetProperty("custom").GetString());
        Assert.Equal("ไทย", sentences["language.name"].GetProperty("shipped").GetString());
        Assert.Equal(2, sentences.Values.Count(sentence => sentence.TryGetProperty("custom", out _)));

        var welsh = (await hub.GetAsync(Path + "/cy/sentences")).Is(200);
        Assert.False(welsh["isShipped"].GetBoolean());
        Assert.All(welsh["sentences"].EnumerateArray(), sentence => Assert.Equal(sentence.GetProperty("english").GetString(), sentence.GetProperty("shipped").GetString()));
        (await hub.GetAsync(Path + "/e*/sentences")).IsInvalid("languageTag");
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_language_exists_once_however_it_is_written(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        (await hub.PutAsync(Path + "/zh-hant-tw", "{}")).Is(201);
        Assert.Equal("zh-Hant-TW", (await hub.PutAsync(Path + "/ZH-HANT-TW", "{}")).Is(201)["languageTag"].GetString());
        Assert.Equal(1, await hub.Scenario.ReadAsync(db => db.CustomPhrases.CountAsync()));
    }

    [Theory]
    [InlineData("""{"nothing":{"like":"this"}}""", "nothing.like")]
    [InlineData("""{"signIn":{"title":1}}""", "signIn.title")]
    [InlineData("""{"signIn":{"title":null}}""", "signIn.title")]
    [InlineData("""{"signIn":["a"]}""", "signIn")]
    [InlineData("""{"signIn":"a"}""", "signIn")]
    [InlineData("""{"signIn":{"lead":"Continue."}}""", "signIn.lead")]
    [InlineData("""{"signIn":{"lead":"Continue to {0} {1}."}}""", "signIn.lead")]
    [InlineData("""{"signIn":{"lead":"Continue to {0:x9999}."}}""", "signIn.lead")]
    [InlineData("""{"signIn":{"lead":"Continue to {0} {"}}""", "signIn.lead")]
    [InlineData("""{"signIn":{"title":"Sign in }"}}""", "signIn.title")]
    [InlineData("""{"signIn":{"title":"{{name}}"}}""", "signIn.title")]
    [InlineData("""{"error":{"password_rejected":{"too_short":"{{max}}"}}}""", "error.password_rejected.too_short")]
    [InlineData("""{"description":{"loading":"Wait"}}""", "description.loading")]
    public async Task No_sentence_can_break_a_page(string translation, string key)
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var refused = (await hub.PutAsync(Path + "/en", translation)).IsRefused(422, "localization.invalid_translation_structure");
        Assert.Equal(key, refused["data"].GetProperty("key").GetString());
        (await hub.PutAsync(Path + "/en", "[]")).Is(400);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Custom_pages_read_the_sentences_in_their_language(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        async Task<ApiAnswer> ReadAsync(string query = "", string accept = "") =>
            (await hub.SendAsync("GET", Public + query, authorization: "", headers: ("Accept-Language", accept))).Is(200);
        (await hub.PutAsync(Path + "/cy-GB", """{"signIn":{"title":"Mewngofnodi"},"error":{"password_rejected":{"too_short":"O leiaf {{min}}."}}}""")).Is(201);

        var english = await ReadAsync();
        Assert.Equal(("en", "Sign in"), (english.Headers["Content-Language"], english["signIn.title"].GetString()));
        Assert.Equal("Username", english["input"].GetProperty("username").GetString());
        Assert.Contains("{{min}}", english["error"].GetProperty("password_rejected").GetProperty("too_short").GetString(), StringComparison.Ordinal);

        // What a custom language does not say is said in English.
        var welsh = await ReadAsync("?lng=xx%20cy-gb-oxendict");
        Assert.Equal(("cy-GB", "Mewngofnodi", "O leiaf {0}.", "O leiaf {{min}}."), (
            welsh.Headers["Content-Language"],
            welsh["signIn.title"].GetString(),
            welsh["password.tooShort"].GetString(),
            welsh["error"].GetProperty("password_rejected").GetProperty("too_short").GetString()));
        Assert.Equal(english["signIn.submit"].GetString(), welsh["signIn.submit"].GetString());

        Assert.Equal("th", (await ReadAsync(accept: "xx;q=1, th-TH;q=0.9, cy-GB;q=0.5")).Headers["Content-Language"]);
        Assert.Equal("th", (await ReadAsync("?lng=th", "cy-GB")).Headers["Content-Language"]);
        Assert.Equal("en", (await ReadAsync("?lng=" + new string('x', 4000))).Headers["Content-Language"]);
        (await hub.PatchAsync("/sign-in-exp", new { languageInfo = new { autoDetect = false, fallbackLanguage = "cy-GB" } })).Is(200);
        Assert.Equal("cy-GB", (await ReadAsync(accept: "th")).Headers["Content-Language"]);
        (await hub.DeleteAsync(Path + "/cy-GB")).IsRefused(409, "localization.cannot_delete_default_language");
    }
}
