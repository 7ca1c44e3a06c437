namespace IdentityHub.Server.People.Passwords;

/// <summary>What became of reading a digest.</summary>
internal enum DigestStatus
{
    /// <summary>The digest can be verified.</summary>
    Readable,

    /// <summary>The text does not have the form its algorithm prescribes.</summary>
    Malformed,

    /// <summary>An algorithm, or a version of it, that is not implemented.</summary>
    Unsupported,

    /// <summary>Verifying it would take more memory or time than a sign-in may cost.</summary>
    TooExpensive,
}

/// <summary>The outcome of <see cref="StoredDigest.Read"/>.</summary>
/// <param name="Status">Whether there is a digest, and why not.</param>
/// <param name="Digest">Set exactly when the status is <see cref="DigestStatus.Readable"/>.</param>
internal readonly record struct DigestReading(DigestStatus Status, StoredDigest? Digest)
{
    /// <summary>No digest, for this reason.</summary>
    public static DigestReading Refused(DigestStatus status) => new(status, null);

    /// <summary>A digest.</summary>
    public static DigestReading Of(StoredDigest digest) => new(DigestStatus.Readable, digest);

    /// <summary>The code with which the Management API refuses to import it; null when it can be verified.</summary>
    /// <param name="algorithm">What the importer says how it was made.</param>
    public string? ErrorCode(PasswordAlgorithm algorithm) => (Status, algorithm) switch
    {
        (DigestStatus.Readable, _) => null,
        (DigestStatus.Malformed, PasswordAlgorithm.Legacy) => "password.invalid_legacy_password_format",
        (_, PasswordAlgorithm.Legacy) => "password.unsupported_legacy_hash_algorithm",
        _ => "password.unsupported_encryption_method",
    };
}

/// <summary>A digest as it is stored or imported: something a password can be held against.</summary>
internal abstract class StoredDigest
{
    /// <summary>Characters of the longest digest: what the column holds.</summary>
    public const int MaximumLength = 256;

    /// <summary>Blocks of 1 KiB that one verification needs.</summary>
    public virtual int Blocks => 0;

    /// <summary>
    /// Whether a verification takes so little time that its failure would tell an imported account from one that does not exist.
    /// </summary>
    public virtual bool IsFast => false;

    /// <summary>Reads a digest; never throws, whatever the text is.</summary>
    /// <param name="text">The stored or imported text.</param>
    /// <param name="algorithm">How it was made; null for one of our own. Within the Argon2 family the text decides.</param>
    /// <param name="maximumMemoryKiB">The most memory it may ask for.</param>
    public static DigestReading Read(string text, PasswordAlgorithm? algorithm, int maximumMemoryKiB)
    {
        if (text.Length > MaximumLength)
        {
            return DigestReading.Refused(DigestStatus.Malformed);
        }

        return algorithm switch
        {
            null or PasswordAlgorithm.Argon2id or PasswordAlgorithm.Argon2i or PasswordAlgorithm.Argon2d =>
                PasswordDigest.Parse(text, maximumMemoryKiB),
            PasswordAlgorithm.Bcrypt => BcryptDigest.Parse(text),
            PasswordAlgorithm.SHA1 => HashDigest.OfPassword("sha1", text),
            PasswordAlgorithm.SHA256 => HashDigest.OfPassword("sha256", text),
            PasswordAlgorithm.MD5 => HashDigest.OfPassword("md5", text),
            PasswordAlgorithm.Legacy => LegacyDigest.Parse(text, maximumMemoryKiB),
            _ => DigestReading.Refused(DigestStatus.Unsupported),
        };
    }

    /// <summary>Whether the password is the one the digest was made of; compared in constant time.</summary>
    /// <param name="password">The password as UTF-8.</param>
    /// <param name="memory">Working memory of the calling thread.</param>
    public abstract bool Matches(ReadOnlySpan<byte> password, Argon2Memory memory);

    /// <summary>
    /// Whether a successful sign-in should replace the digest with one of the configured cost. A costlier one is replaced too:
    /// only equal costs make the time of an answer say nothing about the account. An imported one always is.
    /// </summary>
    public virtual bool NeedsRehash(Argon2Cost configured) => true;
}
