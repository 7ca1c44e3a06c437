using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using IdentityHub.Server.Catalog;

namespace IdentityHub.Server.ConfigurationFiles.Exporting;

/// <summary>
/// Names the environment variables in which exported files expect secrets. A name depends on nothing but the client's id and the secret's name,
/// and two secrets never share one.
/// </summary>
internal static partial class SecretNames
{
    private const string Prefix = "SECRET_OF_";

    /// <summary>The variable of a secret: <c>SECRET_OF_SHOP</c>, <c>SECRET_OF_SHOP__STAGING</c>.</summary>
    /// <param name="applicationId">The client.</param>
    /// <param name="name">The secret.</param>
    public static string Of(string applicationId, string name) =>
        name == ClientSecrets.DefaultName ? Prefix + Part(applicationId) : $"{Prefix}{Part(applicationId)}__{Part(name)}";

    /// <summary>The variable of an administrator's password: <c>PASSWORD_OF_ROOT</c>.</summary>
    /// <param name="name">Sign-in name, or what stands for it.</param>
    public static string OfPassword(string name) => "PASSWORD_OF_" + Part(name);

    // Words of small letters and digits between single dashes map to one name each. What loses something gets a hash that tells it apart. Two
    // underscores part the client from the secret, three a hash from what it is of, and nothing else has more than one in a row.
    private static string Part(string text) => PlainPart().IsMatch(text)
        ? text.ToUpperInvariant().Replace('-', '_')
        : $"{Letters(text)}___{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";

    private static string Letters(string text)
    {
        var letters = Other().Replace(text, "_").Trim('_').ToUpperInvariant();
        return letters.Length == 0 ? "X" : letters[..Math.Min(letters.Length, 40)].TrimEnd('_');
    }

    [GeneratedRegex(@"\A[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPart();

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
