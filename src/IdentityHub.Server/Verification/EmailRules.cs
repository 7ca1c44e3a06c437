using IdentityHub.Server.Api;
using IdentityHub.Server.SignIn;

namespace IdentityHub.Server.Verification;

/// <summary>
/// Which e-mail addresses may become those of an account. Lists hold addresses and <c>@domains</c>; a <c>*</c> stands for any run of
/// characters on its side of the sign, so <c>@*.example.com</c> means the subdomains. They are compared in the form of
/// <see cref="EmailAddress"/>.
/// </summary>
/// <remarks>
/// Nobody gets around an entry of the blocklist with a tag or with Gmail's dots; an entry of the allowlist means the mailbox without a tag
/// and nothing more, so that one person it lets in has one account.
/// </remarks>
internal static class EmailRules
{
    private const int LongestEntry = 256;

    /// <summary>Holds an address against the policy, in the reference's order: form, tag, lists, disposable services.</summary>
    /// <param name="email">The address as it was given.</param>
    /// <param name="policy">The policy.</param>
    /// <returns>422 <c>session.email_blocklist.*</c>; null when the address may register.</returns>
    public static ApiError? Check(string email, EmailBlocklistPolicy policy)
    {
        if (EmailAddress.Parse(email) is not { } address)
        {
            return EmailErrors.Invalid;
        }

        if (policy.BlockSubaddressing && address.HasTag)
        {
            return EmailErrors.SubaddressingNotAllowed;
        }

        if (policy.CustomBlocklist.Any(entry => Matches(entry, address, ignoresTag: true))
            || (policy.CustomAllowlist.Count > 0 && !policy.CustomAllowlist.Any(entry => Matches(entry, address, ignoresTag: false)))
            || (policy.BlockDisposableAddresses && DisposableDomains.Contains(address.Domain)))
        {
            return EmailErrors.NotAllowed;
        }

        return null;
    }

    /// <summary>Whether a text can be an entry of a list: an address, or a sign and a domain, with any number of <c>*</c>.</summary>
    public static bool IsEntry(string entry) => entry.Length is > 0 and <= LongestEntry && ReadEntry(entry) is not null;

    /// <summary>Whether an entry means an address.</summary>
    /// <param name="entry">The entry; one that is none matches nothing.</param>
    /// <param name="address">The address.</param>
    /// <param name="ignoresTag">Whether it also means the address with any tag.</param>
    private static bool Matches(string entry, EmailAddress address, bool ignoresTag)
    {
        if (ReadEntry(entry) is not var (local, domain) || !Fits(domain, address.Domain))
        {
            return false;
        }

        return local.Length == 0 || Fits(local, address.Local) || (ignoresTag && Fits(local, address.Untagged));
    }

    private static (string Local, string Domain)? ReadEntry(string entry)
    {
        var at = entry.LastIndexOf('@');
        if (at < 0 || entry.Any(static letter => char.IsWhiteSpace(letter) || char.IsControl(letter)))
        {
            return null;
        }

        if (EmailAddress.Fold(entry[..at]) is not { } local || local.Contains('@', StringComparison.Ordinal) || CanonicalPattern(entry[(at + 1)..]) is not { } domain)
        {
            return null;
        }

        return (domain == "gmail.com" ? EmailAddress.WithoutDots(local) : local, domain);
    }

    // Labels with an asterisk are no names that could be mapped; they are compared as they stand.
    private static string? CanonicalPattern(string domain)
    {
        if (!domain.Contains('*', StringComparison.Ordinal))
        {
            return EmailAddress.CanonicalDomain(domain);
        }

        if (EmailAddress.Fold(domain) is not { } folded)
        {
            return null;
        }

        var labels = (folded.EndsWith('.') ? folded[..^1] : folded).Split('.');
        return labels.Length > 1
            && labels.All(static label => label.Length > 0 && label.All(static letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '*'))
            ? string.Join('.', labels)
            : null;
    }

    /// <summary>Whether a text fits a pattern, without backtracking further than to the last asterisk: never exponential.</summary>
    private static bool Fits(string pattern, string text)
    {
        var (at, position, star, resume) = (0, 0, -1, 0);
        while (position < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, resume) = (at++, position);
            }
            else if (at < pattern.Length && pattern[at] == text[position])
            {
                (at, position) = (at + 1, position + 1);
            }
            else if (star >= 0)
            {
                (at, position) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).IndexOfAnyExcept('*') < 0;
    }
}
