using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace IdentityHub.Demo.Api;

/// <summary>
/// The organization API, as any back end would have it:
/// <code>
/// GET /organizations/{organizationId}/members    Bearer token -> BearerAuthorization -> ListMembers
/// GET /api/health                                204
/// </code>
/// It shares nothing with the web application in this process but the code that checks signatures.
/// </summary>
internal static class OrganizationApi
{
    public static void AddOrganizationApi(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokenValidator>();
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
    }

    public static void MapOrganizationApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/health", Health);

        // The sign-in cookie means nothing here: these routes know bearer tokens only, so no browser can be tricked into calling them.
        routes.MapGet("/organizations/{organizationId}/members", ListMembers).AddEndpointFilter(new BearerAuthorization("read:member"));
    }

    private static NoContent Health() => TypedResults.NoContent();

    private static Ok<MemberList> ListMembers(string organizationId) =>
        TypedResults.Ok(new MemberList(organizationId, MemberDirectory.MembersOf(organizationId)));
}

internal sealed record MemberList(string OrganizationId, IReadOnlyList<Member> Members);

internal sealed record ApiError(string Error, [property: JsonPropertyName("error_description")] string ErrorDescription);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MemberList))]
[JsonSerializable(typeof(ApiError))]
internal sealed partial class ApiJson : JsonSerializerContext;
