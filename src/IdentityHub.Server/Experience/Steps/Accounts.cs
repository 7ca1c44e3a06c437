using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Data.Users;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.People;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Experience.Steps;

/// <summary>What interactions write of people.</summary>
internal static class Accounts
{
    /// <summary>A new account.</summary>
    /// <param name="profile">What it has.</param>
    /// <param name="applicationId">The client for which it is made.</param>
    /// <param name="now">When.</param>
    public static User Create(PendingProfile profile, string applicationId, DateTimeOffset now)
    {
        var user = new User
        {
            Id = RandomValues.ShortId(),
            ApplicationId = applicationId,
            LogtoConfig = JsonColumn.Parse("""{"mfa":{"enabled":false}}"""),
            CreatedAt = now,
            UpdatedAt = now,
        };
        Apply(user, profile, now);
        return user;
    }

    /// <summary>Writes a profile over that of a user.</summary>
    public static void Apply(User user, PendingProfile profile, DateTimeOffset now)
    {
        IdentifiersOf(profile).Apply(user);
        user.Name = profile.Name ?? user.Name;
        user.Avatar = profile.Avatar ?? user.Avatar;
        user.Profile = profile.Profile is { } claims ? Merge(user.Profile, claims) : user.Profile;
        user.CustomData = profile.CustomData is { } data ? Merge(user.CustomData, data) : user.CustomData;
        if (profile.PasswordEncrypted is { } digest)
        {
            SetPassword(user, digest, now);
        }
    }

    /// <summary>Gives a user another password.</summary>
    public static void SetPassword(User user, string digest, DateTimeOffset now)
    {
        user.PasswordEncrypted = digest;
        user.PasswordEncryptionMethod = nameof(PasswordAlgorithm.Argon2id);
        user.PasswordUpdatedAt = now;
        user.IsPasswordExpired = false;
    }

    /// <summary>Writes down what the person answered about second factors.</summary>
    public static void Apply(User user, MfaChoices? choices)
    {
        if (choices is null)
        {
            return;
        }

        var config = JsonObject.Create(user.LogtoConfig) ?? [];
        var mfa = config["mfa"] as JsonObject ?? [];
        Set(mfa, "enabled", choices.MfaEnabled);
        Set(mfa, "skipped", choices.MfaSkipped);
        Set(mfa, "additionalBindingSuggestionSkipped", choices.AdditionalBindingSuggestionSkipped);
        config["mfa"] = mfa;
        user.LogtoConfig = JsonSerializer.SerializeToElement(config);
    }

    /// <summary>Whether somebody else has one of the identifiers.</summary>
    /// <returns>Null; 422 <c>user.*_already_in_use</c>.</returns>
    public static Task<ApiError?> FindCollisionAsync(HubDbContext db, PendingProfile profile, string userId, CancellationToken cancellation) =>
        IdentifiersOf(profile).FindCollisionAsync(db, userId, cancellation);

    /// <summary>
    /// Adds the memberships that a one-time token, an enterprise's connector and an address, just proven, bring. Where organizations list the connector, the
    /// domain of the address says nothing more.
    /// </summary>
    public static async Task JoinAsync(HubDbContext db, string userId, PendingProfile profile, CancellationToken cancellation)
    {
        if (profile.JitOrganizationIds is { Count: > 0 } organizations)
        {
            await JustInTimeMembers.JoinAsync(db, userId, organizations, cancellation);
        }

        var joined = profile.SsoIdentity is { IsNew: true, ConnectorId: var connector }
            ? await JustInTimeMembers.JoinBySsoConnectorAsync(db, userId, connector, cancellation)
            : [];
        if (joined.Count == 0 && profile.PrimaryEmail is { } email)
        {
            await JustInTimeMembers.JoinAsync(db, userId, email, cancellation);
        }
    }

    private static UserIdentifiers IdentifiersOf(PendingProfile profile) => new(If(profile.Username), If(profile.PrimaryEmail), If(profile.PrimaryPhone));

    private static Optional<string?> If(string? value) => value is null ? default : new Optional<string?>(value);

    private static void Set(JsonObject config, string name, bool? value)
    {
        if (value is not null)
        {
            config[name] = value;
        }
    }

    private static UserProfile Merge(UserProfile old, UserProfile added) => UserProfileFields.From(added).Over(old);

    private static JsonElement Merge(JsonElement old, JsonElement added)
    {
        var merged = old.ValueKind == JsonValueKind.Object ? JsonObject.Create(old)! : [];
        foreach (var member in added.EnumerateObject())
        {
            merged[member.Name] = JsonNode.Parse(member.Value.GetRawText());
        }

        return JsonSerializer.SerializeToElement(merged);
    }
}
