using System.Diagnostics.Metrics;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.SignIn;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Experience;

/// <summary>
/// The time of an answer tells nobody who has an account (ASVS 5.0, 6.3.8): the database gets the same commands and as many passwords are hashed for
/// somebody with a password, for somebody without one, and for nobody.
/// </summary>
public sealed class EqualWorkTests
{
    private const string WithPassword = "bob@example.com";
    private const string WithoutPassword = "carol@example.com";
    private const string Unknown = "elica@example.com";

    [Theory]
    [InlineData(Databases.Sqlite, "SignIn")]
    [InlineData(Databases.PostgreSql, "SignIn")]
    [InlineData(Databases.Sqlite, "SignInAndRegister")]
    [InlineData(Databases.PostgreSql, "SignInAndRegister")]
    public async Task Known_and_unknown_people_cost_the_same(string provider, string mode)
    {
        var log = new CommandLog();
        await using var scenario = await ExperienceScenario.StartAsync(provider, ExperienceScenario.Experience(("signInMode", $"\"{mode}\"")), log.Keep);
        await scenario.Pages.SetPasswordAsync(Scenario.Bob, SignInScenario.Password);
        await scenario.Company.ChangeAsync(db =>
        {
            db.Add(new Data.Users.User { Id = "carol0000000", PrimaryEmail = WithoutPassword, NormalizedEmail = WithoutPassword });
            return Task.CompletedTask;
        });
        using var hashes = new HashCounter(scenario.Host.Services.GetRequiredService<IMeterFactory>());

        // What is done once only is done before.
        await WorkAsync(scenario, log, hashes, "alice@example.com");
        var known = await WorkAsync(scenario, log, hashes, WithPassword);
        Assert.All(known.Where(step => step.Name.StartsWith("a wrong password", StringComparison.Ordinal)), step => Assert.Equal(1, step.Hashes));
        Assert.All(known, step => Assert.NotEmpty(step.Commands));
        foreach (var other in new[] { WithoutPassword, Unknown })
        {
            foreach (var (expected, step) in known.Zip(await WorkAsync(scenario, log, hashes, other)))
            {
                Assert.Equal((expected.Name, expected.Status, expected.Hashes), (step.Name, step.Status, step.Hashes));
                Assert.Equal(expected.Commands, step.Commands);
            }
        }
    }

    private static async Task<List<Work>> WorkAsync(ExperienceScenario scenario, CommandLog log, HashCounter hashes, string email)
    {
        var work = new List<Work>();
        var person = await scenario.NewPersonAsync();
        await person.BeginAsync("SignIn");
        var sent = await StepAsync("a code to sign in is sent", () => person.SendCodeAsync(email, "SignIn"));
        await StepAsync("a wrong code is verified", () => person.VerifyCodeAsync(email, Person.Id(sent), "wrong"));
        await StepAsync("a wrong password is verified", () => person.VerifyPasswordAsync("email", email, "not the password"));
        await StepAsync("a wrong password is verified by username", () => person.VerifyPasswordAsync("username", email.Split('@')[0], "not the password"));
        await person.BeginAsync("ForgotPassword");
        sent = await StepAsync("a code for a new password is sent", () => person.SendCodeAsync(email, "ForgotPassword"));
        await StepAsync("a wrong code for a new password is verified", () => person.VerifyCodeAsync(email, Person.Id(sent), "wrong"));
        return work;

        async Task<ApiAnswer> StepAsync(string name, Func<Task<ApiAnswer>> step)
        {
            log.Take();
            hashes.Take();
            var answer = await step();
            work.Add(new(name, answer.Status, hashes.Take(), log.Take()));
            return answer;
        }
    }

    private sealed record Work(string Name, int Status, int Hashes, IReadOnlyList<string> Commands);

    private sealed class HashCounter : IDisposable
    {
        private readonly MeterListener listener = new();
        private int hashes;

        public HashCounter(IMeterFactory factory)
        {
            listener.InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "identityhub.password.duration" && ReferenceEquals(instrument.Meter.Scope, factory))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>((_, _, _, _) => Interlocked.Increment(ref hashes));
            listener.Start();
        }

        public int Take() => Interlocked.Exchange(ref hashes, 0);

        public void Dispose() => listener.Dispose();
    }
}
