using IdentityHub.Demo.OpenIdConnect;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace IdentityHub.Demo.Api;

/// <summary>
/// Guards one route of the organization API: a valid access token, for the organization in the path, with the needed scope.
/// Answers 401 or 403 with the challenge of RFC 6750, 3.
/// </summary>
internal sealed partial class BearerAuthorization(string scope) : IEndpointFilter
{
    private const string Realm = "IdentityHub demo API";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var logger = http.RequestServices.GetRequiredService<ILogger<BearerAuthorization>>();
        http.Response.Headers.CacheControl = "no-store";
        if (ReadToken(http.Request) is not { } accessToken)
        {
            // Nothing was presented, so nothing is wrong with it: the challenge carries no error code (RFC 6750, 3.1).
            return Refuse(http, StatusCodes.Status401Unauthorized, null, "Send an access token in the Authorization header.");
        }

        AccessTokenClaims? claims;
        TokenProblem problem;
        try
        {
            var validator = http.RequestServices.GetRequiredService<AccessTokenValidator>();
            (claims, problem) = await validator.ValidateAsync(accessToken, http.RequestAborted);
        }
        catch (ProviderException failure)
        {
            LogNoKeys(logger, failure);
            return Refuse(http, StatusCodes.Status503ServiceUnavailable, "temporarily_unavailable", "The signing keys cannot be fetched.");
        }

        if (claims is null)
        {
            // The caller learns that the token is no good; which check spoke is for our log only.
            LogRefused(logger, problem);
            return Refuse(http, StatusCodes.Status401Unauthorized, "invalid_token", "The access token is not valid for this API.");
        }

        // The check this demo is about: without it a member of one organization could read every other one.
        if (claims.OrganizationId != http.GetRouteValue("organizationId") as string)
        {
            return Refuse(http, StatusCodes.Status403Forbidden, "insufficient_scope", "The access token is for another organization.");
        }

        return claims.Scopes.Contains(scope)
            ? await next(context)
            : Refuse(http, StatusCodes.Status403Forbidden, "insufficient_scope", $"The access token lacks the scope {scope}.");
    }

    // The header only. A token in the query ends up in logs and histories (RFC 9700, 4.3.2).
    private static string? ReadToken(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        return request.Headers.Authorization is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            && header[Scheme.Length..].Trim() is { Length: > 0 } token
            ? token
            : null;
    }

    private JsonHttpResult<ApiError> Refuse(HttpContext http, int status, string? error, string description)
    {
        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            var challenge = $"Bearer realm=\"{Realm}\"";
            challenge += error is null ? "" : $", error=\"{error}\", error_description=\"{description}\"";
            challenge += error == "insufficient_scope" ? $", scope=\"{scope}\"" : "";
            http.Response.Headers[HeaderNames.WWWAuthenticate] = challenge;
        }

        return TypedResults.Json(new ApiError(error ?? "unauthorized", description), ApiJson.Default.ApiError, statusCode: status);
    }

    [LoggerMessage(EventId = 20, Level = LogLevel.Information, Message = "An access token was refused: {Problem}")]
    private static partial void LogRefused(ILogger logger, TokenProblem problem);

    [LoggerMessage(EventId = 21, Level = LogLevel.Error, Message = "Access tokens cannot be checked")]
    private static partial void LogNoKeys(ILogger logger, Exception failure);
}
