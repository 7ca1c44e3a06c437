using IdentityHub.Demo.OpenIdConnect;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Demo.Pages;

/// <summary>What a browser sees of an exception or of a bare error status.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel : PageModel
{
    public string Title { get; private set; } = "Something went wrong";

    public string Text { get; private set; } = "Please try again.";

    public void OnGet([FromQuery] int? status) => Describe(status);

    /// <summary>A failed POST is executed again as the POST it was.</summary>
    public void OnPost([FromQuery] int? status) => Describe(status);

    private void Describe(int? status)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is ProviderException)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Title = "The hub cannot be reached";
            Text = "This application cannot sign anybody in without it. Is it running? Try again in a moment.";
        }
        else if (status == StatusCodes.Status404NotFound)
        {
            Title = "There is nothing here";
            Text = "The address is wrong, or what was here is gone.";
        }
        else if (status == StatusCodes.Status400BadRequest)
        {
            Title = "The form was too old";
            Text = "Please go back to the home page and try once more.";
        }
    }
}
