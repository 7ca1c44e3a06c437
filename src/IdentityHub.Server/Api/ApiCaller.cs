namespace IdentityHub.Server.Api;

/// <summary>Who calls an operation, proven by an access token.</summary>
/// <param name="ApplicationId">The client the token was issued to.</param>
/// <param name="UserId">The user it speaks for; null when a client acts for itself.</param>
/// <param name="Scopes">What the token allows.</param>
internal sealed record ApiCaller(string ApplicationId, string? UserId, IReadOnlyList<string> Scopes)
{
    /// <summary>Nobody: operations that need no token.</summary>
    public static ApiCaller Anonymous { get; } = new("", null, []);
}
