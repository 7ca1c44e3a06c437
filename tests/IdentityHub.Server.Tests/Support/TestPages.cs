using System.Net;
using IdentityHub.Protocol;
using IdentityHub.Server.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Support;

/// <summary>Plain pages for hubs that are tested without the slice that draws them; that slice's own take precedence.</summary>
internal sealed class TestPages : IPersonPages
{
    public static void Add(HubHostOptions options) => options.Configure += builder => builder.Services.AddSingleton<IPersonPages, TestPages>();

    public IResult Error(OAuthError error) => Html($"<p>{WebUtility.HtmlEncode(error.Code)}</p>", error.Status);

    public IResult SignOut(string action, string xsrf, bool isAutomatic, string? returnUri) => Html(
        $"""
        <form id="op.logoutForm" method="post" action="{action}" data-submit-at-once="{(isAutomatic ? "yes" : "")}">
        <input name="xsrf" value="{WebUtility.HtmlEncode(xsrf)}"><input name="logout" value="yes"></form>
        """,
        200);

    public IResult NotSetUp() => Html("<p>not set up</p>", 200);

    public IReadOnlyList<string> Languages => ["en"];

    public IReadOnlyList<string> Previews => [];

    public Task<string?> PreviewAsync(PagePreview preview, CancellationToken cancellation) => Task.FromResult<string?>(null);

    public IResult SignedOut() => Html("<p>signed out</p>", 200);

    private static IResult Html(string body, int status) => Results.Text(body, "text/html; charset=utf-8", statusCode: status);
}
