using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.People;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>A social identity to give to a user.</summary>
internal sealed record UserIdentityBody
{
    /// <summary>The user's id at the provider.</summary>
    [StringLength(SocialIdentities.MaximumLength, MinimumLength = 1)]
    public required string UserId { get; init; }

    /// <summary>What the provider says about the user.</summary>
    [FreeObject]
    public Optional<JsonElement> Details { get; init; }
}

/// <summary>A social identity of a user.</summary>
internal sealed record UserIdentityAnswer([property: FreeObject] JsonElement Identity, Optional<SocialTokenSecret> TokenSecret);

/// <summary>An identity at an enterprise's own provider.</summary>
internal sealed record UserSsoIdentityAnswer(SsoIdentityAnswer SsoIdentity, Optional<SsoTokenSecret> TokenSecret);

/// <summary>A social identity in the list of all.</summary>
internal sealed record SocialIdentityItem(string Target, [property: FreeObject] JsonElement Identity, Optional<SocialTokenSecret> TokenSecret);

/// <summary>An enterprise identity in the list of all.</summary>
internal sealed record SsoIdentityItem(string SsoConnectorId, SsoIdentityAnswer SsoIdentity, Optional<SsoTokenSecret> TokenSecret);

/// <summary>All identities of a user at other providers.</summary>
internal sealed record AllUserIdentities(List<SocialIdentityItem> SocialIdentities, List<SsoIdentityItem> SsoIdentities);

/// <summary>What can be done with a user's identities at other providers.</summary>
internal static class UserIdentityOperations
{
    /// <summary>Gives the user an identity, in the place of the one of the same target.</summary>
    public static async Task<ApiResult<JsonElement>> PutAsync(ApiCall<UserIdentityBody> call)
    {
        var target = call.Path("target");
        if (target.Length > SocialIdentities.MaximumLength)
        {
            return ApiErrors.InvalidInput("path", [new("too_big", new SchemaPath(null, "target"), "The target is too long.")]);
        }

        var isNew = false;
        var result = await UserChange.RunAsync(
            call,
            async (db, user, cancellation) =>
            {
                var details = call.Body.Details.IsGiven ? call.Body.Details.Value : (JsonElement?)null;
                var change = await SocialIdentities.SetAsync(db, user, target, call.Body.UserId, details, cancellation);
                isNew = change == IdentityChange.Added;
                return change == IdentityChange.Taken ? UserErrors.IdentityInUse : null;
            },
            static user => user.Identities);
        return isNew ? result.WithStatus(StatusCodes.Status201Created) : result;
    }

    /// <summary>Reads one.</summary>
    public static async Task<ApiResult<UserIdentityAnswer>> GetAsync(ApiCall call)
    {
        var (userId, target) = (call.Path("userId"), call.Path("target"));
        if (await ReadDocumentAsync(call, userId) is not { } identities)
        {
            return UserErrors.NotFound;
        }

        var secrets = await TokenSecretList.ReadAsync(call, userId);
        return identities.TryGetProperty(target, out var identity)
            ? new UserIdentityAnswer(identity, secrets.Social(target, IdOf(identity)))
            : UserErrors.IdentityNotExist;
    }

    /// <summary>Takes one away.</summary>
    public static Task<ApiResult<UserAnswer>> DeleteAsync(ApiCall call)
    {
        var target = call.Path("target");
        return UserChange.RunAsync(call, async (db, user, cancellation) =>
            await SocialIdentities.RemoveAsync(db, user, target, cancellation) ? null : UserErrors.IdentityNotExist);
    }

    /// <summary>Reads the identity that came by an enterprise's connector.</summary>
    public static async Task<ApiResult<UserSsoIdentityAnswer>> GetSsoAsync(ApiCall call)
    {
        var (userId, connectorId) = (call.Path("userId"), call.Path("ssoConnectorId"));
        var row = await call.Db.UserSsoIdentities.Where(identity => identity.UserId == userId && identity.SsoConnectorId == connectorId)
            .OrderBy(identity => identity.Id)
            .FirstOrDefaultAsync(call.Cancellation);
        if (row is null)
        {
            return await call.Db.Users.AnyAsync(user => user.Id == userId, call.Cancellation)
                ? UserErrors.SsoIdentityNotExists
                : UserErrors.NotFound;
        }

        var secrets = await TokenSecretList.ReadAsync(call, userId);
        return new UserSsoIdentityAnswer(SsoIdentityAnswer.From(row), secrets.Sso(row.Issuer, row.IdentityId));
    }

    /// <summary>Lists all of them.</summary>
    public static async Task<ApiResult<AllUserIdentities>> ListAsync(ApiCall call)
    {
        var userId = call.Path("userId");
        if (await ReadDocumentAsync(call, userId) is not { } identities)
        {
            return UserErrors.NotFound;
        }

        var ssoIdentities = await SsoIdentitiesAsync(call, userId);
        var secrets = await TokenSecretList.ReadAsync(call, userId);
        return new AllUserIdentities(
            [.. identities.EnumerateObject()
                .Select(member => new SocialIdentityItem(member.Name, member.Value, secrets.Social(member.Name, IdOf(member.Value))))],
            ssoIdentities.ConvertAll(
                row => new SsoIdentityItem(row.SsoConnectorId, SsoIdentityAnswer.From(row), secrets.Sso(row.Issuer, row.IdentityId))));
    }

    /// <summary>The identities at enterprises' own providers, oldest first.</summary>
    public static Task<List<UserSsoIdentity>> SsoIdentitiesAsync(ApiCall call, string userId) => call.Db.UserSsoIdentities
        .Where(row => row.UserId == userId)
        .OrderBy(row => row.CreatedAt)
        .ThenBy(row => row.Id)
        .ToListAsync(call.Cancellation);

    private static string? IdOf(JsonElement identity) =>
        identity.ValueKind == JsonValueKind.Object && identity.TryGetProperty("userId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;

    private static async Task<JsonElement?> ReadDocumentAsync(ApiCall call, string userId) => (await call.Db.Users
        .Where(user => user.Id == userId)
        .Select(user => new { user.Identities })
        .FirstOrDefaultAsync(call.Cancellation))?.Identities;
}
