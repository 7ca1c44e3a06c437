using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Sessions;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Authorization;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sessions;

/// <summary>Authorization requests that wait for people: what the pages read and what they record.</summary>
/// <remarks>
/// A page finds the interaction of its browser, proves one thing, records it and redirects to <see cref="ResumeUrl"/>. It issues
/// nothing itself. Every record is a conditional update against the state that the page has seen: of two answers that race, one counts.
/// </remarks>
internal sealed class Interactions(
    IDbContextFactory<HubDbContext> contexts, HubWriter writer, HubCookies cookies, HubUrls urls, TimeProvider clock)
{
    /// <summary>How long a person has for signing in.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>
    /// The interaction of this browser: of the client in the <c>Logto-App-Id</c> header or the <c>app_id</c> query parameter, else the
    /// one that began last.
    /// </summary>
    /// <returns>Null when there is none, or it expired or was finished.</returns>
    public ValueTask<ActiveInteraction?> FindAsync(HttpContext context, CancellationToken cancellation)
    {
        var named = context.Request.Headers["Logto-App-Id"].FirstOrDefault() is { Length: > 0 } header
            ? header
            : context.Request.Query["app_id"].FirstOrDefault() is { Length: > 0 } query ? query : null;
        return cookies.ReadInteraction(context, named) is { } uid ? LoadAsync(uid, cancellation) : default;
    }

    /// <summary>Everything that waits in this browser, whatever the request names; the one that began last first.</summary>
    public async Task<IReadOnlyList<ActiveInteraction>> FindAllAsync(HttpContext context, CancellationToken cancellation)
    {
        var found = new List<ActiveInteraction>();
        foreach (var uid in cookies.ReadInteractions(context))
        {
            if (await LoadAsync(uid, cancellation) is { } interaction)
            {
                found.Add(interaction);
            }
        }

        return found;
    }

    /// <summary>The interaction that this browser may resume at <c>/oidc/auth/{uid}</c>.</summary>
    /// <returns>Null when the browser is not the one that began it, or it expired or was finished.</returns>
    public ValueTask<ActiveInteraction?> FindResumedAsync(HttpContext context, string uid, CancellationToken cancellation) =>
        cookies.ReadResume(context) is { } bound
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bound), Encoding.UTF8.GetBytes(uid))
            ? LoadAsync(uid, cancellation)
            : default;

    /// <summary>Records that a person proved who they are. Resuming then makes the browser session.</summary>
    /// <param name="interaction">The interaction as the page found it.</param>
    /// <param name="userId">Who.</param>
    /// <param name="methods">How: values of RFC 8176 separated by spaces, such as <c>pwd</c> or <c>pwd otp</c>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <param name="record">What the audit trail says of it.</param>
    /// <returns>False when the interaction was finished or changed meanwhile; the person has to begin again.</returns>
    public Task<bool> RecordSignInAsync(
        ActiveInteraction interaction, string userId, string methods, CancellationToken cancellation, AuditLog? record = null) =>
        ReplaceStateAsync(interaction, SignedIn(interaction.State, userId, methods, clock.GetUtcNow()), record, cancellation);

    /// <summary>Records the answer of the consent page.</summary>
    /// <returns>False when nobody is asked, or the interaction was finished or changed meanwhile.</returns>
    public async Task<bool> RecordConsentAsync(
        ActiveInteraction interaction, ConsentAnswer answer, CancellationToken cancellation, AuditLog? record = null) =>
        interaction.State is { SessionId: not null, UserId: not null }
        && await ReplaceStateAsync(interaction, interaction.State with { Consent = answer }, record, cancellation);

    /// <summary>Records that the person left. Resuming then leads back to the client with <c>access_denied</c>.</summary>
    /// <returns>False when the interaction was finished or changed meanwhile.</returns>
    public Task<bool> RecordAbortAsync(ActiveInteraction interaction, CancellationToken cancellation) =>
        ReplaceStateAsync(interaction, interaction.State with { IsAborted = true }, null, cancellation);

    /// <summary>Forgets who is asked for consent, so that somebody else can sign in for the same request.</summary>
    /// <returns>False when nobody is asked, or the interaction was finished or changed meanwhile.</returns>
    public async Task<bool> RecordSwitchAsync(ActiveInteraction interaction, CancellationToken cancellation) =>
        interaction.State is { SessionId: not null, UserId: not null } && await ReplaceStateAsync(interaction, new InteractionState(), null, cancellation);

    /// <summary>Where a page leads when it has recorded something: <c>{PublicUrl}/oidc/auth/{uid}</c>.</summary>
    public string ResumeUrl(ActiveInteraction interaction) => urls.Absolute("/oidc/auth/" + interaction.Uid);

    /// <summary>The row of a new interaction, to be added by whoever writes.</summary>
    /// <returns>What the browser gets to know, and the row, which knows only the hash of the id.</returns>
    public (ActiveInteraction Active, Interaction Row) Create(AuthorizationRequest request, InteractionState state)
    {
        var now = clock.GetUtcNow();
        var active = new ActiveInteraction(RandomValues.Token(), request.ClientId, request, state, now + Lifetime);
        var row = new Interaction
        {
            Id = HashOf(active.Uid),
            ApplicationId = request.ClientId,
            Request = JsonSerializer.Serialize(request, SessionsJson.Default.AuthorizationRequest),
            State = Serialize(state),
            UserId = state.UserId,
            CreatedAt = now,
            ExpiresAt = active.ExpiresAt,
        };
        return (active, row);
    }

    /// <summary>Finishes an interaction inside somebody's write.</summary>
    /// <returns>False when somebody else did, or the state is no longer the one that was decided upon.</returns>
    public static async Task<bool> FinishAsync(HubDbContext db, ActiveInteraction interaction, DateTimeOffset now, CancellationToken cancellation)
    {
        var id = HashOf(interaction.Uid);
        var seen = Serialize(interaction.State);
        return await db.Interactions
            .Where(row => row.Id == id && row.FinishedAt == null && row.ExpiresAt > now && row.State == seen)
            .ExecuteUpdateAsync(row => row.SetProperty(interaction => interaction.FinishedAt, now), cancellation) == 1;
    }

    /// <summary>Replaces the state inside somebody's write.</summary>
    /// <returns>False when the interaction was finished or changed since it was read.</returns>
    public static async Task<bool> ReplaceAsync(
        HubDbContext db, ActiveInteraction interaction, InteractionState state, DateTimeOffset now, CancellationToken cancellation)
    {
        var (id, seen, next, userId) = (HashOf(interaction.Uid), Serialize(interaction.State), Serialize(state), state.UserId);
        return await db.Interactions
            .Where(row => row.Id == id && row.FinishedAt == null && row.ExpiresAt > now && row.State == seen)
            .ExecuteUpdateAsync(
                row => row.SetProperty(interaction => interaction.State, next).SetProperty(interaction => interaction.UserId, userId), cancellation) == 1;
    }

    /// <summary>The state in which resuming makes the browser session.</summary>
    /// <param name="state">Until now.</param>
    /// <param name="userId">Who.</param>
    /// <param name="methods">How: values of RFC 8176 separated by spaces.</param>
    /// <param name="now">When.</param>
    public static InteractionState SignedIn(InteractionState state, string userId, string methods, DateTimeOffset now) => state with
    {
        UserId = userId,
        AuthenticatedAt = now,
        Methods = methods,
        SessionId = null,
        Consent = null,
        Draft = null,
    };

    private Task<bool> ReplaceStateAsync(ActiveInteraction interaction, InteractionState state, AuditLog? record, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return writer.WriteAsync(
            Durability.Relaxed,
            async (db, token) =>
            {
                var isReplaced = await ReplaceAsync(db, interaction, state, now, token);
                if (isReplaced && record is not null)
                {
                    AuditRows.Add(db, record);
                }

                return isReplaced;
            },
            cancellation);
    }

    private async ValueTask<ActiveInteraction?> LoadAsync(string uid, CancellationToken cancellation)
    {
        var id = HashOf(uid);
        var now = clock.GetUtcNow();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var row = await db.Interactions.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == id && row.FinishedAt == null && row.ExpiresAt > now, cancellation);
        return row is null
            ? null
            : new(
                uid,
                row.ApplicationId,
                JsonSerializer.Deserialize(row.Request, SessionsJson.Default.AuthorizationRequest)!,
                JsonSerializer.Deserialize(row.State, SessionsJson.Default.InteractionState)!,
                row.ExpiresAt);
    }

    /// <summary>What is stored of an interaction's id, and shown to operators.</summary>
    public static string HashOf(string uid) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(uid)));

    private static string Serialize(InteractionState state) => JsonSerializer.Serialize(state, SessionsJson.Default.InteractionState);
}
