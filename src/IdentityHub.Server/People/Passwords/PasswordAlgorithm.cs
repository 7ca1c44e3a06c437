namespace IdentityHub.Server.People.Passwords;

/// <summary>
/// How a stored password digest was made, with the names of the Management API. All but Argon2id are imported, see
/// <see cref="StoredDigest"/>.
/// </summary>
internal enum PasswordAlgorithm
{
    /// <summary>Argon2i as a PHC string.</summary>
    Argon2i,

    /// <summary>Argon2id as a PHC string; the only one new digests are made with.</summary>
    Argon2id,

    /// <summary>Argon2d as a PHC string.</summary>
    Argon2d,

    /// <summary>Hexadecimal SHA-1 of the password.</summary>
    SHA1,

    /// <summary>Hexadecimal SHA-256 of the password.</summary>
    SHA256,

    /// <summary>Hexadecimal MD5 of the password.</summary>
    MD5,

    /// <summary>A bcrypt string.</summary>
    Bcrypt,

    /// <summary>A JSON expression that names the algorithm, see <see cref="LegacyDigest"/>.</summary>
    Legacy,
}
