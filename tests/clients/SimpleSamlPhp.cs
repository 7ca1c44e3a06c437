using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Tests.Clients;

/// <summary>How it answers.</summary>
internal sealed record SimpleSamlPhpOptions
{
    /// <summary>Whether the response is signed around the assertion. Whether the assertion is, our metadata says.</summary>
    public bool SignsResponse { get; init; } = true;

    /// <summary>Whether assertions are encrypted, for the key in our metadata.</summary>
    public bool Encrypts { get; init; }

    /// <summary>Whether requests come to it as forms (HTTP-POST) and not as queries (HTTP-Redirect).</summary>
    public bool TakesForms { get; init; }
}

/// <summary>
/// A SAML identity provider on this machine: SimpleSAMLphp as Debian packages it, on PHP's built-in web server, with the configuration in
/// tests/clients/simplesamlphp and a browser that keeps its cookies.
/// </summary>
internal sealed class SimpleSamlPhp : IAsyncDisposable
{
    public const string EntityId = "urn:example:simplesamlphp";
    private const string Pages = "/usr/share/simplesamlphp/www";
    private const string ServiceFile = "services/hub.xml";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly TemporaryDirectory folder = new();
    private readonly StringBuilder output = new();
    private readonly Process process;
    private bool wasStarted;

    private SimpleSamlPhp(SimpleSamlPhpOptions options)
    {
        // By a name of its own it is another site to browsers than the hub at 127.0.0.1, as in life.
        var port = FreePort.Take().ToString(CultureInfo.InvariantCulture);
        Address = new Uri($"http://localhost:{port}/");
        Browser = new HttpClient { BaseAddress = Address };
        var start = new ProcessStartInfo("php", ["-d", "display_errors=0", "-S", "127.0.0.1:" + port, "-t", Pages])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["SIMPLESAMLPHP_CONFIG_DIR"] = Path.Combine(NodeClients.Folder, "simplesamlphp");
        start.Environment["IDP_ADDRESS"] = Address.ToString();
        start.Environment["IDP_FOLDER"] = folder.Path;
        start.Environment["IDP_SECRET"] = Secret;
        start.Environment["IDP_SIGNS_RESPONSE"] = options.SignsResponse ? "1" : "";
        start.Environment["IDP_ENCRYPTS"] = options.Encrypts ? "1" : "";
        start.Environment["IDP_TAKES_FORMS"] = options.TakesForms ? "1" : "";
        process = new Process { StartInfo = start };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Where its metadata is.</summary>
    public Uri MetadataUrl => new(Address, "saml2/idp/metadata.php");

    /// <summary>The password of everybody there.</summary>
    public string Secret { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>Somebody's browser, as far as this provider goes.</summary>
    public HttpClient Browser { get; }

    /// <summary>Starts one on a free port. It knows no service yet.</summary>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<SimpleSamlPhp> StartAsync(SimpleSamlPhpOptions? options = null)
    {
        var provider = new SimpleSamlPhp(options ?? new SimpleSamlPhpOptions());
        try
        {
            await provider.StartAsync();
            return provider;
        }
        catch
        {
            await provider.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes a service known, by the metadata that it gives out.</summary>
    public Task TrustAsync(string metadata) => File.WriteAllTextAsync(Path.Combine(folder.Path, ServiceFile), metadata);

    /// <summary>Where a sign-in begins that no service asked for.</summary>
    /// <param name="service">Entity id of the service that it is for.</param>
    public Uri UnaskedAddress(string service) => new(Address, "saml2/idp/SSOService.php?spentityid=" + Uri.EscapeDataString(service));

    /// <summary>Goes through its sign-in as a person would; who has a session there is asked nothing.</summary>
    /// <param name="address">Where the hub sent the browser.</param>
    /// <param name="request">The hub's form, when it sent one.</param>
    /// <param name="user">Who signs in.</param>
    /// <returns>The form that its last page sends on.</returns>
    /// <exception cref="InvalidOperationException">It refuses; the message has its page.</exception>
    public async Task<IdpForm> SignInAsync(string address, IReadOnlyDictionary<string, string>? request = null, string user = "ada")
    {
        using var content = request is null ? null : new FormUrlEncodedContent(request);
        using var answer = content is null ? await Browser.GetAsync(address) : await Browser.PostAsync(address, content);
        var form = await ReadAsync(answer);
        if (form.Fields.ContainsKey("AuthState"))
        {
            using var typed = new FormUrlEncodedContent([.. form.Fields, new("username", user), new("password", Secret)]);
            using var next = await Browser.PostAsync(form.Action, typed);
            form = await ReadAsync(next);
        }

        return form.Fields.ContainsKey("SAMLResponse") ? form : throw new InvalidOperationException("SimpleSAMLphp did not sign anybody in.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        if (wasStarted && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
        folder.Dispose();
    }

    private async Task StartAsync()
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "services"));
        Directory.CreateDirectory(Path.Combine(folder.Path, "sessions"));
        await WriteKeyAsync();
        wasStarted = process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var waited = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (process.HasExited || waited.Elapsed > StartTimeout)
            {
                throw new InvalidOperationException($"SimpleSAMLphp did not start; it is Debian's package simplesamlphp, with php-cli and php-xml. {Output()}");
            }

            await Task.Delay(100);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Browser.GetAsync(MetadataUrl);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task WriteKeyAsync()
    {
        using var rsa = RSA.Create(2048);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=simplesamlphp", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "idp.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "idp.key"), rsa.ExportPkcs8PrivateKeyPem());
    }

    private async Task<IdpForm> ReadAsync(HttpResponseMessage answer)
    {
        var page = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode && IdpForm.Find(answer.RequestMessage!.RequestUri!, page) is { } form
            ? form
            : throw new InvalidOperationException($"SimpleSAMLphp answered {(int)answer.StatusCode}: {WebUtility.HtmlDecode(page)} {Output()}");
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (output)
        {
            output.AppendLine(line.Data);
        }
    }

    private string Output()
    {
        lock (output)
        {
            return output.ToString();
        }
    }
}
