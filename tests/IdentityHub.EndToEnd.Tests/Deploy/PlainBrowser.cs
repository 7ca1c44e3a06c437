using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using AngleSharp;
using AngleSharp.Html.Dom;

namespace IdentityHub.EndToEnd.Tests.Deploy;

/// <summary>A browser without scripts, at an address of this machine of its own. It keeps cookies whatever scheme they came by.</summary>
internal sealed class PlainBrowser : IDisposable
{
    private readonly Dictionary<(string Name, string Path), string> cookies = [];
    private readonly HttpClient http;

    /// <param name="address">Where it sends requests.</param>
    /// <param name="from">The address it sends them from.</param>
    /// <param name="trusted">The certificate it expects of https servers.</param>
    public PlainBrowser(Uri address, string from, X509Certificate2 trusted)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, context.DnsEndPoint.Port), cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == trusted.GetCertHashString(),
            },
        };
        http = new HttpClient(handler) { BaseAddress = address };
    }

    /// <summary>Headers that it sends with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null);

    public Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> form) =>
        SendAsync(HttpMethod.Post, path, form);

    /// <summary>Follows redirects and fills in the sign-in form until the browser is sent to the client.</summary>
    /// <returns>The address at the client.</returns>
    public async Task<string> SignInAsync(string path, string client, string username, string password)
    {
        var next = await GetAsync(path);
        for (var steps = 0; steps < 12; steps++)
        {
            using var response = next;
            if (response.Headers.Location is not { } location)
            {
                var form = await ReadFormAsync(response);
                form.Fields["identifier"] = username;
                form.Fields["password"] = password;
                next = await PostAsync(form.Action, form.Fields);
            }
            else if (location.OriginalString.StartsWith(client, StringComparison.Ordinal))
            {
                return location.OriginalString;
            }
            else
            {
                next = await GetAsync(new Uri(http.BaseAddress!, location).PathAndQuery);
            }
        }

        throw new InvalidOperationException("The sign-in did not come to an end.");
    }

    public void Dispose() => http.Dispose();

    private static async Task<(string Action, Dictionary<string, string> Fields)> ReadFormAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{response.RequestMessage!.RequestUri} answered {(int)response.StatusCode}: {html}");
        using var page = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
        var form = Assert.IsAssignableFrom<IHtmlFormElement>(page.QuerySelector("form[method=post]"));
        return (form.GetAttribute("action")!, form.QuerySelectorAll("input").Cast<IHtmlInputElement>().ToDictionary(input => input.Name!, input => input.Value));
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, IEnumerable<KeyValuePair<string, string>>? form)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = form is null ? null : new FormUrlEncodedContent(form);
        request.Headers.TryAddWithoutValidation("Accept", "text/html,*/*");
        request.Headers.TryAddWithoutValidation("Cookie", string.Join("; ", cookies
            .Where(cookie => path.StartsWith(cookie.Key.Path, StringComparison.Ordinal))
            .Select(cookie => $"{cookie.Key.Name}={cookie.Value}")));
        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var response = await http.SendAsync(request);
        Keep(response);
        return response;
    }

    private void Keep(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            return;
        }

        foreach (var parts in set.Select(cookie => cookie.Split(';', StringSplitOptions.TrimEntries)))
        {
            var pair = parts[0].Split('=', 2);
            var path = parts.FirstOrDefault(part => part.StartsWith("path=", StringComparison.OrdinalIgnoreCase))?[5..] ?? "/";
            cookies[(pair[0], path)] = pair[1];
        }
    }
}
