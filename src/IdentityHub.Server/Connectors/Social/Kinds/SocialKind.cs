namespace IdentityHub.Server.Connectors.Social.Kinds;

/// <summary>What descriptions of kinds have in common.</summary>
internal static class SocialKind
{
    private static readonly FormItem ClientId = FormItem.Needs("clientId", "Client ID", "");
    private static readonly FormItem ClientSecret = FormItem.NeedsSecret("clientSecret", "Client secret", "");

    /// <summary>The fields of a client with a secret.</summary>
    public static IReadOnlyList<FormItem> Client { get; } = [ClientId, ClientSecret];

    /// <summary>A field for scopes.</summary>
    /// <param name="usual">What is asked for when it stays empty.</param>
    public static FormItem Scope(string usual) => FormItem.May("scope", "Scope", usual, "Separated by spaces; what is shown here when it stays empty.");

    /// <summary>A kind of connector for accounts at one provider.</summary>
    /// <param name="id">Id, such as <c>google-universal</c>.</param>
    /// <param name="target">What its accounts are called.</param>
    /// <param name="name">What the provider is called, in every language.</param>
    /// <param name="readme">How to set it up.</param>
    /// <param name="formItems">The form.</param>
    public static ConnectorFactory Of(string id, string target, string name, string readme, params IReadOnlyList<FormItem> formItems) => new()
    {
        Id = id,
        Type = ConnectorType.Social,
        Target = target,
        Name = new Dictionary<string, string> { ["en"] = name, ["th"] = name },
        Description = new Dictionary<string, string>
        {
            ["en"] = $"People sign in with their account at {name}.",
            ["th"] = $"ลงชื่อเข้าใช้ด้วยบัญชี {name}",
        },
        Readme = readme,
        FormItems = formItems,
    };
}
