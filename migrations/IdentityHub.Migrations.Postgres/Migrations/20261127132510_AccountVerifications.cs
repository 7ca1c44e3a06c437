using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdentityHub.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class AccountVerifications : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "verification_records",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    user_id = table.Column<string>(type: "character varying(12)", nullable: false),
                    application_id = table.Column<string>(type: "character varying(21)", maxLength: 21, nullable: false),
                    connector_id = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    target = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false),
                    is_verified = table.Column<bool>(type: "boolean", nullable: false),
                    @sealed = table.Column<string>(name: "sealed", type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verification_records", x => x.id);
                    table.ForeignKey(
                        name: "fk_verification_records__user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_verification_records__expires_at",
                table: "verification_records",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_verification_records__user_id",
                table: "verification_records",
                column: "user_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "verification_records");
        }
    }
}
