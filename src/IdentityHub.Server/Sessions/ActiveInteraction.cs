using System.Text.Json.Serialization;
using IdentityHub.Protocol.Authorization;

namespace IdentityHub.Server.Sessions;

/// <summary>An authorization request that waits for the person at this browser.</summary>
/// <param name="Uid">Its id: a secret of this browser, 43 characters of base64url. Stored only as a hash.</param>
/// <param name="ApplicationId">The client that asked.</param>
/// <param name="Request">What it asked.</param>
/// <param name="State">What the person proved and answered when it was read.</param>
/// <param name="ExpiresAt">From when on it does not count.</param>
internal sealed record ActiveInteraction(
    string Uid, string ApplicationId, AuthorizationRequest Request, InteractionState State, DateTimeOffset ExpiresAt);

/// <summary>What the person proved and answered so far in an interaction.</summary>
internal sealed record InteractionState
{
    /// <summary>Who signed in; in an interaction that asks for consent, who is asked.</summary>
    public string? UserId { get; init; }

    /// <summary>When the person proved who they are in this interaction; null until then.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Whether the person proved who they are already: nothing is left to do but to resume.</summary>
    [JsonIgnore]
    public bool IsAnswered => this is { AuthenticatedAt: not null, IsAborted: false } or { SessionId: not null };

    /// <summary>How: values of RFC 8176 separated by spaces, such as <c>pwd otp</c>.</summary>
    public string? Methods { get; init; }

    /// <summary>What the session keeps of this sign-in: JSON of the server's making, see <see cref="Data.Sessions.BrowserSession.LastSubmission"/>.</summary>
    public string? Submission { get; init; }

    /// <summary>The browser session in which consent is asked for; an answer counts in no other.</summary>
    public string? SessionId { get; init; }

    /// <summary>The person signed in for this very request, so <c>prompt=login</c> and <c>max_age</c> are met.</summary>
    public bool SignedInForRequest { get; init; }

    /// <summary>The answer to the consent page; null until it is given.</summary>
    public ConsentAnswer? Consent { get; init; }

    /// <summary>The person left; the client gets <c>access_denied</c>.</summary>
    public bool IsAborted { get; init; }

    /// <summary>What the sign-in pages remember between their steps: JSON of their making, never shown to the browser.</summary>
    public string? Draft { get; init; }
}

/// <summary>What a person answered on the consent page.</summary>
/// <param name="IsGranted">Yes or no.</param>
/// <param name="OrganizationIds">Organizations of the person in which the client may act; with a no, none.</param>
internal sealed record ConsentAnswer(bool IsGranted, IReadOnlyList<string> OrganizationIds)
{
    /// <summary>A no.</summary>
    public static ConsentAnswer Denied { get; } = new(false, []);

    /// <summary>A yes, with the organizations that the person chose.</summary>
    public static ConsentAnswer Granted(params IReadOnlyList<string> organizationIds) => new(true, organizationIds);
}

/// <summary>How requests and states of interactions lie in the database.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(AuthorizationRequest))]
[JsonSerializable(typeof(InteractionState))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class SessionsJson : JsonSerializerContext;
