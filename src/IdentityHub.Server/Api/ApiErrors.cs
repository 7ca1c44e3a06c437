using System.Text.Json.Nodes;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Api;

/// <summary>Refusals that every part of the APIs shares.</summary>
internal static class ApiErrors
{
    /// <summary>No <c>Authorization</c> header.</summary>
    public static ApiError AuthorizationHeaderMissing { get; } =
        new("auth.authorization_header_missing", 401, "The Authorization header is missing.");

    /// <summary>Another scheme than Bearer.</summary>
    public static ApiError AuthorizationTypeNotSupported { get; } =
        new("auth.authorization_token_type_not_supported", 401, "Only bearer tokens are accepted.")
        {
            Data = new JsonObject { ["supportedTypes"] = new JsonArray("Bearer") },
        };

    /// <summary>The token is not valid here.</summary>
    public static ApiError Unauthorized { get; } = new("auth.unauthorized", 401, "The access token is not valid for this API.");

    /// <summary>The token says of nobody whom it speaks for.</summary>
    public static ApiError SubjectMissing { get; } = new("auth.jwt_sub_missing", 401, "The access token has no subject.");

    /// <summary>The token is valid but does not allow this.</summary>
    public static ApiError Forbidden { get; } = new("auth.forbidden", 403, "The access token does not allow this.");

    /// <summary>A page that there cannot be.</summary>
    public static ApiError InvalidPagination { get; } = new("guard.invalid_pagination", 400, "The page or page size is not valid.");

    /// <summary>A cursor that was not made here, or for another list.</summary>
    public static ApiError InvalidCursor { get; } =
        new("guard.invalid_pagination", 400, "The cursor is not one that this list gave out.");

    /// <summary>What was asked for is not there.</summary>
    public static ApiError NotFound { get; } = new("entity.not_found", 404, "There is no such thing.");

    /// <summary>What was to be changed is not there.</summary>
    public static ApiError NotExists { get; } = new("entity.not_exists", 404, "What was to be changed does not exist.");

    /// <summary>A row that another one refers to is not there.</summary>
    public static ApiError RelationNotFound { get; } =
        new("entity.relation_foreign_key_not_found", 404, "Something that the request refers to does not exist.");

    /// <summary>As <see cref="RelationNotFound"/>, with the status of the organization family.</summary>
    public static ApiError OrganizationRelationNotFound { get; } = RelationNotFound with { Status = 422 };

    /// <summary>Something like it exists.</summary>
    public static ApiError UniqueViolation { get; } =
        new("entity.unique_integrity_violation", 422, "Something with these properties exists already.");

    /// <summary>It would break a rule that rows must follow, such as the type of a role.</summary>
    public static ApiError ConstraintViolated { get; } =
        new("entity.db_constraint_violated", 422, "The change would break a rule of the data.");

    /// <summary>The object is not the one that the client read (RFC 9110, 13.1.1).</summary>
    public static ApiError PreconditionFailed { get; } =
        new("request.precondition_failed", 412, "It was changed after it was read. Read it again, and decide.");

    /// <summary>Too many passwords wait to be hashed.</summary>
    public static ApiError Overloaded { get; } = new("request.rate_limited", 429, "The hub is busy. Try again in a moment.");

    /// <summary>Nothing with this id among the things of a table.</summary>
    /// <param name="table">The reference's name for them, such as <c>applications</c>.</param>
    /// <param name="id">The id asked for.</param>
    public static ApiError NotExistsWithId(string table, string id) =>
        new("entity.not_exists_with_id", 404, $"There is nothing in {table} with the id `{id}`.");

    /// <summary>Body, query or path are not what the operation takes.</summary>
    /// <param name="part">The part of the request: body, query or path.</param>
    /// <param name="issues">What is wrong; at least one.</param>
    public static ApiError InvalidInput(string part, IReadOnlyList<SchemaIssue> issues) => new("guard.invalid_input", 400, $"The request {part} is not valid.")
    {
        Data = new JsonObject
        {
            ["issues"] = new JsonArray([.. issues.Select(issue => issue.ToJson())]),
            ["name"] = "ZodError",
        },
        Details = string.Join('\n', issues.Select(issue => issue.ToLine())),
    };

    /// <summary>The request makes no sense for a reason that only people understand, such as the syntax of a search.</summary>
    public static ApiError InvalidRequest(string details) => new("request.invalid_input", 400, "The request cannot be carried out.") { Details = details };
}
