using IdentityHub.Server.Api;

namespace IdentityHub.Server.Verification;

/// <summary>Why an e-mail address may not belong to a new account.</summary>
internal static class EmailErrors
{
    /// <summary>It has no domain, or one that cannot exist.</summary>
    public static ApiError Invalid { get; } = new("session.email_blocklist.invalid_email", 422, "This is not an e-mail address.");

    /// <summary>It has a tag: <c>me+shop@example.com</c>.</summary>
    public static ApiError SubaddressingNotAllowed { get; } =
        new("session.email_blocklist.email_subaddressing_not_allowed", 422, "Addresses with a plus sign are not accepted here.");

    /// <summary>It is on the list of those who may not, or not on the list of those who may, or its service throws addresses away.</summary>
    public static ApiError NotAllowed { get; } = new("session.email_blocklist.email_not_allowed", 422, "This e-mail address is not accepted here.");
}
