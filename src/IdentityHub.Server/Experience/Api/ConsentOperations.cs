using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Server.Api;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Api.Schemas;
using IdentityHub.Server.Management.Organizations;
using IdentityHub.Server.Sessions;

namespace IdentityHub.Server.Experience.Api;

/// <summary>Who asks a person for what.</summary>
internal sealed record ConsentInfo
{
    /// <summary>The client.</summary>
    public required ConsentClient Application { get; init; }

    /// <summary>The person.</summary>
    public required ConsentPerson User { get; init; }

    /// <summary>Organizations of the person to choose from; absent unless the client asked for organizations.</summary>
    public Optional<List<ConsentOrganization>> Organizations { get; init; }

    /// <summary>User scopes that were not granted yet.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("missingOIDCScope")]
    public required List<string> MissingOidcScope { get; init; }

    /// <summary>API permissions that were not granted yet.</summary>
    public required List<ConsentScopes> MissingResourceScopes { get; init; }

    /// <summary>Where the answer goes.</summary>
    public required string RedirectUri { get; init; }
}

/// <summary>The client that asks.</summary>
internal sealed record ConsentClient
{
    /// <summary>Client id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name for people.</summary>
    public Optional<string> DisplayName { get; init; }

    /// <summary>Its logos.</summary>
    [FreeObject]
    public Optional<JsonElement> Branding { get; init; }

    /// <summary>Its terms.</summary>
    public Optional<string> TermsOfUseUrl { get; init; }

    /// <summary>Its privacy policy.</summary>
    public Optional<string> PrivacyPolicyUrl { get; init; }

    /// <summary>From the settings.</summary>
    public static ConsentClient From(Application application, ApplicationSignInExperience? look) => new()
    {
        Id = application.Id,
        Name = application.Name,
        DisplayName = InteractionAnswer.If(look?.DisplayName),
        Branding = look is { Branding: { ValueKind: JsonValueKind.Object } branding } ? branding : default(Optional<JsonElement>),
        TermsOfUseUrl = InteractionAnswer.If(look?.TermsOfUseUrl),
        PrivacyPolicyUrl = InteractionAnswer.If(look?.PrivacyPolicyUrl),
    };
}

/// <summary>The person who is asked.</summary>
internal sealed record ConsentPerson(string Id, string? Name, string? Avatar, string? Username, string? PrimaryEmail, string? PrimaryPhone);

/// <summary>Permissions of an API.</summary>
internal sealed record ConsentScopes(ConsentApi Resource, List<ConsentScope> Scopes);

/// <summary>An API.</summary>
internal sealed record ConsentApi(string Id, string Name, string Indicator);

/// <summary>A yes.</summary>
internal sealed record GiveConsent
{
    /// <summary>Organizations of the person in which the client may act.</summary>
    [MaxLength(1000), StringLength(21, MinimumLength = 1)]
    public Optional<List<string>> OrganizationIds { get; init; }
}

/// <summary>Where the browser goes on.</summary>
internal sealed record ConsentRedirect(string RedirectTo);

/// <summary>What the consent page does, for pages of one's own.</summary>
internal static class ConsentOperations
{
    private const string Path = "/interaction/consent";

    /// <summary>Maps the operations.</summary>
    public static void MapConsent(this ApiRoutes api)
    {
        api.Get(Path, "GetConsent", "Shows who asks for what.", GetAsync).Fails(SessionErrors.NotFound);
        api.Post<GiveConsent, ConsentRedirect>(Path, "GiveConsent", "Says yes.", GiveAsync)
            .Returns(200)
            .Fails(SessionErrors.NotFound, OrganizationErrors.RequireMembership);
    }

    private static async Task<ApiResult<ConsentInfo>> GetAsync(ApiCall call)
    {
        if (!(await ReadAsync(call)).TryGet(out var asked, out var error))
        {
            return error;
        }

        var (context, prompt) = asked;
        var user = prompt.User;
        return new ConsentInfo
        {
            Application = ConsentClient.From(context.Application!.Application, context.Application.Look),
            User = new ConsentPerson(user.Id, user.Name, user.Avatar, user.Username, user.PrimaryEmail, user.PrimaryPhone),
            Organizations = context.Interaction.Request.Scopes.Contains("urn:logto:scope:organizations")
                ? prompt.Organizations.ToList()
                : default(Optional<List<ConsentOrganization>>),
            MissingOidcScope = [.. prompt.OidcScopes.Where(scope => scope != "offline_access")],
            MissingResourceScopes =
            [
                .. prompt.Resources.Select(resource => new ConsentScopes(new ConsentApi(resource.Id, resource.Name, resource.Indicator), [.. resource.Scopes])),
            ],
            RedirectUri = context.Interaction.Request.RedirectUri,
        };
    }

    private static async Task<ApiResult<ConsentRedirect>> GiveAsync(ApiCall<GiveConsent> call)
    {
        if (!(await ReadAsync(call)).TryGet(out var asked, out var error))
        {
            return error;
        }

        var (context, prompt) = asked;
        var chosen = call.Body.OrganizationIds.Value?.Distinct().ToList() ?? [];
        if (chosen.Except(prompt.Organizations.Select(organization => organization.Id)).Any())
        {
            return OrganizationErrors.RequireMembership;
        }

        var (answer, interactions) = (ConsentAnswer.Granted([.. chosen]), call.Service<Interactions>());
        var record = call.Service<InteractionAudit>().Consented(call.Http, context.Interaction, answer);
        return await interactions.RecordConsentAsync(context.Interaction, answer, call.Cancellation, record)
            ? new ConsentRedirect(interactions.ResumeUrl(context.Interaction))
            : SessionErrors.NotFound;
    }

    private static async Task<ApiResult<(ExperienceContext Context, ConsentPrompt Prompt)>> ReadAsync(ApiCall call)
    {
        if (!(await call.Service<ExperienceContextReader>().ReadAsync(call.Http)).TryGet(out var context, out var error))
        {
            return error;
        }

        return context.Application is not null && await call.Service<ConsentPrompts>().FindAsync(context.Interaction, call.Cancellation) is { } prompt
            ? (context, prompt)
            : SessionErrors.NotFound;
    }
}
