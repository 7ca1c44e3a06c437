using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>Adds several users at once, each under the rules of <c>CreateUser</c>.</summary>
/// <remarks>
/// <code>
/// rows -> schema, identifiers -> look up -> password of those who are new (one hash after the other, before the write)
///      -> one transaction: look up, add, one audit row each
/// </code>
/// A row that is refused keeps no other one out.
/// </remarks>
internal static class UserBatchOperations
{
    private const int Attempts = 3;

    // What one of them would be audited as.
    private const string Single = "CreateUser";

    /// <summary>Adds them.</summary>
    public static async Task<ApiResult<List<CreatedUser>>> CreateAsync(ApiCall<CreateUsers> call)
    {
        var drafts = call.Body.Users.Select(Read).ToList();
        var taken = await TakenIdentifiers.FindAsync(call.Db, drafts, call.Cancellation);
        for (var index = 0; index < drafts.Count; index++)
        {
            drafts[index] = await PrepareAsync(call, drafts[index], taken);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call.Service<HubWriter>().DecideAsync(Durability.Durable, (db, cancellation) => AddAsync(call, db, drafts, cancellation), call.Cancellation);
            }
            catch (Exception exception) when (exception.IsUniqueViolation() && attempt < Attempts)
            {
                // Somebody got one of the identifiers after the look; the next look finds whose row is to be refused.
            }
            catch (Exception exception) when (exception.IsUniqueViolation())
            {
                return UserErrors.InUse(exception.UniqueViolationTarget());
            }
            catch (Exception exception) when (exception.IsForeignKeyViolation())
            {
                // A default role went meanwhile.
                return ApiErrors.RelationNotFound;
            }
        }
    }

    private static Draft Read(JsonElement row)
    {
        var issues = new List<SchemaIssue>();
        SchemaFactory.Of(typeof(CreateUser)).Check(row, null, issues);
        if (issues.Count > 0)
        {
            return new Draft(row, ApiErrors.InvalidInput("body", issues));
        }

        if (Deserialize(row) is not { } body)
        {
            return new Draft(row, ApiErrors.InvalidInput("body", [new("custom", new SchemaPath(null, ""), "The value cannot be read.")]));
        }

        return UserIdentifiers.ReadNew(body.Username, body.PrimaryEmail, body.PrimaryPhone).TryGet(out var identifiers, out var error)
            ? new Draft(row, null) { Body = body, Identifiers = identifiers }
            : new Draft(row, error);
    }

    // The schema lets through what the type cannot hold: our mistake, but not one that refuses the other rows.
    private static CreateUser? Deserialize(JsonElement row)
    {
        try
        {
            return row.Deserialize<CreateUser>(ApiJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Sending the same again is how an import goes on after it was interrupted; whoever is there already costs no hash.
    private static async ValueTask<Draft> PrepareAsync(ApiCall call, Draft draft, TakenIdentifiers taken)
    {
        if (draft.Body is not { } body)
        {
            return draft;
        }

        if (taken.Find(draft.Identifiers!) is { } refusal)
        {
            return draft with { Refusal = refusal };
        }

        return (await NewPassword.PrepareAsync(call, body)).TryGet(out var password, out var error)
            ? draft with { Password = password }
            : draft with { Refusal = error };
    }

    // May run more than once, so it changes no draft.
    private static async Task<Decision<ApiResult<List<CreatedUser>>>> AddAsync(
        ApiCall<CreateUsers> call, HubDbContext db, IReadOnlyList<Draft> drafts, CancellationToken cancellation)
    {
        var taken = await TakenIdentifiers.FindAsync(db, drafts, cancellation);
        var roles = await UserRows.DefaultRolesAsync(db, cancellation);
        var answers = new List<CreatedUser>();
        foreach (var draft in drafts)
        {
            var refusal = draft.Refusal ?? taken.Take(draft.Identifiers!);
            answers.Add(refusal is null ? CreatedUser.Created(Add(call, db, draft, roles)) : CreatedUser.Refused(refusal));
        }

        await db.SaveChangesAsync(cancellation);
        ApiResult<List<CreatedUser>> result = answers;
        return answers.Exists(static answer => answer.Id is not null) ? Decision.Commit(result) : Decision.Undo(result);
    }

    private static string Add(ApiCall<CreateUsers> call, HubDbContext db, Draft draft, IReadOnlyList<string> roles)
    {
        var (id, now) = (RandomValues.ShortId(), call.Now);
        var user = UserOperations.New(draft.Body!, id, now);
        draft.Identifiers!.Apply(user);
        draft.Password!.Apply(user, now);
        db.Users.Add(user);
        db.UserRoles.AddRange(roles.Select(role => new UserRole { UserId = id, RoleId = role }));
        call.Service<AuditTrail>().Add(db, call.Http, ApiAudit.Entry(call, Single, id, draft.Row));
        return id;
    }

    /// <summary>A user as it was given: to be added, or refused already.</summary>
    private sealed record Draft(JsonElement Row, ApiError? Refusal)
    {
        public CreateUser? Body { get; init; }

        public UserIdentifiers? Identifiers { get; init; }

        public NewPassword? Password { get; init; }
    }

    /// <summary>Identifiers that users have, those of earlier rows included.</summary>
    private sealed class TakenIdentifiers
    {
        private readonly HashSet<string> usernames = new(StringComparer.Ordinal);
        private readonly HashSet<string> emails = new(StringComparer.Ordinal);
        private readonly HashSet<string> phones = new(StringComparer.Ordinal);

        /// <summary>Looks up which of these identifiers somebody has.</summary>
        public static async Task<TakenIdentifiers> FindAsync(HubDbContext db, IReadOnlyList<Draft> drafts, CancellationToken cancellation)
        {
            var wanted = drafts.Select(static draft => draft.Identifiers).OfType<UserIdentifiers>().ToList();
            // One question for each kind: each has an index of its own.
            var usernames = wanted.Select(static item => User.Normalize(item.Username.Value)).OfType<string>().ToList();
            var emails = wanted.Select(static item => User.Normalize(item.Email.Value)).OfType<string>().ToList();
            var phones = wanted.Select(static item => item.Phone.Value).OfType<string>().ToList();
            var taken = new TakenIdentifiers();
            taken.usernames.UnionWith((await db.Users.Where(user => usernames.Contains(user.NormalizedUsername!)).Select(user => user.NormalizedUsername).ToListAsync(cancellation))!);
            taken.emails.UnionWith((await db.Users.Where(user => emails.Contains(user.NormalizedEmail!)).Select(user => user.NormalizedEmail).ToListAsync(cancellation))!);
            taken.phones.UnionWith((await db.Users.Where(user => phones.Contains(user.PrimaryPhone!)).Select(user => user.PrimaryPhone).ToListAsync(cancellation))!);
            return taken;
        }

        /// <summary>Which of the identifiers somebody has; null for none.</summary>
        public ApiError? Find(UserIdentifiers wanted)
        {
            var (username, email, phone) = Keys(wanted);
            return username is not null && usernames.Contains(username) ? UserErrors.UsernameInUse
                : email is not null && emails.Contains(email) ? UserErrors.EmailInUse
                : phone is not null && phones.Contains(phone) ? UserErrors.PhoneInUse
                : null;
        }

        /// <summary>Takes the identifiers for a new user; says which of them somebody has, and then takes none.</summary>
        public ApiError? Take(UserIdentifiers wanted)
        {
            if (Find(wanted) is { } refusal)
            {
                return refusal;
            }

            var (username, email, phone) = Keys(wanted);
            Add(usernames, username);
            Add(emails, email);
            Add(phones, phone);
            return null;
        }

        private static (string? Username, string? Email, string? Phone) Keys(UserIdentifiers wanted) =>
            (User.Normalize(wanted.Username.Value), User.Normalize(wanted.Email.Value), wanted.Phone.Value);

        private static void Add(HashSet<string> set, string? value)
        {
            if (value is not null)
            {
                set.Add(value);
            }
        }
    }
}
