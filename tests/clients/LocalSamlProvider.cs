using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace IdentityHub.Tests.Clients;

/// <summary>A SAML identity provider on this machine: the npm package saml-idp, unmodified but for the newer samlp that it is given.</summary>
internal sealed class LocalSamlProvider : IAsyncDisposable
{
    public const string EntityId = "urn:example:local-idp";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly string folder;
    private readonly HttpClient http;

    private LocalSamlProvider(Process process, string folder, Uri address)
    {
        this.process = process;
        this.folder = folder;
        Address = address;
        http = new HttpClient { BaseAddress = address };
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts one on a free port.</summary>
    /// <param name="acs">Where it posts to.</param>
    /// <param name="audience">The service's entity id.</param>
    /// <param name="encryption">PEM of a certificate to encrypt assertions for; null for plain ones.</param>
    /// <param name="signsResponse">Whether the response is signed around the assertion.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<LocalSamlProvider> StartAsync(string acs, string audience, string? encryption = null, bool signsResponse = true)
    {
        await NodeClients.EnsureInstalledAsync();
        var folder = Directory.CreateTempSubdirectory("saml-idp-").FullName;
        var (certificate, key) = await WriteKeyAsync(folder);
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        List<string> arguments =
        [
            "node_modules/saml-idp/bin/run.js", "--host", address.Host, "--port", address.Port.ToString(CultureInfo.InvariantCulture),
            "--cert", certificate, "--key", key, "--issuer", EntityId, "--acsUrl", acs, "--audience", audience, signsResponse ? "--signResponse" : "--no-signResponse",
        ];
        if (encryption is not null)
        {
            var (path, publicKey) = (Path.Combine(folder, "enc.pem"), Path.Combine(folder, "enc.pub"));
            await File.WriteAllTextAsync(path, encryption);
            using var read = X509Certificate2.CreateFromPem(encryption);
            await File.WriteAllTextAsync(publicKey, read.GetRSAPublicKey()!.ExportSubjectPublicKeyInfoPem());
            arguments.AddRange(["--encryptAssertion", "--encryptionCert", path, "--encryptionPublicKey", publicKey]);
        }

        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", arguments) { WorkingDirectory = NodeClients.Folder, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => output.AppendLine(line.Data);
        process.ErrorDataReceived += (_, line) => output.AppendLine(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var provider = new LocalSamlProvider(process, folder, address);
        var waited = Stopwatch.StartNew();
        while (!await provider.IsReadyAsync())
        {
            if (process.HasExited || waited.Elapsed > StartTimeout)
            {
                await provider.DisposeAsync();
                throw new InvalidOperationException($"saml-idp did not start: {output}");
            }

            await Task.Delay(100);
        }

        return provider;
    }

    /// <summary>Goes through its sign-in as a person would.</summary>
    /// <param name="address">Where the hub sent the browser; null to begin here.</param>
    /// <param name="email">Who signs in.</param>
    /// <param name="format">Format of the name.</param>
    /// <returns>Where its form goes, and the fields.</returns>
    public async Task<(string Action, Dictionary<string, string> Fields)> SignInAsync(string? address, string email, string format)
    {
        var page = await http.GetStringAsync(address ?? Address.ToString());
        var fields = new Dictionary<string, string>
        {
            ["userName"] = email,
            ["nameIdFormat"] = format,
            ["email"] = email,
            ["displayName"] = "Ada <Lovelace>",
        };
        if (Regex.Match(page, "name=\"_authnRequest\" type='hidden' value='([^']*)'") is { Success: true } request)
        {
            fields["_authnRequest"] = WebUtility.HtmlDecode(request.Groups[1].Value);
        }

        using var answer = await http.PostAsync(new Uri("/signin", UriKind.Relative), new FormUrlEncodedContent(fields));
        var form = await answer.Content.ReadAsStringAsync();
        var inputs = Regex.Matches(form, "name=\"(SAMLResponse|RelayState)\"\\s+value=\"([^\"]*)\"")
            .ToDictionary(match => match.Groups[1].Value, match => WebUtility.HtmlDecode(match.Groups[2].Value));
        return (WebUtility.HtmlDecode(Regex.Match(form, "action=\"([^\"]*)\"").Groups[1].Value), inputs);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await http.GetAsync(new Uri("/metadata", UriKind.Relative))).IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<(string Certificate, string Key)> WriteKeyAsync(string folder)
    {
        using var rsa = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=saml-idp", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        var (path, key) = (Path.Combine(folder, "idp.pem"), Path.Combine(folder, "idp.key"));
        await File.WriteAllTextAsync(path, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(key, rsa.ExportPkcs8PrivateKeyPem());
        return (path, key);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
