using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Experience.Api;

namespace IdentityHub.Server.Experience;

/// <summary>
/// The engine behind signing in, registering and forgotten passwords. Pages and the Experience API run the same steps, so a page of one's own can do
/// everything that ours do, and nothing more.
/// </summary>
/// <remarks>
/// <code>
/// Begin -> PasswordVerification, CodeVerification, NewPasswordIdentity, OneTimeTokenVerification,
///          SocialVerification, SsoVerification   each leaves a proof in the state; SsoGuard keeps people of enterprises to the last
///       -> Identification   one complete proof says who it is; Registration makes an account of it (accounts elsewhere: Federation)
///       -> ProfileUpdate    what is missing
///       -> Submission       writes it all, and records the sign-in; /oidc/auth/{uid} makes the session
/// </code>
/// No step relies on the one before having been called: each looks at the state for the evidence that it needs.
/// </remarks>
internal static class ExperienceFeature
{
    /// <summary>Registers the engine.</summary>
    public static IServiceCollection AddExperience(this IServiceCollection services) => services
        .AddSingleton<ExperienceContextReader>()
        .AddSingleton<ExperienceAccess>();

    /// <summary>Maps the Experience API.</summary>
    public static void MapExperience(this IEndpointRouteBuilder routes)
    {
        var access = routes.ServiceProvider.GetRequiredService<ExperienceAccess>();
        new ApiRoutes(routes, access.AuthorizeAsync, "Experience", ApiKind.Experience).MapExperience();
        new ApiRoutes(routes, access.AuthorizeAsync, "Interaction", ApiKind.Interaction).MapConsent();
    }
}
