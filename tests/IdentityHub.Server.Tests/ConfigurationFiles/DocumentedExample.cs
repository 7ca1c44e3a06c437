namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>The example of <c>docs/configuration-file.md</c>, so that the documentation cannot differ from the code.</summary>
internal static class DocumentedExample
{
    /// <summary>Values for the variables it names.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>
    {
        ["SHOP_SECRET"] = "shop-secret-0123456789",
        ["SHOP_OLD_SECRET"] = "shop-secret-of-last-year",
        ["IMPORTER_SECRET"] = "importer-secret-0123456789",
        ["SMTP_PASSWORD"] = "smtp-password-0123456789",
        ["SMS_AUTHORIZATION"] = "sms-authorization-0123456789",
        ["ENTRA_SECRET"] = "entra-secret-0123456789",
        ["CAPTCHA_SECRET"] = "captcha-secret-0123456789",
        ["ADA_PASSWORD"] = "an analytical engine",
        ["ROOT_PASSWORD"] = "a password of the operator",
    };

    /// <summary>Its text.</summary>
    public static string Text()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "IdentityHub.sln")))
        {
            directory = directory.Parent;
        }

        var page = File.ReadAllText(Path.Combine(directory!.FullName, "docs", "configuration-file.md"));
        return page.Split("```yaml\n")[1].Split("```")[0];
    }
}
