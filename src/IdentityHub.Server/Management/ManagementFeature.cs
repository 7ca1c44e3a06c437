using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Management.Administrators;
using IdentityHub.Server.Management.Applications;
using IdentityHub.Server.Management.CaptchaProviders;
using IdentityHub.Server.Management.Configs;
using IdentityHub.Server.Management.ConfigurationFiles;
using IdentityHub.Server.Management.Connectors;
using IdentityHub.Server.Management.CustomPhrases;
using IdentityHub.Server.Management.CustomProfileFields;
using IdentityHub.Server.Management.Dashboard;
using IdentityHub.Server.Management.Dashboard.Health;
using IdentityHub.Server.Management.EmailTemplates;
using IdentityHub.Server.Management.Logs;
using IdentityHub.Server.Management.OneTimeTokens;
using IdentityHub.Server.Management.OrganizationInvitations;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Management.OrganizationTemplate;
using IdentityHub.Server.Management.Resources;
using IdentityHub.Server.Management.Roles;
using IdentityHub.Server.Management.Secrets;
using IdentityHub.Server.Management.Sentinel;
using IdentityHub.Server.Management.SignInExperiences;
using IdentityHub.Server.Management.SsoConnectors;
using IdentityHub.Server.Management.Systems;
using IdentityHub.Server.Management.Users;
using IdentityHub.Server.Management.VerificationCodes;

namespace IdentityHub.Server.Management;

/// <summary>The Management API: everything an administrator does, over HTTP, compatible with the reference.</summary>
/// <remarks>One folder for each resource; each maps its operations in <c>…Routes.cs</c>.</remarks>
internal static class ManagementFeature
{
    /// <summary>Registers what operations need.</summary>
    public static IServiceCollection AddManagement(this IServiceCollection services) => services
        .AddSingleton<ManagementAccess>()
        .AddSingleton<ActiveUserFigures>()
        .AddSingleton<DatabaseHealthCheck>()
        .AddSingleton<MessageHealthCheck>()
        .AddSingleton<JobsHealthCheck>()
        .AddSingleton<HubHealthCheck>();

    /// <summary>Maps all operations.</summary>
    public static void MapManagement(this IEndpointRouteBuilder routes)
    {
        var access = routes.ServiceProvider.GetRequiredService<ManagementAccess>();
        var api = new ApiRoutes(routes, access.AuthorizeAsync, "Management");
        api.Group("Administrators").MapAdministrators();
        api.Group("Applications").MapApplications();
        api.Group("Resources").MapResources();
        api.Group("Audit logs").MapLogs();
        api.Group("Users").MapUsers();
        api.Group("Users").With(http => access.AuthorizeAsync(http, ManagementAccess.ThirdPartyTokens)).MapUserProviderTokens();
        api.Group("Secrets").MapSecrets();
        api.Group("Organizations").MapOrganizations();
        api.Group("Organization roles").MapOrganizationRoles();
        api.Group("Organization scopes").MapOrganizationScopes();
        api.Group("Organization invitations").MapOrganizationInvitations();
        api.Group("Roles").MapRoles();
        api.Group("Email templates").MapEmailTemplates();
        api.Group("Sign-in experience").MapSignInExperience();
        api.Group("Well-known").MapPublicExperience();
        api.Group("Well-known").MapPublicPhrases();
        api.Group("Captcha provider").MapCaptchaProvider();
        api.Group("Custom phrases").MapCustomPhrases();
        api.Group("Custom profile fields").MapCustomProfileFields();
        api.Group("Connectors").MapConnectors();
        api.Group("Connector factories").MapConnectorFactories();
        api.Group("SSO connectors").MapSsoConnectors();
        api.Group("SSO connector providers").MapSsoConnectorProviders();
        api.Group("Configs").MapConfigs();
        api.Group("Configuration files").MapConfigurationFiles();
        api.Group("Dashboard").MapDashboard();
        api.Group("Sentinel activities").MapSentinel();
        api.Group("Systems").MapSystems();
        api.Group("Verification codes").MapVerificationCodes();
        api.Group("One-time tokens").MapOneTimeTokens();
    }
}
