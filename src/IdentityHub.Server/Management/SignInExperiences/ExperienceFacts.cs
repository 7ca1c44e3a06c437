using IdentityHub.Data;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Connectors.Social;
using IdentityHub.Server.Messages;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Management.SignInExperiences;

/// <summary>What there is on this hub that the sign-in experience may rely on.</summary>
/// <param name="Channels">Ways to send messages: those with a connector, and all of them where a mailbox page stands in for one.</param>
/// <param name="ProfileFields">Names of profile fields.</param>
/// <param name="Languages">Languages of the pages, shipped and the operator's own.</param>
/// <param name="HasCaptcha">Whether there is a captcha service.</param>
internal sealed record ExperienceFacts(
    IReadOnlySet<MessageChannel> Channels, IReadOnlySet<string> ProfileFields, IReadOnlySet<string> Languages, bool HasCaptcha)
{
    /// <summary>What accounts elsewhere are called.</summary>
    public IReadOnlySet<string> SocialTargets { get; init; } = new HashSet<string>();

    /// <summary>Reads them, within the transaction that changes the experience.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="shipped">Languages that the pages bring.</param>
    /// <param name="hasMailbox">Whether messages without a connector are kept and shown, as in development.</param>
    /// <param name="cancellation">Ends the look-up.</param>
    public static async Task<ExperienceFacts> ReadAsync(
        HubDbContext db, IEnumerable<string> shipped, bool hasMailbox, CancellationToken cancellation)
    {
        var connectors = await db.Connectors.AsNoTracking().ToListAsync(cancellation);
        var fields = await db.CustomProfileFields.Select(row => row.Name).ToListAsync(cancellation);
        var languages = await db.CustomPhrases.Select(row => row.LanguageTag).ToListAsync(cancellation);
        return new ExperienceFacts(
            hasMailbox ? Enum.GetValues<MessageChannel>().ToHashSet() : ChannelsOf(connectors.Select(static row => row.ConnectorId)),
            fields.ToHashSet(StringComparer.Ordinal),
            shipped.Concat(languages).ToHashSet(StringComparer.OrdinalIgnoreCase),
            await db.CaptchaProviders.AnyAsync(cancellation))
        {
            SocialTargets = OfferedConnectors.TargetsOf(connectors),
        };
    }

    /// <summary>The channels of connectors.</summary>
    /// <param name="factories">Ids of their factories.</param>
    public static HashSet<MessageChannel> ChannelsOf(IEnumerable<string> factories) => factories
        .Select(static id => ConnectorCatalog.Factories.GetValueOrDefault(id)?.Channel).OfType<MessageChannel>().ToHashSet();
}
