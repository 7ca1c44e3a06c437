using IdentityHub.Demo.Api;
using IdentityHub.Demo.OpenIdConnect;
using IdentityHub.Demo.Organizations;
using IdentityHub.Demo.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.Pages;

/// <summary>One walk: refresh token, organization token, API call. Shows each step with what came back.</summary>
internal sealed class MembersModel(
    SessionRefresh refresh, MembersClient members, SignInFailure failures, IOptions<DemoOptions> options) : PageModel
{
    /// <summary>The organization the token is asked for.</summary>
    public string OrganizationId { get; private set; } = "";

    public string OrganizationName { get; private set; } = "";

    /// <summary>The organization in the API's path: the same, or another one to see the API refuse.</summary>
    public string TargetId { get; private set; } = "";

    public string TargetName { get; private set; } = "";

    public string ApiResource => options.Value.ApiResource;

    public TokenAnswer? Token { get; private set; }

    /// <summary>The access token taken apart, for the eye. The raw one is never shown: whoever has it can use it.</summary>
    public JsonWebToken? Decoded { get; private set; }

    public ApiAnswer? Answer { get; private set; }

    public IActionResult OnGet() => RedirectToPage("Index");

    public async Task<IActionResult> OnPostAsync([FromForm] string organizationId, [FromForm] string? targetOrganizationId)
    {
        if (HttpContext.CurrentSession() is not { } session || !ModelState.IsValid)
        {
            return RedirectToPage("Index");
        }

        OrganizationId = organizationId;
        TargetId = targetOrganizationId ?? organizationId;
        OrganizationName = NameOf(session, OrganizationId);
        TargetName = NameOf(session, TargetId);

        Token = await refresh.GetOrganizationTokenAsync(session, organizationId, HttpContext.RequestAborted);
        if (Token.AccessToken is { } accessToken)
        {
            Decoded = JsonWebToken.TryParse(accessToken);
            Answer = await members.ListAsync(TargetId, accessToken, HttpContext.RequestAborted);
        }
        else if (Token.Error == "invalid_grant")
        {
            // The refresh token is spent, revoked or too old: the hub has ended this session, so we do too.
            await HttpContext.EndSessionHereAsync();
            return Redirect(failures.PageFor(new SignInProblem("session_ended", "The hub no longer knows this session. Please sign in again.")));
        }

        return Page();
    }

    private static string NameOf(SignedInSession session, string id) =>
        MyOrganization.ReadFrom(session.UserInfo).FirstOrDefault(mine => mine.Id == id)?.Name
        ?? MemberDirectory.KnownOrganizations.GetValueOrDefault(id, id);
}
