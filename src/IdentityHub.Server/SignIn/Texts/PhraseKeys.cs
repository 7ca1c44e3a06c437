using System.Collections.Frozen;
using System.Text;
using System.Text.Json;

namespace IdentityHub.Server.SignIn.Texts;

/// <summary>
/// Which of our sentences an operator's sentence stands for. Operators write trees with our own keys, joined by dots, or with the well-known
/// names of the reference's sentences, for as far as our pages have the same one. A sentence must have exactly the values of the one that it
/// replaces (<c>{0}</c>; under a name of the reference <c>{{min}}</c> and the like), so that no page can break on it.
/// </summary>
internal static class PhraseKeys
{
    private const int LongestSentence = 2000;
    private const int MostSentences = 2000;

    // The reference's name, our key, and what the reference calls {0}, {1} of the sentence.
    private static readonly FrozenDictionary<string, (string Key, string[] Values)[]> Known = new (string Name, string Key, string[] Values)[]
    {
        ("input.username", "field.username", []),
        ("input.password", "field.password", []),
        ("input.email", "field.email", []),
        ("input.phone_number", "field.phone", []),
        ("action.sign_in", "signIn.submit", []),
        ("action.create_account", "register.submit", []),
        ("action.save_password", "newPassword.submit", []),
        ("action.forgot_password", "signIn.forgotPassword", []),
        ("action.show_password", "field.showPassword", []),
        ("action.sign_in_via_passcode", "signIn.useCode", []),
        ("action.sign_in_via_password", "signIn.usePassword", []),
        ("action.use_another_account", "consent.otherAccount", []),
        ("action.authorize", "consent.allow", []),
        ("action.cancel", "consent.cancel", []),
        ("action.continue", "code.submit", []),
        ("action.continue", "continue.submit", []),
        ("action.sign_in_with", "social.continue", ["name"]),
        ("action.single_sign_on", "sso.button", []),
        ("action.bind_and_continue", "socialLink.link", []),
        ("description.or", "signIn.or", []),
        ("description.single_sign_on_email_form", "sso.lead", []),
        ("description.single_sign_on_connectors_list", "ssoChoice.lead", ["email"]),
        ("description.bind_account_title", "socialLink.title", []),
        ("error.sso_not_enabled", "sso.unknown", []),
        ("description.sign_in", "signIn.title", []),
        ("description.sign_in_to_your_account", "signIn.title", []),
        ("description.create_your_account", "register.title", []),
        ("description.create_account", "signIn.createAccount", []),
        ("description.no_account", "signIn.noAccount", []),
        ("description.have_account", "register.haveAccount", []),
        ("description.terms_of_use", "terms.termsOfUse", []),
        ("description.privacy_policy", "terms.privacyPolicy", []),
        ("description.reset_password", "forgot.title", []),
        ("description.new_password", "field.newPassword", []),
        ("description.set_password", "newPassword.title", []),
        ("description.password_changed", "newPassword.done.title", []),
        ("description.enter_username", "continue.username.title", []),
        ("description.link_email", "continue.email.title", []),
        ("description.link_phone", "continue.phone.title", []),
        ("description.link_email_or_phone", "continue.emailOrPhone.title", []),
        ("description.verify_email", "code.title.email", []),
        ("description.verify_phone", "code.title.phone", []),
        ("description.resend_passcode", "code.resend", []),
        ("description.passcode_sent", "code.resent", []),
        ("description.resend_after_seconds", "code.resendIn", ["seconds"]),
        ("description.back_to_sign_in", "forgot.back", []),
        ("description.about_yourself", "profile.title", []),
        ("description.authorize_title", "consent.title", ["name"]),
        ("description.redirect_to", "consent.destination", ["name"]),
        ("error.username_required", "field.missing.username", []),
        ("error.password_required", "field.missing.password", []),
        ("error.username_exists", "error.user.username_already_in_use", []),
        ("error.username_should_not_start_with_number", "error.user.username_starts_with_number", []),
        ("error.username_invalid_charset", "error.user.username_invalid_charset_hard", []),
        ("error.username_too_short", "error.user.username_too_short", ["min"]),
        ("error.username_too_long", "error.user.username_too_long", ["max"]),
        ("error.username_uppercase_not_allowed", "error.user.username_uppercase_not_allowed", []),
        ("error.username_lowercase_not_allowed", "error.user.username_lowercase_not_allowed", []),
        ("error.username_numbers_not_allowed", "error.user.username_numbers_not_allowed", []),
        ("error.username_underscore_not_allowed", "error.user.username_underscore_not_allowed", []),
        ("error.invalid_email", "error.user.invalid_email", []),
        ("error.invalid_phone", "error.user.invalid_phone", []),
        ("error.invalid_passcode", "error.verification_code.code_mismatch", []),
        ("error.unknown", "error.unknown", []),
        ("error.invalid_session", "expired.text", []),
        ("error.captcha_verification_failed", "error.session.captcha_failed", []),
        ("error.send_verification_code_failed", "error.connector.general", []),
        ("error.terms_acceptance_required_description", "terms.missing", []),
        ("error.something_went_wrong", "error.server.title", []),
        ("error.invalid_link", "setup.invalid.title", []),
        ("error.password_rejected.too_short", "password.tooShort", ["min"]),
        ("error.password_rejected.too_long", "password.tooLong", ["max"]),
        ("error.password_rejected.character_types", "password.characterTypes", ["min"]),
        ("error.password_rejected.unsupported_characters", "password.unsupportedCharacters", []),
        ("error.password_rejected.pwned", "password.pwned", []),
        ("error.password_rejected.restricted.repetition", "password.repetition", []),
        ("error.password_rejected.restricted.sequence", "password.sequence", []),
        ("error.password_rejected.restricted.user_info", "password.userInfo", []),
        ("error.password_rejected.restricted.words", "password.words", []),
        ("profile.address.formatted", "profile.formatted", []),
        ("profile.address.streetAddress", "profile.streetAddress", []),
        ("profile.address.locality", "profile.locality", []),
        ("profile.address.region", "profile.region", []),
        ("profile.address.postalCode", "profile.postalCode", []),
        ("profile.address.country", "profile.country", []),
    }.GroupBy(static entry => entry.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(static group => group.Key, static group => group.Select(static entry => (entry.Key, entry.Values)).ToArray(), StringComparer.Ordinal);

    /// <summary>The sentences whose keys and values others must have.</summary>
    public static TextSet English { get; } = TextSet.Find("en")!;

    /// <summary>The reference's names and the keys of ours that they stand for, for custom pages that ask by those names.</summary>
    public static IEnumerable<(string Name, string Key, IReadOnlyList<string> Values)> All =>
        Known.SelectMany(static pair =>
            pair.Value.Where(static entry => English.Has(entry.Key)).Take(1).Select(entry => (pair.Key, entry.Key, (IReadOnlyList<string>)entry.Values)));

    /// <summary>Reads a tree into sentences by our keys. What cannot be used is left out.</summary>
    public static Dictionary<string, string> Read(JsonElement tree) => Read(tree, out _);

    /// <summary>The same, and the place of the first sentence that cannot be used: an unknown key, a value that is no text, other placeholders.</summary>
    public static Dictionary<string, string> Read(JsonElement tree, out string? wrong)
    {
        var sentences = new Dictionary<string, string>(StringComparer.Ordinal);
        wrong = null;
        Collect(tree, "", sentences, ref wrong);
        return sentences;
    }

    private static void Collect(JsonElement tree, string path, Dictionary<string, string> sentences, ref string? wrong)
    {
        if (tree.ValueKind == JsonValueKind.Object && sentences.Count <= MostSentences)
        {
            foreach (var member in tree.EnumerateObject())
            {
                Collect(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", sentences, ref wrong);
            }
        }
        else if (tree.ValueKind != JsonValueKind.String || tree.GetString() is not { Length: <= LongestSentence } text || !TryAdd(path, text, sentences))
        {
            wrong ??= path;
        }
    }

    private static bool TryAdd(string path, string text, Dictionary<string, string> sentences)
    {
        var targets = Known.TryGetValue(path, out var known) ? known : [];
        if (targets.Length == 0 || targets.All(static target => !English.Has(target.Key)))
        {
            targets = English.Has(path) ? [(path, [])] : [];
        }

        var isUsed = false;
        foreach (var (key, values) in targets.Where(static target => English.Has(target.Key)))
        {
            // An empty sentence is how a form says that ours is fine.
            var sentence = Number(text, values);
            if (sentence.Length > 0 && !HasSameValues(sentence, English[key]))
            {
                return false;
            }

            isUsed = true;
            if (sentence.Length > 0)
            {
                sentences[key] = sentence;
            }
        }

        return isUsed;
    }

    /// <summary>Puts numbers in the place of names: <c>{{min}}</c> is <c>{0}</c>.</summary>
    private static string Number(string text, string[] values)
    {
        var numbered = new StringBuilder(text);
        for (var index = 0; index < values.Length; index++)
        {
            numbered.Replace("{{" + values[index] + "}}", $"{{{index}}}");
        }

        return numbered.ToString();
    }

    private static bool HasSameValues(string sentence, string original)
    {
        var wanted = Placeholders(original);
        return wanted is not null && Placeholders(sentence) is { } found && wanted.SetEquals(found);
    }

    /// <summary>The numbers of a sentence's placeholders; null when a brace is none of one.</summary>
    private static HashSet<char>? Placeholders(string sentence)
    {
        var found = new HashSet<char>();
        for (var index = 0; index < sentence.Length; index++)
        {
            if (sentence[index] == '{' && index + 2 < sentence.Length && char.IsAsciiDigit(sentence[index + 1]) && sentence[index + 2] == '}')
            {
                found.Add(sentence[index + 1]);
                index += 2;
            }
            else if (sentence[index] is '{' or '}')
            {
                return null;
            }
        }

        return found;
    }
}
