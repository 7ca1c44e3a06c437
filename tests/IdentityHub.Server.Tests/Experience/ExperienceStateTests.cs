using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using IdentityHub.Data.Users;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Experience;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>The state that lies between the requests of an interaction.</summary>
public sealed class ExperienceStateTests
{
    private const string Nina = "nina@example.org";
    private const string Alice = "alice@example.com";

    [Fact]
    public void Is_read_as_it_was_written() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>(),
        ArbMap.Default.ArbFor<string>(),
        (seed, text) =>
        {
            var state = Make(seed, text);
            var again = ExperienceState.Deserialize(state.Serialize());
            return again is not null && again.Serialize() == state.Serialize() && again.Event == state.Event && again.UserId == state.UserId
                && again.Records.SequenceEqual(state.Records.Select(record => record with { JitOrganizationIds = again.Find(record.Id)!.JitOrganizationIds }))
                && again.IdentifiedBy == state.IdentifiedBy && again.Captcha == state.Captcha && again.Mfa == state.Mfa;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_another_version_is_none()
    {
        foreach (var text in new[] { null, "", "{", "null", "[]", "{}", """{"event":"Other"}""", """{"event":"SignIn","records":[{"type":"Other","id":"x"}]}""" })
        {
            Assert.Null(ExperienceState.Deserialize(text));
        }
    }

    [Fact]
    public void Prints_nobodys_data()
    {
        var state = Make(12345, "secret-text");
        Assert.DoesNotContain("secret-text", $"{state} {state.Records[0]} {state.Records[0].Identifier} {state.Profile} {state.Profile.SsoIdentity} {state.Profile.SsoIdentity?.Identity}", StringComparison.Ordinal);
    }

    [Fact(DisplayName = "CVE-2026-54730: no sequence of calls by somebody who reads one mailbox signs in to another account")]
    public async Task No_sequence_of_calls_reaches_the_account_of_another()
    {
        await using var scenario = await ExperienceScenario.StartAsync(Databases.Sqlite);
        var before = await AliceAsync(scenario);
        var (submitted, seeds) = (0, new Random(20261126));
        for (var round = 0; round < 25; round++)
        {
            var person = await scenario.NewPersonAsync();
            var walk = new Walk(scenario, person);
            var steps = Gen.Choose(0, Walk.Kinds - 1).ListOf(14).Sample(1, seeds.Next(1, 1000)).First();
            foreach (var step in steps)
            {
                Assert.InRange(await walk.TakeAsync(step), 200, 499);
            }

            submitted += walk.Submitted;
            Assert.False(await scenario.Company.ReadAsync(db => db.BrowserSessions.AnyAsync(row => row.UserId == Scenario.Alice)));
            Assert.False(await scenario.Company.ReadAsync(db => db.Interactions.AnyAsync(row => row.UserId == Scenario.Alice)));
            scenario.Host.Time.Advance(TimeSpan.FromMinutes(61));
        }

        Assert.Equal(before, await AliceAsync(scenario));
        Assert.InRange(await scenario.Company.ReadAsync(db => db.Users.CountAsync()), 2, 3);
        Assert.True(submitted >= 0);
    }

    private static Task<string> AliceAsync(ExperienceScenario scenario) => scenario.Company.ReadAsync(db =>
        db.Users.Where(user => user.Id == Scenario.Alice).Select(user => user.Username + user.PrimaryEmail + user.PasswordEncrypted).SingleAsync());

    private static ExperienceState Make(int seed, string text)
    {
        var random = new Random(seed);
        var types = Enum.GetValues<VerificationType>();
        var clean = text is null || !text.All(character => !char.IsSurrogate(character)) ? "text" : text;
        return new ExperienceState
        {
            Event = (InteractionEvent)random.Next(3),
            UserId = random.Next(2) == 0 ? null : "user",
            IdentifiedBy = random.Next(2) == 0 ? null : new IdentifiedBy(types[random.Next(types.Length)], random.Next(2) == 0 ? null : "hash"),
            Records =
            [
                .. types.Take(1 + random.Next(types.Length)).Select((type, index) => new VerificationRecord
                {
                    Id = $"id{index}",
                    Type = type,
                    IsVerified = random.Next(2) == 0,
                    Identifier = new Identifier((IdentifierType)random.Next(3), clean),
                    TemplateType = random.Next(2) == 0 ? null : TemplateType.Register,
                    UserId = random.Next(2) == 0 ? null : "user",
                    JitOrganizationIds = random.Next(2) == 0 ? null : ["a", clean],
                }),
            ],
            Profile = new PendingProfile
            {
                Username = random.Next(2) == 0 ? null : clean,
                Profile = random.Next(2) == 0 ? null : new UserProfile { GivenName = clean },
                CustomData = random.Next(2) == 0 ? null : JsonSerializer.SerializeToElement(new { answer = clean }),
                Submitted = random.Next(2) == 0,
                Identities = random.Next(2) == 0 ? null :
                [
                    new PendingIdentity
                    {
                        Type = VerificationType.EnterpriseSso,
                        VerificationId = "id",
                        ConnectorId = "connector",
                        Identity = new ExternalIdentity { Id = clean, Issuer = clean, Email = clean, AuthenticationMethods = ["pwd"], Raw = Data.JsonColumn.EmptyObject },
                        Sealed = clean,
                        IsNew = random.Next(2) == 0,
                        LinkedBy = random.Next(2) == 0 ? null : IdentifierType.Email,
                    },
                ],
            },
            Captcha = random.Next(2) == 0 ? null : new CaptchaState(true, false),
            Mfa = random.Next(2) == 0 ? null : new MfaChoices { MfaEnabled = true },
        };
    }

    /// <summary>What somebody might call, in any order, who can read Nina's mail and wants Alice's account.</summary>
    private sealed class Walk(ExperienceScenario scenario, Person person)
    {
        public const int Kinds = 16;
        private static readonly string[] Events = ["SignIn", "Register", "ForgotPassword"];
        private readonly Dictionary<string, string> ids = [];
        private int turn;

        public int Submitted { get; private set; }

        public async Task<int> TakeAsync(int kind)
        {
            var interactionEvent = Events[turn++ % 3];
            switch (kind)
            {
                case 0 or 1:
                    return (await person.PutAsync("", new { interactionEvent })).Status;
                case 2:
                    return (await person.PutAsync("/interaction-event", new { interactionEvent })).Status;
                case 3 or 4:
                    return await SendAsync(Nina, interactionEvent);
                case 5:
                    return await SendAsync(Alice, interactionEvent);
                case 6 or 7:
                    return await VerifyAsync(Nina, scenario.Sent.LastOrDefault(message => message.To == Nina)?.Payload["code"]?.ToString() ?? "000000");
                case 8:
                    // Nina's code for Alice's address.
                    return await VerifyAsync(Alice, scenario.Sent.LastOrDefault(message => message.To == Nina)?.Payload["code"]?.ToString() ?? "000000");
                case 9:
                    return (await person.VerifyPasswordAsync("username", "alice", "guess")).Status;
                case 10:
                    return (await person.IdentifyAsync(ids.GetValueOrDefault(Nina))).Status;
                case 11:
                    return (await person.IdentifyAsync(ids.GetValueOrDefault(Alice))).Status;
                case 12:
                    return (await person.PutAsync("/profile/password", new { password = ExperienceScenario.NewPassword })).Status;
                case 13:
                    return (await person.PostAsync("/profile", new { type = "email", verificationId = ids.GetValueOrDefault(Alice) ?? "none" })).Status;
                case 14:
                    return (await person.PostAsync("/profile", new { type = "password", value = ExperienceScenario.NewPassword })).Status;
                default:
                    var answer = await person.SubmitAsync();
                    Submitted += answer.Status == 200 ? 1 : 0;
                    return answer.Status;
            }
        }

        private async Task<int> SendAsync(string address, string interactionEvent)
        {
            var answer = await person.SendCodeAsync(address, interactionEvent);
            if (answer.Status == 200)
            {
                ids[address] = Person.Id(answer);
            }

            return answer.Status;
        }

        private async Task<int> VerifyAsync(string address, string code) =>
            (await person.VerifyCodeAsync(address, ids.GetValueOrDefault(address) ?? "none", code)).Status;
    }
}
