using System.Text.Json.Nodes;
using IdentityHub.Server.Sessions;
using IdentityHub.Server.SignIn.Pages.Views;
using Microsoft.AspNetCore.Mvc;

namespace IdentityHub.Server.SignIn.Pages;

/// <summary>Asks a person what a client may do for them. Our own clients are trusted: for them the answer is given at once.</summary>
internal sealed class ConsentModel(Interactions interactions, ConsentPrompts prompts, InteractionAudit audit) : FlowPage
{
    private static readonly string[] ScopePrefixes = ["urn:logto:scope:", "urn:identityhub:scope:"];

    private IReadOnlyList<FieldProblem> problems = [];
    private IReadOnlyList<string> chosen = [];

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

        chosen = interaction.Request.OrganizationId is { } wanted ? [wanted] : prompt.Organizations.Count == 1 ? [prompt.Organizations[0].Id] : [];
        return Show(Make(prompt));
    }

    /// <summary>Records the answer.</summary>
    public async Task<IActionResult> OnPostAsync([FromForm] string? decision, [FromForm] string[]? organizationIds)
    {
        var interaction = Visit.Interaction!;
        if (await prompts.FindAsync(interaction, HttpContext.RequestAborted) is not { } prompt)
        {
            return BeginAgain();
        }

        chosen = organizationIds ?? [];
        if (decision == "switch")
        {
            // The same request, for somebody else: who was signed in stays so until another person has shown who they are.
            return await interactions.RecordSwitchAsync(interaction, HttpContext.RequestAborted) ? GoTo("/sign-in") : BeginAgain();
        }

        if (decision == "cancel")
        {
            return await ContinueAsync(interaction, ConsentAnswer.Denied);
        }

        if (decision != "allow")
        {
            return Show(Make(prompt));
        }

        if (chosen.Except(prompt.Organizations.Select(organization => organization.Id)).Any())
        {
            problems = [new("organizations", Text["consent.organization.missing"])];
            return Show(Make(prompt));
        }

        return await ContinueAsync(interaction, ConsentAnswer.Granted([.. chosen.Distinct()]));
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
            : BeginAgain();
    }

    private ConsentView Make(ConsentPrompt prompt) => new(
        Text.With("consent.title", prompt.Application.Name), Text.With("consent.signedInAs", prompt.User.DisplayName))
    {
        Lead = Text.With("consent.lead", prompt.RedirectHost),
        Action = Visit.PathOf("/consent"),
        Problems = problems,
        Asks = [.. prompt.OidcScopes.DefaultIfEmpty("openid").Select(DescribeScope).Concat(prompt.Resources.Select(DescribeResource))],
        Organizations = Visit.Interaction!.Request.Scopes.Contains("urn:logto:scope:organizations")
            ? [.. prompt.Organizations.Select(organization => (organization.Id, organization.Name, chosen.Contains(organization.Id)))]
            : null,
        Terms = TermsLine.OfClient(Visit),
        Destination = prompt.RedirectHost,
    };

    private (string Title, string? More) DescribeScope(string scope)
    {
        var key = "scope." + scope[(ScopePrefixes.FirstOrDefault(prefix => scope.StartsWith(prefix, StringComparison.Ordinal))?.Length ?? 0)..];
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
