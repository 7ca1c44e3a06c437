using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdentityHub.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class EnterpriseSignIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "saml_exchanges",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    connector_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    request_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    redirect_uri = table.Column<string>(type: "TEXT", nullable: true),
                    encrypted_state = table.Column<byte[]>(type: "BLOB", nullable: true),
                    encrypted_response = table.Column<byte[]>(type: "BLOB", nullable: true),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saml_exchanges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "saml_used_assertions",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saml_used_assertions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "secrets",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 21, nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    owner = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    connector_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    identity_id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    encrypted_data_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    encrypted_content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secrets", x => x.id);
                    table.ForeignKey(
                        name: "fk_secrets__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sso_connectors",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    connector_name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    encrypted_config = table.Column<byte[]>(type: "BLOB", nullable: false),
                    branding = table.Column<string>(type: "TEXT", nullable: false),
                    sync_profile = table.Column<bool>(type: "INTEGER", nullable: false),
                    enable_token_storage = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_disabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    shares_domains = table.Column<bool>(type: "INTEGER", nullable: false),
                    trusts_mfa = table.Column<bool>(type: "INTEGER", nullable: false),
                    organization_id = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_connectors", x => x.id);
                    table.ForeignKey(
                        name: "fk_sso_connectors__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "organization_jit_sso_connectors",
                columns: table => new
                {
                    organization_id = table.Column<string>(type: "TEXT", nullable: false),
                    sso_connector_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organization_jit_sso_connectors", x => new { x.organization_id, x.sso_connector_id });
                    table.ForeignKey(
                        name: "fk_organization_jit_sso_connectors__organization_id",
                        column: x => x.organization_id,
                        principalTable: "organizations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_organization_jit_sso_connectors__sso_connector_id",
                        column: x => x.sso_connector_id,
                        principalTable: "sso_connectors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "saml_sso_connector_signing_keys",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 21, nullable: false),
                    sso_connector_id = table.Column<string>(type: "TEXT", nullable: false),
                    encrypted_private_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    certificate = table.Column<string>(type: "TEXT", nullable: false),
                    is_active = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saml_sso_connector_signing_keys", x => x.id);
                    table.ForeignKey(
                        name: "fk_saml_sso_connector_signing_keys__sso_connector_id",
                        column: x => x.sso_connector_id,
                        principalTable: "sso_connectors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sso_connector_domains",
                columns: table => new
                {
                    domain = table.Column<string>(type: "TEXT", maxLength: 253, nullable: false),
                    sso_connector_id = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    challenge = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    verified_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_overridden = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_connector_domains", x => new { x.domain, x.sso_connector_id });
                    table.ForeignKey(
                        name: "fk_sso_connector_domains__sso_connector_id",
                        column: x => x.sso_connector_id,
                        principalTable: "sso_connectors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sso_connector_failures",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sso_connector_id = table.Column<string>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_connector_failures", x => x.id);
                    table.ForeignKey(
                        name: "fk_sso_connector_failures__sso_connector_id",
                        column: x => x.sso_connector_id,
                        principalTable: "sso_connectors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sso_connector_idp_initiated_auth_configs",
                columns: table => new
                {
                    sso_connector_id = table.Column<string>(type: "TEXT", nullable: false),
                    default_application_id = table.Column<string>(type: "TEXT", maxLength: 21, nullable: false),
                    redirect_uri = table.Column<string>(type: "TEXT", nullable: true),
                    auth_parameters = table.Column<string>(type: "TEXT", nullable: false),
                    auto_send_authorization_request = table.Column<bool>(type: "INTEGER", nullable: false),
                    client_idp_initiated_auth_callback_uri = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sso_connector_idp_initiated_auth_configs", x => x.sso_connector_id);
                    table.ForeignKey(
                        name: "fk_sso_connector_idp_initiated_auth_configs__default_application_id",
                        column: x => x.default_application_id,
                        principalTable: "applications",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_sso_connector_idp_initiated_auth_configs__sso_connector_id",
                        column: x => x.sso_connector_id,
                        principalTable: "sso_connectors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_organization_jit_sso_connectors__sso_connector_id",
                table: "organization_jit_sso_connectors",
                column: "sso_connector_id");

            migrationBuilder.CreateIndex(
                name: "ix_saml_exchanges__expires_at",
                table: "saml_exchanges",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_saml_sso_connector_signing_keys__sso_connector_id",
                table: "saml_sso_connector_signing_keys",
                column: "sso_connector_id");

            migrationBuilder.CreateIndex(
                name: "ix_saml_used_assertions__expires_at",
                table: "saml_used_assertions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_secrets__connector_id",
                table: "secrets",
                column: "connector_id");

            migrationBuilder.CreateIndex(
                name: "ix_secrets__owner_provider_identity_id",
                table: "secrets",
                columns: new[] { "owner", "provider", "identity_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_secrets__user_id_owner",
                table: "secrets",
                columns: new[] { "user_id", "owner" });

            migrationBuilder.CreateIndex(
                name: "ix_sso_connector_domains__sso_connector_id",
                table: "sso_connector_domains",
                column: "sso_connector_id");

            migrationBuilder.CreateIndex(
                name: "ix_sso_connector_failures__sso_connector_id_id",
                table: "sso_connector_failures",
                columns: new[] { "sso_connector_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sso_connector_idp_initiated_auth_configs__default_application_id",
                table: "sso_connector_idp_initiated_auth_configs",
                column: "default_application_id");

            migrationBuilder.CreateIndex(
                name: "ix_sso_connectors__connector_name",
                table: "sso_connectors",
                column: "connector_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sso_connectors__created_at_id",
                table: "sso_connectors",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_sso_connectors__organization_id",
                table: "sso_connectors",
                column: "organization_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "organization_jit_sso_connectors");

            migrationBuilder.DropTable(
                name: "saml_exchanges");

            migrationBuilder.DropTable(
                name: "saml_sso_connector_signing_keys");

            migrationBuilder.DropTable(
                name: "saml_used_assertions");

            migrationBuilder.DropTable(
                name: "secrets");

            migrationBuilder.DropTable(
                name: "sso_connector_domains");

            migrationBuilder.DropTable(
                name: "sso_connector_failures");

            migrationBuilder.DropTable(
                name: "sso_connector_idp_initiated_auth_configs");

            migrationBuilder.DropTable(
                name: "sso_connectors");
        }
    }
}
