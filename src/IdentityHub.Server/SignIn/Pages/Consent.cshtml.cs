using System.Text.Json.Nodes;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Visits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks a person what a client may do for them. Our own clients are trusted: for them the answer is given at once.</summary>
internal sealed class ConsentModel(Interactions interactions, ConsentPrompts prompts, InteractionAudit audit) : PageModel, IInteractionPage
{
    private const string ScopePrefix = "urn:logto:scope:";

    /// <summary>The form's problems.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; private set; } = [];

    /// <summary>Who asks whom for what.</summary>
    public ConsentPrompt? Prompt { get; private set; }

    /// <summary>Organizations that are ticked.</summary>
    public IReadOnlyList<string> Chosen { get; private set; } = [];

    /// <summary>For whom the page is.</summary>
    public Visit Visit => HttpContext.Features.Get<Visit>()!;

    /// <summary>Where the form goes: this page, in the same interaction.</summary>
    public string Action => Request.PathBase + "/consent" + Visit.Query;

    /// <summary>Whether organizations are to be chosen.</summary>
    public bool AsksForOrganizations => Visit.Interaction!.Request.Scopes.Contains("urn:logto:scope:organizations");

    /// <summary>What is asked for, in words.</summary>
    public IEnumerable<(string Title, string? More)> Asks => Prompt!.OidcScopes.DefaultIfEmpty("openid").Select(DescribeScope)
        .Concat(Prompt.Resources.Select(DescribeResource));

    /// <summary>Shows the form, or answers for a first-party client.</summary>
    public async Task<IActionResult> OnGetAsync()
    {
        var interaction = Visit.Interaction!;
        if (Visit.Application is null || await prompts.FindAsync(interaction, HttpContext.RequestAborted) is not { } prompt)
        {
            // Nobody is asked here (yet): the dispatcher behind the resume path knows what is next.
            return new SeeOther(interactions.ResumeUrl(interaction));
        }

        if (!Visit.Application.Application.IsThirdParty)
        {
            await interactions.RecordConsentAsync(interaction, ConsentAnswer.Granted(), HttpContext.RequestAborted);
            return new RedirectResult(interactions.ResumeUrl(interaction));
        }

        Prompt = prompt;
        Chosen = interaction.Request.OrganizationId is { } wanted ? [wanted] : prompt.Organizations.Count == 1 ? [prompt.Organizations[0].Id] : [];
        return Page();
    }

    /// <summary>Records the answer.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? decision, [FromForm] string[]? organizationIds)
    {
        var interaction = Visit.Interaction!;
        if (await prompts.FindAsync(interaction, HttpContext.RequestAborted) is not { } prompt)
        {
            return SeeOther.UnknownSession(HttpContext, Visit);
        }

        Prompt = prompt;
        Chosen = organizationIds ?? [];
        if (decision == "cancel")
        {
            return await ContinueAsync(interaction, ConsentAnswer.Denied);
        }

        if (decision != "allow")
        {
            return Page();
        }

        if (Chosen.Except(prompt.Organizations.Select(organization => organization.Id)).Any())
        {
            Problems = [new("organizations", Visit.Text["consent.organization.missing"])];
            return new PageResult { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }

        return await ContinueAsync(interaction, ConsentAnswer.Granted([.. Chosen.Distinct()]));
    }

    private async Task<IActionResult> ContinueAsync(ActiveInteraction interaction, ConsentAnswer answer)
    {
        var details = new JsonObject
        {
            ["isGranted"] = answer.IsGranted,
            ["organizationIds"] = new JsonArray([.. answer.OrganizationIds.Select(id => JsonValue.Create(id))]),
        };
        var record = audit.Step(HttpContext, interaction, InteractionAudit.ConsentStep, interaction.State.UserId, details: details);
        return await interactions.RecordConsentAsync(interaction, answer, HttpContext.RequestAborted, record)
            ? new SeeOther(interactions.ResumeUrl(interaction))
            : SeeOther.UnknownSession(HttpContext, Visit);
    }

    private (string Title, string? More) DescribeScope(string scope)
    {
        var key = "scope." + (scope.StartsWith(ScopePrefix, StringComparison.Ordinal) ? scope[ScopePrefix.Length..] : scope);
        var text = Visit.Text;
        return text.Has(key) ? (text[key], text.Has(key + ".more") ? text[key + ".more"] : null) : (scope, null);
    }

    private (string Title, string? More) DescribeResource(ConsentResource resource)
    {
        var text = Visit.Text;
        var title = resource.Indicator == "urn:logto:resource:organizations" ? text["scope.organizationResource"] : text.With("scope.resource", resource.Name);
        return (title, string.Join(" · ", resource.Scopes.Select(scope => scope.Description ?? scope.Name)));
    }
}
