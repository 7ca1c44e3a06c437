using System.Net;
using IdentityHub.Data.Users;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.SignIn;

public sealed class PhoneSignInTests
{
    private const string Methods = """
        {"signIn":{"methods":[
          {"identifier":"username","password":true,"verificationCode":false,"isPasswordPrimary":true},
          {"identifier":"phone","password":true,"verificationCode":false,"isPasswordPrimary":true}]}}
        """;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_phone_number_signs_in_however_it_is_typed(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, Methods);
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.PrimaryPhone, "66812345678")));
        var page = await scenario.NewBrowser().StartAsync();
        Assert.Equal("Username or phone number", page.Document.QuerySelector("label[for=identifier]")!.TextContent);

        foreach (var typed in new[] { "66812345678", " +66 81 234 5678", "+66 (0)81-234-5678", "0066 812345678", "660812345678" })
        {
            Assert.Equal(Scenario.Alice, await SignInAsync(scenario, typed));
        }

        foreach (var typed in new[] { "0812345678", "+66 81 234 5679", "6681234567", "alice@example.com", "+" })
        {
            Assert.Null(await SignInAsync(scenario, typed));
        }

        // A number that was brought in with its trunk zero.
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.PrimaryPhone, "660812345678")));
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, "+66 81 234 5678"));

        // Two people with one number: the form that was typed decides.
        await scenario.Company.ChangeAsync(db =>
        {
            db.Add(new User { Id = "other0000000", PrimaryPhone = "66812345678" });
            return Task.CompletedTask;
        });
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, "+66 081 234 5678"));
        Assert.Null(await SignInAsync(scenario, "+66 81 234 5678"));
    }

    [Fact]
    public async Task A_phone_number_does_not_sign_in_where_the_settings_do_not_say_so()
    {
        await using var scenario = await SignInScenario.StartAsync(Databases.Sqlite);
        await scenario.Company.ChangeAsync(db => db.Users.Where(user => user.Id == Scenario.Alice)
            .ExecuteUpdateAsync(row => row.SetProperty(user => user.PrimaryPhone, "66812345678")));
        Assert.Null(await SignInAsync(scenario, "66812345678"));
        Assert.Equal(Scenario.Alice, await SignInAsync(scenario, "alice"));
    }

    private static async Task<string?> SignInAsync(SignInScenario scenario, string identifier)
    {
        var browser = scenario.NewBrowser();
        var answer = await browser.SignInAsync(await browser.StartAsync(), identifier, SignInScenario.Password);
        if (answer.Status != HttpStatusCode.SeeOther)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            return null;
        }

        var code = (await browser.FollowAsync(answer)).ClientParameter("code")!;
        return (await scenario.Company.RedeemAsync(Scenario.Spa, code)).Ok().IdTokenClaims.GetProperty("sub").GetString();
    }
}
