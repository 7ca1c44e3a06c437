using System.Text.Json;

namespace IdentityHub.Protocol.RelyingParty;

/// <summary>The answer of a userinfo endpoint (OpenID Connect Core §5.3.2).</summary>
public static class Userinfo
{
    /// <summary>Bytes of the longest answer that is looked at.</summary>
    public const int MaximumLength = 256 * 1024;

    /// <summary>Reads an answer that came with status 200.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="subject">That of the ID token.</param>
    /// <returns>The claims; <see cref="UpstreamFailure.Malformed"/>, <see cref="UpstreamFailure.NoSubject"/> or <see cref="UpstreamFailure.WrongSubject"/>.</returns>
    public static UpstreamResult<JsonElement> Read(ReadOnlySpan<byte> utf8, string subject)
    {
        if (!UpstreamJson.TryParse(utf8, MaximumLength, out var json))
        {
            // A JWT begins with the base64url form of an opening brace.
            return new UpstreamProblem(UpstreamFailure.Malformed, utf8.StartsWith("ey"u8)
                ? "The userinfo endpoint answers with a JWT. Configure the client at the provider for plain JSON."
                : "The userinfo endpoint did not answer with a JSON object.");
        }

        if (!UpstreamJson.TryGetText(json, "sub", out var actual) || actual is null)
        {
            return new UpstreamProblem(UpstreamFailure.NoSubject, "The userinfo endpoint does not say of whom it speaks (sub).");
        }

        return actual == subject ? json : new UpstreamProblem(UpstreamFailure.WrongSubject, "The userinfo endpoint speaks of somebody else than the ID token (sub).");
    }
}
