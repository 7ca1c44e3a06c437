namespace IdentityHub.Server.Tests.Support;

/// <summary>The databases that tests run on.</summary>
public static class Databases
{
    public const string Sqlite = "Sqlite";
    public const string PostgreSql = "PostgreSql";

    /// <summary>Theory data: every test that touches a database runs on both.</summary>
    public static TheoryData<string> All => [Sqlite, PostgreSql];
}
