using System.Text.RegularExpressions;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Security;

/// <summary>
/// CVE-2026-55106: every route says here who may call it, and what somebody without credentials gets. A route that is missing fails the
/// test, and so does a line without a route.
/// </summary>
public sealed class RouteAuthorizationTests
{
    /// <summary>Method, route, and the answer to a request without any credential, cookie or body.</summary>
    private static readonly Dictionary<string, int> Anonymous = new()
    {
        // Public documents and probes.
        ["GET /oidc/.well-known/openid-configuration"] = 200,
        ["GET /oidc/.well-known/oauth-authorization-server"] = 200,
        ["GET /.well-known/oauth-authorization-server/oidc"] = 200,
        ["GET /oidc/jwks"] = 200,
        ["GET /api/status"] = 204,
        ["GET /api/swagger.json"] = 200,
        ["GET /api/.well-known/management.openapi.json"] = 200,
        ["GET /api/.well-known/experience.openapi.json"] = 200,
        ["GET /api/.well-known/sign-in-exp"] = 200,
        ["GET /api/.well-known/experience"] = 200,
        ["GET /api/.well-known/phrases"] = 200,
        ["GET /api/docs"] = 200,
        ["GET /api/docs/{group}"] = 404,
        ["GET /health/live"] = 200,
        ["GET /health/ready"] = 200,

        // Client authentication comes first.
        ["POST /oidc/token"] = 400,
        ["POST /oidc/token/introspection"] = 400,
        ["POST /oidc/token/revocation"] = 400,
        ["POST /oidc/request"] = 400,

        // A bearer token is needed.
        ["GET /oidc/me"] = 401,
        ["POST /oidc/me"] = 401,

        // A client and its redirect URI, or the browser's own cookies, are needed.
        ["GET /oidc/auth"] = 400,
        ["POST /oidc/auth"] = 400,
        ["GET /oidc/auth/{uid}"] = 400,
        ["GET /oidc/session/end"] = 200,
        ["POST /oidc/session/end"] = 200,
        ["POST /oidc/session/end/confirm"] = 400,
        ["GET /oidc/session/end/success"] = 200,

        // Preflight requests promise nothing.
        ["OPTIONS /oidc/token"] = 204,
        ["OPTIONS /oidc/token/introspection"] = 204,
        ["OPTIONS /oidc/token/revocation"] = 204,
        ["OPTIONS /oidc/me"] = 204,
        ["OPTIONS /api/my-account/{**path}"] = 204,
        ["OPTIONS /api/verifications/{**path}"] = 204,

        // A provider's site lets a browser post here; without a connector there is nothing to answer. What is posted is kept for who has the cookies.
        ["POST /api/authn/single-sign-on/saml/{connectorId}"] = 404,
        ["POST /api/authn/saml/{connectorId}"] = 404,

        // The operator of a provider reads who we are; the page of a request shows only what we encrypted ourselves.
        ["GET /api/authn/single-sign-on/saml/{connectorId}/metadata"] = 404,
        ["GET /api/authn/saml-request"] = 400,

        // Pages: without the cookies of an interaction there is nothing to sign in to, and a posted form is refused.
        ["* /sign-in"] = 303,
        ["* /identifier-sign-in"] = 303,
        ["* /reset-password"] = 303,
        ["* /single-sign-on"] = 303,
        ["* /direct/{method}/{target}"] = 303,
        ["* /single-sign-on/email"] = 303,
        ["* /single-sign-on/connectors"] = 303,
        ["* /social/{connectorId}"] = 303,
        ["* /social/link/{connectorId}"] = 303,
        ["* /social/register/{connectorId}"] = 303,
        ["* /callback/{connectorId}"] = 303,
        ["POST /callback/{connectorId}"] = 400,
        ["* /register"] = 303,
        ["* /identifier-register"] = 303,
        ["* /sign-in/password"] = 303,
        ["* /verification-code"] = 303,
        ["* /continue"] = 303,
        ["* /confirm-account"] = 303,
        ["* /forgot-password"] = 303,
        ["* /forgot-password/reset"] = 303,
        ["* /one-time-token"] = 303,
        ["* /mfa-verification"] = 303,
        ["* /consent"] = 303,
        ["* /setup"] = 404,
        ["* /setup/owner"] = 404,
        ["GET /"] = 200,
        ["HEAD /"] = 200,
        ["GET /error"] = 404,
        ["HEAD /error"] = 404,
        ["GET /unknown-session"] = 400,
        ["HEAD /unknown-session"] = 400,
        ["GET /assets/{name}"] = 404,
        ["HEAD /assets/{name}"] = 404,

        // The Console's files, of which there are none here.
        ["GET /console/{**path}"] = 404,
        ["HEAD /console/{**path}"] = 404,

        // Everything else below the provider and the APIs.
        ["* /oidc/{**path}"] = 404,
        ["* /api/{**path}"] = 404,
    };

    [Fact(DisplayName = "CVE-2026-55106: every route has an authorization test, found by reflection over the routes")]
    public async Task Every_route_is_listed_and_answers_as_listed()
    {
        await using var scenario = await Scenario.StartAsync(Databases.Sqlite, options => options.Settings["Console:Directory"] = "no such directory");
        var mapped = scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>() is null or { IsAnonymous: true })
            .SelectMany(Describe).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(string.Join('\n', Anonymous.Keys.Order(StringComparer.Ordinal)), string.Join('\n', mapped));
        var differences = new List<string>();
        foreach (var (route, expected) in Anonymous)
        {
            // Pages answer every method; a form without its anti-forgery value must get no further than the page itself.
            string[] methods = route.StartsWith('*') ? ["GET", "POST", "PATCH"] : [route.Split(' ')[0]];
            foreach (var method in methods)
            {
                var status = await StatusAsync(scenario, method, route.Split(' ')[1]);
                var isRefusedForm = method is not "GET" && route.StartsWith("* /", StringComparison.Ordinal) && status is 400 or 404 or 405;
                if (status != expected && !isRefusedForm)
                {
                    differences.Add($"{method} {route}: {status} instead of {expected}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact(DisplayName = "CVE-2026-55106: every operation of the Management API refuses who has no token, another token, or no permission")]
    public async Task Every_operation_refuses_who_may_not_call_it()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var operations = hub.Scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()
            .Where(operation => operation is { IsAnonymous: false, Kind: ApiKind.Management }).ToList();
        Assert.NotEmpty(operations);
        var elsewhere = hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager, Scenario.Api);
        var narrow = hub.Sign(ManagementScenario.Manager, ManagementScenario.Manager, scope: "read");
        var person = hub.Sign(Scenario.Spa, Scenario.Alice);
        var differences = new List<string>();
        foreach (var operation in operations)
        {
            var path = Regex.Replace(operation.Path["/api".Length..], "{[^}]*}", "nothing");
            foreach (var (authorization, status, code) in new[]
            {
                ("", 401, "auth.authorization_header_missing"),
                ("Bearer " + elsewhere, 401, "auth.unauthorized"),
                ("Bearer " + narrow, 403, "auth.forbidden"),
                ("Bearer " + person, 403, "auth.forbidden"),
            })
            {
                var answer = await hub.SendAsync(operation.Method, path, "{}", authorization);
                if (answer.Status != status || answer.Code != code)
                {
                    differences.Add($"{operation.Method} {operation.Path}: {answer.Status} {answer.Code} instead of {status} {code}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact(DisplayName = "CVE-2026-55106: every operation of the Account API refuses who has no token, a token for another API, or one without openid")]
    public async Task Every_operation_of_the_Account_API_refuses_who_may_not_call_it()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var operations = hub.Scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>().Where(operation => operation.Kind == ApiKind.Account).ToList();
        Assert.NotEmpty(operations);
        var user = (await hub.Scenario.SignInAsync(Scenario.Spa, "openid identities", [Scenario.Api])).Ok();
        var withoutOpenId = (await hub.Scenario.SignInAsync(Scenario.Spa, "identities profile")).Ok().AccessToken;
        var differences = new List<string>();
        foreach (var operation in operations)
        {
            var path = Regex.Replace(operation.Path["/api".Length..], "{[^}]*}", "nothing");
            foreach (var (authorization, status, code) in new[]
            {
                ("", 401, "auth.authorization_header_missing"),
                ("Basic eDp5", 401, "auth.authorization_token_type_not_supported"),
                ("Bearer unknown", 401, "auth.unauthorized"),
                ("Bearer " + hub.Token, 401, "auth.unauthorized"),
                ("Bearer " + hub.Sign(Scenario.Spa, Scenario.Alice, hub.Scenario.Issuer, "openid identities"), 401, "auth.unauthorized"),
                ("Bearer " + user["id_token"], 401, "auth.unauthorized"),
                ("Bearer " + withoutOpenId, 403, "auth.forbidden"),
            })
            {
                var answer = await hub.SendAsync(operation.Method, path, null, authorization);
                if (answer.Status != status || answer.Code != code)
                {
                    differences.Add($"{operation.Method} {operation.Path}: {answer.Status} {answer.Code} instead of {status} {code}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    private static async Task<int> StatusAsync(Scenario scenario, string method, string route)
    {
        var path = route.Replace("{**path}", "nothing/here", StringComparison.Ordinal)
            .Replace("{uid}", "nobody", StringComparison.Ordinal)
            .Replace("{name}", "nothing.css", StringComparison.Ordinal)
            .Replace("{group}", "nothing", StringComparison.Ordinal)
            .Replace("{connectorId}", "nothing", StringComparison.Ordinal)
            .Replace("{method}", "sso", StringComparison.Ordinal)
            .Replace("{target}", "nobody", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await scenario.Client.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static IEnumerable<string> Describe(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];
        var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        return methods.Select(method => $"{method} {path}");
    }
}
