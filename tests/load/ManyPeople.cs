using System.Data.Common;
using System.Diagnostics;

namespace IdentityHub.Load;

/// <summary>
/// Fills an empty hub's database with people, organizations and memberships by set-based inserts. The same rows on both databases: person
/// number <c>i</c> is <c>person{i}</c>, belongs to organization <c>i % 1000</c>, and the first hundred thousand belong to a large one as well.
/// </summary>
internal sealed class ManyPeople(DbConnection connection, bool isPostgres, int people)
{
    /// <summary>The organization with many members.</summary>
    public const string LargeOrganization = "largeorg0000";

    /// <summary>Members of it, unless there are fewer people.</summary>
    public const int LargeMembership = 100_000;

    private const int Organizations = 1000;
    private const int Batch = 20_000;
    private const int BarWidth = 40;

    /// <summary>The sign-in name of a person.</summary>
    public static string Username(int number) => $"person{number}";

    /// <summary>Inserts everything and shows how far it is.</summary>
    public async Task FillAsync()
    {
        await ExecuteAsync($"INSERT INTO organizations (id, name, custom_data, is_mfa_required, is_trusted_device_allowed, is_disabled, color, branding, created_at) "
            + $"VALUES ('{LargeOrganization}', 'Large', '{{}}', {False}, {True}, {False}, '{{}}', '{{}}', 1700000000000)");
        await InBatchesAsync("organizations", Organizations, (from, to) => $"""
            {Numbers(from, to)}
            INSERT INTO organizations (id, name, custom_data, is_mfa_required, is_trusted_device_allowed, is_disabled, color, branding, created_at)
            SELECT {Pad("i")}, 'Organization ' || i, '{"{}"}', {False}, {True}, {False}, '{"{}"}', '{"{}"}', 1700000000000 + i FROM numbers
            """);
        await InBatchesAsync("people", people, (from, to) => $"""
            {Numbers(from, to)}
            INSERT INTO users (id, username, normalized_username, primary_email, normalized_email, name, normalized_name, is_password_expired, profile, identities,
                custom_data, logto_config, mfa_verifications, is_suspended, created_at, updated_at)
            SELECT {UserId}, 'person' || i, 'person' || i, 'person' || i || '@example.com', 'person' || i || '@example.com', 'Person ' || i, 'person ' || i,
                {False}, '{"{}"}', '{"{}"}', '{"{\"plan\":\"pro\"}"}', '{"{}"}', '[]', {False}, 1700000000000 + i, 1700000000000 + i
            FROM numbers
            """);
        await InBatchesAsync("memberships", people, (from, to) => $"""
            {Numbers(from, to)}
            INSERT INTO organization_user_relations (organization_id, user_id) SELECT {Pad("(i % 1000 + 1)")}, {UserId} FROM numbers
            """);
        await InBatchesAsync("members of the large organization", Math.Min(people, LargeMembership), (from, to) => $"""
            {Numbers(from, to)}
            INSERT INTO organization_user_relations (organization_id, user_id) SELECT '{LargeOrganization}', {UserId} FROM numbers
            """);
        await InBatchesAsync("their roles", Math.Min(people, LargeMembership), (from, to) => $"""
            {Numbers(from, to)}
            INSERT INTO organization_role_user_relations (organization_id, organization_role_id, user_id)
            SELECT '{LargeOrganization}', (SELECT id FROM organization_roles WHERE name = 'member'), {UserId} FROM numbers
            """);
        await ExecuteAsync("ANALYZE");
    }

    private string False => isPostgres ? "FALSE" : "0";

    private string True => isPostgres ? "TRUE" : "1";

    // Spread over the key space, as random ids are: multiplying by a number without common factors visits every remainder once.
    private string UserId => Pad(isPostgres ? "(i::bigint * 48271 % 999999937)" : "(i * 48271 % 999999937)");

    private string Pad(string number) => isPostgres ? $"lpad(({number})::text, 12, '0')" : $"printf('%012d', {number})";

    private static string Numbers(int from, int to) =>
        $"WITH RECURSIVE numbers(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM numbers WHERE i < {to})";

    private async Task InBatchesAsync(string what, int count, Func<int, int, string> sql)
    {
        var watch = Stopwatch.StartNew();
        for (var from = 1; from <= count; from += Batch)
        {
            var to = Math.Min(count, from + Batch - 1);
            await ExecuteAsync(sql(from, to));
            Show(what, to, count, watch.Elapsed);
        }

        Console.Error.WriteLine();
    }

    private static void Show(string what, int done, int count, TimeSpan elapsed)
    {
        var filled = (int)((long)BarWidth * done / count);
        var left = elapsed * ((double)(count - done) / done);
        Console.Error.Write(ResultTable.Format(
            $"\r{what,-34} [{new string('#', filled)}{new string('.', BarWidth - filled)}] {done:N0} of {count:N0}, {left.TotalSeconds:N0} s left   "));
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }
}
