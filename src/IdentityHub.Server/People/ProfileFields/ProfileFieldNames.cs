namespace IdentityHub.Server.People.ProfileFields;

/// <summary>Names that fields cannot have.</summary>
internal static class ProfileFieldNames
{
    /// <summary>How people sign in.</summary>
    public static IReadOnlySet<string> SignInIdentifiers { get; } = new HashSet<string>(["username", "email", "phone", "primaryEmail", "primaryPhone"], StringComparer.Ordinal);

    /// <summary>A claim that follows from the username.</summary>
    public static IReadOnlySet<string> BuiltIn { get; } = new HashSet<string>(["preferredUsername"], StringComparer.Ordinal);

    /// <summary>What the reference's console keeps in custom data.</summary>
    public static IReadOnlySet<string> ConsoleData { get; } =
        new HashSet<string>(["onboarding", "guideRequests", "adminConsolePreferences", "defaultTenantId"], StringComparer.Ordinal);
}
