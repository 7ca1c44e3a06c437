using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IdentityHub.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class UserSearchByBeginning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_users__normalized_email",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_users__normalized_name",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_users__normalized_username",
                table: "users");

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_email",
                table: "users",
                column: "normalized_email",
                unique: true)
                .Annotation("Npgsql:IndexOperators", new[] { "varchar_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_name",
                table: "users",
                column: "normalized_name")
                .Annotation("Npgsql:IndexOperators", new[] { "varchar_pattern_ops" });

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_username",
                table: "users",
                column: "normalized_username",
                unique: true)
                .Annotation("Npgsql:IndexOperators", new[] { "varchar_pattern_ops" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_users__normalized_email",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_users__normalized_name",
                table: "users");

            migrationBuilder.DropIndex(
                name: "ix_users__normalized_username",
                table: "users");

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_email",
                table: "users",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_name",
                table: "users",
                column: "normalized_name");

            migrationBuilder.CreateIndex(
                name: "ix_users__normalized_username",
                table: "users",
                column: "normalized_username",
                unique: true);
        }
    }
}
