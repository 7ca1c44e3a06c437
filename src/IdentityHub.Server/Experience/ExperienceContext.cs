using IdentityHub.Data;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Experience;

/// <summary>One request within an interaction, of the Experience API or of a page. Steps change it; at the end it is stored as a whole.</summary>
/// <remarks>
/// <code>
/// ExperienceContextReader -> steps replace State and queue what belongs into the write -> SaveAsync
///                                                          Identification and Submission store by themselves (CommitAsync)
/// </code>
/// Storing is conditional on the state that was read: of two requests at once, one counts.
/// </remarks>
internal sealed class ExperienceContext
{
    private readonly HttpContext http;
    private readonly CatalogSnapshot catalog;
    private readonly List<Func<HubDbContext, CancellationToken, Task<bool>>> pending = [];
    private readonly List<AuditLog> records = [];
    private ExperienceState? stored;
    private User? user;

    /// <summary>A request within an interaction.</summary>
    public ExperienceContext(HttpContext http, ActiveInteraction interaction, CatalogSnapshot catalog, ApplicationEntry? application, string locale)
    {
        (this.http, this.catalog, Interaction, Application, Locale) = (http, catalog, interaction, application, locale);
        Settings = SignInExperience.Of(catalog);
        State = stored = ExperienceState.Deserialize(interaction.State.Draft);
    }

    /// <summary>The request.</summary>
    public HttpContext Http => http;

    /// <summary>The authorization request that waits, with <c>first_screen</c>, <c>identifier</c>, <c>login_hint</c> and so on.</summary>
    public ActiveInteraction Interaction { get; private set; }

    /// <summary>Configuration of the hub.</summary>
    public CatalogSnapshot Catalog => catalog;

    /// <summary>The client; null when it may not be used any more.</summary>
    public ApplicationEntry? Application { get; }

    /// <summary>What is allowed.</summary>
    public SignInExperience Settings { get; }

    /// <summary>BCP 47 tag of the language that messages should have.</summary>
    public string Locale { get; }

    /// <summary>What the person did so far; null before <see cref="Steps.Begin.StartAsync"/>.</summary>
    public ExperienceState? State { get; set; }

    /// <summary>How long to wait, after a step was refused because too many failed.</summary>
    public TimeSpan RetryAfter { get; set; }

    /// <summary>Ends when the client is gone.</summary>
    public CancellationToken Cancellation => http.RequestAborted;

    /// <summary>The moment, from the hub's clock.</summary>
    public DateTimeOffset Now => Service<TimeProvider>().GetUtcNow();

    /// <summary>Whom codes belong to: this interaction.</summary>
    public string Owner => Interactions.HashOf(Interaction.Uid);

    /// <summary>A service of the hub.</summary>
    public T Service<T>()
        where T : notnull => http.RequestServices.GetRequiredService<T>();

    /// <summary>A context to read.</summary>
    public HubDbContext Read() => Service<IDbContextFactory<HubDbContext>>().CreateDbContext();

    /// <summary>The user who is identified, as stored.</summary>
    /// <returns>Null when nobody is, or the user is gone.</returns>
    public async ValueTask<User?> FindUserAsync()
    {
        if (State?.UserId is not { } id)
        {
            return null;
        }

        if (user?.Id != id)
        {
            await using var db = Read();
            user = await db.Users.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, Cancellation);
        }

        return user;
    }

    /// <summary>The user whom an identifier belongs to.</summary>
    public async ValueTask<User?> FindUserAsync(Identifier identifier)
    {
        if (identifier.Forms() is not [var likely, ..] forms)
        {
            return null;
        }

        var other = forms[^1];
        await using var db = Read();
        var users = db.Users.AsNoTracking();
        user = identifier.Type switch
        {
            IdentifierType.Username => await users.FirstOrDefaultAsync(row => row.NormalizedUsername == likely, Cancellation),
            IdentifierType.Email => await users.FirstOrDefaultAsync(row => row.NormalizedEmail == likely, Cancellation),
            _ => await users.Where(row => row.PrimaryPhone == likely || row.PrimaryPhone == other)
                .OrderBy(row => row.PrimaryPhone == likely ? 0 : 1).FirstOrDefaultAsync(Cancellation),
        };
        return user;
    }

    /// <summary>Adds work to the write that stores the state. It does not happen when it returns false, nor is the state stored then.</summary>
    public void OnSave(Func<HubDbContext, CancellationToken, Task<bool>> work) => pending.Add(work);

    /// <summary>Adds a step's row to the write that stores the state.</summary>
    /// <param name="step">The end of its key, such as <c>Identifier.Submit</c>.</param>
    /// <param name="userId">Who; null for who is identified.</param>
    /// <param name="failure">Why it failed.</param>
    /// <param name="details">What else there is to say; nothing secret.</param>
    public void Record(string step, string? userId = null, ApiError? failure = null, System.Text.Json.Nodes.JsonObject? details = null) =>
        records.Add(Row(step, userId, failure, details));

    /// <summary>The row of a step.</summary>
    public AuditLog Row(string step, string? userId = null, ApiError? failure = null, System.Text.Json.Nodes.JsonObject? details = null) =>
        Service<InteractionAudit>().Step(
            http, Interaction, KeyOf(step), userId ?? State?.UserId, failure is null ? null : new StepFailure(failure.Code, failure.Message), details);

    /// <summary>Notes that a step was refused, and returns the refusal.</summary>
    public ApiError Refuse(string step, ApiError error, string? userId = null)
    {
        Service<InteractionAudit>().Refused(http, Interaction, KeyOf(step), userId ?? State?.UserId, new StepFailure(error.Code, error.Message));
        return error;
    }

    /// <summary>Takes back the rows of steps that did not come about.</summary>
    public void Forget() => records.Clear();

    /// <summary>Stores the state, when it was changed.</summary>
    /// <returns>Null; <see cref="SessionErrors.NotFound"/> when another request was first.</returns>
    public Task<ApiError?> SaveAsync() => State is null || (ReferenceEquals(State, stored) && pending.Count == 0 && records.Count == 0)
        ? Task.FromResult<ApiError?>(null)
        : CommitAsync(Durability.Relaxed, null, state => state with { AuthenticatedAt = null, Methods = null });

    /// <summary>Stores the state together with something else: all of it or nothing.</summary>
    /// <param name="durability">What it must survive.</param>
    /// <param name="work">Changes of users; a refusal undoes it. May run more than once.</param>
    /// <param name="change">Changes of the interaction beside the state.</param>
    /// <param name="afterwards">What is to happen once the interaction is stored, in the same write.</param>
    /// <returns>Null; the refusal; <see cref="SessionErrors.NotFound"/> when another request was first.</returns>
    public async Task<ApiError?> CommitAsync(
        Durability durability,
        Func<HubDbContext, CancellationToken, Task<ApiError?>>? work,
        Func<InteractionState, InteractionState> change,
        Func<HubDbContext, CancellationToken, Task>? afterwards = null)
    {
        var (before, after, now) = (Interaction, change(Interaction.State with { Draft = State?.Serialize(), UserId = State?.UserId }), Now);
        try
        {
            var refusal = await Service<HubWriter>().DecideAsync(
                durability,
                async (db, token) =>
                {
                    var error = work is null ? null : await work(db, token);
                    error ??= await RunPendingAsync(db, token) && await Interactions.ReplaceAsync(db, before, after, now, token) ? null : SessionErrors.NotFound;
                    if (error is not null)
                    {
                        return Decision.Undo<ApiError?>(error);
                    }

                    if (afterwards is not null)
                    {
                        await afterwards(db, token);
                    }

                    AuditRows.Add(db, records);
                    await db.SaveChangesAsync(token);
                    return Decision.Commit<ApiError?>(null);
                },
                Cancellation);
            if (refusal is null)
            {
                pending.Clear();
                records.Clear();
                Interaction = before with { State = after };
                stored = State;
            }

            return refusal;
        }
        catch (Exception exception) when (exception.IsUniqueViolation())
        {
            // Another node or connection was a moment faster.
            return UserErrors.InUse(exception.UniqueViolationTarget());
        }
    }

    private async Task<bool> RunPendingAsync(HubDbContext db, CancellationToken cancellation)
    {
        foreach (var work in pending)
        {
            if (!await work(db, cancellation))
            {
                return false;
            }
        }

        return true;
    }

    private string KeyOf(string step) => InteractionAudit.KeyOf((State?.Event ?? InteractionEvent.SignIn).ToString(), step);
}
