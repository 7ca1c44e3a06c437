using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Management.Roles;

namespace IdentityHub.Server.Management.Users;

/// <summary>People: their data, passwords, roles, identities, tokens, sessions and grants.</summary>
internal static class UserRoutes
{
    private const string One = "/users/{userId}";
    private const string Digest = "includePasswordHash";
    private const string DigestSummary = "Whether to show the password's digest and algorithm, for moving to another system.";

    /// <summary>Maps the operations.</summary>
    public static void MapUsers(this ApiRoutes api)
    {
        MapUser(api);
        MapData(api);
        MapPassword(api);
        MapRoles(api);
        MapIdentities(api);
        MapTokens(api);
        MapSessions(api);
    }

    private static void MapUser(ApiRoutes api)
    {
        api.List<UserAnswer>("/users", "ListUsers", "Lists users, newest first.", Paging.Always, UserOperations.ListAsync)
            .TakesSearch()
            .Takes("excludeRoleId", "Leaves out users who have this role.")
            .Takes("excludeOrganizationId", "Leaves out members of this organization.")
            .TakesFlagForOwners(Digest, DigestSummary)
            .Fails(UserErrors.OneExclusionOnly);
        api.Post<CreateUser, UserAnswer>("/users", "CreateUser", "Adds a user, with a password, the digest of one, or none.", UserOperations.CreateAsync)
            .Returns(StatusCodes.Status200OK)
            .Fails(UserErrors.PasswordAndDigest, UserErrors.PasswordAlgorithmRequired, UserErrors.BadDigest("password.unsupported_encryption_method"))
            .Fails(UserErrors.BadDigest("password.invalid_legacy_password_format"), UserErrors.BadDigest("password.unsupported_legacy_hash_algorithm"))
            .Fails(UserErrors.UsernameInUse, UserErrors.EmailInUse, UserErrors.PhoneInUse, UserErrors.InvalidPhone, ApiErrors.Overloaded);
        api.Post<CreateUsers, List<CreatedUser>>(
                "/users/batch", "CreateUsers", "Adds up to 100 users at once; each may be refused by itself. Not in the reference.", UserBatchOperations.CreateAsync)
            .Returns(StatusCodes.Status200OK);
        api.Get<UserAnswer>(One, "GetUser", "Reads a user.", UserOperations.GetAsync)
            .TakesFlag("includeSsoIdentities", "Whether to show the identities at enterprises' own providers.")
            .TakesFlagForOwners(Digest, DigestSummary)
            .TaggedApartFrom("lastSignInAt", "updatedAt", "ssoIdentities", "passwordDigest", "passwordAlgorithm")
            .Fails(UserErrors.NotFound);
        api.Patch<UpdateUser, UserAnswer>(One, "UpdateUser", "Changes a user; objects are replaced.", UserOperations.UpdateAsync)
            .Fails(UserErrors.NotFound, UserErrors.UsernameInUse, UserErrors.EmailInUse, UserErrors.PhoneInUse, UserErrors.InvalidPhone);
        api.Delete<Nothing>(One, "DeleteUser", "Deletes a user and ends all of its sessions and grants.", UserOperations.DeleteAsync)
            .Fails(UserErrors.NotFound, UserErrors.CannotDeleteSelf, UserErrors.LastOwner);
        api.Patch<UserSuspension, UserAnswer>(
                One + "/is-suspended", "UpdateUserIsSuspended", "Keeps a user out of everything at once, or lets it in again.", UserOperations.SuspendAsync)
            .Fails(UserErrors.NotFound, UserErrors.LastOwner);
    }

    private static void MapData(ApiRoutes api)
    {
        api.Get<JsonElement>(One + "/custom-data", "ListUserCustomData", "Reads the custom data of a user.", UserDataOperations.GetCustomDataAsync)
            .Fails(UserErrors.NotFound);
        api.Patch<UpdateUserCustomData, JsonElement>(
                One + "/custom-data", "UpdateUserCustomData", "Sets members of the custom data; the others stay.", UserDataOperations.UpdateCustomDataAsync)
            .Fails(UserErrors.NotFound);
        api.Patch<UpdateUserProfile, UserProfileFields>(
                One + "/profile", "UpdateUserProfile", "Sets standard claims; the others stay.", UserDataOperations.UpdateProfileAsync)
            .Fails(UserErrors.NotFound);
        api.Get<UserConfigs>(
                One + "/logto-configs", "ListUserLogtoConfigs", "Reads what a user chose about second factors and passkeys.", UserDataOperations.GetConfigsAsync)
            .Fails(UserErrors.NotFound);
        api.Patch<UpdateUserConfigs, UserConfigs>(
                One + "/logto-configs", "UpdateUserLogtoConfigs", "Changes what a user chose about second factors and passkeys.", UserDataOperations.UpdateConfigsAsync)
            .Fails(UserErrors.NotFound);
        api.Get<List<OrganizationAnswer>>(
                One + "/organizations", "ListUserOrganizations", "Lists the organizations of a user, with the roles there.", UserOrganizationOperations.ListAsync)
            .Fails(UserErrors.NotFound);
    }

    private static void MapPassword(ApiRoutes api)
    {
        const string Path = One + "/password";
        api.Patch<UserPassword, UserAnswer>(
                Path, "UpdateUserPassword", "Sets another password and ends all sessions and grants.", UserPasswordOperations.UpdateAsync)
            .Fails(UserErrors.NotFound, ApiErrors.Overloaded);
        api.Patch<UserPasswordExpiration, UserAnswer>(
                Path + "/expiration", "UpdateUserPasswordExpiration", "Says whether the password must be changed.", UserPasswordOperations.SetExpirationAsync)
            .Fails(UserErrors.NotFound, UserErrors.PasswordExpirationNotEnabled);
        api.Post<UserPasswordGuess, Nothing>(
                Path + "/verify", "VerifyUserPassword", "Says whether a password is the user's.", UserPasswordOperations.VerifyAsync)
            .Fails(UserErrors.NotFound, UserErrors.InvalidCredentials, ApiErrors.Overloaded);
        api.Get<UserHasPassword>(One + "/has-password", "GetUserHasPassword", "Says whether a user has a password.", UserPasswordOperations.HasAsync)
            .Fails(UserErrors.NotFound);
    }

    private static void MapRoles(ApiRoutes api)
    {
        const string Path = One + "/roles";
        api.List<RoleAnswer>(Path, "ListUserRoles", "Lists the roles of a user.", Paging.Always, UserRoleOperations.ListAsync)
            .TakesSearch()
            .Fails(UserErrors.NotFound);
        api.Post<UserRoleIds, AssignedUserRoles>(Path, "AssignUserRoles", "Gives roles to a user.", UserRoleOperations.AssignAsync)
            .Fails(UserErrors.NotFound, UserErrors.RoleNotFound("id"), UserErrors.InvalidRoleType, UserErrors.InternalRole);
        api.Put<UserRoleIds, ReplacedUserRoles>(Path, "ReplaceUserRoles", "Gives exactly these roles to a user.", UserRoleOperations.ReplaceAsync)
            .Fails(UserErrors.NotFound, UserErrors.RoleNotFound("id"), UserErrors.InvalidRoleType, UserErrors.InternalRole);
        api.Delete<Nothing>(Path + "/{roleId}", "DeleteUserRole", "Takes a role from a user.", UserRoleOperations.DeleteAsync)
            .Fails(UserErrors.NotFound, ApiErrors.NotFound, UserErrors.InternalRole, UserErrors.LastOwner);
    }

    private static void MapIdentities(ApiRoutes api)
    {
        const string Path = One + "/identities/{target}";
        api.Put<UserIdentityBody, JsonElement>(
                Path, "ReplaceUserIdentity", "Gives a user a social identity, in the place of one of the same target.", UserIdentityOperations.PutAsync)
            .Returns(StatusCodes.Status200OK, StatusCodes.Status201Created)
            .Fails(UserErrors.NotFound, UserErrors.IdentityInUse);
        api.Get<UserIdentityAnswer>(Path, "GetUserIdentity", "Reads a social identity of a user.", UserIdentityOperations.GetAsync)
            .TakesFlag(TokenSecretList.Flag, TokenSecretList.FlagSummary)
            .TaggedApartFrom("tokenSecret")
            .Fails(UserErrors.NotFound, UserErrors.IdentityNotExist);
        api.Delete<UserAnswer>(Path, "DeleteUserIdentity", "Takes a social identity from a user.", UserIdentityOperations.DeleteAsync)
            .Returns(StatusCodes.Status200OK)
            .Fails(UserErrors.NotFound, UserErrors.IdentityNotExist);
        api.Get<UserSsoIdentityAnswer>(
                One + "/sso-identities/{ssoConnectorId}", "GetUserSsoIdentity", "Reads the identity that came by an enterprise's connector.", UserIdentityOperations.GetSsoAsync)
            .TakesFlag(TokenSecretList.Flag, TokenSecretList.FlagSummary)
            .Fails(UserErrors.NotFound, UserErrors.SsoIdentityNotExists);
        api.Get<AllUserIdentities>(
                One + "/all-identities", "ListUserAllIdentities", "Lists a user's identities at other providers.", UserIdentityOperations.ListAsync)
            .TakesFlag(TokenSecretList.Flag, TokenSecretList.FlagSummary)
            .Fails(UserErrors.NotFound);
    }

    private static void MapTokens(ApiRoutes api)
    {
        const string Path = One + "/personal-access-tokens";
        api.Get<List<PersonalAccessTokenAnswer>>(
                Path, "ListUserPersonalAccessTokens", "Lists the personal access tokens of a user.", UserTokenOperations.ListAsync).ForEditors()
            .Fails(UserErrors.NotFound);
        api.Post<CreatePersonalAccessToken, PersonalAccessTokenAnswer>(
                Path, "CreateUserPersonalAccessToken", "Adds a personal access token to a user.", UserTokenOperations.CreateAsync)
            .Fails(UserErrors.NotFound, UserErrors.ExpiresInPast, UserErrors.TokenNameExists);
        api.Patch<RenamePersonalAccessTokenByBody, PersonalAccessTokenAnswer>(
                Path, "UpdatePersonalAccessTokenName", "Gives a personal access token another name; both names in the body.", UserTokenOperations.RenameByBodyAsync)
            .Fails(UserErrors.NotFound, ApiErrors.NotFound, UserErrors.TokenNameExists);
        api.Patch<RenamePersonalAccessToken, PersonalAccessTokenAnswer>(
                Path + "/{name}", "UpdateUserPersonalAccessToken", "Gives a personal access token another name.", UserTokenOperations.RenameAsync)
            .Fails(UserErrors.NotFound, ApiErrors.NotFound, UserErrors.TokenNameExists);
        api.Delete<Nothing>(Path + "/{name}", "DeleteUserPersonalAccessToken", "Deletes a personal access token.", UserTokenOperations.DeleteAsync)
            .Fails(ApiErrors.NotFound);
        api.Post<PersonalAccessTokenName, Nothing>(
                Path + "/delete", "DeletePersonalAccessTokenPost", "Deletes the personal access token whose name is in the body.", UserTokenOperations.DeleteByBodyAsync)
            .Fails(ApiErrors.NotFound);
    }

    private static void MapSessions(ApiRoutes api)
    {
        api.Get<UserSessions>(One + "/sessions", "ListUserSessions", "Lists the browsers in which a user is signed in.", UserSessionOperations.ListAsync);
        api.Get<UserSession>(One + "/sessions/{sessionId}", "GetUserSession", "Reads a session of a user.", UserSessionOperations.GetAsync)
            .Fails(UserErrors.SessionNotFound);
        api.Delete<Nothing>(One + "/sessions/{sessionId}", "DeleteUserSession", "Ends a session of a user.", UserSessionOperations.DeleteAsync)
            .Takes("revokeGrantsTarget", "Which grants of the session end with it, besides those that would anyway.", ["all", "firstParty"])
            .Fails(UserErrors.SessionNotFound, UserErrors.SessionOfAnotherUser);
        api.Get<UserGrants>(One + "/grants", "ListUserGrants", "Lists what a user granted to clients.", UserGrantOperations.ListAsync)
            .Takes("appType", "Only clients of this kind.", ["firstParty", "thirdParty"]);
        api.Delete<Nothing>(One + "/grants/{grantId}", "DeleteUserGrant", "Ends a grant with all of its codes and tokens.", UserGrantOperations.DeleteAsync)
            .Fails(UserErrors.GrantNotFound);
    }
}
