using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdentityHub.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ManagementApi : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_users__name",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_organization_role_user_relations__organization_id_user_id",
                table: "organization_role_user_relations");

            migrationBuilder.AddColumn<string>(
                name: "normalized_name",
                table: "users",
                type: "character varying(128)",
                maxLength: 128,
                nullable: true);

            // Names of people who were there before, for searches; on SQLite this lowers ASCII letters only.
            migrationBuilder.Sql("UPDATE users SET normalized_name = lower(name) WHERE name IS NOT NULL");

            migrationBuilder.AddColumn<string>(
                name: "application_id",
                table: "browser_sessions",
                type: "character varying(21)",
                maxLength: 21,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "application_access_control_org_role_relations",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_role_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_access_control_org_role_relations", x => new { x.application_id, x.organization_id, x.organization_role_id });
                    table.ForeignKey(
                        name: "fk_application_access_control_org_role_relations__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_access_control_org_role_relations__orga_56b646be",
                        column: x => x.organization_role_id,
                        principalTable: "organization_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_access_control_org_role_relations__orga_f526b79c",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_access_control_organization_relations",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_access_control_organization_relations", x => new { x.application_id, x.organization_id });
                    table.ForeignKey(
                        name: "fk_application_access_control_organization_relations__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_access_control_organization_relations__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_access_control_user_relations",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_access_control_user_relations", x => new { x.application_id, x.user_id });
                    table.ForeignKey(
                        name: "fk_application_access_control_user_relations__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_access_control_user_relations__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_access_control_user_role_relations",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    role_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_access_control_user_role_relations", x => new { x.application_id, x.role_id });
                    table.ForeignKey(
                        name: "fk_application_access_control_user_role_relations__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_application_access_control_user_role_relations__role_id",
                        column: x => x.role_id,
                        principalTable: "roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "application_sign_in_experiences",
                columns: table => new
                {
                    application_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    color = table.Column<string>(type: "text", nullable: false),
                    branding = table.Column<string>(type: "text", nullable: false),
                    custom_css = table.Column<string>(type: "text", nullable: true),
                    terms_of_use_url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    privacy_policy_url = table.Column<string>(type: "character varying(2048)", maxLength: 2048, nullable: true),
                    display_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_application_sign_in_experiences", x => x.application_id);
                    table.ForeignKey(
                        name: "fk_application_sign_in_experiences__application_id",
                        column: x => x.application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "audit_chain_heads",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    chain_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    seal = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_chain_heads", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "daily_active_users",
                columns: table => new
                {
                    day = table.Column<int>(type: "integer", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_daily_active_users", x => new { x.day, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "logs",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    key = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: true),
                    application_id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: true),
                    chain_hash = table.Column<byte[]>(type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_logs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organization_invitations",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    inviter_id = table.Column<string>(type: "character varying(12)", nullable: true),
                    invitee = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    normalized_invitee = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    accepted_user_id = table.Column<string>(type: "character varying(12)", nullable: true),
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_invitations", x => x.id);
                    table.ForeignKey(
                        name: "fk_organization_invitations__accepted_user_id",
                        column: x => x.accepted_user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_invitations__inviter_id",
                        column: x => x.inviter_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_invitations__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_jit_email_domains",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    email_domain = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_jit_email_domains", x => new { x.organization_id, x.email_domain });
                    table.ForeignKey(
                        name: "fk_organization_jit_email_domains__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_jit_roles",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_role_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_jit_roles", x => new { x.organization_id, x.organization_role_id });
                    table.ForeignKey(
                        name: "fk_organization_jit_roles__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_jit_roles__organization_role_id",
                        column: x => x.organization_role_id,
                        principalTable: "organization_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "personal_access_tokens",
                columns: table => new
                {
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false),
                    name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    encrypted_value = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_personal_access_tokens", x => new { x.user_id, x.name });
                    table.ForeignKey(
                        name: "fk_personal_access_tokens__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_identities",
                columns: table => new
                {
                    target = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    identity_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_identities", x => new { x.target, x.identity_id });
                    table.ForeignKey(
                        name: "fk_user_identities__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "user_sso_identities",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false),
                    issuer = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false),
                    identity_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    detail = table.Column<string>(type: "text", nullable: false),
                    sso_connector_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_user_sso_identities", x => x.id);
                    table.ForeignKey(
                        name: "fk_user_sso_identities__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_invitation_role_relations",
                columns: table => new
                {
                    organization_invitation_id = table.Column<string>(type: "character varying(21)", nullable: false),
                    organization_role_id = table.Column<string>(type: "character varying(21)", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_invitation_role_relations", x => new { x.organization_invitation_id, x.organization_role_id });
                    table.ForeignKey(
                        name: "fk_organization_invitation_role_relations__organization_invitation_id",
                        column: x => x.organization_invitation_id,
                        principalTable: "organization_invitations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_invitation_role_relations__organization_role_id",
                        column: x => x.organization_role_id,
                        principalTable: "organization_roles",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_name",
                table: "users",
                column: "normalized_name");

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_user_relations__organization_id_user_id_organization_role_id",
                table: "organization_role_user_relations",
                columns: new[] { "organization_id", "user_id", "organization_role_id" });

            migrationBuilder.CreateIndex(
                name: "ix_applications__created_at_id",
                table: "applications",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_application_access_control_org_role_relations__orga_3aa0329a",
                table: "application_access_control_org_role_relations",
                column: "organization_role_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_access_control_org_role_relations__orga_9eee13b4",
                table: "application_access_control_org_role_relations",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_access_control_organization_relations__organization_id",
                table: "application_access_control_organization_relations",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_access_control_user_relations__user_id",
                table: "application_access_control_user_relations",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_application_access_control_user_role_relations__role_id",
                table: "application_access_control_user_role_relations",
                column: "role_id");

            migrationBuilder.CreateIndex(
                name: "ix_logs__application_id_created_at",
                table: "logs",
                columns: new[] { "application_id", "created_at" },
                filter: "application_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_logs__created_at",
                table: "logs",
                column: "created_at",
                filter: "sequence IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_logs__created_at_id",
                table: "logs",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_logs__key_created_at",
                table: "logs",
                columns: new[] { "key", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_logs__sequence",
                table: "logs",
                column: "sequence",
                unique: true,
                filter: "sequence IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_logs__user_id_created_at",
                table: "logs",
                columns: new[] { "user_id", "created_at" },
                filter: "user_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_organization_invitation_role_relations__organization_role_id",
                table: "organization_invitation_role_relations",
                column: "organization_role_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_invitations__accepted_user_id",
                table: "organization_invitations",
                column: "accepted_user_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_invitations__inviter_id",
                table: "organization_invitations",
                column: "inviter_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_invitations__normalized_invitee_organization_id",
                table: "organization_invitations",
                columns: new[] { "normalized_invitee", "organization_id" },
                unique: true,
                filter: "status = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_organization_invitations__organization_id",
                table: "organization_invitations",
                column: "organization_id");

            migrationBuilder.CreateIndex(
                name: "ix_organization_jit_email_domains__email_domain",
                table: "organization_jit_email_domains",
                column: "email_domain");

            migrationBuilder.CreateIndex(
                name: "ix_organization_jit_roles__organization_role_id",
                table: "organization_jit_roles",
                column: "organization_role_id");

            migrationBuilder.CreateIndex(
                name: "ix_personal_access_tokens__hash",
                table: "personal_access_tokens",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_identities__user_id_target",
                table: "user_identities",
                columns: new[] { "user_id", "target" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_sso_identities__issuer_identity_id",
                table: "user_sso_identities",
                columns: new[] { "issuer", "identity_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_user_sso_identities__user_id",
                table: "user_sso_identities",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "application_access_control_org_role_relations");

            migrationBuilder.DropTable(
                name: "application_access_control_organization_relations");

            migrationBuilder.DropTable(
                name: "application_access_control_user_relations");

            migrationBuilder.DropTable(
                name: "application_access_control_user_role_relations");

            migrationBuilder.DropTable(
                name: "application_sign_in_experiences");

            migrationBuilder.DropTable(
                name: "audit_chain_heads");

            migrationBuilder.DropTable(
                name: "daily_active_users");

            migrationBuilder.DropTable(
                name: "logs");

            migrationBuilder.DropTable(
                name: "organization_invitation_role_relations");

            migrationBuilder.DropTable(
                name: "organization_jit_email_domains");

            migrationBuilder.DropTable(
                name: "organization_jit_roles");

            migrationBuilder.DropTable(
                name: "personal_access_tokens");

            migrationBuilder.DropTable(
                name: "user_identities");

            migrationBuilder.DropTable(
                name: "user_sso_identities");

            migrationBuilder.DropTable(
                name: "organization_invitations");

            migrationBuilder.DropIndex(
                name: "ix_users__normalized_name",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_organization_role_user_relations__organization_id_user_id_organization_role_id",
                table: "organization_role_user_relations");

            migrationBuilder.DropIndex(
                name: "ix_applications__created_at_id",
                table: "applications");

            migrationBuilder.DropColumn(
                name: "normalized_name",
                table: "users");

            migrationBuilder.DropColumn(
                name: "application_id",
                table: "browser_sessions");

            migrationBuilder.CreateIndex(
                name: "ix_users__name",
                table: "users",
                column: "name");

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_user_relations__organization_id_user_id",
                table: "organization_role_user_relations",
                columns: new[] { "organization_id", "user_id" });
        }
    }
}
