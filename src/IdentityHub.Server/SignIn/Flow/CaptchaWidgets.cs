using IdentityHub.Server.SignIn.Pages.Views;
using IdentityHub.Server.SignIn.Visits;
using IdentityHub.Server.Verification;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>The check that tells people from programs, on a page.</summary>
internal static class CaptchaWidgets
{
    private static readonly string[] Names = ["captchaToken", "cf-turnstile-response", "g-recaptcha-response"];

    /// <summary>The check of a visit; null when the settings ask for none, or there is no service.</summary>
    public static CaptchaWidget? Find(Visit visit, CaptchaVerifier verifier) =>
        visit is { Settings.CaptchaPolicy.Enabled: true, Catalog: { } catalog } && verifier.Describe(catalog) is { } config ? Make(config) : null;

    /// <summary>What the script of a service put into a form; null when nothing.</summary>
    public static string? TokenOf(IFormCollection form) => Names
        .Select(name => form[name].ToString()).FirstOrDefault(token => token.Length > 0);

    private static CaptchaWidget Make(PublicCaptcha config)
    {
        if (config.Type == CaptchaConfig.Turnstile)
        {
            const string origin = "https://challenges.cloudflare.com";
            return new("turnstile", config.SiteKey, origin + "/turnstile/v0/api.js", [origin]);
        }

        var host = "https://" + (Uri.CheckHostName(config.Domain) == UriHostNameType.Dns ? config.Domain : "www.google.com");
        var isBox = config.Mode == CaptchaConfig.Checkbox;
        var script = $"{host}/recaptcha/enterprise.js" + (isBox ? "" : "?render=" + Uri.EscapeDataString(config.SiteKey));
        return new(isBox ? "recaptcha" : "recaptcha-score", config.SiteKey, script, [host, "https://www.gstatic.com"]);
    }
}
