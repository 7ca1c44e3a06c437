using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IdentityHub.Server.SignIn;

/// <summary>Marks a page that makes sense only while an authorization request waits in this browser.</summary>
internal interface IInteractionPage;

/// <summary>Marks a page whose interaction is not named by the client's id: where the browser comes back to.</summary>
internal interface IReturnPage : IInteractionPage
{
    /// <summary>Finds the interaction that the request is about.</summary>
    /// <returns>Null when it is about none; the page is then shown for the one that began last.</returns>
    Task<Sessions.ActiveInteraction?> FindInteractionAsync(HttpContext context);
}

/// <summary>What holds for every form page: methods, headers, the visit, and a friendly answer to a form that is too old.</summary>
internal sealed class PageFilter(VisitReader visits) : IAsyncPageFilter, IAsyncAlwaysRunResultFilter
{
    /// <inheritdoc/>
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        // Without a handler Razor Pages would show the page whatever the method.
        if (context.HandlerMethod is null)
        {
            http.Response.Headers.Allow = "GET, HEAD, POST";
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        var visit = await visits.ReadAsync(http, context.HandlerInstance is IReturnPage page ? await page.FindInteractionAsync(http) : null);
        PagePolicy.Apply(http.Response, visit);
        if (context.HandlerInstance is IInteractionPage && visit.Interaction is null)
        {
            context.Result = SeeOther.UnknownSession(http, visit);
            return;
        }

        await next();
    }

    /// <inheritdoc/>
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var visit = await visits.ReadAsync(context.HttpContext);
            var request = context.HttpContext.Request;
            // The page again, by GET. Its path is ours; of the query only what keeps the two tabs apart, or the setup link, is kept.
            var query = request.Query["token"].ToString() is { Length: > 0 } token ? "?token=" + Uri.EscapeDataString(token) : visit.Query;
            context.Result = Notice.Stale(request.PathBase + request.Path + query);
        }

        await next();
    }
}

/// <summary>Sends the browser on with GET (RFC 9110, 15.4.4).</summary>
/// <param name="url">Made by us, never taken from a request.</param>
internal sealed class SeeOther(string url) : IActionResult
{
    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.HttpContext.Response.Headers.Location = url;
        return Task.CompletedTask;
    }

    /// <summary>To the page that leads back to the client, or where the settings say.</summary>
    public static SeeOther UnknownSession(HttpContext context, Visit visit)
    {
        if (Uri.TryCreate(visit.Settings.UnknownSessionRedirectUrl, UriKind.Absolute, out var url) && url.Scheme is "https" or "http")
        {
            return new SeeOther(url.AbsoluteUri);
        }

        var query = visit.Application is { } application ? "?app_id=" + Uri.EscapeDataString(application.Id) : "";
        return new SeeOther(context.Request.PathBase + "/unknown-session" + query);
    }
}
