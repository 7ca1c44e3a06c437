using System.Security.Cryptography;
using IdentityHub.Data;
using IdentityHub.Data.Verification;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Messages;
using IdentityHub.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Verification;

/// <summary>Six digits that go to an address, to prove that whoever types them can read there (ASVS 5.0, 6.5 and 6.6).</summary>
/// <remarks>
/// <code>
/// SendAsync    count the recipient's messages -> forget older codes of the binding -> store the new one's hash -> send
/// VerifyAsync  count the try -> compare -> use up; one conditional update each, in one write
/// </code>
/// A code is bound to who asked, to the address and to the purpose. Stored is a keyed hash over all of that and the row's id: with the database alone
/// nobody can try the million codes.
/// </remarks>
internal sealed class VerificationCodes(
    IDbContextFactory<HubDbContext> contexts,
    HubWriter writer,
    MasterKey masterKey,
    MessageLimit messages,
    HubCatalog catalog,
    MessageQueue queue,
    MessageSender sender,
    TimeProvider clock)
{
    /// <summary>Digits of a code.</summary>
    public const int Length = 6;

    private const string BindingPurpose = "verification-code-binding";
    private const string CodePurpose = "verification-code";

    /// <summary>Makes a code and sends it.</summary>
    /// <param name="binding">What it is good for.</param>
    /// <param name="message">The message, without the code.</param>
    /// <param name="recordId">Id that the code gets; null for one of its own.</param>
    /// <param name="delivery">How it goes out.</param>
    /// <param name="settings">How long it lasts.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>The id; 429 <c>request.message_rate_limited</c>; 501 without a connector; when awaited, what the connector refuses.</returns>
    public async Task<ApiResult<string>> SendAsync(
        CodeBinding binding, Message message, string? recordId, CodeDelivery delivery, SignInExperience settings, CancellationToken cancellation)
    {
        var (id, code, bound, now) = (recordId ?? RandomValues.StandardId(), RandomValues.Digits(Length), BindingHash(binding), clock.GetUtcNow());
        var hash = CodeHash(bound, id, code);
        if (!sender.CanSend(await catalog.GetAsync(cancellation), binding.Channel))
        {
            // Whoever asks, and whether anybody has the address or not.
            return MessageErrors.NoConnector(binding.Channel);
        }

        var allowance = await messages.OfAsync(binding.Channel, binding.Address, cancellation);
        var expiresAt = now + TimeSpan.FromSeconds(settings.VerificationCodePolicy.ExpirationDuration);
        var isStored = await writer.DecideAsync(
            Durability.Relaxed,
            async (db, token) =>
            {
                if (!await allowance.TakeAsync(db, token))
                {
                    return Decision.Undo(false);
                }

                await db.VerificationCodes.Where(row => row.Binding == bound && row.ConsumedAt == null).ExecuteDeleteAsync(token);
                db.VerificationCodes.Add(new VerificationCode { Id = id, Binding = bound, CodeHash = hash, CreatedAt = now, ExpiresAt = expiresAt });
                await db.SaveChangesAsync(token);
                return Decision.Commit(true);
            },
            cancellation);
        return isStored ? await DeliverAsync(message, code, delivery, id, cancellation) : VerificationErrors.MessageRateLimited;
    }

    /// <summary>Holds a code against the one that was sent, and uses it up. The try counts whether the caller waits for the answer or not.</summary>
    /// <param name="binding">What it is to be good for.</param>
    /// <param name="recordId">Id of the code; null for the last one of the binding.</param>
    /// <param name="code">As typed.</param>
    /// <param name="settings">How often it may be tried.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    /// <returns>Nothing; 400 <c>verification_code.*</c>.</returns>
    public async Task<ApiResult<Nothing>> VerifyAsync(
        CodeBinding binding, string? recordId, string code, SignInExperience settings, CancellationToken cancellation)
    {
        var (bound, now, most) = (BindingHash(binding), clock.GetUtcNow(), settings.VerificationCodePolicy.MaxRetryAttempts);
        await using var read = await contexts.CreateDbContextAsync(cancellation);
        var row = await read.VerificationCodes.AsNoTracking()
            .Where(row => row.Binding == bound && row.ConsumedAt == null && (recordId == null || row.Id == recordId))
            .OrderByDescending(row => row.CreatedAt)
            .FirstOrDefaultAsync(cancellation);
        if (row is null || row.ExpiresAt <= now)
        {
            return row is null ? VerificationErrors.CodeNotFound : VerificationErrors.CodeExpired;
        }

        var (id, isRight) = (row.Id, CryptographicOperations.FixedTimeEquals(row.CodeHash, CodeHash(bound, row.Id, code.Trim())));
        var refusal = await writer.WriteAsync(
            Durability.Durable,
            async (db, token) =>
            {
                var waiting = db.VerificationCodes.Where(row => row.Id == id && row.Binding == bound && row.ConsumedAt == null);
                if (await waiting.Where(row => row.Tries < most).ExecuteUpdateAsync(set => set.SetProperty(row => row.Tries, row => row.Tries + 1), token) != 1)
                {
                    return await waiting.AnyAsync(token) ? VerificationErrors.TooManyTries : VerificationErrors.CodeNotFound;
                }

                return !isRight
                    ? VerificationErrors.CodeMismatch
                    : await waiting.ExecuteUpdateAsync(set => set.SetProperty(row => row.ConsumedAt, now), token) == 1 ? null : VerificationErrors.CodeNotFound;
            },
            CancellationToken.None);
        return refusal is null ? Nothing.Value : refusal;
    }

    private async Task<ApiResult<string>> DeliverAsync(Message message, string code, CodeDelivery delivery, string id, CancellationToken cancellation)
    {
        message.Payload["code"] = code;
        if (delivery == CodeDelivery.Queued)
        {
            queue.TryAdd(message);
        }

        return delivery == CodeDelivery.Awaited && (await sender.SendAsync(message, cancellation)).Error is { } error ? error : id;
    }

    private byte[] BindingHash(CodeBinding binding) => masterKey.KeyedHash(BindingPurpose, binding.ToText());

    private byte[] CodeHash(byte[] binding, string id, string code) =>
        masterKey.KeyedHash(CodePurpose, $"{Convert.ToHexStringLower(binding)}:{id}:{code}");
}
