using IdentityHub.Server.Api;
using IdentityHub.Server.Experience.Steps;
using IdentityHub.Server.SignIn.Pages;
using IdentityHub.Server.SignIn.Texts;

namespace IdentityHub.Server.SignIn.Flow;

/// <summary>Says refusals of the engine in words.</summary>
internal static class Refusals
{
    // Refusals whose sentence is not "error." and their code, because a page had it before.
    private static readonly Dictionary<string, string> Keys = new()
    {
        ["session.invalid_credentials"] = "signIn.failed",
        ["user.suspended"] = "signIn.suspended",
        ["password.expired"] = "signIn.expiredPassword",
        ["request.rate_limited"] = "register.tooMany",
    };

    /// <summary>The sentences for a refusal.</summary>
    /// <param name="text">The language.</param>
    /// <param name="error">The refusal.</param>
    /// <param name="field">The field beside which it is shown, when it is about what was typed there; null for the form.</param>
    /// <param name="retryAfter">How long to wait, when it says so.</param>
    public static IReadOnlyList<FieldProblem> Describe(TextSet text, ApiError error, string? field, TimeSpan retryAfter = default)
    {
        var problems = new List<FieldProblem>();
        if (error.Code == "session.verification_blocked_too_many_attempts")
        {
            var minutes = (int)Math.Ceiling(retryAfter.TotalMinutes);
            return [new(null, minutes > 0 ? text.With("signIn.locked", minutes) : text["signIn.lockedSoon"])];
        }

        if (error.Code != "password.rejected")
        {
            problems.Add(new(IsAboutTheForm(error.Code) ? null : FieldOf(error.Code) ?? field, Sentence(text, error)));
        }

        problems.AddRange(PasswordTexts.Describe(text, Passwords.ReasonsOf(error)));
        return problems;
    }

    /// <summary>The key of the sentence for a refusal, whether there is one or not.</summary>
    public static string KeyOf(ApiError error) => Keys.GetValueOrDefault(error.Code) ?? "error." + error.Code;

    private static string Sentence(TextSet text, ApiError error)
    {
        var key = KeyOf(error);
        if (!text.Has(key))
        {
            key = error.Code.StartsWith("connector.", StringComparison.Ordinal) ? "error.connector.general" : "error.unknown";
        }

        var number = error.Data is System.Text.Json.Nodes.JsonObject data ? data["min"] ?? data["max"] : null;
        return number is null ? text[key] : text.With(key, (int)number);
    }

    private static string? FieldOf(string code) =>
        code.StartsWith("verification_code.", StringComparison.Ordinal) ? Fields.Code
        : code.StartsWith("user.username_", StringComparison.Ordinal) ? Fields.Identifier : null;

    private static bool IsAboutTheForm(string code) =>
        code.StartsWith("connector.", StringComparison.Ordinal) || code.StartsWith("request.", StringComparison.Ordinal)
        || code.StartsWith("one_time_token.", StringComparison.Ordinal)
        || code is "session.invalid_credentials" or "user.suspended" or "password.expired" or "auth.forbidden" or "session.captcha_required"
            or "session.captcha_failed" or "session.verification_failed" or "session.identity_conflict" or "session.verification_session_not_found";
}
