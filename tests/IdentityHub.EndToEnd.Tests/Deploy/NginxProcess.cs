using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>Debian's nginx with <c>deploy/nginx.conf</c>; only names of hosts, ports and files are replaced.</summary>
internal sealed class NginxProcess : IDisposable
{
    private readonly Process process;
    private readonly string directory;

    private NginxProcess(Process process, string directory, X509Certificate2 certificate)
    {
        (this.process, this.directory) = (process, directory);
        Certificate = certificate;
    }

    /// <summary>What it presents to browsers.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The lines of its access log.</summary>
    public string[] AccessLog => File.ReadAllLines(Path.Combine(directory, "log", "access.log"));

    /// <param name="port">Where it listens for https.</param>
    /// <param name="plainPort">Where it listens for http.</param>
    /// <param name="nodes">Ports of the nodes.</param>
    /// <param name="from">The address it calls the nodes from.</param>
    public static NginxProcess Start(int port, int plainPort, int[] nodes, string from)
    {
        var directory = Directory.CreateTempSubdirectory("identityhub-nginx-").FullName;
        Directory.CreateDirectory(Path.Combine(directory, "log"));
        var certificate = MakeCertificate(directory);
        var configuration = Path.Combine(directory, "nginx.conf");
        File.WriteAllText(configuration, Adapt(Repository.Read("deploy/nginx.conf"), directory, port, plainPort, nodes, from));
        var process = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-e", Path.Combine(directory, "log", "error.log"), "-c", configuration, "-g", "daemon off;"]))!;
        return new(process, directory, certificate);
    }

    public void Dispose()
    {
        // The workers end with their master.
        using var quit = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        process.WaitForExit();
        process.Dispose();
        Certificate.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private static string Adapt(string text, string directory, int port, int plainPort, int[] nodes, string from)
    {
        (string From, string To)[] replacements =
        [
            // One worker, so that requests really alternate between the nodes.
            ("worker_processes auto;", "worker_processes 1;"),
            ("/var/log/nginx/", $"{directory}/log/"),
            ("/var/run/nginx.pid", $"{directory}/nginx.pid"),
            ("/etc/nginx/tls/", $"{directory}/"),
            ("listen 80;", $"listen 127.0.0.1:{plainPort};"),
            ("listen 443 ", $"listen 127.0.0.1:{port} "),
            ("server hub-1:3001", $"server 127.0.0.1:{nodes[0]}"),
            ("server hub-2:3001", $"server 127.0.0.1:{nodes[1]}"),
            ("proxy_pass http://hub;", $"proxy_pass http://hub; proxy_bind {from};"),
            ("http {\n", $"http {{\n  client_body_temp_path {directory}/body; proxy_temp_path {directory}/proxy; fastcgi_temp_path {directory}/fastcgi;"
                + $" uwsgi_temp_path {directory}/uwsgi; scgi_temp_path {directory}/scgi;\n"),
        ];
        foreach (var (old, replacement) in replacements)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, replacement, StringComparison.Ordinal);
        }

        return text;
    }

    private static X509Certificate2 MakeCertificate(string directory)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddMinutes(-5), now.AddDays(1));
        File.WriteAllText(Path.Combine(directory, "fullchain.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(directory, "privkey.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }
}
