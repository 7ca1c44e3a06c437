using IdentityHub.Server.Management.EmailTemplates;
using IdentityHub.Server.Tests.Support;

namespace IdentityHub.Server.Tests.Management.EmailTemplates;

/// <summary>E-mail templates over the Management API.</summary>
public sealed class EmailTemplateTests
{
    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Stores_replaces_changes_and_deletes(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        Assert.Equal("[]", (await hub.GetAsync("/email-templates")).Is(200).Text);

        var stored = (await hub.PutAsync("/email-templates", new
        {
            templates = new object[]
            {
                Template("en", "SignIn", "old"),
                Template("en", "SignIn", "Sign in"),
                Template("th", "SignIn", "เข้าสู่ระบบ"),
                new { languageTag = "en", templateType = "Generic", details = new { subject = "s", content = "<p>{{code}}</p>", contentType = "text/html", replyTo = "r@a.example", sendFrom = "f@a.example" } },
            },
        })).Is(200);
        Assert.Equal(3, stored.Body.GetArrayLength());
        var first = stored.Body[0];
        Assert.Equal("""{"subject":"Sign in","content":"{{code}}"}""", first.GetProperty("details").GetRawText());
        Assert.Equal(["tenantId", "id", "languageTag", "templateType", "details", "createdAt"], first.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """{"subject":"s","content":"<p>{{code}}</p>","contentType":"text/html","replyTo":"r@a.example","sendFrom":"f@a.example"}""",
            stored.Body[2].GetProperty("details").GetRawText());

        // The same type and language keeps its id.
        var id = first.GetProperty("id").GetString()!;
        var replaced = (await hub.PutAsync("/email-templates", new { templates = new[] { Template("en", "SignIn", "again") } })).Is(200);
        Assert.Equal(id, replaced.Body[0].GetProperty("id").GetString());
        Assert.Equal("again", (await hub.GetAsync($"/email-templates/{id}")).Is(200)["details"].GetProperty("subject").GetString());

        (await hub.PatchAsync($"/email-templates/{id}/details", new { content = "New {{code}}", contentType = "text/plain" })).Is(200);
        Assert.Equal(
            """{"subject":"again","content":"New {{code}}","contentType":"text/plain"}""",
            (await hub.GetAsync($"/email-templates/{id}"))["details"].GetRawText());
        Assert.Equal(2, (await hub.GetAsync("/email-templates?languageTag=en")).Body.GetArrayLength());
        Assert.Equal(2, (await hub.GetAsync("/email-templates?templateType=SignIn")).Body.GetArrayLength());
        Assert.Equal(1, (await hub.GetAsync("/email-templates?templateType=SignIn&languageTag=th")).Body.GetArrayLength());

        // What is stored is what would be sent, at once.
        var preview = (await hub.PostAsync("/email-templates/preview", new { templateType = "SignIn", languageTag = "en" })).Is(200);
        Assert.Equal("""{"subject":"again","html":null,"text":"New 123456","replyTo":null,"sendFrom":null}""", preview.Text);

        (await hub.DeleteAsync("/email-templates")).IsRefused(422, "connector.email_connector.bulk_deletion_no_filter");
        Assert.Equal("""{"rowCount":1}""", (await hub.DeleteAsync("/email-templates?languageTag=en&templateType=Generic")).Is(200).Text);
        Assert.Equal("""{"rowCount":0}""", (await hub.DeleteAsync("/email-templates?languageTag=fr")).Is(200).Text);
        (await hub.DeleteAsync($"/email-templates/{id}")).Is(204);
        (await hub.DeleteAsync($"/email-templates/{id}")).IsRefused(404, "entity.not_found");
        (await hub.GetAsync($"/email-templates/{id}")).IsRefused(404, "entity.not_exists_with_id");
        (await hub.PatchAsync($"/email-templates/{id}/details", new { subject = "x" })).IsRefused(404, "entity.not_exists_with_id");
        Assert.StartsWith(
            "Your sign-in code – Bookstore",
            (await hub.PostAsync("/email-templates/preview", new { templateType = "SignIn", languageTag = "en" }))["subject"].GetString(),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Twenty_who_store_the_same_template_at_once_store_one(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(
            number => hub.PutAsync("/email-templates", new { templates = new[] { Template("en", "SignIn", $"n{number}") } })));
        Assert.All(answers, answer => answer.Is(200));
        Assert.Single(answers.Select(answer => answer.Body[0].GetProperty("id").GetString()).Distinct());
        Assert.Equal(1, (await hub.GetAsync("/email-templates")).Body.GetArrayLength());
    }

    [Fact]
    public async Task Shows_what_would_be_sent()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var own = (await hub.PostAsync("/email-templates/preview", new
        {
            templateType = "OrganizationInvitation",
            languageTag = "en",
            details = new { subject = "{{inviter.name}} -> {{organization.name}}\r\n{{code}}", content = "<a href=\"{{link}}\">{{user.name}}</a>", sendFrom = "{{application.name}} <a@b.example>" },
        })).Is(200);
        Assert.Equal("Jane Doe -> Acme  {{code}}", own["subject"].GetString());
        Assert.Equal("<a href=\"https://bookstore.example.com/invitation/sample\">Jane Doe</a>", own["html"].GetString());
        Assert.Equal("Jane Doe (https://bookstore.example.com/invitation/sample)", own["text"].GetString());
        Assert.Equal("Bookstore <a@b.example>", own["sendFrom"].GetString());
        Assert.Equal("", (await hub.PostAsync("/email-templates/preview", new { templateType = "SignIn", languageTag = "en", details = new { subject = "s", content = "" } })).Is(200)["text"].GetString());

        var arabic = (await hub.PostAsync("/email-templates/preview", new { templateType = "ForgotPassword", languageTag = "ar" })).Is(200);
        Assert.Contains("dir=\"rtl\"", arabic["html"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_wrong_values_of_every_member()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var details = new { subject = "s", content = "c", contentType = "text/html", replyTo = "r@a.example", sendFrom = "f@a.example" };
        await hub.RefusesWrongBodiesAsync<ReplaceEmailTemplates>(
            "PUT", "/email-templates", new { templates = new[] { new { languageTag = "en", templateType = "SignIn", details } } });
        await hub.RefusesWrongBodiesAsync<UpdateEmailTemplateDetails>("PATCH", "/email-templates/x/details", details);
        await hub.RefusesWrongBodiesAsync<PreviewEmailTemplate>("POST", "/email-templates/preview", new { templateType = "SignIn", languageTag = "en", details });
        (await hub.GetAsync("/email-templates?templateType=Nothing")).Is(400);
        (await hub.DeleteAsync("/email-templates?templateType=Nothing")).Is(400);
    }

    private static object Template(string language, string type, string subject) =>
        new { languageTag = language, templateType = type, details = new { subject, content = "{{code}}" } };
}
