using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IdentityHub.Server.ConfigurationFiles.Reporting;

/// <summary>
/// Names a plan: the text, and everything that it would change. Whoever applies the text with this name gets what the plan showed or nothing.
/// It is no secret and proves nothing about who made it; who may apply is asked anyway.
/// </summary>
internal static class PlanDigest
{
    /// <summary>SHA-256 of the text and the report, in base64url.</summary>
    /// <param name="path">What the text was read as; its end tells YAML from JSON.</param>
    /// <param name="text">The file's text as it was sent.</param>
    /// <param name="report">What it would change.</param>
    public static string Of(string path, string text, ChangeReport report)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in new[] { path, text, ReportJson.Of(new FileOutcome(report, [])) })
        {
            // Each part by its own hash, so that nothing can move from one into the next.
            hash.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(part)));
        }

        return Base64Url.EncodeToString(hash.GetHashAndReset());
    }
}
