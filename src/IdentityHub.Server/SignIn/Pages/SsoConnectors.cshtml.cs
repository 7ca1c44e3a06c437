using IdentityHub.Server.SignIn.External;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Lets people of an enterprise with several providers choose one. Which there are follows from the address that was typed.</summary>
internal sealed class SsoConnectorsModel : FlowPage
{
    /// <summary>Asks.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        if (FindDone() is { } done)
        {
            return done;
        }

        var (address, choices) = await FindAsync();
        return choices.Count == 0 ? GoTo("/single-sign-on/email") : Show(Draw.Choose(address, choices, []));
    }

    /// <summary>Begins at the chosen one.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? connector, [FromForm] string? terms)
    {
        var (address, choices) = await FindAsync();
        if (choices.Count == 0)
        {
            return GoTo("/single-sign-on/email");
        }

        return choices.FirstOrDefault(choice => choice.Id == connector) is not { } chosen
                ? Show(Draw.Choose(address, choices, []), StatusCodes.Status422UnprocessableEntity)
            : Draw.MustAgreeToSignIn && terms != "yes" ? Show(Draw.Choose(address, choices, [new("terms", Text["terms.missing"])]))
            : await Departures.ToEnterpriseAsync(await ReadAsync(), Visit, chosen, isAfterForm: true, address);
    }

    private async Task<(string Address, IReadOnlyList<ProviderChoice> Choices)> FindAsync() =>
        Cookies.ReadStep(HttpContext, Visit.Interaction!) is { } typed && await RouteAsync(typed.Identifier) is { Count: > 0 } route
            ? (typed.Identifier, await Service<Providers>().EnterpriseAsync(Visit, route, HttpContext.RequestAborted))
            : ("", []);
}
