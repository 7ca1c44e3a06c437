using IdentityHub.Server.ConfigurationFiles.Exporting;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.ConfigurationFiles;

/// <summary>Connectors, e-mail templates, phrases, profile fields, the captcha service and what relies on them, in files.</summary>
public sealed class FileExperienceTests
{
    private const string Mail = """
        connectors:
          - { connectorId: http-email, config: { endpoint: https://mail.example.com/send, authorization: "${ENV:SMTP_PASSWORD}" } }
        """;

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Applies_once_and_tells_no_secret(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        const string file = Mail + """

            emailTemplates:
              - { languageTag: en, templateType: SignIn, details: { subject: "Code", content: "{{code}}" } }
            customPhrases: { en: { signIn: { title: Come in } } }
            customProfileFields:
              - { name: size, type: Number, required: true, config: { minValue: 1 } }
            captchaProvider: { type: Turnstile, siteKey: site, secretKey: "${ENV:CAPTCHA_SECRET}" }
            """;
        var shown = await FileStage.ShowAsync(await stage.PlanAsync(file));
        Assert.DoesNotContain("0123456789", shown, StringComparison.Ordinal);
        Assert.Contains("connector http-email", shown, StringComparison.Ordinal);
        Assert.Contains("e-mail template", shown, StringComparison.Ordinal);
        await stage.SucceedAsync(file);
        Assert.True((await stage.PlanAsync(file)).IsEmpty);

        var rows = await stage.DumpAsync();
        Assert.DoesNotContain(rows, row => row.Contains("0123456789", StringComparison.Ordinal));
        var changed = await FileStage.ShowAsync(await stage.PlanAsync(file.Replace("https://mail.example.com/send", "https://mail.example.com/other", StringComparison.Ordinal)
            .Replace("minValue: 1", "minValue: 2", StringComparison.Ordinal)));
        Assert.Contains("config", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("mail.example.com", changed, StringComparison.Ordinal);
        Assert.Contains("profile field size", changed, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task An_ses_connector_makes_a_round_trip_without_its_secret(string provider)
    {
        const string Key = "ses-secret-0123456789/+abcdefghijklmnopq";
        const string File = """
            connectors:
              - connectorId: aws-ses-mail
                config:
                  accessKeyId: AKIAEXAMPLE
                  accessKeySecret: ${ENV:SES_SECRET}
                  region: eu-central-1
                  emailAddress: The Shop <no-reply@shop.example.com>
                  configurationSetName: transactional
            """;
        var given = new Dictionary<string, string> { ["SES_SECRET"] = Key };
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync("t.yaml", File, given);
        Assert.True((await stage.PlanAsync("t.yaml", File, given)).IsEmpty);
        Assert.DoesNotContain(await stage.DumpAsync(), row => row.Contains(Key, StringComparison.Ordinal));

        using var output = new StringWriter { NewLine = "\n" };
        var secret = Assert.Single(await stage.Exporter.ExportAsync(new YamlDocumentWriter(output), new ExportOptions(false, false), CancellationToken.None));
        Assert.Equal("SECRET_OF_AWS_SES_MAIL_ACCESS_KEY_SECRET", secret.Variable);
        var exported = output.ToString();
        Assert.Contains("accessKeySecret: \"${ENV:SECRET_OF_AWS_SES_MAIL_ACCESS_KEY_SECRET}\"", exported, StringComparison.Ordinal);
        Assert.Contains("accessKeyId: AKIAEXAMPLE", exported, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, exported, StringComparison.Ordinal);

        var variables = new Dictionary<string, string> { [secret.Variable] = Key };
        Assert.True((await stage.PlanAsync("t.yaml", exported, variables)).IsEmpty);
        await using var other = await FileStage.CreateAsync(provider);
        await other.SucceedAsync("t.yaml", exported, variables);
        Assert.True((await other.PlanAsync("t.yaml", exported, variables)).IsEmpty);
        Assert.True((await other.PlanAsync("t.yaml", File, given)).IsEmpty);

        // Another secret is a difference, which is told without it.
        var changed = await FileStage.ShowAsync(await stage.PlanAsync("t.yaml", exported, new Dictionary<string, string> { [secret.Variable] = "another-secret" }));
        Assert.Contains("connector aws-ses-mail", changed, StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret", changed, StringComparison.Ordinal);
        Assert.Contains("accessKeySecret", Assert.Single(await stage.RefuseAsync(
            "connectors: [{ connectorId: aws-ses-mail, config: { accessKeyId: AKIAEXAMPLE, region: eu-central-1, emailAddress: a@example.com } }]")), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Removes_what_is_to_go(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(Mail + """

            customPhrases: { cy: { signIn: { title: Croeso } } }
            customProfileFields: [{ name: size, type: Text, required: true }]
            captchaProvider: { type: Turnstile, siteKey: site, secretKey: key }
            """);
        const string file = """
            connectors: [{ connectorId: http-email, state: absent }]
            customPhrases: { cy: null }
            customProfileFields: [{ name: size, state: absent }]
            captchaProvider: null
            """;
        Assert.Equal(4, (await stage.SucceedAsync(file)).Report.Deleted);
        Assert.True((await stage.SucceedAsync(file)).Report.IsEmpty);
        await using var db = stage.Read();
        Assert.Equal((0, 0, 0, 0), (
            await db.Connectors.CountAsync(), await db.CustomPhrases.CountAsync(), await db.CustomProfileFields.CountAsync(), await db.CaptchaProviders.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task One_connector_takes_the_place_of_another(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        await stage.SucceedAsync(Mail);
        var report = (await stage.SucceedAsync("""
            connectors:
              - connectorId: simple-mail-transfer-protocol
                config: { host: smtp.example.com, port: 587, auth: { user: u, pass: p }, fromEmail: a@example.com }
            """)).Report;
        Assert.Equal((1, 1), (report.Created, report.Deleted));
        await using var db = stage.Read();
        Assert.Equal("simple-mail-transfer-protocol", (await db.Connectors.SingleAsync()).ConnectorId);
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_sign_in_experience_follows_the_rules_of_the_api(string provider)
    {
        await using var stage = await FileStage.CreateAsync(provider);
        const string experience = """

            signInExperience:
              signUp: { identifiers: [email], password: false, verify: true }
              signIn: { methods: [{ identifier: email, password: false, verificationCode: true, isPasswordPrimary: false }] }
              forgotPasswordMethods: [EmailVerificationCode]
            """;
        Assert.Equal(
            ["t.yaml:3:3 signInExperience: This needs a connector of type Email, and there is none (sign_in_experiences.enabled_connector_not_found)"],
            await stage.RefuseAsync("roles: []" + experience));
        await stage.SucceedAsync(Mail + experience);

        // What has gone since does not keep a hub from starting with the file that it has started with; a change is looked at.
        await stage.SucceedAsync("connectors: [{ connectorId: http-email, state: absent }]");
        Assert.True((await stage.SucceedAsync("roles: []" + experience)).Report.IsEmpty);
        Assert.Single(await stage.RefuseAsync("roles: []" + experience + "\n  signInMode: Register"));
        Assert.Contains("custom_profile_fields.entity_not_exists_with_names", Assert.Single(await stage.RefuseAsync("signInExperience: { signUpProfileFields: [{ name: none }] }")), StringComparison.Ordinal);
        await stage.SucceedAsync("""
            customProfileFields: [{ name: size, type: Text, required: true }]
            customPhrases: { cy: { signIn: { title: Croeso } } }
            signInExperience: { signUpProfileFields: [{ name: size }], languageInfo: { autoDetect: true, fallbackLanguage: cy } }
            """);
    }

    [Fact]
    public async Task Names_the_place_of_every_mistake()
    {
        await using var stage = await FileStage.CreateAsync(Databases.Sqlite);
        var problems = await stage.RefuseAsync("""
            connectors:
              - connectorId: http-mail
              - connectorId: http-email
                config: { endpoint: "${ENV:NOT_THERE}" }
            emailTemplates:
              - { languageTag: en, templateType: Sign, details: { subject: a, contents: b } }
            customPhrases:
              en: { no: { such: sentence } }
              "*": {}
            customProfileFields:
              - { name: size, type: Number, required: true, config: { minValue: "1", maxLength: 4 } }
              - { name: email, type: Text, required: true }
            captchaProvider: { type: Turnstile, siteKey: site, secret: key }
            """);
        var all = string.Join('\n', problems);
        foreach (var place in new[]
        {
            "connectors[0].connectorId: must be one of", "connectors[1].config.endpoint: the environment variable NOT_THERE is not set", "emailTemplates[0].templateType: ",
            "'content' is missing", "details.contents: unknown key", "no.such", "must be a language tag", "config.minValue: expected number", "config.maxLength: unknown key",
            "name_conflict_sign_in_identifier", "'secretKey' is missing", "captchaProvider.secret: unknown key",
        })
        {
            Assert.True(all.Contains(place, StringComparison.Ordinal), $"{place} is not in\n{all}");
        }

        Assert.DoesNotContain(problems, problem => problem.Contains("0123456789", StringComparison.Ordinal));

        Assert.Contains("endpoint", Assert.Single(await stage.RefuseAsync("connectors: [{ connectorId: http-email, config: { endpoint: 7 } }]")), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("listed twice", Assert.Single(await stage.RefuseAsync(
            "connectors: [{ connectorId: http-email, config: { endpoint: https://a.example } }, { connectorId: mailgun-email }]")), StringComparison.Ordinal);
    }
}
