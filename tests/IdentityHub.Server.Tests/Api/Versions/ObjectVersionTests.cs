using System.Text.RegularExpressions;
using IdentityHub.Server.Api.Routing;
using IdentityHub.Server.Tests.Management;
using IdentityHub.Server.Tests.Sso;
using IdentityHub.Server.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityHub.Server.Tests.Api.Versions;

/// <summary>Who changes what somebody else has changed meanwhile is told (RFC 9110, 13.1.1).</summary>
public sealed partial class ObjectVersionTests
{
    private const string Other = "\"AAAAAAAAAAAAAAAAAAAAAA\"";

    [Fact]
    public async Task Every_change_of_what_can_be_read_honours_it()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        var operations = Operations(hub);
        static string Shape(ApiOperation operation) => Names().Replace(operation.Path, "{}");
        var read = operations.Where(operation => operation.Method == "GET").ToLookup(Shape);
        var silent = operations.Where(operation => operation is { Method: "PATCH" or "PUT", TakesIfMatch: false } && read[Shape(operation)].Any());

        // The GET of these is a list: in pages, or of things that are changed one by one. What is sent replaces or renames part of it.
        Assert.Equal(
            [
                "ReplaceApplicationRoles", "ReplaceApplicationUserConsentOrganizations", "ReplaceEmailTemplates", "ReplaceOrganizationApplicationRoles",
                "ReplaceOrganizationApplications", "ReplaceOrganizationJitEmailDomains", "ReplaceOrganizationJitRoles", "ReplaceOrganizationJitSsoConnectors",
                "ReplaceOrganizationRoleResourceScopes", "ReplaceOrganizationRoleScopes", "ReplaceOrganizationUserRoles", "ReplaceOrganizationUsers",
                "ReplaceUserRoles", "UpdatePersonalAccessTokenName",
            ],
            silent.Select(operation => operation.Id).Order(StringComparer.Ordinal));
        var honoured = operations.Where(operation => operation is { Method: "PATCH" or "PUT", TakesIfMatch: true }).Select(operation => operation.Id);
        Assert.Equal(VersionCases.All.Select(one => one.Id).Order(StringComparer.Ordinal), honoured.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_change_of_another_version_is_refused_and_does_nothing(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider, FakeSsoProvider.Use());
        foreach (var one in VersionCases.All)
        {
            var path = await one.Prepare(hub);
            var before = (await hub.GetAsync(path)).Is(200);
            var (tag, rows) = (before.Headers["ETag"], await CountRowsAsync(hub));
            var body = one.Body ?? before.Body;
            foreach (var condition in new[] { Other, "W/" + tag, "", "*, " + tag, tag.Trim('"') })
            {
                (await hub.SendAsync(one.Method, path, body, headers: ("If-Match", condition))).IsRefused(412, "request.precondition_failed");
            }

            Assert.Equal((one.Id, tag, rows), (one.Id, (await hub.GetAsync(path)).Is(200).Headers["ETag"], await CountRowsAsync(hub)));
            var answer = await hub.SendAsync(one.Method, path, body, headers: ("If-Match", $"{Other}, {tag}"));
            Assert.True(answer.Status is 200 or 201, $"{one.Id}: {answer.Status} {answer.Text}");
            Assert.Equal((one.Id, rows + 1), (one.Id, await CountRowsAsync(hub)));
            var after = (await hub.GetAsync(path)).Is(200);
            Assert.Equal((one.Id, one.Body is null), (one.Id, after.Headers["ETag"] == tag));
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_two_who_read_the_same_one_changes_it(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        foreach (var path in new[] { "/applications/web", "/users/" + Scenario.Bob, "/organizations/" + Scenario.Acme, "/resources/api" })
        {
            var tag = (await hub.GetAsync(path)).Is(200).Headers["ETag"];
            var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number =>
                hub.SendAsync("PATCH", path, new { name = "Name " + number }, headers: ("If-Match", tag))));
            var winner = Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer != winner), answer => answer.IsRefused(412, "request.precondition_failed"));
            Assert.Equal(winner["name"].GetString(), (await hub.GetAsync(path))["name"].GetString());
        }
    }

    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_deletion_honours_it_and_what_is_not_there_is_said_as_always(string provider)
    {
        await using var hub = await ManagementScenario.StartAsync(provider);
        var tag = (await hub.GetAsync("/applications/web")).Is(200).Headers["ETag"];
        (await hub.PatchAsync("/applications/web", new { description = "Changed" })).Is(200);
        (await hub.SendAsync("DELETE", "/applications/web", headers: ("If-Match", tag))).IsRefused(412, "request.precondition_failed");
        tag = (await hub.GetAsync("/applications/web")).Is(200).Headers["ETag"];
        (await hub.SendAsync("DELETE", "/applications/web", headers: ("If-Match", tag))).Is(204);
        foreach (var condition in new[] { tag, "*" })
        {
            (await hub.SendAsync("DELETE", "/applications/web", headers: ("If-Match", condition))).IsRefused(404, "entity.not_exists_with_id");
            (await hub.SendAsync("PATCH", "/applications/web", new { name = "x" }, headers: ("If-Match", condition))).IsRefused(404, "entity.not_exists_with_id");

            // There is none yet, and the operation would make it.
            (await hub.SendAsync("PUT", "/applications/spa/sign-in-experience", new { displayName = "x" }, headers: ("If-Match", condition)))
                .IsRefused(412, "request.precondition_failed");
        }

        (await hub.GetAsync("/applications/spa/sign-in-experience")).Is(404);
        (await hub.SendAsync("PATCH", "/users/" + Scenario.Bob, new { name = "Any" }, headers: ("If-Match", "*"))).Is(200);
    }

    [Fact]
    public async Task The_tag_of_a_person_speaks_for_what_people_change_alone()
    {
        await using var hub = await ManagementScenario.StartAsync(Databases.Sqlite);
        const string Path = "/users/" + Scenario.Bob;
        async Task<string> Tag(string query = "") => (await hub.GetAsync(Path + query)).Is(200).Headers["ETag"];
        var tag = await Tag();
        Assert.Equal(tag, await Tag("?includeSsoIdentities=true&includePasswordHash=true"));
        await hub.Scenario.ChangeAsync(async db =>
        {
            var user = await db.Users.AsTracking().SingleAsync(row => row.Id == Scenario.Bob);
            (user.LastSignInAt, user.UpdatedAt) = (hub.Scenario.Host.Time.GetUtcNow().AddDays(1), hub.Scenario.Host.Time.GetUtcNow().AddDays(1));
        });
        Assert.Equal(tag, await Tag());

        // What the tag is silent about may have changed, so the answer is sent again.
        (await hub.SendAsync("GET", Path, headers: ("If-None-Match", tag))).Is(200);
        (await hub.PatchAsync(Path + "/profile", new { profile = new { nickname = "bobby" } })).Is(200);
        Assert.NotEqual(tag, await Tag());
    }

    private static List<ApiOperation> Operations(ManagementScenario hub) => hub.Scenario.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .Select(endpoint => endpoint.Metadata.GetMetadata<ApiOperation>()).OfType<ApiOperation>()
        .Where(operation => operation is { IsAnonymous: false, Kind: ApiKind.Management }).ToList();

    private static Task<int> CountRowsAsync(ManagementScenario hub) =>
        hub.Scenario.ReadAsync(db => db.AuditLogs.CountAsync(row => row.Key.StartsWith("ManagementApi.")));

    [GeneratedRegex("{[^}]*}")]
    private static partial Regex Names();
}
