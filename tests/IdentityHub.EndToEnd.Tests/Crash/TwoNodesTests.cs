using System.Net;
using System.Text;
using IdentityHub.Protocol.Jose;
using IdentityHub.Server.Signing;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.EndToEnd.Tests.Crash;

/// <summary>Two processes on one PostgreSQL share sessions, keys and single-use values.</summary>
public sealed class TwoNodesTests(TwoNodes nodes) : IClassFixture<TwoNodes>, IDisposable
{
    private readonly HttpClient first = nodes.First.NewClient();
    private readonly HttpClient second = nodes.Second.NewClient();

    [Fact]
    public async Task A_code_of_one_process_is_redeemed_at_the_other()
    {
        var callback = await nodes.NewPerson().AtFirst.AuthorizeAsync(Scenario.Spa);

        var tokens = (await second.RedeemAsync(Scenario.Spa, callback.Code!)).Ok();

        Assert.Equal(Scenario.Alice, tokens.IdTokenClaims.GetProperty("sub").GetString());
        Assert.True(await VerifiesAsync(first, tokens["id_token"]!));
        Assert.True(await first.OpensUserInfoAsync(tokens.AccessToken));
        (await first.RefreshAsync(Scenario.Spa, tokens.RefreshToken)).Ok();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sign_in_passes_from_process_to_process_at_every_step(bool beginsAtFirst)
    {
        var traveller = nodes.NewTraveller(beginsAtFirst);

        var callback = await traveller.AuthorizeAsync(Scenario.Spa);
        var tokens = (await first.RedeemAsync(Scenario.Spa, callback.Code!)).Ok();
        await traveller.SignOutAsync(tokens["id_token"]!);

        Assert.Equal("login_required", (await traveller.AuthorizeAsync(Scenario.Spa, "none")).Error);
    }

    [Fact]
    public async Task A_request_pushed_to_one_process_is_opened_at_the_other()
    {
        var pushed = await first.PushAsync(Scenario.Spa);

        var callback = await nodes.NewPerson().AtSecond.AuthorizeAsync(Scenario.Spa, pushed);

        (await first.RedeemAsync(Scenario.Spa, callback.Code!)).Ok();
    }

    [Fact]
    public async Task A_code_gives_tokens_once_however_many_processes_are_asked()
    {
        var callback = await nodes.NewPerson().AtFirst.AuthorizeAsync(Scenario.Spa);

        var answers = await AtBothAsync(node => node.RedeemAsync(Scenario.Spa, callback.Code!));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.Refused(400, "invalid_grant"));
    }

    [Fact]
    public async Task Refreshes_at_both_processes_lead_to_one_successor()
    {
        var callback = await nodes.NewPerson().AtFirst.AuthorizeAsync(Scenario.Spa);
        var tokens = (await first.RedeemAsync(Scenario.Spa, callback.Code!)).Ok();

        var answers = await AtBothAsync(node => node.RefreshAsync(Scenario.Spa, tokens.RefreshToken));

        var successor = Assert.Single(answers.Select(answer => answer.Ok().RefreshToken).Distinct());
        Assert.NotEqual(tokens.RefreshToken, successor);
        (await second.RefreshAsync(Scenario.Spa, successor)).Ok();
    }

    [Fact]
    public async Task A_session_of_one_process_is_valid_and_ended_at_the_other()
    {
        var (atFirst, atSecond) = nodes.NewPerson();
        await atFirst.AuthorizeAsync(Scenario.Spa);

        var silent = await atSecond.AuthorizeAsync(Scenario.Web, "none");
        var tokens = (await first.RedeemAsync(Scenario.Spa, (await atSecond.AuthorizeAsync(Scenario.Spa)).Code!)).Ok();
        await atSecond.SignOutAsync(tokens["id_token"]!);

        Assert.NotNull(silent.Code);
        Assert.Equal("login_required", (await atFirst.AuthorizeAsync(Scenario.Spa, "none")).Error);
    }

    [Fact]
    public async Task A_revocation_at_one_process_counts_at_the_other_at_once()
    {
        var callback = await nodes.NewPerson().AtSecond.AuthorizeAsync(Scenario.Spa);
        var tokens = (await second.RedeemAsync(Scenario.Spa, callback.Code!)).Ok();

        Assert.Equal(200, (await first.RevokeAsync(Scenario.Spa, tokens.RefreshToken)).Status);

        (await second.RefreshAsync(Scenario.Spa, tokens.RefreshToken)).Refused(400, "invalid_grant");
        Assert.False(await second.OpensUserInfoAsync(tokens.AccessToken));
    }

    [Fact]
    public async Task A_disabled_application_is_refused_by_every_process_within_a_second()
    {
        var callback = await nodes.NewPerson().AtFirst.AuthorizeAsync(Scenario.Native);
        var tokens = (await first.RedeemAsync(Scenario.Native, callback.Code!)).Ok();
        (await second.RefreshAsync(Scenario.Native, tokens.RefreshToken)).Ok();

        await nodes.Operator.ChangeAsync(async db => (await db.Applications.SingleAsync(row => row.Id == Scenario.Native)).IsDisabled = true);
        await Task.Delay(TimeSpan.FromSeconds(1));

        foreach (var answer in await AtBothAsync(node => node.RefreshAsync(Scenario.Native, tokens.RefreshToken)))
        {
            answer.Refused(400, "invalid_client");
        }
    }

    [Fact]
    public async Task A_key_made_at_one_process_signs_and_verifies_at_the_others_within_a_second()
    {
        var person = nodes.NewPerson();
        var before = (await first.RedeemAsync(Scenario.Spa, (await person.AtFirst.AuthorizeAsync(Scenario.Spa)).Code!)).Ok();

        var rotation = await nodes.Operator.Host.Rotation().RotateAsync(null, TimeSpan.Zero, CancellationToken.None);
        Assert.Equal(RotationOutcome.Rotated, rotation.Outcome);
        await Task.Delay(TimeSpan.FromSeconds(1));

        var after = (await first.RefreshAsync(Scenario.Spa, before.RefreshToken)).Ok();
        Assert.Contains($"\"kid\":\"{rotation.KeyId}\"", HeaderOf(after["id_token"]!), StringComparison.Ordinal);
        Assert.True(await VerifiesAsync(second, before["id_token"]!));
        Assert.True(await VerifiesAsync(second, after["id_token"]!));

        // The other process itself takes both, the old and the new one, for what they are.
        foreach (var (token, status) in new[]
        {
            (before["id_token"]!, HttpStatusCode.OK), (after["id_token"]!, HttpStatusCode.OK), (after["id_token"]! + "A", HttpStatusCode.BadRequest),
        })
        {
            using var response = await second.GetAsync(new Uri("/oidc/session/end?id_token_hint=" + token, UriKind.Relative));
            Assert.Equal(status, response.StatusCode);
        }
    }

    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }

    private Task<TokenAnswer[]> AtBothAsync(Func<HttpClient, Task<TokenAnswer>> ask) =>
        Task.WhenAll(Enumerable.Range(0, 20).Select(number => ask(number % 2 == 0 ? first : second)));

    /// <summary>Whether a client that has just downloaded a process's keys accepts a token's signature.</summary>
    private static async Task<bool> VerifiesAsync(HttpClient node, string token) =>
        JsonWebKeySet.TryParse(await node.GetByteArrayAsync(new Uri("/oidc/jwks", UriKind.Relative)), out var keys)
        && JwsReader.Read(token, VerificationKeySet.From(keys)).Succeeded;

    private static string HeaderOf(string token) =>
        Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[0]));
}
