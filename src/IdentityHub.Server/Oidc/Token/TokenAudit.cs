using System.Text.Json.Nodes;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Grants;
using IdentityHub.Protocol;
using IdentityHub.Protocol.Messages;
using IdentityHub.Server.Audit;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.Oidc.Token;

/// <summary>What the audit trail says of tokens: who got which, who was refused, and which grants ended.</summary>
internal sealed class TokenAudit(AuditTrail trail)
{
    /// <summary>Key of a request for nothing that the hub gives.</summary>
    public const string UnknownGrant = "ExchangeTokenBy.Unknown";

    /// <summary>Key of a token that its client gives back.</summary>
    public const string Revocation = "RevokeToken";

    private const string GrantsEnded = "RevokeGrants";

    // Longer texts make no two requests alike.
    private const int LongestPart = 256;

    /// <summary>Tokens that leave no trace in the database: counted, since programs fetch them by the thousand.</summary>
    public void Issued(string key, TokenRequest request, TokenResponse response) => trail.Count(
        request.Context,
        Likeness(key, request.Client, request.Parameters) with { Granted = response.Scope },
        (key, request, response),
        static issued => Success(issued.key, issued.request, issued.response, null));

    /// <summary>The row of tokens for a user, for the write that stores them.</summary>
    public AuditLog Issued(string key, TokenRequest request, TokenResponse response, string userId) =>
        trail.Make(request.Context, Success(key, request, response, userId));

    /// <summary>A refused request; alike ones are counted, since anybody can send them by the thousand.</summary>
    public void Refused(HttpContext context, string key, RequestParameters? parameters, ApplicationEntry? client, OAuthError error) => trail.Count(
        context,
        Likeness(key, client, parameters) with { Error = error.Code, ErrorDetail = error.Detail ?? Short(error.Description) },
        (key, parameters, client, error),
        static refused => new AuditEntry
        {
            Key = refused.key,
            Result = AuditResult.Error,
            ApplicationId = refused.client?.Id,
            Error = ErrorOf(refused.error),
            Params = ParametersOf(refused.parameters),
            Details = new() { ["tokenTypes"] = new JsonArray() },
        });

    /// <summary>The row of a token that its client gave back.</summary>
    public AuditLog Revoked(HttpContext context, Data.Grants.Token token, RequestParameters parameters) => trail.Make(context, new AuditEntry
    {
        Key = Revocation,
        UserId = token.UserId,
        ApplicationId = token.ApplicationId,
        Params = ParametersOf(parameters),
        Details = new() { ["grantId"] = token.AuthorizationId, ["tokenTypes"] = new JsonArray(token.Type.ToString()) },
    });

    /// <summary>The row of a grant that ended because a code or a refresh token was used twice: somebody else may have it.</summary>
    public AuditLog EndedByReplay(HttpContext context, Data.Grants.Token token) => trail.Make(context, new AuditEntry
    {
        Key = GrantsEnded,
        UserId = token.UserId,
        ApplicationId = token.ApplicationId,
        Details = new() { ["revokeGrantIds"] = new JsonArray(token.AuthorizationId), ["reason"] = token.Type + "Reused" },
    });

    /// <summary>The row of a user's oldest grants, which ended because the client may have only so many.</summary>
    public AuditLog EndedByLimit(HttpContext context, Authorization current, IEnumerable<string> ended) => trail.Make(context, new AuditEntry
    {
        Key = GrantsEnded,
        UserId = current.UserId,
        ApplicationId = current.ApplicationId,
        Details = new() { ["revokeGrantIds"] = new JsonArray([.. ended.Select(id => JsonValue.Create(id))]), ["reason"] = "GrantLimitExceeded" },
    });

    /// <summary>The parameters of a request; the trail masks what is secret.</summary>
    public static JsonObject? ParametersOf(RequestParameters? parameters)
    {
        if (parameters is null)
        {
            return null;
        }

        var members = new JsonObject();
        foreach (var (name, value) in parameters.Entries)
        {
            // Only a resource may be named twice.
            switch (members[name])
            {
                case null:
                    members[name] = value;
                    break;
                case JsonArray several:
                    several.Add(value);
                    break;
                case { } first:
                    members[name] = new JsonArray(first.DeepClone(), value);
                    break;
            }
        }

        return members;
    }

    private static AuditEntry Success(string key, TokenRequest request, TokenResponse response, string? userId)
    {
        var types = new JsonArray("AccessToken");
        if (response.RefreshToken is not null)
        {
            types.Add("RefreshToken");
        }

        if (response.IdToken is not null)
        {
            types.Add("IdToken");
        }

        var details = new JsonObject { ["tokenTypes"] = types };
        if (response.Scope is not null)
        {
            details["scope"] = response.Scope;
        }

        return new AuditEntry
        {
            Key = key,
            UserId = userId,
            ApplicationId = request.Client.Id,
            Params = ParametersOf(request.Parameters),
            Details = details,
        };
    }

    private static AuditLikeness Likeness(string key, ApplicationEntry? client, RequestParameters? parameters) => new(
        key,
        client?.Id,
        Short(parameters?["scope"]),
        null,
        Short(parameters?["resource"]),
        Short(parameters?["organization_id"]),
        null,
        null);

    private static JsonObject ErrorOf(OAuthError error)
    {
        var shown = AuditEntry.ErrorOf(error.Code, error.Description);
        if (error.Detail is not null)
        {
            shown["data"] = new JsonObject { ["detail"] = error.Detail };
        }

        return shown;
    }

    private static string? Short(string? text) => text is { Length: > LongestPart } ? text[..LongestPart] : text;
}
