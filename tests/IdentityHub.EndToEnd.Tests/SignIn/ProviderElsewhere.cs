using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace IdentityHub.EndToEnd.Tests.SignIn;

/// <summary>Another site where people sign in: it sends them back with what a test wants, or keeps them.</summary>
internal sealed class ProviderElsewhere : IAsyncDisposable
{
    private readonly WebApplication application;

    private ProviderElsewhere(WebApplication application) => this.application = application;

    /// <summary>Its authorization endpoint.</summary>
    public string Authorize { get; private set; } = "";

    /// <summary>What it sends back, without the state; null keeps people there.</summary>
    public string? Answer { get; set; }

    /// <summary>Whom people said they are on their way there.</summary>
    public string? LoginHint { get; private set; }

    public static async Task<ProviderElsewhere> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new ProviderElsewhere(builder.Build());
        provider.application.MapGet("/authorize", provider.AnswerAsync);
        await provider.application.StartAsync();
        provider.Authorize = provider.application.Urls.Single() + "/authorize";
        return provider;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        var query = context.Request.Query;
        LoginHint = query["login_hint"];
        if (Answer is null)
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.WriteAsync("<!doctype html><title>Elsewhere</title><h1>Elsewhere</h1>");
        }

        context.Response.Redirect($"{query["redirect_uri"]}?{Answer}&state={Uri.EscapeDataString(query["state"].ToString())}");
        return Task.CompletedTask;
    }
}
