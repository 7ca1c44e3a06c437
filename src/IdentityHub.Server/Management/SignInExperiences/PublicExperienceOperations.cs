using System.Text.Json;
using System.Text.Json.Nodes;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Management.CustomProfileFields;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>What the sign-in pages are told, for a client or an organization when the caller names one.</summary>
internal static class PublicExperienceOperations
{
    /// <summary>Reads it. A client or an organization that is not there changes nothing, so nobody learns which there are.</summary>
    public static async Task<ApiResult<PublicExperience>> GetAsync(ApiCall call)
    {
        var shown = await ExperienceStore.ReadAsync(call.Db, call.Cancellation);
        if (call.Query("appId") is { } applicationId
            && await call.Db.ApplicationSignInExperiences.FirstOrDefaultAsync(row => row.ApplicationId == applicationId, call.Cancellation) is { } look)
        {
            Merge(shown, look.Color, look.Branding, look.CustomCss);
            SetWhenGiven(shown, "termsOfUseUrl", look.TermsOfUseUrl);
            SetWhenGiven(shown, "privacyPolicyUrl", look.PrivacyPolicyUrl);
        }

        if (call.Query("organizationId") is { } organizationId
            && await call.Db.Organizations.Where(row => row.Id == organizationId)
                .Select(row => new { row.Color, row.Branding, row.CustomCss }).FirstOrDefaultAsync(call.Cancellation) is { } organization)
        {
            Merge(shown, organization.Color, organization.Branding, organization.CustomCss);
        }

        return await CompleteAsync(call, shown);
    }

    private static async Task<PublicExperience> CompleteAsync(ApiCall call, JsonObject shown)
    {
        var catalog = await call.Service<HubCatalog>().GetAsync(call.Cancellation);
        var stored = ExperienceStore.Show<ExperienceAnswer>(shown);
        var fields = catalog.CustomProfileFields.Select(ProfileFieldAnswer.From).ToList();
        bool Recovers(MessageChannel channel, ForgotPasswordMethod method) =>
            call.Service<MessageSender>().CanSend(catalog, channel) && stored.ForgotPasswordMethods?.Contains(method) != false;

        // Filled in below.
        shown["socialConnectors"] = new JsonArray();
        shown["ssoConnectors"] = new JsonArray();
        shown["forgotPassword"] = new JsonObject
        {
            ["phone"] = Recovers(MessageChannel.Sms, ForgotPasswordMethod.PhoneVerificationCode),
            ["email"] = Recovers(MessageChannel.Email, ForgotPasswordMethod.EmailVerificationCode),
        };
        shown["isDevelopmentTenant"] = false;
        shown["customProfileFields"] = new JsonArray();
        shown["customProfileFieldCatalog"] = new JsonArray();
        var captcha = stored.CaptchaPolicy.Enabled.Value ? call.Service<CaptchaVerifier>().Describe(catalog) : null;
        var offered = OfferedConnectors.Of(catalog, stored.SocialSignInConnectorTargets);
        return ExperienceStore.Show<PublicExperience>(shown) with
        {
            SocialConnectors = offered.ConvertAll(SocialConnectorSummary.From),
            GoogleOneTap = OfferedOneTap.Find(offered, call.Service<ConnectorConfigs>()) is { } oneTap
                ? GoogleOneTapSummary.From(oneTap)
                : default(Optional<GoogleOneTapSummary>),
            CaptchaConfig = captcha is null
                ? default
                : new Optional<CaptchaSummary>(new(captcha.Type, captcha.SiteKey, IfGiven(captcha.Domain), IfGiven(captcha.Mode))),
            CustomProfileFields = stored.SignUpProfileFields is { } asked
                ? [.. asked.Select(entry => fields.Find(field => field.Name == entry.Name)).OfType<ProfileFieldAnswer>()]
                : fields,
            CustomProfileFieldCatalog = fields,
            SsoConnectors = stored.SingleSignOnEnabled ? await PublicSsoConnectors.ListAsync(call) : [],
        };
    }

    private static Optional<string> IfGiven(string? value) => value is null ? default : new Optional<string>(value);

    private static void Merge(JsonObject shown, JsonElement color, JsonElement branding, string? customCss)
    {
        foreach (var (name, part) in new[] { ("color", color), ("branding", branding) })
        {
            foreach (var member in part.ValueKind == JsonValueKind.Object ? [.. part.EnumerateObject()] : Array.Empty<JsonProperty>())
            {
                shown[name]![member.Name] = JsonNode.Parse(member.Value.GetRawText());
            }
        }

        SetWhenGiven(shown, "customCss", customCss);
    }

    private static void SetWhenGiven(JsonObject shown, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            shown[name] = value;
        }
    }
}
