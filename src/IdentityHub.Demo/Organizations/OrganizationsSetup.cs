namespace IdentityHub.Demo.Organizations;

/// <summary>Acting inside an organization: refresh token -> organization token -> organization API.</summary>
internal static class OrganizationsSetup
{
    public static void AddOrganizations(this IServiceCollection services)
    {
        services.AddSingleton<SessionRefresh>();
        services.AddSingleton<MembersClient>();
    }
}
