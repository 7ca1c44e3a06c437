using IdentityHub.Data.Users;
using IdentityHub.Server.Api;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.Management.Users;

/// <summary>The digest to store with a user. Made before the write: a hash takes long, and others' writes would wait for it.</summary>
internal sealed class NewPassword
{
    private static readonly NewPassword None = new(null, default);
    private readonly string? digest;
    private readonly PasswordAlgorithm algorithm;

    private NewPassword(string? digest, PasswordAlgorithm algorithm) => (this.digest, this.algorithm) = (digest, algorithm);

    /// <summary>The password of a new user: given, imported or none.</summary>
    public static async ValueTask<ApiResult<NewPassword>> PrepareAsync(ApiCall call, CreateUser body)
    {
        if (body.Password.IsGiven)
        {
            return body.PasswordDigest.IsGiven ? UserErrors.PasswordAndDigest : await HashAsync(call, body.Password.Value!);
        }

        if (!body.PasswordDigest.IsGiven)
        {
            return None;
        }

        if (!body.PasswordAlgorithm.IsGiven)
        {
            return UserErrors.PasswordAlgorithmRequired;
        }

        var (text, algorithm) = (body.PasswordDigest.Value!, body.PasswordAlgorithm.Value);
        var reading = StoredDigest.Read(text, algorithm, call.Service<PasswordOptions>().MaximumMemoryKiB);
        return reading.ErrorCode(algorithm) is { } code ? UserErrors.BadDigest(code) : new NewPassword(text, algorithm);
    }

    /// <summary>Makes the digest of a password.</summary>
    public static async ValueTask<ApiResult<NewPassword>> HashAsync(ApiCall call, string password)
    {
        var hash = await call.Service<PasswordHasher>().HashAsync(password, call.Cancellation);
        return hash.Digest is { } digest ? new NewPassword(digest, PasswordAlgorithm.Argon2id) : ApiErrors.Overloaded;
    }

    /// <summary>Sets it.</summary>
    public void Apply(User user, DateTimeOffset now)
    {
        if (digest is null)
        {
            return;
        }

        user.PasswordEncrypted = digest;
        user.PasswordEncryptionMethod = algorithm.ToString();
        user.PasswordUpdatedAt = now;
        user.IsPasswordExpired = false;
    }
}
