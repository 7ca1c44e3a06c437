using System.Buffers.Text;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.People;

/// <summary>The name under which failed attempts of an account are counted: nothing that anybody could read an identifier from.</summary>
internal static class AccountTarget
{
    /// <summary>What hashes of targets are for; other uses of the master key make other hashes of the same text.</summary>
    public const string HashPurpose = "sign-in-failures";

    /// <summary>The target of an account, or of an identifier that belongs to none.</summary>
    /// <param name="masterKey">The key of the hashes.</param>
    /// <param name="userId">The account, when there is one.</param>
    /// <param name="identifier">The identifier in its look-up form.</param>
    public static string Of(MasterKey masterKey, string? userId, string identifier) =>
        Base64Url.EncodeToString(masterKey.KeyedHash(HashPurpose, userId is null ? "identifier:" + identifier : "user:" + userId));
}
