using IdentityHub.Protocol;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.SignIn.Texts;
using IdentityHub.Server.SignIn.Visits;

namespace IdentityHub.Server.SignIn;

/// <summary>Draws the pages that other slices show.</summary>
internal sealed class PersonPages(PagePreviews previews) : IPersonPages
{
    /// <inheritdoc/>
    public IResult Error(OAuthError error) => IsExpired(error)
        ? new UnknownSession()
        : Notice.ProtocolError(error.Code, error.Description, error.Status);

    /// <inheritdoc/>
    public IResult SignOut(string action, string xsrf, bool isAutomatic, string? returnUri) =>
        new AutomaticForm(action, [new("xsrf", xsrf), new("logout", "yes")], isAutomatic, returnUri);

    /// <inheritdoc/>
    public IResult SignedOut() => new Notice(StatusCodes.Status200OK, "signOut.done.title", "signOut.done.text");

    /// <inheritdoc/>
    public IResult NotSetUp() => new BeforeSetup();

    /// <inheritdoc/>
    public IReadOnlyList<string> Languages { get; } = [.. TextSet.All.Select(set => set.Language)];

    /// <inheritdoc/>
    public IReadOnlyList<string> Previews => PagePreviews.Names;

    /// <inheritdoc/>
    public Task<string?> PreviewAsync(PagePreview preview, CancellationToken cancellation) => previews.DrawAsync(preview, cancellation);

    // The same two descriptions that the wire knows as "session.not_found": going back, or waiting for too long, is nobody's mistake.
    private static bool IsExpired(OAuthError error) =>
        error.Description.Contains("authorization request has expired", StringComparison.Ordinal)
        || (error.Description.Contains("session", StringComparison.Ordinal) && error.Description.Contains("not found", StringComparison.Ordinal));

    private sealed class BeforeSetup : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var visit = await httpContext.RequestServices.GetRequiredService<VisitReader>().ReadForNoticeAsync(httpContext);
            await ViewPage.WriteAsync(httpContext, visit, "/SignIn/Pages/Shared/NotSetUp.cshtml", visit.PathBase + ConsoleOptions.Path, StatusCodes.Status200OK);
        }
    }

    private sealed class UnknownSession : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var visit = await httpContext.RequestServices.GetRequiredService<VisitReader>().ReadForNoticeAsync(httpContext);
            await Notice.Expired(visit).ExecuteAsync(httpContext);
        }
    }
}

/// <summary>A page with one form that may send itself by our own script; without scripts a person presses the button.</summary>
/// <param name="Action">Where it is posted.</param>
/// <param name="Fields">Hidden fields.</param>
/// <param name="IsAutomatic">Whether it sends itself.</param>
/// <param name="Target">Another origin that the form leads to.</param>
internal sealed record AutomaticForm(
    string Action, IReadOnlyList<KeyValuePair<string, string>> Fields, bool IsAutomatic, string? Target) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var visit = await httpContext.RequestServices.GetRequiredService<VisitReader>().ReadForNoticeAsync(httpContext);
        await ViewPage.WriteAsync(
            httpContext, visit with { FormTarget = Target }, "/SignIn/Pages/Shared/SignOut.cshtml", this, StatusCodes.Status200OK);
    }
}
