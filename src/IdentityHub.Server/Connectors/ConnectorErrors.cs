using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Schemas;

namespace IdentityHub.Server.Connectors;

/// <summary>Refusals about connectors, and what became of messages that a service did not take.</summary>
internal static class ConnectorErrors
{
    /// <summary>There is no such kind of connector.</summary>
    public static ApiError FactoryNotFound { get; } =
        new("connector.not_found_with_connector_id", 422, "There is no kind of connector with this `connectorId`.");

    /// <summary>There is one of this kind already.</summary>
    public static ApiError MultipleInstances { get; } =
        new("connector.multiple_instances_not_supported", 422, "There is a connector of this kind already.");

    /// <summary>The kind of connector says what it is called.</summary>
    public static ApiError CannotOverwriteMetadata { get; } = new(
        "connector.cannot_overwrite_metadata_for_non_standard_connector", 400, "Name, target and logos of this kind of connector are fixed.");

    /// <summary>A connector whose kind leaves its target open needs one.</summary>
    public static ApiError ShouldSpecifyTarget { get; } =
        new("connector.should_specify_target", 400, "This kind of connector needs `metadata.target`: what accounts of it are called.");

    /// <summary>The target says to which connector people's accounts belong.</summary>
    public static ApiError CannotModifyTarget { get; } =
        new("connector.can_not_modify_target", 400, "The target of a connector cannot be changed, because accounts are stored under it.");

    /// <summary>Accounts of two connectors would be called the same.</summary>
    public static ApiError MultipleTargetWithSamePlatform { get; } =
        new("connector.multiple_target_with_same_platform", 422, "There is a connector with this target already.");

    /// <summary>There are no tokens to keep.</summary>
    public static ApiError TokenStorageNotSupported { get; } =
        new("connector.token_storage_not_supported", 422, "This kind of connector has no tokens that could be kept.");

    /// <summary>Name, target or logos are not usable.</summary>
    /// <param name="problem">What is wrong.</param>
    public static ApiError InvalidMetadata(string problem) =>
        new("connector.invalid_metadata", 400, "Name, target or logos of the connector are not valid.") { Details = problem };

    /// <summary>There is no profile to follow.</summary>
    public static ApiError InvalidTypeForSyncingProfile { get; } =
        new("connector.invalid_type_for_syncing_profile", 422, "Only connectors for signing in have profiles that could be followed.");

    /// <summary>An e-mail connector for a phone number, or the other way round.</summary>
    public static ApiError UnexpectedType { get; } = new("connector.unexpected_type", 400, "This connector does not send to such an address.");

    /// <summary>No kind of connector that sends messages has this id.</summary>
    /// <param name="type">What was looked for.</param>
    /// <param name="factoryId">Under which id.</param>
    public static ApiError NotFound(ConnectorType type, string factoryId) => new("connector.not_found", 404, "There is no such connector.")
    {
        Data = new JsonObject { ["type"] = type.ToString(), ["factoryId"] = factoryId },
    };

    /// <summary>The configuration is not one.</summary>
    /// <param name="issues">What is wrong; at least one.</param>
    public static ApiError InvalidConfig(IReadOnlyList<SchemaIssue> issues) =>
        new("connector.invalid_config", 400, "The configuration of the connector is not valid.")
        {
            Data = new JsonObject { ["issues"] = new JsonArray([.. issues.Select(issue => issue.ToJson())]), ["name"] = "ZodError" },
            Details = string.Join('\n', issues.Select(issue => issue.ToLine())),
        };

    /// <summary>The configuration has one mistake.</summary>
    /// <param name="member">Where.</param>
    /// <param name="problem">What is wrong.</param>
    public static ApiError InvalidConfig(string member, string problem) =>
        InvalidConfig([new SchemaIssue("custom", new SchemaPath(null, member), problem)]);

    /// <summary>The service did not take the message, or cannot be reached.</summary>
    /// <param name="details">What it said, for the operator.</param>
    public static ApiError General(string details) => new("connector.general", 400, "The message could not be sent.") { Details = details };

    /// <summary>The service wants fewer messages.</summary>
    /// <param name="details">What it said, for the operator.</param>
    public static ApiError RateLimitExceeded(string details) =>
        new("connector.rate_limit_exceeded", 429, "The service takes no more messages at the moment.") { Details = details };

    /// <summary>The service does not know the credentials, or they do not allow this.</summary>
    /// <param name="details">What it said, for the operator.</param>
    public static ApiError AuthorizationFailed(string details) =>
        new("connector.authorization_failed", 401, "The service does not accept the credentials of the connector.") { Details = details };

    /// <summary>The service said something that makes no sense.</summary>
    /// <param name="details">What, for the operator.</param>
    public static ApiError InvalidResponse(string details) =>
        new("connector.invalid_response", 400, "The service gave an answer that cannot be understood.") { Details = details };

    /// <summary>There is no text for such a message.</summary>
    /// <param name="type">The kind of message.</param>
    public static ApiError TemplateNotFound(string type) =>
        new("connector.template_not_found", 400, "There is no template for this message.") { Details = $"Type: {type}" };

    /// <summary>The message cannot be handed over as it is, such as an address with a line break in it.</summary>
    /// <param name="details">Why.</param>
    public static ApiError InvalidRequestParameters(string details) =>
        new("connector.invalid_request_parameters", 400, "The message cannot be sent like this.") { Details = details };

    /// <summary>The provider of the other account cannot be asked.</summary>
    /// <param name="details">Why, for the operator.</param>
    public static ApiError ProviderFailed(string details) =>
        new("connector.general", 400, "The provider of the other account could not be asked.") { Details = details };

    /// <summary>The provider did not let the person in, or the person did not want to.</summary>
    /// <param name="details">What it said, for the operator.</param>
    public static ApiError SignInRefused(string details) =>
        new("connector.authorization_failed", 401, "The provider of the other account did not let the person in.") { Details = details };

    /// <summary>The person was to prove anew who they are, and did not.</summary>
    /// <param name="details">What the provider said, for the operator.</param>
    public static ApiError NotAuthenticatedAnew(string details) =>
        new("connector.authorization_failed", 401, "The person did not sign in anew at the provider of the other account.") { Details = details };

    /// <summary>The code that came back with the browser is not one.</summary>
    /// <param name="details">What the provider said, for the operator.</param>
    public static ApiError InvalidAuthCode(string details) =>
        new("connector.social_auth_code_invalid", 401, "The provider of the other account does not accept the code.") { Details = details };

    /// <summary>The provider does not take its own access token.</summary>
    /// <param name="details">What it said, for the operator.</param>
    public static ApiError InvalidAccessToken(string details) =>
        new("connector.social_invalid_access_token", 401, "The provider of the other account does not accept its access token.") { Details = details };

    /// <summary>The ID token is not one of the provider's for this sign-in.</summary>
    /// <param name="details">Why, for the operator.</param>
    public static ApiError InvalidIdToken(string details) =>
        new("connector.social_invalid_id_token", 401, "The ID token of the other account is not valid.") { Details = details };
}
