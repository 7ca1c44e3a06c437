using System.Text.Json;
using IdentityHub.Data.Signing;
using IdentityHub.Server.Signing;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.Signing;

public sealed class KeyRingTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_first_start_makes_one_key_and_the_second_takes_it(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);

        Assert.Equal(["ES256"], pair.First.Ring().Algorithms);
        Assert.Equal(pair.First.Ring().Current.KeyId, pair.Second.Ring().Current.KeyId);
        Assert.Equal(pair.First.Ring().JwksUtf8.ToArray(), pair.Second.Ring().JwksUtf8.ToArray());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Keeps_private_keys_encrypted(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider);
        await using var db = hub.Read();

        var record = await db.SigningKeys.SingleAsync();

        Assert.Equal(-1, record.EncryptedPrivateKey.AsSpan().IndexOf(hub.Ring().Current.ExportPkcs8().AsSpan(8, 32)));
        Assert.False(JsonDocument.Parse(record.PublicJwk).RootElement.TryGetProperty("d", out _));
        Assert.False(JsonDocument.Parse(hub.Ring().JwksUtf8).RootElement.GetProperty("keys")[0].TryGetProperty("d", out _));
    }

    [Fact]
    public async Task Has_a_key_for_every_algorithm_that_settings_name_the_default_first()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite, options =>
        {
            options.Settings["Oidc:SigningAlgorithm"] = "ES384";
            options.Settings["Oidc:AdditionalSigningAlgorithms"] = "RS256,ES256";
        });

        Assert.Equal(["ES384", "ES256", "RS256"], hub.Ring().Algorithms);
        Assert.Equal("ES384", hub.Ring().Current.PublicJwk.Alg);
        Assert.Equal("RS256", hub.Ring().For("RS256").PublicJwk.Alg);
        Assert.Throws<InvalidOperationException>(() => hub.Ring().For("PS256"));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Immediate_rotation_signs_with_the_new_key_and_still_verifies_with_the_old_one_on_every_node(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);
        var old = pair.First.Ring().Current;
        var signature = Sign(old, "before"u8);

        var result = await pair.First.Rotation().RotateAsync(null, TimeSpan.Zero, default);

        Assert.Equal(RotationOutcome.Rotated, result.Outcome);
        Assert.Equal(result.KeyId, pair.First.Ring().Current.KeyId);
        Assert.NotEqual(old.KeyId, result.KeyId);
        var fresh = Sign(pair.First.Ring().Current, "after"u8);
        Assert.True((await pair.Second.Ring().FindAsync(result.KeyId!, default))!.Verify("after"u8, fresh));
        Assert.True((await pair.Second.Ring().FindAsync(old.KeyId, default))!.Verify("before"u8, signature));
        Assert.Equal([result.KeyId!, old.KeyId], KidsOf(pair.First.Ring()));
        await Eventually.TrueAsync(() => pair.Second.Ring().Current.KeyId == result.KeyId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Staged_rotation_publishes_the_next_key_at_once_and_signs_with_it_after_the_grace(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);
        var old = pair.First.Ring().Current.KeyId;

        var result = await pair.First.Rotation().RotateAsync("ES256", TimeSpan.FromHours(1), default);

        Assert.Equal(pair.Time.GetUtcNow() + TimeSpan.FromHours(1), result.EffectiveAt);
        Assert.Equal([old, result.KeyId!], KidsOf(pair.First.Ring()));
        Assert.Equal(old, pair.First.Ring().Current.KeyId);
        Assert.NotNull(await pair.Second.Ring().FindAsync(result.KeyId!, default));
        Assert.Equal(RotationOutcome.NextKeyExists, (await pair.Second.Rotation().RotateAsync("ES256", TimeSpan.Zero, default)).Outcome);
        Assert.Equal(0, await pair.First.Rotation().AdvanceAsync(default));

        pair.Time.SetUtcNow(pair.Time.GetUtcNow() + TimeSpan.FromHours(1));
        await Task.WhenAll(pair.First.Rotation().AdvanceAsync(default), pair.Second.Rotation().AdvanceAsync(default));

        foreach (var ring in new[] { pair.First.Ring(), pair.Second.Ring() })
        {
            await ring.ReloadAsync(default);
            Assert.Equal(result.KeyId, ring.Current.KeyId);
            Assert.Equal([result.KeyId!, old], KidsOf(ring));
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_job_of_one_node_moves_keys_on_for_all(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);
        var result = await pair.First.Rotation().RotateAsync(null, TimeSpan.FromMinutes(10), default);

        pair.Time.Advance(TimeSpan.FromMinutes(11));

        await Eventually.TrueAsync(() => pair.First.Ring().Current.KeyId == result.KeyId && pair.Second.Ring().Current.KeyId == result.KeyId);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_previous_key_stays_as_long_as_the_longest_token_and_then_goes(string provider)
    {
        await using var hub = await HubHost.StartAsync(provider, options => options.Settings["Oidc:KeyRetention"] = "1d");
        var threeDays = (int)TimeSpan.FromDays(3).TotalSeconds;
        await hub.WriteAsync((db, cancellation) => db.Resources.ExecuteUpdateAsync(
            update => update.SetProperty(resource => resource.AccessTokenTtl, threeDays), cancellation));
        var old = hub.Ring().Current.KeyId;
        await hub.Rotation().RotateAsync(null, TimeSpan.Zero, default);

        hub.Time.SetUtcNow(hub.Time.GetUtcNow() + TimeSpan.FromDays(3));
        await hub.Rotation().AdvanceAsync(default);
        Assert.NotNull(hub.Ring().FindByKid(old));

        hub.Time.SetUtcNow(hub.Time.GetUtcNow() + TimeSpan.FromHours(2));
        Assert.Equal(1, await hub.Rotation().AdvanceAsync(default));
        Assert.Null(hub.Ring().FindByKid(old));
        Assert.Equal([hub.Ring().Current.KeyId], KidsOf(hub.Ring()));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_twenty_rotations_at_once_each_leaves_one_current_key(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() =>
            (index % 2 == 0 ? pair.First : pair.Second).Rotation().RotateAsync(null, TimeSpan.Zero, default))));

        Assert.All(results, result => Assert.Equal(RotationOutcome.Rotated, result.Outcome));
        await using var db = pair.First.Read();
        Assert.Equal(1, await db.SigningKeys.CountAsync(key => key.Status == SigningKeyStatus.Current));
        Assert.Equal(20, await db.SigningKeys.CountAsync(key => key.Status == SigningKeyStatus.Previous));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_twenty_staged_rotations_at_once_one_succeeds(string provider)
    {
        await using var pair = await TwoHubs.StartAsync(provider);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() =>
            (index % 2 == 0 ? pair.First : pair.Second).Rotation().RotateAsync(null, TimeSpan.FromHours(1), default))));

        Assert.Single(results, result => result.Outcome == RotationOutcome.Rotated);
        Assert.Equal(19, results.Count(result => result.Outcome == RotationOutcome.NextKeyExists));
    }

    [Fact]
    public async Task Only_a_previous_key_can_be_deleted()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);
        var old = hub.Ring().Current.KeyId;
        Assert.Equal(KeyDeletion.InUse, await hub.Rotation().DeleteAsync(old, default));
        Assert.Equal(KeyDeletion.NotFound, await hub.Rotation().DeleteAsync("unknown", default));

        await hub.Rotation().RotateAsync(null, TimeSpan.Zero, default);

        Assert.Equal(KeyDeletion.Deleted, await hub.Rotation().DeleteAsync(old, default));
        Assert.Null(hub.Ring().FindByKid(old));
    }

    [Fact]
    public async Task Refuses_to_rotate_an_algorithm_it_does_not_sign_with()
    {
        await using var hub = await HubHost.StartAsync(Databases.Sqlite);

        Assert.Equal(RotationOutcome.UnknownAlgorithm, (await hub.Rotation().RotateAsync("RS256", TimeSpan.Zero, default)).Outcome);
        Assert.Equal(RotationOutcome.UnknownAlgorithm, (await hub.Rotation().RotateAsync("none", TimeSpan.Zero, default)).Outcome);
    }

    private static byte[] Sign(Protocol.Jose.SigningKey key, ReadOnlySpan<byte> data)
    {
        var signature = new byte[key.SignatureSize];
        key.Sign(data, signature);
        return signature;
    }

    private static List<string?> KidsOf(KeyRing ring) =>
        [.. JsonDocument.Parse(ring.JwksUtf8).RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString())];
}
