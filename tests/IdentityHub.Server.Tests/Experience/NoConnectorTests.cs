using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>Codes on a hub that has no connector to send them.</summary>
public sealed class NoConnectorTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Known_and_unknown_addresses_get_the_same_refusal(string provider)
    {
        await using var scenario = await SignInScenario.StartAsync(provider, ExperienceScenario.ByEmail);
        foreach (var signInMode in new[] { "SignInAndRegister", "SignIn" })
        {
            await scenario.SetExperienceAsync(ExperienceScenario.Experience(("signInMode", $"\"{signInMode}\"")));
            foreach (var interactionEvent in new[] { "SignIn", "ForgotPassword" }.Concat(signInMode == "SignIn" ? [] : ["Register"]))
            {
                var answers = new List<string>();
                foreach (var (type, value) in new[] { ("email", "alice@example.com"), ("email", "nobody@example.org") })
                {
                    using var browser = scenario.Host.NewBrowser();
                    using var begun = await browser.GetAsync(new Uri("/oidc/auth?" + TestBrowser.Query(Scenario.Spa), UriKind.Relative));
                    async Task<Management.ApiAnswer> CallAsync(HttpMethod method, string path, object body)
                    {
                        using var request = new HttpRequestMessage(method, "/api/experience" + path)
                        {
                            Content = new StringContent(System.Text.Json.JsonSerializer.Serialize(body), System.Text.Encoding.UTF8, "application/json"),
                        };
                        using var response = await browser.SendAsync(request);
                        return await Management.ApiAnswer.ReadAsync(response);
                    }

                    (await CallAsync(HttpMethod.Put, "", new { interactionEvent })).Is(204);
                    answers.Add((await CallAsync(HttpMethod.Post, "/verification/verification-code", new { identifier = new { type, value }, interactionEvent }))
                        .IsRefused(501, "connector.not_found").Text);
                }

                Assert.Single(answers.Distinct());
            }
        }

        Assert.False(await scenario.Company.ReadAsync(db => db.VerificationCodes.AnyAsync()));
    }
}
