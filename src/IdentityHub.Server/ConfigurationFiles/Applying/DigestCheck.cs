using IdentityHub.Server.ConfigurationFiles.Entries;
using IdentityHub.Server.People.Passwords;

namespace IdentityHub.Server.ConfigurationFiles.Applying;

/// <summary>Refuses digests that nobody could ever sign in with. The hub's settings say how much one may cost, so the file alone does not tell.</summary>
internal sealed class DigestCheck(string file, FileDocument document, PasswordHasher hasher)
{
    /// <summary>Everything that is wrong, in the order of the file.</summary>
    public IEnumerable<FileProblem> Run()
    {
        foreach (var entry in document.Users.Where(static entry => entry.PasswordDigest.Is))
        {
            var digest = entry.PasswordDigest.Value;
            if (Explain(hasher.Read(digest.Text, digest.Algorithm).Status) is { } problem)
            {
                yield return new FileProblem(file, digest.Place, problem);
            }
        }
    }

    private static string? Explain(DigestStatus status) => status switch
    {
        DigestStatus.Readable => null,
        DigestStatus.Malformed => "is not a digest of this algorithm",
        DigestStatus.TooExpensive => "costs more memory or time than a sign-in may",
        _ => "names an algorithm that the hub does not know",
    };
}
