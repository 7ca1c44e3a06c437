namespace IdentityHub.Server.People.Passwords;

/// <summary>The answer to "is this the password?".</summary>
internal enum PasswordVerdict
{
    /// <summary>No, or there is no such account, or it has no password.</summary>
    Failed,

    /// <summary>Yes.</summary>
    Verified,

    /// <summary>Yes, and the digest should be replaced by one of <see cref="PasswordHasher.HashAsync"/>.</summary>
    VerifiedNeedsRehash,

    /// <summary>
    /// The stored digest cannot be verified here. To the person this is the same as <see cref="Failed"/>; it took the same time.
    /// </summary>
    Unsupported,

    /// <summary>Too many are waiting. The edge answers 503 with Retry-After; nothing is known about the password.</summary>
    Overloaded,
}

/// <summary>What became of a request to hash a new password.</summary>
internal enum PasswordHashStatus
{
    /// <summary>There is a digest.</summary>
    Hashed,

    /// <summary>The text cannot be a password, see <see cref="PasswordText"/>.</summary>
    Rejected,

    /// <summary>Too many are waiting. The edge answers 503 with Retry-After.</summary>
    Overloaded,
}

/// <summary>The outcome of <see cref="PasswordHasher.HashAsync"/>.</summary>
/// <param name="Status">Whether there is a digest, and why not.</param>
/// <param name="Digest">The PHC string; set exactly when the status is <see cref="PasswordHashStatus.Hashed"/>.</param>
internal readonly record struct PasswordHash(PasswordHashStatus Status, string? Digest)
{
    /// <summary>Prints the status only; digests do not belong into logs.</summary>
    public override string ToString() => Status.ToString();
}
