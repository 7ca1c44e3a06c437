using Microsoft.AspNetCore.Http.Features;

namespace IdentityHub.Server.Hosting.Errors;

/// <summary>
/// The one place where an exception becomes an answer. Programs get JSON, people get a page; neither learns what happened, which only the
/// log says. So it is with a path that nothing answers.
/// </summary>
internal sealed class ErrorHandling(RequestDelegate next, HubUrls urls, ILogger<ErrorHandling> logger)
{
    /// <summary>The page for people. The sign-in pages provide it; without one a plain text says the same.</summary>
    public const string PagePath = "/error";

    /// <summary>Runs the rest and answers what it could not.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            await AnswerUnknownRouteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone; nobody is left to answer.
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            Log.RequestRefused(logger, exception.StatusCode);
            await AnswerAsync(context, exception.StatusCode);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.UnhandledException(logger, context.Request.Method, context.GetEndpoint()?.DisplayName, exception);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError);
        }
    }

    private Task AnswerUnknownRouteAsync(HttpContext context)
    {
        var response = context.Response;
        if (response.HasStarted || response.ContentLength > 0 || response.ContentType is not null || context.GetEndpoint() is not null)
        {
            return Task.CompletedTask;
        }

        if (response.StatusCode != StatusCodes.Status404NotFound)
        {
            return Task.CompletedTask;
        }

        return ErrorAudience.IsPerson(context) ? AnswerAsync(context, StatusCodes.Status404NotFound) : WriteTextAsync(context, "Not Found");
    }

    private async Task AnswerAsync(HttpContext context, int status)
    {
        // Which page a person sees depends on the request as it came; the error page is another one.
        var isPage = ErrorAudience.IsPerson(context);
        var isProtocol = context.Request.Path.StartsWithSegments("/oidc");
        Restart(context, status);
        if (!isPage)
        {
            await ErrorBody.WriteAsync(context, status, isProtocol);
            return;
        }

        context.Features.Set(new FailedRequest(status, context.TraceIdentifier));
        context.Request.Path = PagePath;
        context.Request.Method = HttpMethods.Get;
        try
        {
            await next(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            Log.ErrorPageFailed(logger, exception);
            Restart(context, status);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }

        if (!context.Response.HasStarted && context.Response.StatusCode == StatusCodes.Status404NotFound)
        {
            Restart(context, status);
            await WriteTextAsync(context, status < 500
                ? "This request cannot be answered. Go back and try again."
                : "Something went wrong on our side. Please try again in a moment.");
        }
    }

    private void Restart(HttpContext context, int status)
    {
        context.Response.Clear();
        context.SetEndpoint(null);
        context.Features.Get<IRouteValuesFeature>()?.RouteValues?.Clear();
        context.Response.StatusCode = status;
        context.Response.Headers.CacheControl = "no-store";
        SecurityHeaders.Apply(context, urls);
    }

    private static Task WriteTextAsync(HttpContext context, string text)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}

/// <summary>What failed, for the error page: <c>HttpContext.Features.Get&lt;FailedRequest&gt;()</c>; absent when the page was asked for by hand.</summary>
/// <param name="Status">HTTP status of the answer.</param>
/// <param name="RequestId">Finds the entries of the log; also in the header <c>X-Request-Id</c>.</param>
internal sealed record FailedRequest(int Status, string RequestId);
