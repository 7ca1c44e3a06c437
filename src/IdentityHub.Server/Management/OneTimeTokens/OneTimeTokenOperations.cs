using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Data.Verification;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Experience;
using IdentityHub.Server.People;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;
using Tokens = IdentityHub.Server.Verification.OneTimeTokens;

namespace IdentityHub.Server.Management.OneTimeTokens;

/// <summary>Tokens of magic links.</summary>
internal static class OneTimeTokenOperations
{
    private static readonly Keyset<OneTimeToken> Newest = Keyset<OneTimeToken>.Descending(row => row.CreatedAt, row => row.Id);

    /// <summary>Maps the operations.</summary>
    public static void MapOneTimeTokens(this ApiRoutes api)
    {
        const string All = "/one-time-tokens";
        const string One = All + "/{id}";
        api.List<OneTimeTokenAnswer>(All, "ListOneTimeTokens", "Lists one-time tokens, newest first, without the tokens themselves.", Paging.Optional, ListAsync)
            .Takes("email", "Only those of this address.")
            .Takes("status", "Only those with this status.", OneTimeTokenAnswer.StatusNames);
        api.Post<CreateOneTimeToken, OneTimeTokenAnswer>(All, "AddOneTimeTokens", "Makes a one-time token. It is told only now.", CreateAsync).ForOwners()
            .Fails(SessionErrors.InvalidEmail, VerificationErrors.OrganizationNotFound);
        api.Get(One, "GetOneTimeToken", "Reads a one-time token, without the token itself.", GetAsync).Fails(NotFound("id"));
        api.Delete(One, "DeleteOneTimeToken", "Deletes a one-time token.", DeleteAsync).Fails(ApiErrors.NotFound);
        api.Put<ReplaceOneTimeTokenStatus, OneTimeTokenAnswer>(
                One + "/status", "ReplaceOneTimeTokenStatus", "Changes what may be done with a one-time token.", ReplaceStatusAsync)
            .Fails(NotFound("id"), VerificationErrors.CannotReactivate);
        api.Post<VerifyOneTimeToken, OneTimeTokenAnswer>(All + "/verify", "VerifyOneTimeToken", "Verifies a one-time token and uses it up.", VerifyAsync)
            .Returns(200)
            .Fails(
                VerificationErrors.TokenEmailMismatch, VerificationErrors.TokenExpired, VerificationErrors.TokenConsumed, VerificationErrors.TokenRevoked,
                VerificationErrors.TokenNotFound);
    }

    private static async Task<ApiResult<List<OneTimeTokenAnswer>>> ListAsync(ApiCall call)
    {
        var (email, status, now) = (User.Normalize(call.Query("email")), call.Query("status")?.ToLowerInvariant(), call.Now);
        var rows = await call.ListAsync(db => Filter(db.OneTimeTokens.Where(row => email == null || row.NormalizedEmail == email), status, now), Newest);
        var tokens = call.Service<Tokens>();
        return rows.ConvertAll(row => OneTimeTokenAnswer.From(row, tokens.StatusOf(row)));
    }

    private static IQueryable<OneTimeToken> Filter(IQueryable<OneTimeToken> rows, string? status, DateTimeOffset now) => status switch
    {
        "active" => rows.Where(row => row.Status == OneTimeTokenStatus.Active && row.ExpiresAt > now),
        "expired" => rows.Where(row => row.Status == OneTimeTokenStatus.Expired || (row.Status == OneTimeTokenStatus.Active && row.ExpiresAt <= now)),
        "consumed" => rows.Where(row => row.Status == OneTimeTokenStatus.Consumed),
        "revoked" => rows.Where(row => row.Status == OneTimeTokenStatus.Revoked),
        _ => rows,
    };

    private static async Task<ApiResult<OneTimeTokenAnswer>> CreateAsync(ApiCall<CreateOneTimeToken> call)
    {
        var body = call.Body;
        if (!Identifiers.IsEmail(body.Email))
        {
            return SessionErrors.InvalidEmail;
        }

        var context = body.Context.Value ?? new OneTimeTokenContext();
        var organizations = context.JitOrganizationIds.Value?.Distinct().ToList() ?? [];
        var lifetime = body.ExpiresIn.IsGiven ? TimeSpan.FromSeconds(body.ExpiresIn.Value) : Tokens.Lifetime;
        var (token, row) = call.Service<Tokens>().Create(body.Email, JsonSerializer.SerializeToElement(context, ApiJson.Options), lifetime);
        return await call.WriteAsync<OneTimeTokenAnswer>(
            async (db, cancellation) =>
            {
                if (await db.Organizations.CountAsync(organization => organizations.Contains(organization.Id), cancellation) != organizations.Count)
                {
                    return VerificationErrors.OrganizationNotFound;
                }

                db.OneTimeTokens.Add(row);
                return OneTimeTokenAnswer.From(row, OneTimeTokenStatus.Active, token);
            },
            created: answer => answer.Id);
    }

    private static async Task<ApiResult<OneTimeTokenAnswer>> GetAsync(ApiCall call)
    {
        var id = call.Path("id");
        return await call.Db.OneTimeTokens.FirstOrDefaultAsync(row => row.Id == id, call.Cancellation) is { } row
            ? OneTimeTokenAnswer.From(row, call.Service<Tokens>().StatusOf(row))
            : NotFound(id);
    }

    private static Task<ApiResult<Nothing>> DeleteAsync(ApiCall call)
    {
        var id = call.Path("id");
        return call.WriteAsync<Nothing>(async (db, cancellation) =>
            await db.OneTimeTokens.Where(row => row.Id == id).ExecuteDeleteAsync(cancellation) == 1 ? Nothing.Value : ApiErrors.NotFound);
    }

    private static Task<ApiResult<OneTimeTokenAnswer>> ReplaceStatusAsync(ApiCall<ReplaceOneTimeTokenStatus> call)
    {
        var (id, tokens) = (call.Path("id"), call.Service<Tokens>());
        var status = (OneTimeTokenStatus)Array.IndexOf(OneTimeTokenAnswer.StatusNames, call.Body.Status);
        return call.WriteAsync<OneTimeTokenAnswer>(async (db, cancellation) =>
        {
            if (await db.OneTimeTokens.AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellation) is not { } row)
            {
                return NotFound(id);
            }

            if (status == OneTimeTokenStatus.Active)
            {
                return tokens.StatusOf(row) == OneTimeTokenStatus.Active ? OneTimeTokenAnswer.From(row, status) : VerificationErrors.CannotReactivate;
            }

            // What was used stays used, whatever is written over it: no status leads back.
            await db.OneTimeTokens.Where(token => token.Id == id).ExecuteUpdateAsync(set => set.SetProperty(token => token.Status, status), cancellation);
            return OneTimeTokenAnswer.From(row, status);
        });
    }

    private static async Task<ApiResult<OneTimeTokenAnswer>> VerifyAsync(ApiCall<VerifyOneTimeToken> call)
    {
        var (body, now) = (call.Body, call.Now);
        if (!(await call.Service<Tokens>().CheckAsync(body.Email, body.Token, call.Cancellation)).TryGet(out var row, out var error))
        {
            return error;
        }

        return await call.WriteAsync<OneTimeTokenAnswer>(async (db, cancellation) => await Tokens.ConsumeAsync(db, row.Id, now, cancellation)
            ? OneTimeTokenAnswer.From(row, OneTimeTokenStatus.Consumed, body.Token)
            : VerificationErrors.TokenConsumed);
    }

    private static ApiError NotFound(string id) => ApiErrors.NotExistsWithId("one_time_tokens", id);
}
