using IdentityHub.Protocol;

namespace IdentityHub.Server.Hosting;

/// <summary>
/// Pages that protocol endpoints show to a person. The slice of the sign-in pages draws them; the endpoints, which may not know that
/// slice, ask for them here.
/// </summary>
internal interface IPersonPages
{
    /// <summary>An error that must not be redirected, for a person: use it only where <c>Accept</c> asks for HTML.</summary>
    /// <param name="error">What to say; its description is encoded.</param>
    IResult Error(OAuthError error);

    /// <summary>Asks whether to sign out: title "Sign Out", form <c>op.logoutForm</c> with the fields <c>xsrf</c> and <c>logout</c>.</summary>
    /// <param name="action">Where the form is posted.</param>
    /// <param name="xsrf">The anti-forgery value of this logout.</param>
    /// <param name="isAutomatic">Whether the form sends itself where scripts run, because the request was proven to be the client's.</param>
    /// <param name="returnUri">The registered URI the browser is sent to afterwards; null when there is none.</param>
    IResult SignOut(string action, string xsrf, bool isAutomatic, string? returnUri);

    /// <summary>Says that the person is signed out.</summary>
    IResult SignedOut();

    /// <summary>Says that the hub has no administrator yet, and how there will be one; nothing else about the hub.</summary>
    IResult NotSetUp();

    /// <summary>The languages that the pages speak (BCP 47).</summary>
    IReadOnlyList<string> Languages { get; }

    /// <summary>Names of the pages that can be previewed.</summary>
    IReadOnlyList<string> Previews { get; }

    /// <summary>A page with settings that are not stored, complete in itself: no file is loaded but pictures, nothing runs, nothing can be sent.</summary>
    /// <returns>HTML for an <c>iframe</c>'s <c>srcdoc</c>; null when there is no such page.</returns>
    Task<string?> PreviewAsync(PagePreview preview, CancellationToken cancellation);
}

/// <summary>Which page to preview.</summary>
/// <param name="Page">One of <see cref="IPersonPages.Previews"/>.</param>
/// <param name="SignInExperience">The whole setting.</param>
internal sealed record PagePreview(string Page, System.Text.Json.JsonElement SignInExperience)
{
    /// <summary>BCP 47 tag; null for the fallback language.</summary>
    public string? Language { get; init; }

    /// <summary>An operator's sentences of that language, in the place of those that are stored; null for those.</summary>
    public System.Text.Json.JsonElement? CustomPhrases { get; init; }

    /// <summary>Whether it is night.</summary>
    public bool IsDark { get; init; }

    /// <summary>With the look of this client.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>With the look of this organization.</summary>
    public string? OrganizationId { get; init; }
}
