using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IdentityHub.Tests.Clients;

/// <summary>
/// A provider with which people have accounts, on this machine: the npm package oidc-provider as Okta, Google or Entra ID behave. Its options are
/// described in upstream.mjs.
/// </summary>
internal sealed class Upstream : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly JsonElement said;

    private Upstream(Process process, JsonElement said) => (this.process, this.said) = (process, said);

    /// <summary>Its issuer; that of its tenant when it is Entra ID.</summary>
    public string Issuer => Said("issuer");

    /// <summary>Entra ID: the issuer for all tenants.</summary>
    public string CommonIssuer => Said("commonIssuer");

    /// <summary>Entra ID: the tenant.</summary>
    public string Tenant => Said("tenant");

    /// <summary>Its host and port.</summary>
    public string Host => new Uri(Issuer).Authority;

    /// <summary>The client that it knows.</summary>
    public string ClientId => Said("clientId");

    /// <summary>The client's secret.</summary>
    public string ClientSecret => Said("clientSecret");

    /// <summary>Starts one.</summary>
    /// <param name="kind"><c>okta</c>, <c>google</c> or <c>entra</c>.</param>
    /// <param name="redirectUri">Where the client's browsers come back to.</param>
    /// <param name="change">Sets further options.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<Upstream> StartAsync(string kind, string redirectUri, Action<JsonObject>? change = null)
    {
        await NodeClients.EnsureInstalledAsync();
        var options = new JsonObject { ["kind"] = kind, ["redirectUris"] = new JsonArray(redirectUri) };
        change?.Invoke(options);
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("node", ["upstream.mjs", options.ToJsonString()])
            {
                WorkingDirectory = NodeClients.Folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.Start();
        process.BeginErrorReadLine();
        using var deadline = new CancellationTokenSource(StartTimeout);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            {
                using var document = JsonDocument.Parse(line);
                return new Upstream(process, document.RootElement.Clone());
            }
        }
        catch (OperationCanceledException)
        {
            // Said below.
        }

        await StopAsync(process);
        throw new InvalidOperationException($"upstream.mjs did not start: {errors}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync(process);

    private static async Task StopAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private string Said(string name) => said.GetProperty(name).GetString()!;
}
