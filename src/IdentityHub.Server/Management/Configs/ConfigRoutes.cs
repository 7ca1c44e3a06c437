using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;

namespace IdentityHub.Server.Management.Configs;

/// <summary>Settings that are data, and keys.</summary>
internal static class ConfigRoutes
{
    /// <summary>Maps the operations.</summary>
    public static void MapConfigs(this ApiRoutes api)
    {
        api.Get<AdminConsoleConfig>("/configs/admin-console", "GetAdminConsoleConfig", "Reads what the console remembers.", ConfigOperations.GetAdminConsoleAsync);
        api.Patch<UpdateAdminConsoleConfig, AdminConsoleConfig>(
            "/configs/admin-console", "UpdateAdminConsoleConfig", "Lets the console remember something.", ConfigOperations.UpdateAdminConsoleAsync);
        api.Get<IdTokenConfig>("/configs/id-token", "GetIdTokenConfig", "Reads what ID tokens hold beyond the standard.", ConfigOperations.GetIdTokenAsync);
        api.Put<IdTokenConfig, IdTokenConfig>("/configs/id-token", "UpsertIdTokenConfig", "Says what ID tokens hold beyond the standard.", ConfigOperations.PutIdTokenAsync);
        api.Get<SessionConfig>("/configs/oidc/session", "GetOidcSessionConfig", "Reads how long browsers stay signed in.", ConfigOperations.GetSessionAsync);
        api.Patch<UpdateSessionConfig, SessionConfig>(
            "/configs/oidc/session", "UpdateOidcSessionConfig", "Changes how long browsers that sign in from now on stay signed in.", ConfigOperations.UpdateSessionAsync);
        MapKeys(api);
    }

    private static void MapKeys(ApiRoutes api)
    {
        const string Path = "/configs/oidc/{keyType}";
        api.List<OidcKeyAnswer>(Path, "GetOidcKeys", "Lists keys (private-keys or cookie-keys) without their secret parts.", Paging.None, KeyOperations.ListAsync);
        api.Post<RotateOidcKeys, List<OidcKeyAnswer>>(
                Path + "/rotate", "RotateOidcKeys", "Makes a new key; tokens of the old one stay valid.", KeyOperations.RotateAsync).ForOwners()
            .Returns(200)
            .Fails(ConfigErrors.InvalidRotation);
        api.Delete(Path + "/{keyId}", "DeleteOidcKey", "Deletes a key that no longer signs; its tokens are refused from then on.", KeyOperations.DeleteAsync).ForOwners()
            .Fails(ConfigErrors.KeyNotFound, ConfigErrors.OnlyPrevious, ConfigErrors.KeyRequired);
    }
}
