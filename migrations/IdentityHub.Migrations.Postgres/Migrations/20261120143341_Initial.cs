using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdentityHub.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "applications",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    oidc_client_metadata = table.Column<string>(type: "text", nullable: false),
                    custom_client_metadata = table.Column<string>(type: "text", nullable: false),
                    custom_data = table.Column<string>(type: "text", nullable: false),
                    is_third_party = table.Column<bool>(type: "boolean", nullable: false),
                    app_level_access_control_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    is_disabled = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "change_versions",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_versions", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    friendly_name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    encrypted_xml = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.friendly_name);
                });

            migrationBuilder.CreateTable(
                name: "hub_settings",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hub_settings", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "interactions",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(43)", maxLength: 43, nullable: false),
                    application_id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    request = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_interactions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "job_leases",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    owner = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_job_leases", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "organization_roles",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    description = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organization_scopes",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    description = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organizations",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    description = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    custom_data = table.Column<string>(type: "text", nullable: false),
                    is_mfa_required = table.Column<bool>(type: "boolean", nullable: false),
                    is_trusted_device_allowed = table.Column<bool>(type: "boolean", nullable: false),
                    is_disabled = table.Column<bool>(type: "boolean", nullable: false),
                    color = table.Column<string>(type: "text", nullable: false),
                    branding = table.Column<string>(type: "text", nullable: false),
                    custom_css = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organizations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "resources",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    indicator = table.Column<string>(type: "text", nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false),
                    access_token_ttl = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_resources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "roles",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    description = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    is_default = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sign_in_failures",
                columns: table => new
                {
                    target_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    window_started_at = table.Column<long>(type: "bigint", nullable: false),
                    locked_until = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sign_in_failures", x => x.target_hash);
                });

            migrationBuilder.CreateTable(
                name: "signing_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    algorithm = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    encrypted_private_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    public_jwk = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    effective_at = table.Column<long>(type: "bigint", nullable: true),
                    retire_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_signing_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "users",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    normalized_username = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    primary_email = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    normalized_email = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    primary_phone = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    password_encrypted = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    password_encryption_method = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    is_password_expired = table.Column<bool>(type: "boolean", nullable: false),
                    password_updated_at = table.Column<long>(type: "bigint", nullable: true),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: true),
                    avatar = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    profile = table.Column<string>(type: "text", nullable: false),
                    application_id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: true),
                    identities = table.Column<string>(type: "text", nullable: false),
                    custom_data = table.Column<string>(type: "text", nullable: false),
                    logto_config = table.Column<string>(type: "text", nullable: false),
                    mfa_verifications = table.Column<string>(type: "text", nullable: false),
                    is_suspended = table.Column<bool>(type: "boolean", nullable: false),
                    last_sign_in_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "application_secrets",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    encrypted_value = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_secrets", x => new { x.application_id, x.name });
                    table.ForeignKey(
                        name: "fk_application_secrets__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_user_consent_user_scopes",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    user_scope = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_user_consent_user_scopes", x => new { x.application_id, x.user_scope });
                    table.ForeignKey(
                        name: "fk_application_user_consent_user_scopes__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_user_consent_organization_scopes",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_scope_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_user_consent_organization_scopes", x => new { x.application_id, x.organization_scope_id });
                    table.ForeignKey(
                        name: "fk_application_user_consent_organization_scopes__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_user_consent_organization_scopes__organization_scope_id",
                        column: x => x.organization_scope_id,
                        principalTable: "organization_scopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_role_scope_relations",
                columns: table => new
                {
                    organization_role_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_scope_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_role_scope_relations", x => new { x.organization_role_id, x.organization_scope_id });
                    table.ForeignKey(
                        name: "fk_organization_role_scope_relations__organization_role_id",
                        column: x => x.organization_role_id,
                        principalTable: "organization_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_role_scope_relations__organization_scope_id",
                        column: x => x.organization_scope_id,
                        principalTable: "organization_scopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_application_relations",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_application_relations", x => new { x.organization_id, x.application_id });
                    table.ForeignKey(
                        name: "fk_organization_application_relations__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_application_relations__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "scopes",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    resource_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_scopes", x => x.id);
                    table.ForeignKey(
                        name: "fk_scopes__resource_id",
                        column: x => x.resource_id,
                        principalTable: "resources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "applications_roles",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    role_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_applications_roles", x => new { x.application_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_applications_roles__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_applications_roles__role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "authorizations",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false),
                    session_id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    scopes = table.Column<string>(type: "text", nullable: false),
                    expires_with_session = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_authorizations", x => x.id);
                    table.ForeignKey(
                        name: "fk_authorizations__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_authorizations__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "browser_sessions",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    cookie_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false),
                    authenticated_at = table.Column<long>(type: "bigint", nullable: false),
                    authentication_methods = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ip = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    user_agent = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_browser_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_browser_sessions__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_user_relations",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_user_relations", x => new { x.organization_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_organization_user_relations__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_user_relations__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "users_roles",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false),
                    role_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_users_roles", x => new { x.user_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_users_roles__role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_users_roles__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_role_application_relations",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_role_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_role_application_relations", x => new { x.organization_id, x.organization_role_id, x.application_id });
                    table.ForeignKey(
                        name: "fk_organization_role_application_relations__organization_id_application_id",
                        columns: x => new { x.organization_id, x.application_id },
                        principalTable: "organization_application_relations",
                        principalColumns: new[] { "organization_id", "application_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_role_application_relations__organization_role_id",
                        column: x => x.organization_role_id,
                        principalTable: "organization_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_user_consent_organization_resource_scopes",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    scope_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_user_consent_organization_resource_scopes", x => new { x.application_id, x.scope_id });
                    table.ForeignKey(
                        name: "fk_application_user_consent_organization_resource_scopes__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_user_consent_organization_resource_scopes__scope_id",
                        column: x => x.scope_id,
                        principalTable: "scopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_user_consent_resource_scopes",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    scope_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_user_consent_resource_scopes", x => new { x.application_id, x.scope_id });
                    table.ForeignKey(
                        name: "fk_application_user_consent_resource_scopes__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_user_consent_resource_scopes__scope_id",
                        column: x => x.scope_id,
                        principalTable: "scopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_role_resource_scope_relations",
                columns: table => new
                {
                    organization_role_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    scope_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_role_resource_scope_relations", x => new { x.organization_role_id, x.scope_id });
                    table.ForeignKey(
                        name: "fk_organization_role_resource_scope_relations__organization_role_id",
                        column: x => x.organization_role_id,
                        principalTable: "organization_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_role_resource_scope_relations__scope_id",
                        column: x => x.scope_id,
                        principalTable: "scopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "roles_scopes",
                columns: table => new
                {
                    role_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    scope_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_roles_scopes", x => new { x.role_id, x.scope_id });
                    table.ForeignKey(
                        name: "fk_roles_scopes__role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_roles_scopes__scope_id",
                        column: x => x.scope_id,
                        principalTable: "scopes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "tokens",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    reference_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    authorization_id = table.Column<string>(type: "character varying(21)", nullable: true),
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    payload = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false),
                    redemption_date = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_tokens__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_tokens__authorization_id",
                        column: x => x.authorization_id,
                        principalTable: "authorizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_user_consent_organizations",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_user_consent_organizations", x => new { x.application_id, x.organization_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_application_user_consent_organizations__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_user_consent_organizations__organization_id_user_id",
                        columns: x => new { x.organization_id, x.user_id },
                        principalTable: "organization_user_relations",
                        principalColumns: new[] { "organization_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_role_user_relations",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_role_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_role_user_relations", x => new { x.organization_id, x.organization_role_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_organization_role_user_relations__organization_id_user_id",
                        columns: x => new { x.organization_id, x.user_id },
                        principalTable: "organization_user_relations",
                        principalColumns: new[] { "organization_id", "user_id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_role_user_relations__organization_role_id",
                        column: x => x.organization_role_id,
                        principalTable: "organization_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.InsertData(
                table: "change_versions",
                columns: new[] { "key", "version" },
                values: new object[] { "catalog", 1L });

            migrationBuilder.CreateIndex(
                name: "ix_application_user_consent_organization_resource_scopes__scope_id",
                table: "application_user_consent_organization_resource_scopes",
                column: "scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_user_consent_organization_scopes__organization_scope_id",
                table: "application_user_consent_organization_scopes",
                column: "organization_scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_user_consent_organizations__organization_id_user_id",
                table: "application_user_consent_organizations",
                columns: new[] { "organization_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_user_consent_resource_scopes__scope_id",
                table: "application_user_consent_resource_scopes",
                column: "scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_applications__is_third_party",
                table: "applications",
                column: "is_third_party");

            migrationBuilder.CreateIndex(
                name: "ix_applications__type",
                table: "applications",
                column: "type");

            migrationBuilder.CreateIndex(
                name: "ix_applications_roles__role_id",
                table: "applications_roles",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_authorizations__application_id",
                table: "authorizations",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_authorizations__expires_at",
                table: "authorizations",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_authorizations__session_id_application_id",
                table: "authorizations",
                columns: new[] { "session_id", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_authorizations__user_id_application_id",
                table: "authorizations",
                columns: new[] { "user_id", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_browser_sessions__cookie_hash",
                table: "browser_sessions",
                column: "cookie_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_browser_sessions__expires_at",
                table: "browser_sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_browser_sessions__user_id",
                table: "browser_sessions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_interactions__expires_at",
                table: "interactions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_organization_application_relations__application_id",
                table: "organization_application_relations",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_application_relations__organization_id_application_id",
                table: "organization_role_application_relations",
                columns: new[] { "organization_id", "application_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_application_relations__organization_role_id",
                table: "organization_role_application_relations",
                column: "organization_role_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_resource_scope_relations__scope_id",
                table: "organization_role_resource_scope_relations",
                column: "scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_scope_relations__organization_scope_id",
                table: "organization_role_scope_relations",
                column: "organization_scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_user_relations__organization_id_user_id",
                table: "organization_role_user_relations",
                columns: new[] { "organization_id", "user_id" });

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_user_relations__organization_role_id",
                table: "organization_role_user_relations",
                column: "organization_role_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_roles__name",
                table: "organization_roles",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organization_scopes__name",
                table: "organization_scopes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_organization_user_relations__user_id",
                table: "organization_user_relations",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_organizations__created_at_id",
                table: "organizations",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_resources__indicator",
                table: "resources",
                column: "indicator",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_resources__is_default",
                table: "resources",
                column: "is_default",
                unique: true,
                filter: "is_default");

            migrationBuilder.CreateIndex(
                name: "ix_roles__name",
                table: "roles",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_roles__type",
                table: "roles",
                column: "type");

            migrationBuilder.CreateIndex(
                name: "ix_roles_scopes__scope_id",
                table: "roles_scopes",
                column: "scope_id");

            migrationBuilder.CreateIndex(
                name: "ix_scopes__resource_id_name",
                table: "scopes",
                columns: new[] { "resource_id", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sign_in_failures__window_started_at",
                table: "sign_in_failures",
                column: "window_started_at");

            migrationBuilder.CreateIndex(
                name: "ix_tokens__application_id",
                table: "tokens",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_tokens__authorization_id",
                table: "tokens",
                column: "authorization_id");

            migrationBuilder.CreateIndex(
                name: "ix_tokens__expires_at",
                table: "tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_tokens__reference_hash",
                table: "tokens",
                column: "reference_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users__created_at_id",
                table: "users",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_users__name",
                table: "users",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_email",
                table: "users",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_username",
                table: "users",
                column: "normalized_username",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users__primary_phone",
                table: "users",
                column: "primary_phone",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users_roles__role_id",
                table: "users_roles",
                column: "role_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "application_secrets");

            migrationBuilder.DropTable(
                name: "application_user_consent_organization_resource_scopes");

            migrationBuilder.DropTable(
                name: "application_user_consent_organization_scopes");

            migrationBuilder.DropTable(
                name: "application_user_consent_organizations");

            migrationBuilder.DropTable(
                name: "application_user_consent_resource_scopes");

            migrationBuilder.DropTable(
                name: "application_user_consent_user_scopes");

            migrationBuilder.DropTable(
                name: "applications_roles");

            migrationBuilder.DropTable(
                name: "browser_sessions");

            migrationBuilder.DropTable(
                name: "change_versions");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "hub_settings");

            migrationBuilder.DropTable(
                name: "interactions");

            migrationBuilder.DropTable(
                name: "job_leases");

            migrationBuilder.DropTable(
                name: "organization_role_application_relations");

            migrationBuilder.DropTable(
                name: "organization_role_resource_scope_relations");

            migrationBuilder.DropTable(
                name: "organization_role_scope_relations");

            migrationBuilder.DropTable(
                name: "organization_role_user_relations");

            migrationBuilder.DropTable(
                name: "roles_scopes");

            migrationBuilder.DropTable(
                name: "sign_in_failures");

            migrationBuilder.DropTable(
                name: "signing_keys");

            migrationBuilder.DropTable(
                name: "tokens");

            migrationBuilder.DropTable(
                name: "users_roles");

            migrationBuilder.DropTable(
                name: "organization_application_relations");

            migrationBuilder.DropTable(
                name: "organization_scopes");

            migrationBuilder.DropTable(
                name: "organization_user_relations");

            migrationBuilder.DropTable(
                name: "organization_roles");

            migrationBuilder.DropTable(
                name: "scopes");

            migrationBuilder.DropTable(
                name: "authorizations");

            migrationBuilder.DropTable(
                name: "roles");

            migrationBuilder.DropTable(
                name: "organizations");

            migrationBuilder.DropTable(
                name: "resources");

            migrationBuilder.DropTable(
                name: "applications");

            migrationBuilder.DropTable(
                name: "users");
        }
    }
}
