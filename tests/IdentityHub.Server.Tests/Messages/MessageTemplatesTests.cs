using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Hosting;
using IdentityHub.Server.Messages;
using IdentityHub.Server.Messages.Templates;

namespace IdentityHub.Server.Tests.Messages;

/// <summary>Which words a message gets, and our own ones.</summary>
public sealed partial class MessageTemplatesTests
{
    private const string Logo = """{"branding":{"logoUrl":"https://cdn.example.com/logo.png","darkLogoUrl":"https://cdn.example.com/dark.png"},"color":{"primaryColor":"#0a7"}}""";

    private static readonly string[] Languages =
        ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "pl", "pt-BR", "pt-PT", "ru", "th", "tr", "zh-CN", "zh-TW"];

    [Theory]
    [InlineData("th", "SignIn th")]
    [InlineData("th-TH", "SignIn th")]
    [InlineData("TH", "SignIn th")]
    [InlineData("fr", "SignIn en")]
    [InlineData("de", "SignIn en")]
    public void The_language_comes_before_the_fallback(string locale, string expected)
    {
        var catalog = Catalog(templates: [Row("SignIn", "th"), Row("SignIn", "en"), Row("Generic", "de"), Row("Generic", "en")]);
        Assert.Equal(expected, Render(catalog, "{}", Code(TemplateType.SignIn, locale)).Subject);
    }

    [Fact]
    public void Generic_comes_after_the_type_in_both_languages_and_before_the_connector()
    {
        const string connector = """{"templates":[{"usageType":"Register","subject":"C Register","content":"{{code}}"},{"usageType":"Generic","subject":"C Generic","content":"{{code}}"}]}""";
        var generic = Catalog(templates: [Row("Generic", "th"), Row("Generic", "en")]);
        Assert.Equal("Generic th", Render(generic, connector, Code(TemplateType.Register, "th")).Subject);
        Assert.Equal("Generic en", Render(generic, connector, Code(TemplateType.Register, "fr")).Subject);
        Assert.Equal("C Register", Render(Catalog(), connector, Code(TemplateType.Register, "fr")).Subject);
        Assert.Equal("C Generic", Render(Catalog(), connector, Code(TemplateType.SignIn, "fr")).Subject);
        Assert.Equal("Your sign-in code – login.example.com", Render(Catalog(), """{"templates":[{"usageType":"Register","subject":"s","content":"c"}]}""", Code(TemplateType.SignIn)).Subject);
        Assert.Equal("Votre code de connexion – login.example.com", Render(Catalog(), "{}", Code(TemplateType.SignIn, "fr-CA")).Subject);

        // It would say "your code is {{code}}".
        var invitation = new Message(MessageChannel.Email, "bob@example.com", TemplateType.OrganizationInvitation, "en")
        {
            Payload = new JsonObject { ["organization"] = new JsonObject { ["name"] = "Acme" } },
        };
        Assert.Equal("Invitation to Acme", Render(generic, connector, invitation).Subject);
    }

    [Theory]
    [InlineData("""{"templates":5}""")]
    [InlineData("""{"templates":[3,null,{"usageType":7},{"usageType":"SignIn"},{"usageType":"SignIn","content":5}]}""")]
    [InlineData("null")]
    public void A_strange_configuration_is_passed_over(string config) =>
        Assert.StartsWith("Your sign-in code", Render(Catalog(), config, Code(TemplateType.SignIn)).Subject, StringComparison.Ordinal);

    [Fact]
    public void A_template_has_html_and_text_and_its_own_addresses()
    {
        var row = Row("SignIn", "en", """
            {"subject":"{{application.name}}:\n{{code}} {{locale}}","content":"<p>Hello {{user.name}}</p><p>{{code}} {{missing}}</p>",
             "contentType":"text/html","replyTo":"{{application.name}} <help@example.com>","sendFrom":"{{user.name}} <shop@example.com>"}
            """);
        var message = Code(TemplateType.SignIn);
        message.Payload["user"] = new JsonObject { ["name"] = "<i>Eve</i>\r\nBcc: x@example.com" };
        message.Payload["application"] = new JsonObject { ["name"] = "Books & Co" };

        var rendered = Render(Catalog(templates: [row]), "{}", message);

        Assert.Equal("Books & Co: 123456 en", rendered.Subject);
        Assert.Equal("<p>Hello &lt;i&gt;Eve&lt;/i&gt;\r\nBcc: x@example.com</p><p>123456 {{missing}}</p>", rendered.Html);
        Assert.Equal("Hello <i>Eve</i> Bcc: x@example.com\n123456 {{missing}}", rendered.Text);
        Assert.Equal("Books & Co <help@example.com>", rendered.ReplyTo);
        Assert.Equal("iEve/i  Bcc x@example.com <shop@example.com>", rendered.SendFrom);

        var plain = Render(Catalog(templates: [Row("SignIn", "en", """{"subject":"s","content":"a <b> {{user.name}}\n{{code}}","contentType":"text/plain"}""")]), "{}", message);
        Assert.Null(plain.Html);
        Assert.Equal("a <b> <i>Eve</i>\r\nBcc: x@example.com\n123456", plain.Text);
    }

    [Fact]
    public void Text_messages_use_the_connector_alone_and_tell_browsers_whose_code_it_is()
    {
        var catalog = Catalog(templates: [Row("SignIn", "en")]);
        var message = new Message(MessageChannel.Sms, "4915112345678", TemplateType.SignIn, "en") { Payload = new JsonObject { ["code"] = "123456" } };
        Assert.Equal("Code 123456", Render(catalog, """{"templates":[{"usageType":"SignIn","content":"Code {{code}}"}]}""", message).Text);

        var ours = Render(catalog, "{}", message);
        Assert.Equal("login.example.com - Your sign-in code: 123456\nExpires in 10 min.\n\n@login.example.com #123456", ours.Text);
        Assert.Null(ours.Html);
        Assert.Equal("", ours.Subject);
        Assert.DoesNotContain('@', Render(catalog, "{}", message, "http://127.0.0.1:3001").Text);
        Assert.DoesNotContain('@', Render(catalog, "{}", message, "https://[::1]:3001").Text);
    }

    [Fact]
    public void Every_language_says_everything_with_the_same_values()
    {
        Assert.Equal(Languages, DefaultTexts.All.Select(texts => texts.Language).Order(StringComparer.Ordinal));
        var english = DefaultTexts.Choose("en");
        foreach (var texts in DefaultTexts.All)
        {
            Assert.Equal(english.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
            foreach (var key in english.Keys)
            {
                Assert.False(string.IsNullOrWhiteSpace(texts[key]), $"{texts.Language} {key}");
                Assert.True(Names(english[key]).SequenceEqual(Names(texts[key])), $"{texts.Language} {key}: {texts[key]}");
            }
        }
    }

    [Theory]
    [InlineData("zh", "zh-CN")]
    [InlineData("zh-Hans-SG", "zh-CN")]
    [InlineData("zh-Hant-HK", "zh-TW")]
    [InlineData("zh-HK", "zh-TW")]
    [InlineData("pt", "pt-PT")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("de-AT", "de")]
    [InlineData("nl", "en")]
    [InlineData("", "en")]
    [InlineData("not a tag at all and much longer than any real one-------", "en")]
    public void A_tag_finds_the_nearest_language(string tag, string expected) => Assert.Equal(expected, DefaultTexts.Choose(tag).Language);

    [Fact]
    public void Every_default_is_complete_in_every_language()
    {
        foreach (var language in Languages)
        {
            foreach (var type in Enum.GetValues<TemplateType>())
            {
                foreach (var channel in Enum.GetValues<MessageChannel>())
                {
                    var message = new Message(channel, "x", type, language) { Payload = Sample(type) };
                    var rendered = Render(Catalog(Logo), "{}", message);
                    var what = $"{language} {type} {channel}";
                    Assert.DoesNotContain("{{", rendered.Subject + rendered.Text + rendered.Html, StringComparison.Ordinal);
                    Assert.True(rendered.Text.Contains(type == TemplateType.OrganizationInvitation ? "https://app.example.com/join?a=1&b=2" : "123456", StringComparison.Ordinal), what);
                    if (channel == MessageChannel.Email)
                    {
                        CheckEmail(rendered, language, type);
                    }
                }
            }
        }
    }

    private static void CheckEmail(RenderedMessage rendered, string language, TemplateType type)
    {
        using var page = new HtmlParser().ParseDocument(rendered.Html!);
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(language == "ar" ? "rtl" : "ltr", page.DocumentElement.GetAttribute("dir"));
        Assert.All(page.QuerySelectorAll("table"), table => Assert.Equal("presentation", table.GetAttribute("role")));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.Equal("Books", image.GetAttribute("alt")));
        Assert.Equal(2, page.QuerySelectorAll("img").Length);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Equal(rendered.Subject, page.Title);
        Assert.DoesNotContain("123456", rendered.Subject, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("script"));
        if (type == TemplateType.OrganizationInvitation)
        {
            Assert.Equal("https://app.example.com/join?a=1&b=2", page.QuerySelector("a")!.GetAttribute("href"));
            Assert.Contains("Ada", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Acme", rendered.Subject, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal("123456", page.QuerySelector(".code")!.TextContent);
            Assert.EndsWith("– Books", rendered.Subject, StringComparison.Ordinal);
            Assert.Contains("10", rendered.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Names_that_people_chose_are_text_short_and_link_nowhere()
    {
        var message = new Message(MessageChannel.Email, "x", TemplateType.OrganizationInvitation, "en")
        {
            Payload = new JsonObject
            {
                ["inviter"] = new JsonObject { ["name"] = "<img src=x onerror=alert(1)>\u202E" + new string('x', 500) },
                ["organization"] = new JsonObject { ["name"] = "<script>1</script>", ["branding"] = new JsonObject { ["logoUrl"] = "javascript:alert(1)" } },
                ["link"] = "javascript:alert(1)",
            },
        };
        var rendered = Render(Catalog(), "{}", message);
        using var page = new HtmlParser().ParseDocument(rendered.Html!);
        Assert.Empty(page.QuerySelectorAll("img, script, a"));
        Assert.DoesNotContain("javascript:", rendered.Html + rendered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', rendered.Html! + rendered.Text);
        Assert.DoesNotContain(new string('x', 100), rendered.Html, StringComparison.Ordinal);
    }

    private static JsonObject Sample(TemplateType type) => type == TemplateType.OrganizationInvitation
        ? new JsonObject
        {
            ["organization"] = new JsonObject { ["name"] = "Acme" },
            ["inviter"] = new JsonObject { ["name"] = "Ada" },
            ["application"] = new JsonObject { ["name"] = "Books" },
            ["link"] = "https://app.example.com/join?a=1&b=2",
        }
        : new JsonObject { ["code"] = "123456", ["application"] = new JsonObject { ["name"] = "x", ["displayName"] = "Books" } };

    private static IEnumerable<string> Names(string sentence) => NamePattern.Matches(sentence).Select(match => match.Value).Order(StringComparer.Ordinal);

    private static Message Code(TemplateType type, string locale = "en") =>
        new(MessageChannel.Email, "bob@example.com", type, locale) { Payload = new JsonObject { ["code"] = "123456" } };

    private static RenderedMessage Render(CatalogSnapshot catalog, string config, Message message, string url = "https://login.example.com")
    {
        Assert.True(new MessageTemplates(HubUrls.Parse(url)!).Render(catalog, JsonColumn.Parse(config), message).TryGet(out var rendered, out _));
        return rendered;
    }

    private static EmailTemplate Row(string type, string language, string? details = null) => new()
    {
        Id = $"{type}-{language}",
        TemplateType = type,
        LanguageTag = language,
        Details = JsonColumn.Parse(details ?? $$$"""{"subject":"{{{type}}} {{{language}}}","content":"{{code}}"}"""),
    };

    private static CatalogSnapshot Catalog(string? settings = null, params IReadOnlyList<EmailTemplate> templates) => new((_, _) => Task.FromResult<ApplicationEntry?>(null))
    {
        Resources = FrozenDictionary<string, ResourceEntry>.Empty,
        DefaultResource = null,
        Roles = FrozenDictionary<string, RoleEntry>.Empty,
        OrganizationRoles = FrozenDictionary<string, OrganizationRoleEntry>.Empty,
        OrganizationScopes = FrozenDictionary<string, IdentityHub.Data.Organizations.OrganizationScope>.Empty,
        DisabledOrganizationIds = [],
        Settings = settings is null
            ? FrozenDictionary<string, JsonElement>.Empty
            : new Dictionary<string, JsonElement> { ["signInExperience"] = JsonColumn.Parse(settings) }.ToFrozenDictionary(),
        Connectors = FrozenDictionary<string, Connector>.Empty,
        EmailTemplates = templates,
        CustomPhrases = FrozenDictionary<string, JsonElement>.Empty,
        CustomProfileFields = [],
        CaptchaProvider = null,
        ExtendedIdTokenClaims = [],
    };

    [GeneratedRegex(@"\{\{\w+\}\}")]
    private static partial Regex NamePattern { get; }
}
