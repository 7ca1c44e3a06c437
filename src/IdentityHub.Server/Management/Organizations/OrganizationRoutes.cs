using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Paging;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Applications;

namespace IdentityHub.Server.Management.Organizations;

/// <summary>Organizations, who belongs to them, and who joins them just in time.</summary>
internal static class OrganizationRoutes
{
    private const string One = "/organizations/{id}";

    /// <summary>Maps the operations.</summary>
    public static void MapOrganizations(this ApiRoutes api)
    {
        api.List<OrganizationAnswer>("/organizations", "ListOrganizations", "Lists organizations, oldest first.", Paging.Always, OrganizationOperations.ListAsync)
            .Takes("q", "A part of the id or name.")
            .TakesFlag("showFeatured", "Whether to show how many members each has, and three of them.");
        api.Post<CreateOrganization, OrganizationAnswer>("/organizations", "CreateOrganization", "Adds an organization.", OrganizationOperations.CreateAsync)
            .OrganizationFamily();
        api.Get<OrganizationAnswer>(One, "GetOrganization", "Reads an organization.", OrganizationOperations.GetAsync)
            .Fails(OrganizationErrors.NotFound("id"));
        api.Patch<UpdateOrganization, OrganizationAnswer>(
                One, "UpdateOrganization", "Changes an organization. Objects are merged member by member.", OrganizationOperations.UpdateAsync)
            .OrganizationFamily().Fails(ApiErrors.NotExists);
        api.Delete(One, "DeleteOrganization", "Deletes an organization with its memberships and invitations.", OrganizationOperations.DeleteAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
        MapUsers(api);
        MapUserRoles(api);
        MapApplications(api);
        MapApplicationRoles(api);
        MapJit(api);
        MapJitSsoConnectors(api);
    }

    private static void MapUsers(ApiRoutes api)
    {
        const string Users = One + "/users";
        api.List<MemberAnswer>(Users, "ListOrganizationUsers", "Lists the members of an organization with their roles in it.", Paging.Always, MemberOperations.ListAsync)
            .Takes("q", "A part of the id, username, e-mail address, phone number or name.")
            .Takes("organizationRoleId", "Only members with this role.")
            .OrganizationFamily().Fails(OrganizationErrors.NotFound("id"));
        api.Post<AddOrganizationUsers, OrganizationUserIds>(
                Users, "AddOrganizationUsers", "Adds members. Who is one already stays one.", MemberOperations.AddAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound);
        api.Put<ReplaceOrganizationUsers, Nothing>(
                Users, "ReplaceOrganizationUsers", "Makes these the members. Those who stay keep their roles.", MemberOperations.ReplaceAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound);
        api.Delete(Users + "/{userId}", "DeleteOrganizationUser", "Removes a member, whose tokens for the organization end.", MemberOperations.RemoveAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
        api.Get<List<OrganizationScopeAnswer>>(
                Users + "/{userId}/scopes", "ListOrganizationUserScopes", "Lists the organization permissions that a member holds.", MemberOperations.ListScopesAsync)
            .OrganizationFamily().Fails(OrganizationErrors.RequireMembership);
    }

    private static void MapUserRoles(ApiRoutes api)
    {
        const string Roles = One + "/users/{userId}/roles";
        api.Post<AssignRolesToOrganizationUsers, Nothing>(
                One + "/users/roles", "AssignOrganizationRolesToUsers", "Gives several roles to several members.", MemberRoles.AssignAsync)
            .Returns(201).OrganizationFamily()
            .Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated, OrganizationErrors.TooManyRoles);
        api.List<OrganizationRoleAnswer>(Roles, "ListOrganizationUserRoles", "Lists the roles of a member.", Paging.Optional, MemberRoles.ListAsync)
            .OrganizationFamily().Fails(OrganizationErrors.RequireMembership);
        api.Post<OrganizationUserRoles, AssignedOrganizationRoles>(
                Roles, "AssignOrganizationRolesToUser", "Gives roles to a member, by id or by name.", MemberRoles.AddAsync)
            .OrganizationFamily()
            .Fails(OrganizationErrors.RequireMembership, ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated, OrganizationErrors.RoleNamesNotFound(["name"]));
        api.Put<OrganizationUserRoles, Nothing>(
                Roles, "ReplaceOrganizationUserRoles", "Makes these the roles of a member, by id or by name.", MemberRoles.ReplaceAsync)
            .OrganizationFamily()
            .Fails(OrganizationErrors.RequireMembership, ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated, OrganizationErrors.RoleNamesNotFound(["name"]));
        api.Delete(Roles + "/{organizationRoleId}", "DeleteOrganizationUserRole", "Takes a role from a member.", MemberRoles.RemoveAsync)
            .OrganizationFamily().Fails(OrganizationErrors.RequireMembership, ApiErrors.NotFound);
    }

    private static void MapApplications(ApiRoutes api)
    {
        const string Applications = One + "/applications";
        api.List<ApplicationAnswer>(
                Applications, "ListOrganizationApplications", "Lists the machine applications of an organization with their roles in it.", Paging.Always, OrganizationApplicationOperations.ListAsync)
            .Takes("q", "A part of the id, name or description.")
            .OrganizationFamily().Fails(OrganizationErrors.NotFound("id"));
        api.Post<AddOrganizationApplications, Nothing>(
                Applications, "AddOrganizationApplications", "Adds machine applications.", OrganizationApplicationOperations.AddAsync)
            .Returns(201).OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Put<ReplaceOrganizationApplications, Nothing>(
                Applications, "ReplaceOrganizationApplications", "Makes these the machine applications. Those that stay keep their roles.", OrganizationApplicationOperations.ReplaceAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Delete(
                Applications + "/{applicationId}", "DeleteOrganizationApplication", "Removes a machine application, which gets no more tokens for the organization.", OrganizationApplicationOperations.RemoveAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
    }

    private static void MapApplicationRoles(ApiRoutes api)
    {
        const string Roles = One + "/applications/{applicationId}/roles";
        api.Post<AssignRolesToOrganizationApplications, Nothing>(
                One + "/applications/roles", "AssignOrganizationRolesToApplications", "Gives several roles to several machine applications.", OrganizationApplicationRoles.AssignAsync)
            .Returns(201).OrganizationFamily()
            .Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated, OrganizationErrors.TooManyRoles);
        api.List<OrganizationRoleAnswer>(
                Roles, "ListOrganizationApplicationRoles", "Lists the roles of a machine application.", Paging.Optional, OrganizationApplicationRoles.ListAsync)
            .OrganizationFamily().Fails(OrganizationErrors.RequireMembership);
        api.Post<AddOrganizationRoles, Nothing>(
                Roles, "AssignOrganizationRolesToApplication", "Gives roles to a machine application.", OrganizationApplicationRoles.AddAsync)
            .Returns(201).OrganizationFamily()
            .Fails(OrganizationErrors.RequireMembership, ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Put<ReplaceOrganizationRoles, Nothing>(
                Roles, "ReplaceOrganizationApplicationRoles", "Makes these the roles of a machine application.", OrganizationApplicationRoles.ReplaceAsync)
            .OrganizationFamily()
            .Fails(OrganizationErrors.RequireMembership, ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Delete(
                Roles + "/{organizationRoleId}", "DeleteOrganizationApplicationRole", "Takes a role from a machine application.", OrganizationApplicationRoles.RemoveAsync)
            .OrganizationFamily().Fails(OrganizationErrors.RequireMembership, ApiErrors.NotFound);
    }

    private static void MapJit(ApiRoutes api)
    {
        const string Domains = One + "/jit/email-domains";
        const string Roles = One + "/jit/roles";
        api.List<JitEmailDomainAnswer>(
                Domains, "ListOrganizationJitEmailDomains", "Lists the e-mail domains whose people join the organization.", Paging.Optional, JitOperations.ListDomainsAsync)
            .OrganizationFamily().Fails(OrganizationErrors.NotFound("id"));
        api.Post<AddJitEmailDomain, JitEmailDomainAnswer>(
                Domains, "CreateOrganizationJitEmailDomain", "Adds an e-mail domain whose people join the organization.", JitOperations.AddDomainAsync)
            .OrganizationFamily().Fails(ApiErrors.UniqueViolation, ApiErrors.OrganizationRelationNotFound);
        api.Put<ReplaceJitEmailDomains, Nothing>(
                Domains, "ReplaceOrganizationJitEmailDomains", "Makes these the e-mail domains whose people join.", JitOperations.ReplaceDomainsAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound);
        api.Delete(Domains + "/{emailDomain}", "DeleteOrganizationJitEmailDomain", "Removes an e-mail domain.", JitOperations.RemoveDomainAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
        api.List<OrganizationRoleAnswer>(
                Roles, "ListOrganizationJitRoles", "Lists the roles that people who join just in time get.", Paging.Optional, JitOperations.ListRolesAsync)
            .OrganizationFamily().Fails(OrganizationErrors.NotFound("id"));
        api.Post<AddOrganizationRoles, Nothing>(
                Roles, "CreateOrganizationJitRole", "Adds roles that people who join just in time get.", JitOperations.AddRolesAsync)
            .Returns(201).OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Put<ReplaceOrganizationRoles, Nothing>(
                Roles, "ReplaceOrganizationJitRoles", "Makes these the roles that people who join just in time get.", JitOperations.ReplaceRolesAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Delete(Roles + "/{organizationRoleId}", "DeleteOrganizationJitRole", "Removes such a role.", JitOperations.RemoveRoleAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
    }

    private static void MapJitSsoConnectors(ApiRoutes api)
    {
        const string Connectors = One + "/jit/sso-connectors";
        api.List<JitSsoConnectorAnswer>(
                Connectors, "ListOrganizationJitSsoConnectors", "Lists the enterprise connectors whose people join the organization.", Paging.Optional,
                JitSsoConnectorOperations.ListAsync)
            .OrganizationFamily().Fails(OrganizationErrors.NotFound("id"));
        api.Post<AddJitSsoConnectors, Nothing>(
                Connectors, "CreateOrganizationJitSsoConnector", "Adds enterprise connectors whose people join the organization.", JitSsoConnectorOperations.AddAsync)
            .Returns(201).OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Put<ReplaceJitSsoConnectors, Nothing>(
                Connectors, "ReplaceOrganizationJitSsoConnectors", "Makes these the enterprise connectors whose people join.", JitSsoConnectorOperations.ReplaceAsync)
            .OrganizationFamily().Fails(ApiErrors.OrganizationRelationNotFound, ApiErrors.ConstraintViolated);
        api.Delete(
                Connectors + "/{ssoConnectorId}", "DeleteOrganizationJitSsoConnector", "Removes such an enterprise connector.", JitSsoConnectorOperations.RemoveAsync)
            .OrganizationFamily().Fails(ApiErrors.NotFound);
    }
}
