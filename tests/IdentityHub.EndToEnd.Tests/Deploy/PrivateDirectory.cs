using System.Diagnostics;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>A directory that only the user of <see cref="HubProcess"/> may use, as <c>/data</c> in the image.</summary>
internal sealed class PrivateDirectory : IDisposable
{
    public PrivateDirectory()
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["nobody:nogroup", Path]);
            chown.WaitForExit();
            Assert.Equal(0, chown.ExitCode);
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("identityhub-data-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
