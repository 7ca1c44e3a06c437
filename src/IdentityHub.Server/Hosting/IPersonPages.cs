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

    /// <summary>The languages that the pages speak (BCP 47).</summary>
    IReadOnlyList<string> Languages { get; }
}
