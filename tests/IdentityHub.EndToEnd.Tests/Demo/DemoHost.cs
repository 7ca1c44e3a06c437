using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using IdentityHub.Demo.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using DemoProgram = IdentityHub.Demo.Program;

namespace IdentityHub.EndToEnd.Tests.Demo;

/// <summary>The demo, running against the fake provider, with a browser that knows cookies and forms but no scripts.</summary>
internal sealed class DemoHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string dataDirectory;

    private DemoHost(WebApplication app, FakeProvider provider, MovableClock clock, string dataDirectory)
    {
        this.app = app;
        this.dataDirectory = dataDirectory;
        Provider = provider;
        Clock = clock;
        Browser = NewBrowser();
    }

    public FakeProvider Provider { get; }

    public MovableClock Clock { get; }

    public HttpClient Browser { get; }

    public string Base => app.Urls.First();

    public IdTokenValidator IdTokens => app.Services.GetRequiredService<IdTokenValidator>();

    public ProviderDiscovery Discovery => app.Services.GetRequiredService<ProviderDiscovery>();

    public static async Task<DemoHost> StartAsync()
    {
        var provider = await FakeProvider.StartAsync();
        var clock = new MovableClock();
        var data = Directory.CreateTempSubdirectory("identityhub-demo-").FullName;
        var app = DemoProgram.Build(
            [
                "--urls=http://127.0.0.1:0", $"--Demo:Authority={provider.Issuer}", $"--Demo:ClientSecret={FakeProvider.ClientSecret}",
                "--Demo:StartHub=false", $"--Demo:DataDirectory={data}", "--Logging:LogLevel:Default=None", "--Logging:LogLevel:Microsoft=None",
                "--environment=Production",
            ],
            services => services.AddSingleton<TimeProvider>(clock));
        await app.StartAsync();
        return new DemoHost(app, provider, clock, data);
    }

    public static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        return (IHtmlDocument)await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html));
    }

    public HttpClient NewBrowser() => new(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(Base) };

    public async Task<IHtmlDocument> SignInAsync() => await ReadAsync(await Browser.GetAsync("/sign-in"));

    public Task<HttpResponseMessage> PressAsync(IHtmlDocument page, string buttonId) => PressAsync(Browser, page, buttonId);

    /// <summary>Presses a button of a page.</summary>
    public static async Task<HttpResponseMessage> PressAsync(HttpClient browser, IHtmlDocument page, string buttonId)
    {
        var button = (IHtmlButtonElement)page.GetElementById(buttonId)!;
        var form = button.Form!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input")
            .Select(input => new KeyValuePair<string, string>(input.Name!, input.Value)).ToList();
        if (!string.IsNullOrEmpty(button.Name))
        {
            fields.Add(new(button.Name, button.Value));
        }

        return await browser.PostAsync(form.GetAttribute("action"), new FormUrlEncodedContent(fields));
    }

    /// <summary>Calls the organization API with a token.</summary>
    public async Task<HttpResponseMessage> CallApiAsync(string organizationId, string? accessToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/organizations/{organizationId}/members");
        if (accessToken is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {accessToken}");
        }

        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        return await client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await app.DisposeAsync();
        await Provider.DisposeAsync();
        Directory.Delete(dataDirectory, recursive: true);
    }
}
