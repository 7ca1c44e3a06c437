using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Data;
using IdentityHub.Server.Api;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.Users;

/// <summary>What can be done with the documents that belong to a user.</summary>
internal static class UserDataOperations
{
    private const string Mfa = "mfa";
    private const string PasskeySignIn = "passkeySignIn";

    /// <summary>Reads the custom data.</summary>
    public static async Task<ApiResult<JsonElement>> GetCustomDataAsync(ApiCall call)
    {
        var id = call.Path("userId");
        return await call.Db.Users.Where(user => user.Id == id).Select(user => new { user.CustomData }).FirstOrDefaultAsync(call.Cancellation) is { } row
            ? row.CustomData
            : UserErrors.NotFound;
    }

    /// <summary>Sets members of the custom data; the others stay.</summary>
    public static Task<ApiResult<JsonElement>> UpdateCustomDataAsync(ApiCall<UpdateUserCustomData> call) => UserChange.RunAsync(
        call,
        (_, user, _) =>
        {
            user.CustomData = user.CustomData.With(call.Body.CustomData);
            return Task.FromResult<ApiError?>(null);
        },
        static user => user.CustomData);

    /// <summary>Sets standard claims; the others stay.</summary>
    public static Task<ApiResult<UserProfileFields>> UpdateProfileAsync(ApiCall<UpdateUserProfile> call) => UserChange.RunAsync(
        call,
        (_, user, _) =>
        {
            user.Profile = call.Body.Profile.Over(user.Profile);
            return Task.FromResult<ApiError?>(null);
        },
        static user => UserProfileFields.From(user.Profile));

    /// <summary>Reads what the user chose about second factors and passkeys.</summary>
    public static async Task<ApiResult<UserConfigs>> GetConfigsAsync(ApiCall call)
    {
        var id = call.Path("userId");
        return await call.Db.Users.Where(user => user.Id == id).Select(user => new { user.LogtoConfig }).FirstOrDefaultAsync(call.Cancellation) is { } row
            ? UserConfigs.From(row.LogtoConfig)
            : UserErrors.NotFound;
    }

    /// <summary>Changes what the user chose about second factors and passkeys.</summary>
    public static Task<ApiResult<UserConfigs>> UpdateConfigsAsync(ApiCall<UpdateUserConfigs> call) => UserChange.RunAsync(
        call,
        (_, user, _) =>
        {
            var config = JsonObject.Create(user.LogtoConfig) ?? [];
            Lay(config, Mfa, call.Body.Mfa);
            Lay(config, PasskeySignIn, call.Body.PasskeySignIn);
            user.LogtoConfig = JsonSerializer.SerializeToElement(config);
            return Task.FromResult<ApiError?>(null);
        },
        static user => UserConfigs.From(user.LogtoConfig));

    private static void Lay<T>(JsonObject config, string section, Optional<T> changes)
    {
        if (changes.IsGiven)
        {
            var old = config[section] is JsonObject known ? JsonSerializer.SerializeToElement(known) : JsonColumn.EmptyObject;
            config[section] = JsonObject.Create(old.With(JsonSerializer.SerializeToElement(changes.Value, ApiJson.Options)));
        }
    }
}
