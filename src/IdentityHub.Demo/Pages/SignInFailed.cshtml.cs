using IdentityHub.Demo.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Demo.Pages;

/// <summary>A sign-in did not work: what the hub said, and a way to try again.</summary>
internal sealed class SignInFailedModel(SignInFailure failures) : PageModel
{
    public SignInProblem Problem { get; private set; } = new("sign_in_failed", "The sign-in could not be completed.");

    public string Title => Problem.Error switch
    {
        "access_denied" => "You were not signed in",
        "session_ended" => "Your session has ended",
        _ => "The sign-in did not work",
    };

    public void OnGet([FromQuery] string? problem) => Problem = failures.Read(problem) ?? Problem;
}
