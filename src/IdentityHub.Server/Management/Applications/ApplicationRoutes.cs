using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Applications.Access;
using IdentityHub.Server.Management.Applications.Consents;
using IdentityHub.Server.Management.Applications.Look;
using IdentityHub.Server.Management.Applications.Roles;
using IdentityHub.Server.Management.Applications.Secrets;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Management.Roles;

namespace IdentityHub.Server.Management.Applications;

/// <summary>Applications: OAuth clients, their secrets, roles, permissions and looks.</summary>
internal static class ApplicationRoutes
{
    private static readonly ApiError NotFound = ApplicationErrors.NotFound("id");

    /// <summary>Maps the operations.</summary>
    public static void MapApplications(this ApiRoutes api)
    {
        MapBasics(api);
        MapSecrets(api);
        MapAccess(api);
        MapRoles(api);
        MapLook(api);
        MapConsents(api);
    }

    private static void MapBasics(ApiRoutes api)
    {
        const string Path = "/applications/{id}";
        api.List<ApplicationAnswer>("/applications", "ListApplications", "Lists applications, newest first.", Paging.Optional, ApplicationList.ListAsync)
            .TakesSearch()
            .Takes("types", "Only these types.", Enum.GetNames<ApplicationType>(), isRepeatable: true)
            .Takes("isThirdParty", "Only third-party applications, or only our own.", ["true", "false"])
            .Takes("excludeRoleId", "Only those without this role.")
            .Takes("excludeOrganizationId", "Only those that do not work for this organization.")
            .Fails(ApplicationErrors.TwoExclusions);
        api.Post<CreateApplication, ApplicationAnswer>("/applications", "CreateApplication", "Adds an application.", ApplicationOperations.CreateAsync)
            .Returns(200)
            .Fails(
                ApplicationErrors.UseSamlApi,
                ApplicationErrors.ProtectedMetadataRequired,
                ApplicationErrors.ProtectedNotConfigured,
                ApplicationErrors.InvalidThirdPartyType,
                ApplicationErrors.DeviceFlowNativeOnly,
                ApplicationErrors.ThirdPartyTokenExchange);
        api.Get<ApplicationAnswer>(Path, "GetApplication", "Reads an application.", ApplicationOperations.GetAsync).Fails(NotFound);
        api.Patch<UpdateApplication, ApplicationAnswer>(Path, "UpdateApplication", "Changes an application.", ApplicationOperations.UpdateAsync)
            .Fails(
                NotFound,
                ApplicationErrors.ProtectedOnly,
                ApplicationErrors.DeviceFlowNotChangeable,
                ApplicationErrors.ThirdPartyTokenExchange,
                ApplicationErrors.InvalidType,
                ApplicationErrors.NoAccessRules);
        api.Delete<Nothing>(Path, "DeleteApplication", "Deletes an application with everything that belongs to it.", ApplicationOperations.DeleteAsync)
            .Fails(NotFound);
        api.List<OrganizationAnswer>(
                Path + "/organizations", "ListApplicationOrganizations", "Lists the organizations that a machine application works for.", Paging.Optional, ApplicationOrganizations.ListAsync)
            .Fails(NotFound);
        api.Patch<CustomData, JsonElement>(
                "/applications/{applicationId}/custom-data",
                "UpdateApplicationCustomData",
                "Merges members into the custom data of an application.",
                ApplicationOperations.MergeCustomDataAsync)
            .Fails(NotFound);
    }

    private static void MapSecrets(ApiRoutes api)
    {
        const string Path = "/applications/{id}/secrets";
        api.Delete<ApplicationAnswer>(
                "/applications/{id}/legacy-secret", "DeleteApplicationLegacySecret", "Refused: secrets have names here.", ApplicationOperations.DeleteLegacySecretAsync)
            .Returns(200)
            .Fails(NotFound, ApplicationErrors.NoLegacySecret);
        api.List<SecretAnswer>(Path, "ListApplicationSecrets", "Lists the secrets of an application with their values.", Paging.None, SecretOperations.ListAsync).ForEditors()
            .Fails(NotFound);
        api.Post<CreateSecret, SecretAnswer>(Path, "CreateApplicationSecret", "Adds a secret to an application.", SecretOperations.CreateAsync)
            .Fails(NotFound, ApplicationErrors.SecretExpired, ApplicationErrors.SecretNameExists, ApiErrors.ConstraintViolated);
        api.Patch<RenameSecret, SecretAnswer>(Path + "/{name}", "UpdateApplicationSecret", "Renames a secret.", SecretOperations.RenameAsync)
            .Fails(ApiErrors.NotExists, ApplicationErrors.SecretNameExists);
        api.Delete<Nothing>(Path + "/{name}", "DeleteApplicationSecret", "Deletes a secret; it is refused at once.", SecretOperations.DeleteAsync)
            .Fails(ApiErrors.NotFound);
    }

    private static void MapAccess(ApiRoutes api)
    {
        const string Path = "/applications/{applicationId}/access-control";
        api.Get<AccessControl>(Path, "GetApplicationAccessControl", "Reads who may sign in to an application.", AccessControlOperations.GetAsync)
            .Fails(NotFound);
        api.Put<AccessControl, AccessControl>(
                Path, "ReplaceApplicationAccessControl", "Says who may sign in to an application; takes effect when access control is on.", AccessControlOperations.ReplaceAsync)
            .Fails(NotFound, ApplicationErrors.NoAccessRules, ApiErrors.ConstraintViolated);
    }

    private static void MapRoles(ApiRoutes api)
    {
        const string Path = "/applications/{applicationId}/roles";
        api.List<RoleAnswer>(Path, "ListApplicationRoles", "Lists the roles of a machine application.", Paging.Always, ApplicationRoleOperations.ListAsync)
            .TakesSearch()
            .Fails(NotFound, ApplicationErrors.InvalidType);
        api.Post<ApplicationRoleIds, AddedApplicationRoles>(Path, "AssignApplicationRoles", "Gives roles to a machine application.", ApplicationRoleOperations.AddAsync)
            .Fails(NotFound, ApplicationErrors.InvalidType, ApplicationErrors.InvalidRoleType);
        api.Put<ApplicationRoleIds, Nothing>(Path, "ReplaceApplicationRoles", "Replaces the roles of a machine application.", ApplicationRoleOperations.ReplaceAsync)
            .Returns(200)
            .Fails(NotFound, ApplicationErrors.InvalidType, ApplicationErrors.InvalidRoleType);
        api.Delete<Nothing>(Path + "/{roleId}", "DeleteApplicationRole", "Takes a role from a machine application.", ApplicationRoleOperations.RemoveAsync)
            .Fails(NotFound, ApplicationErrors.InvalidType, ApiErrors.NotFound);
    }

    private static void MapLook(ApiRoutes api)
    {
        const string Path = "/applications/{applicationId}/sign-in-experience";
        api.Get<LookAnswer>(Path, "GetApplicationSignInExperience", "Reads how the sign-in pages look for an application.", LookOperations.GetAsync)
            .Fails(NotFound, LookOperations.NotFound("id"));
        api.Put<ChangeLook, LookAnswer>(
                Path, "ReplaceApplicationSignInExperience", "Says how the sign-in pages look for an application.", LookOperations.ReplaceAsync)
            .Returns(200, 201)
            .Fails(NotFound);
    }

    private static void MapConsents(ApiRoutes api)
    {
        const string Scopes = "/applications/{applicationId}/user-consent-scopes";
        api.Get<ConsentScopesAnswer>(
                Scopes, "ListApplicationUserConsentScopes", "Lists what a third-party application may ask users for.", ConsentScopeOperations.ListAsync)
            .Fails(NotFound);
        api.Post<AddConsentScopes, Nothing>(
                Scopes, "CreateApplicationUserConsentScope", "Lets a third-party application ask users for more.", ConsentScopeOperations.AddAsync)
            .Returns(201)
            .Fails(NotFound, ApplicationErrors.ThirdPartyOnly, ApplicationErrors.ConsentScopesNotFound, ApplicationErrors.ConsentToManagementApi);
        api.Delete<Nothing>(
                Scopes + "/{scopeType}/{scopeId}",
                "DeleteApplicationUserConsentScope",
                "Takes away something that a third-party application may ask users for.",
                ConsentScopeOperations.RemoveAsync)
            .Fails(NotFound, ApiErrors.NotFound);

        const string Organizations = "/applications/{id}/users/{userId}/consent-organizations";
        IReadOnlyList<ApiError> refusals = [NotFound, ApiErrors.NotExistsWithId("users", "id"), ApplicationErrors.ThirdPartyOnly];
        api.GetPage<ConsentOrganizationsAnswer>(
                Organizations,
                "ListApplicationUserConsentOrganizations",
                "Lists the organizations in which a user lets a third-party application act.",
                ConsentOrganizationOperations.ListAsync)
            .Fails(refusals);
        api.Put<ConsentOrganizationIds, Nothing>(
                Organizations,
                "ReplaceApplicationUserConsentOrganizations",
                "Replaces the organizations in which a user lets a third-party application act.",
                ConsentOrganizationOperations.ReplaceAsync)
            .Fails([.. refusals, ApplicationErrors.MembershipRequired]);
        api.Post<ConsentOrganizationIds, Nothing>(
                Organizations,
                "CreateApplicationUserConsentOrganization",
                "Adds organizations in which a user lets a third-party application act.",
                ConsentOrganizationOperations.AddAsync)
            .Returns(201)
            .Fails([.. refusals, ApplicationErrors.MembershipRequired]);
        api.Delete<Nothing>(
                Organizations + "/{organizationId}",
                "DeleteApplicationUserConsentOrganization",
                "Ends that a third-party application may act for a user in an organization.",
                ConsentOrganizationOperations.RemoveAsync)
            .Fails([.. refusals, ApiErrors.NotFound]);
    }
}
