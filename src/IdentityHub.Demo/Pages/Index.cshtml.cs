using System.Text.Json;
using IdentityHub.Demo.Api;
using IdentityHub.Demo.OpenIdConnect;
using IdentityHub.Demo.Organizations;
using IdentityHub.Demo.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace IdentityHub.Demo.Pages;

/// <summary>The home page: an invitation to sign in, or what we know about who did.</summary>
internal sealed class IndexModel(SessionRefresh refresh, SignInFailure failures, IOptions<DemoOptions> options) : PageModel
{
    public SignedInSession? Session { get; private set; }

    public IReadOnlyList<MyOrganization> Organizations { get; private set; } = [];

    /// <summary>Organizations of the demo the user does not belong to: to see the hub refuse.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Elsewhere { get; private set; } = [];

    public string DisplayName => Session?.UserInfo.Text("name") ?? Session?.UserInfo.Text("username") ?? Session?.Subject ?? "";

    public string Initial => DisplayName is { Length: > 0 } name ? System.Globalization.StringInfo.GetNextTextElement(name).ToUpperInvariant() : "?";

    public string Hub => options.Value.HubUrl;

    public void OnGet()
    {
        if (HttpContext.CurrentSession() is { } session)
        {
            Session = session;
            Organizations = MyOrganization.ReadFrom(session.UserInfo);
            Elsewhere = [.. MemberDirectory.KnownOrganizations.Where(known => Organizations.All(mine => mine.Id != known.Key))];
        }
    }

    /// <summary>"Refresh" on the profile.</summary>
    public async Task<IActionResult> OnPostReloadAsync()
    {
        if (HttpContext.CurrentSession() is not { } session)
        {
            return RedirectToPage("Index");
        }

        if (await refresh.ReloadProfileAsync(session, HttpContext.RequestAborted))
        {
            return RedirectToPage("Index");
        }

        await HttpContext.EndSessionHereAsync();
        return Redirect(failures.PageFor(new SignInProblem("session_ended", "The hub no longer knows this session. Please sign in again.")));
    }

    /// <summary>A claim as a person reads it: instants as dates, lists line by line.</summary>
    public static string Show(JsonProperty claim) => claim.Name switch
    {
        "iat" or "exp" or "auth_time" or "nbf" when claim.Value.ValueKind == JsonValueKind.Number => Date(claim.Value.GetDouble()),
        // Milliseconds, as the hub counts these two.
        "created_at" or "updated_at" when claim.Value.ValueKind == JsonValueKind.Number => Date(claim.Value.GetDouble() / 1000),
        _ => claim.Value.ValueKind switch
        {
            JsonValueKind.String => claim.Value.GetString()!,
            JsonValueKind.Null => "–",
            JsonValueKind.Array when claim.Value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
                string.Join(", ", claim.Value.EnumerateArray().Select(item => item.GetString())),
            _ => claim.Value.GetRawText(),
        },
    };

    private static string Date(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(Math.Clamp(seconds, 0, 253_402_300_799))
        .ToString("yyyy-MM-dd HH:mm:ss 'UTC'", System.Globalization.CultureInfo.InvariantCulture);
}
