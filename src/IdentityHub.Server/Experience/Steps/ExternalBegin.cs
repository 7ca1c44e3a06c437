namespace IdentityHub.Server.Experience.Steps;

/// <summary>How a sign-in elsewhere began.</summary>
/// <param name="AuthorizationUri">Where the browser is to go.</param>
/// <param name="VerificationId">Id of the proof.</param>
internal sealed record ExternalBegin(string AuthorizationUri, string VerificationId);
