using System.Text.Json;
using IdentityHub.Data.Applications;
using IdentityHub.Data.Audit;
using IdentityHub.Data.Configuration;
using IdentityHub.Data.Connectors;
using IdentityHub.Data.Experience;
using IdentityHub.Data.Grants;
using IdentityHub.Data.Organizations;
using IdentityHub.Data.Resources;
using IdentityHub.Data.Roles;
using IdentityHub.Data.Sessions;
using IdentityHub.Data.Signing;
using IdentityHub.Data.Sso;
using IdentityHub.Data.Users;
using IdentityHub.Data.Vault;
using IdentityHub.Data.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Data;

/// <summary>The hub's store: one model for SQLite and PostgreSQL.</summary>
/// <param name="options">Provider and connection.</param>
public sealed class HubDbContext(DbContextOptions<HubDbContext> options) : DbContext(options)
{
    /// <summary>OAuth clients.</summary>
    public DbSet<Application> Applications => Set<Application>();

    /// <summary>Secrets of clients.</summary>
    public DbSet<ApplicationSecret> ApplicationSecrets => Set<ApplicationSecret>();

    /// <summary>User scopes that third-party clients may ask for.</summary>
    public DbSet<ApplicationUserConsentUserScope> ApplicationUserConsentUserScopes => Set<ApplicationUserConsentUserScope>();

    /// <summary>API permissions that third-party clients may ask for.</summary>
    public DbSet<ApplicationUserConsentResourceScope> ApplicationUserConsentResourceScopes => Set<ApplicationUserConsentResourceScope>();

    /// <summary>Organization permissions that third-party clients may ask for.</summary>
    public DbSet<ApplicationUserConsentOrganizationScope> ApplicationUserConsentOrganizationScopes => Set<ApplicationUserConsentOrganizationScope>();

    /// <summary>API permissions that third-party clients may ask for within organizations.</summary>
    public DbSet<ApplicationUserConsentOrganizationResourceScope> ApplicationUserConsentOrganizationResourceScopes =>
        Set<ApplicationUserConsentOrganizationResourceScope>();

    /// <summary>Organizations in which users let third-party clients act.</summary>
    public DbSet<ApplicationUserConsentOrganization> ApplicationUserConsentOrganizations => Set<ApplicationUserConsentOrganization>();

    /// <summary>Looks of the sign-in pages for single clients.</summary>
    public DbSet<ApplicationSignInExperience> ApplicationSignInExperiences => Set<ApplicationSignInExperience>();

    /// <summary>Users who may use clients whose access is controlled.</summary>
    public DbSet<ApplicationAccessControlUser> ApplicationAccessControlUsers => Set<ApplicationAccessControlUser>();

    /// <summary>Global roles whose users may use clients whose access is controlled.</summary>
    public DbSet<ApplicationAccessControlUserRole> ApplicationAccessControlUserRoles => Set<ApplicationAccessControlUserRole>();

    /// <summary>Organizations whose members may use clients whose access is controlled.</summary>
    public DbSet<ApplicationAccessControlOrganization> ApplicationAccessControlOrganizations => Set<ApplicationAccessControlOrganization>();

    /// <summary>Roles in organizations whose members may use clients whose access is controlled.</summary>
    public DbSet<ApplicationAccessControlOrganizationRole> ApplicationAccessControlOrganizationRoles =>
        Set<ApplicationAccessControlOrganizationRole>();

    /// <summary>API resources.</summary>
    public DbSet<Resource> Resources => Set<Resource>();

    /// <summary>Permissions of API resources.</summary>
    public DbSet<Scope> Scopes => Set<Scope>();

    /// <summary>Global roles.</summary>
    public DbSet<Role> Roles => Set<Role>();

    /// <summary>Permissions of global roles.</summary>
    public DbSet<RoleScope> RoleScopes => Set<RoleScope>();

    /// <summary>Global roles of users.</summary>
    public DbSet<UserRole> UserRoles => Set<UserRole>();

    /// <summary>Global roles of machine applications.</summary>
    public DbSet<ApplicationRole> ApplicationRoles => Set<ApplicationRole>();

    /// <summary>People.</summary>
    public DbSet<User> Users => Set<User>();

    /// <summary>Which user a social identity belongs to.</summary>
    public DbSet<UserIdentity> UserIdentities => Set<UserIdentity>();

    /// <summary>Identities at enterprises' own providers.</summary>
    public DbSet<UserSsoIdentity> UserSsoIdentities => Set<UserSsoIdentity>();

    /// <summary>Secrets by which programs act for users.</summary>
    public DbSet<PersonalAccessToken> PersonalAccessTokens => Set<PersonalAccessToken>();

    /// <summary>Who obtained tokens on which day.</summary>
    public DbSet<DailyActiveUser> DailyActiveUsers => Set<DailyActiveUser>();

    /// <summary>Organizations.</summary>
    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>Members of organizations.</summary>
    public DbSet<OrganizationUser> OrganizationUsers => Set<OrganizationUser>();

    /// <summary>Machine applications of organizations.</summary>
    public DbSet<OrganizationApplication> OrganizationApplications => Set<OrganizationApplication>();

    /// <summary>Permissions within organizations.</summary>
    public DbSet<OrganizationScope> OrganizationScopes => Set<OrganizationScope>();

    /// <summary>Roles within organizations.</summary>
    public DbSet<OrganizationRole> OrganizationRoles => Set<OrganizationRole>();

    /// <summary>Organization permissions of organization roles.</summary>
    public DbSet<OrganizationRoleScope> OrganizationRoleScopes => Set<OrganizationRoleScope>();

    /// <summary>API permissions of organization roles.</summary>
    public DbSet<OrganizationRoleResourceScope> OrganizationRoleResourceScopes => Set<OrganizationRoleResourceScope>();

    /// <summary>Roles of members.</summary>
    public DbSet<OrganizationRoleUser> OrganizationRoleUsers => Set<OrganizationRoleUser>();

    /// <summary>Roles of machine applications within organizations.</summary>
    public DbSet<OrganizationRoleApplication> OrganizationRoleApplications => Set<OrganizationRoleApplication>();

    /// <summary>Invitations to become members.</summary>
    public DbSet<OrganizationInvitation> OrganizationInvitations => Set<OrganizationInvitation>();

    /// <summary>Roles that come with invitations.</summary>
    public DbSet<OrganizationInvitationRole> OrganizationInvitationRoles => Set<OrganizationInvitationRole>();

    /// <summary>E-mail domains whose people become members just in time.</summary>
    public DbSet<OrganizationJitEmailDomain> OrganizationJitEmailDomains => Set<OrganizationJitEmailDomain>();

    /// <summary>Roles of members who join just in time.</summary>
    public DbSet<OrganizationJitRole> OrganizationJitRoles => Set<OrganizationJitRole>();

    /// <summary>What users granted to clients.</summary>
    public DbSet<Authorization> Authorizations => Set<Authorization>();

    /// <summary>Codes and tokens.</summary>
    public DbSet<Token> Tokens => Set<Token>();

    /// <summary>Browsers in which people are signed in.</summary>
    public DbSet<BrowserSession> BrowserSessions => Set<BrowserSession>();

    /// <summary>Authorization requests that wait for people.</summary>
    public DbSet<Interaction> Interactions => Set<Interaction>();

    /// <summary>Codes that were sent to addresses.</summary>
    public DbSet<VerificationCode> VerificationCodes => Set<VerificationCode>();

    /// <summary>Secrets of links that sign somebody in once.</summary>
    public DbSet<OneTimeToken> OneTimeTokens => Set<OneTimeToken>();

    /// <summary>Proofs of people who are signed in.</summary>
    public DbSet<AccountVerification> AccountVerifications => Set<AccountVerification>();

    /// <summary>Services for messages and for signing in.</summary>
    public DbSet<Connector> Connectors => Set<Connector>();

    /// <summary>What connectors could not send.</summary>
    public DbSet<ConnectorFailure> ConnectorFailures => Set<ConnectorFailure>();

    /// <summary>Texts of e-mails.</summary>
    public DbSet<EmailTemplate> EmailTemplates => Set<EmailTemplate>();

    /// <summary>Sentences of the pages that stand in the place of our own.</summary>
    public DbSet<CustomPhrase> CustomPhrases => Set<CustomPhrase>();

    /// <summary>Facts asked for when people register.</summary>
    public DbSet<CustomProfileField> CustomProfileFields => Set<CustomProfileField>();

    /// <summary>The service that tells people from programs.</summary>
    public DbSet<CaptchaProvider> CaptchaProviders => Set<CaptchaProvider>();

    /// <summary>Enterprises' own identity providers.</summary>
    public DbSet<SsoConnector> SsoConnectors => Set<SsoConnector>();

    /// <summary>E-mail domains whose people sign in with them.</summary>
    public DbSet<SsoConnectorDomain> SsoConnectorDomains => Set<SsoConnectorDomain>();

    /// <summary>Enterprise sign-ins that did not come about.</summary>
    public DbSet<SsoConnectorFailure> SsoConnectorFailures => Set<SsoConnectorFailure>();

    /// <summary>Enterprise connectors whose people become members just in time.</summary>
    public DbSet<OrganizationJitSsoConnector> OrganizationJitSsoConnectors => Set<OrganizationJitSsoConnector>();

    /// <summary>What happens when an enterprise's provider begins.</summary>
    public DbSet<SsoIdpInitiatedAuthConfig> SsoIdpInitiatedAuthConfigs => Set<SsoIdpInitiatedAuthConfig>();

    /// <summary>SAML responses on their way.</summary>
    public DbSet<SamlExchange> SamlExchanges => Set<SamlExchange>();

    /// <summary>SAML assertions that are used up.</summary>
    public DbSet<SamlUsedAssertion> SamlUsedAssertions => Set<SamlUsedAssertion>();

    /// <summary>Keys that sign SAML requests.</summary>
    public DbSet<SamlSigningKey> SamlSigningKeys => Set<SamlSigningKey>();

    /// <summary>Tokens of other providers.</summary>
    public DbSet<Secret> Secrets => Set<Secret>();

    /// <summary>Counters for lockout.</summary>
    public DbSet<SignInFailure> SignInFailures => Set<SignInFailure>();

    /// <summary>Keys that sign tokens.</summary>
    public DbSet<SigningKeyRecord> SigningKeys => Set<SigningKeyRecord>();

    /// <summary>Keys of data protection.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>Settings that change while the hub runs.</summary>
    public DbSet<HubSetting> HubSettings => Set<HubSetting>();

    /// <summary>What happened.</summary>
    public DbSet<AuditLog> AuditLogs => Set<AuditLog>();

    /// <summary>The end of the chain of what happened.</summary>
    public DbSet<AuditChainHead> AuditChainHeads => Set<AuditChainHead>();

    /// <summary>Counters of changes.</summary>
    public DbSet<ChangeVersion> ChangeVersions => Set<ChangeVersion>();

    /// <summary>Who runs which job.</summary>
    public DbSet<JobLease> JobLeases => Set<JobLease>();

    /// <summary>
    /// A write in this unit of work touched something that nodes keep in memory. Set by saving an <see cref="ICatalogEntity"/>;
    /// set-based updates, which the change tracker cannot see, call <see cref="MarkCatalogChanged"/>.
    /// </summary>
    public bool CatalogChanged { get; private set; }

    /// <summary>Tells that a set-based update touched something that nodes keep in memory.</summary>
    public void MarkCatalogChanged() => CatalogChanged = true;

    /// <summary>Forgets the mark, for the next unit of work on a reused context.</summary>
    public void ResetCatalogChanged() => CatalogChanged = false;

    /// <inheritdoc/>
    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        NoteCatalogChanges();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    /// <inheritdoc/>
    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        NoteCatalogChanges();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<JsonElement>().HaveConversion<JsonElementConverter, JsonElementComparer>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);
        SnakeCase.Apply(modelBuilder);
        TextPatterns.Apply(modelBuilder);
    }

    private void NoteCatalogChanges()
    {
        foreach (var entry in ChangeTracker.Entries<ICatalogEntity>())
        {
            if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            {
                CatalogChanged = true;
                return;
            }
        }
    }
}
