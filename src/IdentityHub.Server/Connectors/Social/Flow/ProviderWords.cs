using System.Text;
using System.Text.Json;

namespace IdentityHub.Server.Connectors.Social.Flow;

/// <summary>What a provider says about a failure, made fit for the operator: short, on one line, and without what is secret.</summary>
internal static class ProviderWords
{
    private const int Longest = 300;
    private const int ShortestSecret = 6;

    /// <summary>Of the body of a refusal: RFC 6749 §5.2, or the forms that Facebook, X, Discord, Kakao and GitHub have.</summary>
    /// <param name="json">The body.</param>
    /// <param name="secrets">What must not be repeated.</param>
    public static string Of(JsonElement json, params IReadOnlyList<string> secrets)
    {
        var code = json.Text("error") ?? json.Text("error", "type") ?? json.Text("error_code") ?? json.Text("title") ?? json.Text("code");
        var said = json.Text("error_description") ?? json.Text("error", "message") ?? json.Text("detail") ?? json.Text("message") ?? json.Text("msg");
        return Clean($"{code} {said}", secrets);
    }

    /// <summary>Of any text.</summary>
    public static string Clean(string said, params IReadOnlyList<string> secrets)
    {
        var text = new StringBuilder(said.Length > 4 * Longest ? said[..(4 * Longest)] : said);
        foreach (var secret in secrets.Where(static secret => secret.Length >= ShortestSecret))
        {
            text.Replace(secret, "***");
        }

        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsControl(text[index]) || char.IsSurrogate(text[index]))
            {
                text[index] = ' ';
            }
        }

        return text.ToString(0, Math.Min(text.Length, Longest)).Trim();
    }
}
