using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace IdentityHub.Server.SignIn;

/// <summary>A page that tells a person something and shows the way on. Can be answered by an endpoint and by a Razor page.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">Key of the heading.</param>
/// <param name="Message">Key of the sentence below it.</param>
internal sealed record Notice(int Status, string Title, string Message) : IResult, IActionResult
{
    /// <summary>Values in the sentence; texts of the page itself or of settings, never of the request.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Address of the button; our own path, or the home of a registered client.</summary>
    public string? ActionUrl { get; init; }

    /// <summary>Key of the button's text.</summary>
    public string Action { get; init; } = "back.startAgain";

    /// <summary>Whether the page offers the way back to the client.</summary>
    public bool LeadsBack { get; init; } = true;

    /// <summary>For the operator: error code and the like. Encoded when shown.</summary>
    public string? Details { get; init; }

    /// <summary>Seconds after which trying again makes sense.</summary>
    public int? RetryAfter { get; init; }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var visit = await httpContext.RequestServices.GetRequiredService<VisitReader>().ReadForNoticeAsync(httpContext);
        await ViewPage.WriteAsync(httpContext, visit, "/SignIn/Pages/Shared/Notice.cshtml", this, Status, RetryAfter);
    }

    /// <inheritdoc/>
    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    /// <summary>The browser has no sign-in that waits (any more).</summary>
    public static Notice Expired(Visit visit) =>
        new(StatusCodes.Status400BadRequest, "expired.title", visit.ApplicationHome is null ? "expired.textNoApp" : "expired.text");

    /// <summary>A form that was open for too long or in another tab; nothing was done.</summary>
    public static Notice Stale(string startAgain) =>
        new(StatusCodes.Status400BadRequest, "stale.title", "stale.text") { ActionUrl = startAgain, LeadsBack = false };

    /// <summary>Nothing is at this address.</summary>
    public static Notice NotFound() => new(StatusCodes.Status404NotFound, "error.notFound.title", "error.notFound.text");

    /// <summary>More passwords wait than can be checked soon.</summary>
    public static Notice Busy(string? again) =>
        new(StatusCodes.Status503ServiceUnavailable, "error.busy.title", "error.busy.text")
        {
            ActionUrl = again,
            Action = "back.retry",
            LeadsBack = false,
            RetryAfter = 5,
        };

    /// <summary>An authorization request that cannot be answered and must not be redirected.</summary>
    /// <param name="error">OAuth error code.</param>
    /// <param name="description">Its description; shown encoded.</param>
    /// <param name="status">HTTP status.</param>
    public static Notice ProtocolError(string error, string? description, int status) =>
        new(status, "error.title", "error.text") { Details = string.IsNullOrEmpty(description) ? error : $"{error}: {description}" };
}

/// <summary>Writes a Razor view where there is no Razor page: from endpoints of other slices and after errors.</summary>
internal static class ViewPage
{
    /// <summary>Renders the view whole before anything is sent, so that a failure can still become another answer.</summary>
    public static async Task WriteAsync<T>(HttpContext context, Visit visit, string path, T model, int status, int? retryAfter = null)
    {
        var html = await RenderAsync(context, visit, path, model, null);
        PagePolicy.Apply(context.Response, visit);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (retryAfter is { } seconds)
        {
            context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await context.Response.WriteAsync(html, context.RequestAborted);
    }

    /// <summary>The view within the layout, as text.</summary>
    /// <param name="context">The request.</param>
    /// <param name="visit">For whom.</param>
    /// <param name="path">Path of the view.</param>
    /// <param name="model">What it shows.</param>
    /// <param name="title">Title of the window; null when the view says it.</param>
    public static async Task<string> RenderAsync<T>(HttpContext context, Visit visit, string path, T model, string? title)
    {
        context.Features.Set(visit);
        var services = context.RequestServices;
        var view = services.GetRequiredService<IRazorViewEngine>().GetView(executingFilePath: null, path, isMainPage: true).EnsureSuccessful([]).View!;
        var action = new ActionContext(context, context.GetRouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary<T>(services.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary()) { Model = model };
        if (title is not null)
        {
            data["Title"] = title;
        }

        await using var text = new StringWriter();
        var temporary = new TempDataDictionary(context, services.GetRequiredService<ITempDataProvider>());
        await view.RenderAsync(new ViewContext(action, view, data, temporary, text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
