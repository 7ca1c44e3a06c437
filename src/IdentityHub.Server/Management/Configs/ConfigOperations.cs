using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Startup;
using IdentityHub.Server.Oidc;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Management.Configs;

/// <summary>Settings of sessions, ID tokens and the console.</summary>
internal static class ConfigOperations
{
    private static readonly StoredSetting Session = new(SessionSettings.Key);
    private static readonly StoredSetting IdToken = new(SeedSettings.IdToken);
    private static readonly StoredSetting AdminConsole = new("adminConsole", """{"signInExperienceCustomized":false,"organizationCreated":false}""");

    /// <summary>Reads how long sessions last.</summary>
    public static async Task<ApiResult<SessionConfig>> GetSessionAsync(ApiCall call) =>
        Show(call, await Session.ReadAsync(call.Db, call.Cancellation));

    /// <summary>Changes it, for sessions that begin afterwards.</summary>
    public static Task<ApiResult<SessionConfig>> UpdateSessionAsync(ApiCall<UpdateSessionConfig> call) =>
        call.WriteAsync<SessionConfig>(async (db, cancellation) => Show(call, await Session.ChangeAsync(db, call.Body, keeps: true, cancellation)));

    /// <summary>Reads what ID tokens hold.</summary>
    public static async Task<ApiResult<IdTokenConfig>> GetIdTokenAsync(ApiCall call) =>
        Show<IdTokenConfig>(await IdToken.ReadAsync(call.Db, call.Cancellation));

    /// <summary>Says what ID tokens hold.</summary>
    public static Task<ApiResult<IdTokenConfig>> PutIdTokenAsync(ApiCall<IdTokenConfig> call) => call.WriteAsync<IdTokenConfig>(
        async (db, cancellation) => Show<IdTokenConfig>(await IdToken.ChangeAsync(db, call.Body, keeps: false, cancellation)));

    /// <summary>Reads what the console remembers.</summary>
    public static async Task<ApiResult<AdminConsoleConfig>> GetAdminConsoleAsync(ApiCall call) =>
        Show<AdminConsoleConfig>(await AdminConsole.ReadAsync(call.Db, call.Cancellation));

    /// <summary>Lets the console remember something.</summary>
    public static Task<ApiResult<AdminConsoleConfig>> UpdateAdminConsoleAsync(ApiCall<UpdateAdminConsoleConfig> call) => call.WriteAsync<AdminConsoleConfig>(
        async (db, cancellation) => Show<AdminConsoleConfig>(await AdminConsole.ChangeAsync(db, call.Body, keeps: true, cancellation)));

    private static SessionConfig Show(ApiCall call, JsonObject stored) =>
        new(SessionSettings.Read(JsonSerializer.SerializeToElement(stored)) ?? (int)call.Service<OidcOptions>().SessionTtl.TotalSeconds);

    private static T Show<T>(JsonObject stored) => stored.Deserialize<T>(ApiJson.Options)!;
}
