using IdentityHub.Server.SignIn.External;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>The way to a social provider: at once, or after a tick where terms have to be agreed to.</summary>
internal sealed class SocialModel : FlowPage
{
    /// <summary>Begins, or asks.</summary>
    public async Task<IActionResult> OnGetAsync(string connectorId)
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        return Find(connectorId) is not { } provider ? ExternalNotices.Gone(Visit)
            : Draw.MustAgreeToSignIn ? Show(Draw.AgreeToLeave(provider, Here, []))
            : await Departures.ToSocialAsync(await ReadAsync(), Visit, provider, isAfterForm: false);
    }

    /// <summary>Begins.</summary>
    public async Task<IActionResult> OnPostAsync(string connectorId, [FromForm] string? terms) =>
        Find(connectorId) is not { } provider ? ExternalNotices.Gone(Visit)
        : Draw.MustAgreeToSignIn && terms != "yes" ? Show(Draw.AgreeToLeave(provider, Here, [new("terms", Text["terms.missing"])]))
        : await Departures.ToSocialAsync(await ReadAsync(), Visit, provider, isAfterForm: true);

    private ProviderChoice? Find(string connectorId) => Service<Providers>().Social(Visit).FirstOrDefault(choice => choice.Id == connectorId);
}
