using System.IO.Compression;
using System.Net;
using System.Text;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.ConsoleFiles;

/// <summary>The Console's files over HTTP: what is kept, what is asked for again, and what the page may do.</summary>
public sealed class ConsoleFilesTests
{
    private const string BuiltPage = "<!doctype html><title>Console</title><script src=\"./assets/main-abc123.js\"></script>";
    private const string Page = "<!doctype html><title>Console</title><script src=\"/console/assets/main-abc123.js\"></script>";
    private const string Script = "export const answer = 42;";

    [Theory]
    [InlineData("/console")]
    [InlineData("/console/")]
    [InlineData("/console/index.html")]
    [InlineData("/console/callback?code=1&state=2")]
    [InlineData("/console/users/u1/roles")]
    public async Task Serves_the_page_for_every_address_of_the_Console(string path)
    {
        await using var hub = await StartAsync();
        using var client = hub.Host.NewClient();
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, Page), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(("text/html; charset=utf-8", "no-cache"), (answer.Content.Headers.ContentType!.ToString(), answer.Headers.CacheControl!.ToString()));
        using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        using var unchanged = await client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }

    [Theory]
    [InlineData("/auth/console/users")]
    [InlineData("/console/users")]
    public async Task The_page_finds_its_files_below_the_path_of_the_public_url_whether_a_proxy_takes_it_off_or_not(string path)
    {
        await using var hub = await StartAsync(static options => options.Settings["PublicUrl"] = "https://login.example.com/auth");
        using var client = hub.Host.NewClient();
        Assert.Contains("<script src=\"/auth/console/assets/main-abc123.js\">", await client.GetStringAsync(new Uri(path, UriKind.Relative)), StringComparison.Ordinal);
        Assert.Equal(Script, await client.GetStringAsync(new Uri("/auth/console/assets/main-abc123.js", UriKind.Relative)));
    }

    [Fact]
    public async Task Lets_the_page_load_nothing_from_elsewhere_and_nobody_frame_it()
    {
        await using var hub = await StartAsync();
        using var client = hub.Host.NewClient();
        using var answer = await client.GetAsync(new Uri("/console/users", UriKind.Relative));
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Equal(
            [
                "base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'none'", "frame-ancestors 'none'",
                "frame-src 'self'", "img-src 'self' data: https:", "script-src 'self'", "style-src 'self'",
            ],
            policy.Order(StringComparer.Ordinal));
        Assert.Equal(("DENY", "nosniff", "no-referrer"), (
            Assert.Single(answer.Headers.GetValues("X-Frame-Options")), Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")),
            Assert.Single(answer.Headers.GetValues("Referrer-Policy"))));
    }

    [Fact]
    public async Task Serves_assets_for_a_year_in_the_form_that_the_browser_takes()
    {
        await using var hub = await StartAsync();
        using var client = hub.Host.NewClient();
        var tags = new HashSet<string>();
        foreach (var (accepted, coding) in new[] { ("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip;q=0.5", "gzip"), ("identity", null), ("", null), ("no, sense;q=x", null) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/console/assets/main-abc123.js");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(coding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Equal("public, max-age=31536000, immutable", Assert.Single(answer.Headers.GetValues("Cache-Control")));
            Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
            Assert.Equal("text/javascript; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
            tags.Add(answer.Headers.ETag!.Tag);
            await using var content = await answer.Content.ReadAsStreamAsync();
            await using Stream plain = coding switch
            {
                "br" => new BrotliStream(content, CompressionMode.Decompress),
                "gzip" => new GZipStream(content, CompressionMode.Decompress),
                _ => content,
            };
            using var reader = new StreamReader(plain);
            Assert.Equal(Script, await reader.ReadToEndAsync());
        }

        Assert.Equal(3, tags.Count);
    }

    [Theory]
    [InlineData("/console/assets/gone-abc123.js")]
    [InlineData("/console/assets/nothing")]
    [InlineData("/console/other.js")]
    [InlineData("/console/.vite/manifest.json")]
    [InlineData("/console/%2e%2e/secret.txt")]
    [InlineData("/console/..%2fsecret.txt")]
    [InlineData("/console/assets/..%5c..%5csecret.txt")]
    public async Task Finds_nothing_but_what_was_built(string path)
    {
        await using var hub = await StartAsync();
        using var client = hub.Host.NewClient();
        using var answer = await client.GetAsync(new Uri(hub.Host.Address + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.DoesNotContain("hidden", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Says_what_to_do_when_there_are_no_files_and_nothing_when_it_is_off()
    {
        await using var without = await HubHost.StartAsync(Databases.Sqlite, options => options.Settings["Console:Directory"] = Path.Combine(Path.GetTempPath(), "no such directory"));
        using var client = without.NewClient();
        using var answer = await client.GetAsync(new Uri("/console", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Node.js 20", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await using var off = await StartAsync(options => options.Settings["Console:Enabled"] = "false");
        using var other = off.Host.NewClient();
        using var nothing = await other.GetAsync(new Uri("/console/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.DoesNotContain("Console", await nothing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Says_that_the_hub_is_not_set_up_until_there_is_an_administrator_and_nothing_else_about_it(string provider)
    {
        await using var hub = await StartAsync(isSetUp: false, provider: provider);
        var link = (await hub.Host.Services.GetRequiredService<FirstOwner>().MakeAtStartAsync(CancellationToken.None))!;
        using var client = hub.Host.NewClient();
        foreach (var path in new[] { "/console", "/console/", "/console/index.html", "/console/users/u1/roles" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal((HttpStatusCode.OK, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
            Assert.Contains("This hub is not set up yet", text, StringComparison.Ordinal);
            Assert.Contains("admin setup-link", text, StringComparison.Ordinal);
            Assert.DoesNotContain(link.Token, text, StringComparison.Ordinal);
            Assert.DoesNotContain("/setup/owner", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<form", text, StringComparison.Ordinal);
            Assert.StartsWith("default-src 'none'; style-src 'self'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        }

        // Its files are no secret, and the browser may have them already.
        using var script = await client.GetAsync(new Uri("/console/assets/main-abc123.js", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, script.StatusCode);

        await HireAsync(hub.Host);
        using var page = await client.GetAsync(new Uri("/console", UriKind.Relative));
        Assert.Equal(Page, await page.Content.ReadAsStringAsync());
    }

    private static Task<AdministratorCreation> HireAsync(HubHost host) => host.Services.GetRequiredService<Administrators>()
        .CreateAsync(new NewAdministrator("root", null, null, AdministratorRole.Owner), CancellationToken.None);

    private static async Task<Built> StartAsync(Action<HubHostOptions>? change = null, bool isSetUp = true, string provider = Databases.Sqlite)
    {
        var directory = new TemporaryDirectory();
        var dist = Path.Combine(directory.Path, "dist");
        Write(Path.Combine(directory.Path, "secret.txt"), "hidden"u8.ToArray());
        Write(Path.Combine(dist, ".vite", "manifest.json"), "{\"hidden\":1}"u8.ToArray());
        Write(Path.Combine(dist, "index.html"), Encoding.UTF8.GetBytes(BuiltPage));
        var script = Path.Combine(dist, "assets", "main-abc123.js");
        Write(script, Encoding.UTF8.GetBytes(Script));
        Compress(script + ".br", static stream => new BrotliStream(stream, CompressionLevel.Optimal));
        Compress(script + ".gz", static stream => new GZipStream(stream, CompressionLevel.Optimal));
        var host = await HubHost.StartAsync(provider, options =>
        {
            options.Settings["Console:Directory"] = dist;
            change?.Invoke(options);
        });
        if (isSetUp)
        {
            await HireAsync(host);
        }

        return new Built(directory, host);
    }

    private static void Compress(string path, Func<Stream, Stream> compress)
    {
        using var file = File.Create(path);
        using var stream = compress(file);
        stream.Write(Encoding.UTF8.GetBytes(Script));
    }

    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>A hub with a Console of a few files.</summary>
    private sealed record Built(TemporaryDirectory Directory, HubHost Host) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            Directory.Dispose();
        }
    }
}
