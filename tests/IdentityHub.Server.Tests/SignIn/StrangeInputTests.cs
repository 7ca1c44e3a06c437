using System.Net;
using IdentityHub.Data.Users;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.SignIn;

/// <summary>Text that only an attacker types is answered like any other that is wrong.</summary>
public sealed class StrangeInputTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task No_text_makes_a_page_fail(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider);
        foreach (var identifier in new[] { "\uFFFE", "alice\uFFFE@example.com", "a\0b", "\uFFFD", "al\u0131ce", new string('\u0130', 128) })
        {
            var browser = scenario.NewBrowser();
            var answer = await browser.SignInAsync(await browser.StartAsync(), identifier, SignInScenario.Password);
            Assert.True(answer.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, $"{identifier}: {answer.Status}");
        }

        foreach (var path in new[] { "/sign-in?app_id=%00", "/unknown-session?app_id=a%00b", "/unknown-session?client_id=%FF%00", "/sign-in?lang=%00" })
        {
            var answer = await scenario.NewBrowser().GetAsync(path);
            Assert.True((int)answer.Status < 500, $"{path}: {answer.Status}");
        }

        foreach (var cookie in new[] { """_logto={"appId":"\u0000"}""", """_logto={"appId":"\ud800"}""", "_logto={" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/unknown-session");
            request.Headers.TryAddWithoutValidation("Cookie", cookie);
            using var client = scenario.Host.NewClient();
            using var response = await client.SendAsync(request);
            Assert.True((int)response.StatusCode < 500, $"{cookie}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("A\u0308NNA", "\u00e4nna")]
    [InlineData("\u212Aate", "kate")]
    [InlineData("TITLE", "title")]
    [InlineData("x\uFFFE", "x\uFFFE")]
    [InlineData("X\uD800", "x\uD800")]
    public void Every_text_has_a_form_for_look_ups(string typed, string expected) => Assert.Equal(expected, User.Normalize(typed));

    [Theory]
    [InlineData("th-TH-x-a", true)]
    [InlineData("th-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a", false)]
    public void Only_tags_of_a_real_length_are_looked_at(string tag, bool isFound) => Assert.Equal(isFound, TextSet.Find(tag) is not null);

    [Fact]
    public void There_is_a_text_that_the_framework_refuses_to_normalize() => Assert.Throws<ArgumentException>(() => "\uFFFE".Normalize());
}
