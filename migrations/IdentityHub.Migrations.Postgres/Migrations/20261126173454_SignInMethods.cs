using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace IdentityHub.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class SignInMethods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "user_id",
                table: "interactions",
                type: "character varying(21)",
                maxLength: 21,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "captcha_providers",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    encrypted_config = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    updated_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_captcha_providers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "connectors",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    connector_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    encrypted_config = table.Column<byte[]>(type: "bytea", nullable: false),
                    metadata = table.Column<string>(type: "text", nullable: false),
                    sync_profile = table.Column<bool>(type: "boolean", nullable: false),
                    enable_token_storage = table.Column<bool>(type: "boolean", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connectors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "custom_phrases",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    language_tag = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    translation = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custom_phrases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "custom_profile_fields",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    type = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    label = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    description = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    config = table.Column<string>(type: "text", nullable: false),
                    sie_order = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_custom_profile_fields", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "email_templates",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    language_tag = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    template_type = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    details = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_email_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "one_time_tokens",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    email = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    normalized_email = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    token_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    context = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_one_time_tokens", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verification_codes",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    binding = table.Column<byte[]>(type: "bytea", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    consumed_at = table.Column<long>(type: "bigint", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verification_codes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "connector_failures",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    connector_id = table.Column<string>(type: "character varying(128)", nullable: false),
                    code = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    detail = table.Column<string>(type: "character varying(1024)", maxLength: 1024, nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_connector_failures", x => x.id);
                    table.ForeignKey(
                        name: "fk_connector_failures__connector_id",
                        column: x => x.connector_id,
                        principalTable: "connectors",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_organization_role_application_relations__application_id",
                table: "organization_role_application_relations",
                column: "application_id");

            migrationBuilder.CreateIndex(
                name: "ix_interactions__user_id",
                table: "interactions",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_connector_failures__connector_id_id",
                table: "connector_failures",
                columns: new[] { "connector_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_custom_phrases__language_tag",
                table: "custom_phrases",
                column: "language_tag",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_custom_profile_fields__name",
                table: "custom_profile_fields",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_email_templates__language_tag_template_type",
                table: "email_templates",
                columns: new[] { "language_tag", "template_type" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_one_time_tokens__created_at_id",
                table: "one_time_tokens",
                columns: new[] { "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_one_time_tokens__expires_at",
                table: "one_time_tokens",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_one_time_tokens__normalized_email_status",
                table: "one_time_tokens",
                columns: new[] { "normalized_email", "status" });

            migrationBuilder.CreateIndex(
                name: "ix_one_time_tokens__token_hash",
                table: "one_time_tokens",
                column: "token_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_verification_codes__binding",
                table: "verification_codes",
                column: "binding");

            migrationBuilder.CreateIndex(
                name: "ix_verification_codes__expires_at",
                table: "verification_codes",
                column: "expires_at");

            // What waits for people at the moment of the upgrade ends with them, too.
            migrationBuilder.Sql("UPDATE interactions SET user_id = state::json ->> 'userId' WHERE finished_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "captcha_providers");

            migrationBuilder.DropTable(
                name: "connector_failures");

            migrationBuilder.DropTable(
                name: "custom_phrases");

            migrationBuilder.DropTable(
                name: "custom_profile_fields");

            migrationBuilder.DropTable(
                name: "email_templates");

            migrationBuilder.DropTable(
                name: "one_time_tokens");

            migrationBuilder.DropTable(
                name: "verification_codes");

            migrationBuilder.DropTable(
                name: "connectors");

            migrationBuilder.DropIndex(
                name: "ix_organization_role_application_relations__application_id",
                table: "organization_role_application_relations");

            migrationBuilder.DropIndex(
                name: "ix_interactions__user_id",
                table: "interactions");

            migrationBuilder.DropColumn(
                name: "user_id",
                table: "interactions");
        }
    }
}
