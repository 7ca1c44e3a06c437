using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Data.Vault;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.People;

/// <summary>What became of giving a user a social identity.</summary>
internal enum IdentityChange
{
    /// <summary>The user had none of this target.</summary>
    Added,

    /// <summary>It took the place of another, or of itself with other details.</summary>
    Replaced,

    /// <summary>Another user has it.</summary>
    Taken,
}

/// <summary>
/// A user's social identities lie in two places: the document with the user is what is shown, the rows are what finds the user and keeps
/// an identity from having two. Both are changed here, and nowhere else, so that they say the same.
/// </summary>
/// <remarks>The caller holds the user (<see cref="UserRows.HoldAndReadAsync"/>), saves, and knows that a unique index may find another faster.</remarks>
internal static class SocialIdentities
{
    /// <summary>The most characters of a target, and of an id at a provider.</summary>
    public const int MaximumLength = 128;

    /// <summary>Gives a user an identity.</summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="user">The user, tracked.</param>
    /// <param name="target">The connector's target, such as <c>google</c>.</param>
    /// <param name="identityId">The user's id at the provider.</param>
    /// <param name="details">What the provider said about the user; null for nothing.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public static async Task<IdentityChange> SetAsync(
        HubDbContext db, User user, string target, string identityId, JsonElement? details, CancellationToken cancellation)
    {
        var userId = user.Id;
        if (await db.UserIdentities.AnyAsync(
            row => row.Target == target && row.IdentityId == identityId && row.UserId != userId, cancellation))
        {
            return IdentityChange.Taken;
        }

        // Tokens of an identity that is replaced go with it.
        await db.Secrets.Where(row => row.UserId == userId && row.Owner == SecretOwner.Social && row.Provider == target && row.IdentityId != identityId)
            .ExecuteDeleteAsync(cancellation);
        var replaced = await db.UserIdentities.Where(row => row.UserId == userId && row.Target == target).ExecuteDeleteAsync(cancellation);
        db.UserIdentities.Add(new UserIdentity { Target = target, IdentityId = identityId, UserId = userId });

        var identity = new JsonObject { ["userId"] = identityId };
        if (details is { } given)
        {
            identity["details"] = JsonNode.Parse(given.GetRawText());
        }

        var identities = Document(user);
        identities[target] = identity;
        user.Identities = JsonSerializer.SerializeToElement(identities);
        return replaced > 0 ? IdentityChange.Replaced : IdentityChange.Added;
    }

    /// <summary>Takes an identity away, and its tokens.</summary>
    /// <returns>False when the user has none of this target.</returns>
    public static async Task<bool> RemoveAsync(HubDbContext db, User user, string target, CancellationToken cancellation)
    {
        var userId = user.Id;
        var rows = await db.UserIdentities.Where(row => row.UserId == userId && row.Target == target).ExecuteDeleteAsync(cancellation);
        await db.Secrets.Where(row => row.UserId == userId && row.Owner == SecretOwner.Social && row.Provider == target).ExecuteDeleteAsync(cancellation);
        var identities = Document(user);
        if (!identities.Remove(target) && rows == 0)
        {
            return false;
        }

        user.Identities = JsonSerializer.SerializeToElement(identities);
        return true;
    }

    private static JsonObject Document(User user) => JsonObject.Create(user.Identities) ?? [];
}
