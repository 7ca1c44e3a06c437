using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Verification;

/// <summary>How many messages one recipient gets within a while, whoever asks for them and whatever they say.</summary>
internal sealed class MessageLimit(HubCatalog catalog, Lockout counters, TimeProvider clock)
{
    /// <summary>Setting of another limit: <c>{"limit": 10, "window": 600}</c>, in messages and seconds.</summary>
    public const string Setting = "messageRateLimitOverride";

    private const int MessagesPerWindow = 10;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(600);

    /// <summary>What a recipient may still get.</summary>
    /// <param name="channel">How the messages travel.</param>
    /// <param name="address">Where to, in the look-up form.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public async ValueTask<MessageAllowance> OfAsync(MessageChannel channel, string address, CancellationToken cancellation)
    {
        var (limit, window) = Read(await catalog.GetAsync(cancellation));
        return new(counters.Target("message", $"{channel}:{address}"), limit, window, clock.GetUtcNow());
    }

    private static (int Limit, TimeSpan Window) Read(CatalogSnapshot snapshot)
    {
        if (!snapshot.Settings.TryGetValue(Setting, out var setting) || setting.ValueKind != JsonValueKind.Object)
        {
            return (MessagesPerWindow, Window);
        }

        return (PositiveOf(setting, "limit") ?? MessagesPerWindow, PositiveOf(setting, "window") is { } seconds ? TimeSpan.FromSeconds(seconds) : Window);
    }

    private static int? PositiveOf(JsonElement setting, string name) =>
        setting.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var value) && value > 0 ? value : null;
}

/// <summary>The messages of one recipient, to be counted.</summary>
/// <param name="Target">Their counter.</param>
/// <param name="Limit">How many there may be.</param>
/// <param name="Window">Within which time.</param>
/// <param name="Now">When the next one goes out.</param>
internal sealed record MessageAllowance(string Target, int Limit, TimeSpan Window, DateTimeOffset Now)
{
    /// <summary>Counts one more message inside somebody's write. May run more than once.</summary>
    /// <returns>False when there were too many: answer <see cref="VerificationErrors.MessageRateLimited"/>.</returns>
    public Task<bool> TakeAsync(HubDbContext db, CancellationToken cancellation) => Lockout.CountAsync(db, Target, Limit, Window, Now, cancellation);
}
