using System.Collections.Frozen;
using System.Globalization;
using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Verification;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sso;

/// <summary>
/// The rules for domains of enterprise connectors: in the form in which addresses are compared, none of a public mail service, and each of one
/// connector unless all that have it share their domains.
/// </summary>
internal static class SsoDomains
{
    /// <summary>The most that one connector has.</summary>
    public const int Most = 1000;

    // The reference's list, misspelling included.
    private static readonly FrozenSet<string> Public = new[]
    {
        "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com", "icloud.com", "aol.com", "yandex.com", "mail.com", "protonmail.com", "yanex.com",
        "gmx.com", "mail.ru", "zoho.com", "qq.com", "163.com", "126.com", "sina.com", "sohu.com",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly IdnMapping Names = new() { AllowUnassigned = true };

    /// <summary>A domain as it is stored and compared.</summary>
    /// <returns>Null when there cannot be such a domain.</returns>
    public static string? Canonical(string text) =>
        EmailAddress.CanonicalDomain(text) is { } domain && !domain.AsSpan(domain.LastIndexOf('.') + 1).ContainsOnlyDigits() && ToAscii(domain) is not null ? domain : null;

    /// <summary>A domain as DNS has it (RFC 5890 §2.3.2.1).</summary>
    /// <returns>Null when it has no such form.</returns>
    public static string? ToAscii(string domain)
    {
        try
        {
            return Names.GetAscii(domain) is { Length: <= 253 } name ? name : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether everybody has addresses of it, so that no enterprise speaks for it.</summary>
    public static bool IsPublic(string domain) => Public.Contains(domain);

    /// <summary>Reads a list of domains.</summary>
    /// <param name="given">As somebody wrote them.</param>
    /// <returns>As they are stored, in the same order; or 422 <c>single_sign_on.invalid_domain_format</c>, <c>.forbidden_domains</c>, <c>.duplicated_domains</c>.</returns>
    public static ApiResult<List<string>> Read(IReadOnlyList<string> given)
    {
        var read = given.Select(text => (Text: text, Domain: Canonical(text))).ToList();
        if (read.Exists(static item => item.Domain is null))
        {
            return SsoErrors.InvalidDomainFormat(read.Where(static item => item.Domain is null).Select(static item => item.Text));
        }

        var domains = read.ConvertAll(static item => item.Domain!);
        if (domains.Where(Public.Contains).Distinct().ToList() is { Count: > 0 } forbidden)
        {
            return SsoErrors.ForbiddenDomains(forbidden);
        }

        return domains.GroupBy(static domain => domain).Where(static group => group.Count() > 1).Select(static group => group.Key).ToList() is { Count: > 0 } repeated
            ? SsoErrors.DuplicatedDomains(repeated)
            : domains;
    }

    /// <summary>
    /// Those that belong to another connector and may not be shared with it. No index can say this, so whoever writes domains locks the catalog first:
    /// of two at once the second sees what the first stored.
    /// </summary>
    /// <param name="db">The store, within a write.</param>
    /// <param name="connectorId">Whose domains they are to be.</param>
    /// <param name="shares">Whether that connector shares its domains.</param>
    /// <param name="domains">The domains.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public static Task<List<string>> FindTakenAsync(HubDbContext db, string connectorId, bool shares, List<string> domains, CancellationToken cancellation) =>
        db.SsoConnectorDomains.AsNoTracking()
            .Where(row => EF.Parameter(domains).Contains(row.Domain) && row.SsoConnectorId != connectorId
                && (!shares || !db.SsoConnectors.Any(other => other.Id == row.SsoConnectorId && other.SharesDomains)))
            .Select(row => row.Domain).Distinct().OrderBy(domain => domain).ToListAsync(cancellation);

    /// <summary>Makes these the domains of a connector. Those that stay keep what was proven about them.</summary>
    /// <param name="db">The store, within a write; the caller saves.</param>
    /// <param name="connectorId">The connector.</param>
    /// <param name="domains">The domains, in their order; null for those that there are.</param>
    /// <param name="startsAnew">Whether nothing that was proven counts any more, because the connector changed hands.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public static async Task ReplaceAsync(HubDbContext db, string connectorId, IReadOnlyList<string>? domains, bool startsAnew, CancellationToken cancellation)
    {
        var rows = await db.SsoConnectorDomains.AsTracking().Where(row => row.SsoConnectorId == connectorId).OrderBy(row => row.Position).ToListAsync(cancellation);
        domains ??= rows.ConvertAll(static row => row.Domain);
        if (startsAnew && rows.Count > 0)
        {
            // Saved in between: the same key is removed and added.
            db.RemoveRange(rows);
            await db.SaveChangesAsync(cancellation);
            rows = [];
        }

        var stored = rows.ToDictionary(static row => row.Domain, StringComparer.Ordinal);
        for (var index = 0; index < domains.Count; index++)
        {
            if (stored.Remove(domains[index], out var row))
            {
                row.Position = index;
            }
            else
            {
                db.Add(New(connectorId, domains[index], index));
            }
        }

        db.RemoveRange(stored.Values);
    }

    /// <summary>A domain of which nothing is proven.</summary>
    public static SsoConnectorDomain New(string connectorId, string domain, int position) =>
        new() { SsoConnectorId = connectorId, Domain = domain, Position = position, Challenge = RandomValues.Secret() };

    private static bool ContainsOnlyDigits(this ReadOnlySpan<char> label) => label.IndexOfAnyExceptInRange('0', '9') < 0;
}
