using IdentityHub.Data.Organizations;
using IdentityHub.Data.Users;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.People;
using IdentityHub.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Tests.People;

/// <summary>Who proves an address joins the organizations of its domain.</summary>
public sealed class JustInTimeMembersTests
{
    [Theory, MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Joins_the_organizations_of_the_domain_with_the_roles_for_newcomers(string provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var node = await database.StartNodeAsync();
        await node.Writer.WriteAsync(
            Durability.Durable,
            (db, _) =>
            {
                db.AddRange(
                    new User { Id = "ann" },
                    new Organization { Id = "first", Name = "First" },
                    new Organization { Id = "second", Name = "Second" },
                    new Organization { Id = "other", Name = "Other" },
                    new Organization { Id = "closed", Name = "Closed", IsDisabled = true },
                    new OrganizationRole { Id = "guest", Name = "guest" },
                    new OrganizationRole { Id = "robot", Name = "robot", Type = Data.Roles.RoleType.MachineToMachine },
                    new OrganizationJitRole { OrganizationId = "first", OrganizationRoleId = "guest" },
                    new OrganizationJitRole { OrganizationId = "first", OrganizationRoleId = "robot" },
                    new OrganizationJitRole { OrganizationId = "second", OrganizationRoleId = "guest" },
                    new OrganizationJitRole { OrganizationId = "other", OrganizationRoleId = "guest" },
                    new OrganizationJitEmailDomain { OrganizationId = "first", EmailDomain = "a.example" },
                    new OrganizationJitEmailDomain { OrganizationId = "second", EmailDomain = "a.example" },
                    new OrganizationJitEmailDomain { OrganizationId = "closed", EmailDomain = "a.example" },
                    new OrganizationJitEmailDomain { OrganizationId = "other", EmailDomain = "example" },
                    new OrganizationJitEmailDomain { OrganizationId = "other", EmailDomain = "sub.a.example" },
                    new OrganizationUser { OrganizationId = "second", UserId = "ann" });
                return Task.CompletedTask;
            },
            CancellationToken.None);

        // A member already, whose role was taken away: nothing comes back.
        Assert.Equal(["first"], await JoinAsync("Ann@A.Example"));
        Assert.Equal([], await JoinAsync("ann@a.example"));
        foreach (var strange in new[] { "", "ann", "a.example", "ann@", "ann@a.example.com", "ann@xa.example", "a.example@ann", "ann@a.example@b.example", "ann@%", "ann@a.example " })
        {
            Assert.Equal([], await JoinAsync(strange));
        }

        await using var read = node.Read();
        Assert.Equal(["first guest"], await read.OrganizationRoleUsers.Select(row => row.OrganizationId + " " + row.OrganizationRoleId).ToListAsync());
        Assert.Equal(["first", "second"], await read.OrganizationUsers.Select(row => row.OrganizationId).Order().ToListAsync());

        Task<List<string>> JoinAsync(string email) => node.Writer.WriteAsync(
            Durability.Durable, (db, cancellation) => JustInTimeMembers.JoinAsync(db, "ann", email, cancellation), CancellationToken.None);
    }
}
