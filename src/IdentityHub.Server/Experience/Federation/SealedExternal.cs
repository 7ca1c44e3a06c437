using System.Buffers.Text;
using System.Text.Json;
using IdentityHub.Server.Connectors.External;
using IdentityHub.Server.Hosting;

namespace IdentityHub.Server.Experience.Federation;

/// <summary>
/// What a sign-in elsewhere needs to keep and nobody is to read in the database, where states of interactions lie in clear: what began it, the provider's
/// tokens, and everything that the provider said. Under the master key, for one proof of one interaction, or of one user.
/// </summary>
internal sealed record SealedExternal
{
    private const string Purpose = "experience external sign-in";

    /// <summary>The interaction, see <see cref="ExperienceContext.Owner"/>; in the Account API the user and the application.</summary>
    public required string Owner { get; init; }

    /// <summary>The proof.</summary>
    public required string VerificationId { get; init; }

    /// <summary>What began it; null once it was used.</summary>
    public ExternalSession? Session { get; init; }

    /// <summary>The tokens; null when nobody wants them.</summary>
    public ExternalTokens? Tokens { get; init; }

    /// <summary>What the provider said: an object.</summary>
    public JsonElement? Raw { get; init; }

    /// <summary>Who came, where nothing else keeps it.</summary>
    public ExternalIdentity? Identity { get; init; }

    /// <summary>Seals it, in base64url.</summary>
    public string Seal(MasterKey key) =>
        Base64Url.EncodeToString(key.Protect(Purpose, JsonSerializer.SerializeToUtf8Bytes(this, ExperienceJson.Default.SealedExternal)));

    /// <summary>Opens what <see cref="Seal"/> made, for an interaction.</summary>
    /// <returns>Null when there is nothing, or it belongs to another proof or interaction.</returns>
    public static SealedExternal? Open(ExperienceContext context, string verificationId, string? sealedText) =>
        Open(context.Service<MasterKey>(), context.Owner, verificationId, sealedText);

    /// <summary>Opens what <see cref="Seal"/> made.</summary>
    /// <returns>Null when there is nothing, or it belongs to another proof or owner.</returns>
    public static SealedExternal? Open(MasterKey key, string owner, string verificationId, string? sealedText)
    {
        if (sealedText is null || !Base64Url.IsValid(sealedText) || key.Unprotect(Purpose, Base64Url.DecodeFromChars(sealedText)) is not { } plain)
        {
            return null;
        }

        var opened = JsonSerializer.Deserialize(plain, ExperienceJson.Default.SealedExternal);
        return opened is not null && opened.Owner == owner && opened.VerificationId == verificationId ? opened : null;
    }

    /// <summary>Prints nothing.</summary>
    public override string ToString() => "sealed";
}
