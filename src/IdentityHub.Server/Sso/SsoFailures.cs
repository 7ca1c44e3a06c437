using IdentityHub.Data;
using IdentityHub.Data.Sso;
using IdentityHub.Protocol;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Sso;

/// <summary>The last sign-ins by each enterprise connector that did not come about, for the operator: why, and nothing of the person.</summary>
internal sealed class SsoFailures(HubWriter writer, TimeProvider time, ILogger<SsoFailures> logger)
{
    /// <summary>How many of a connector are kept.</summary>
    public const int Kept = 20;

    private const int LongestDetail = 1024;

    /// <summary>Records one. A database that is away is the lesser problem, so nothing is thrown.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="error">Why; its details are for the operator.</param>
    /// <returns>A reference that the person is shown, by which the operator finds the reason.</returns>
    public async Task<string> RecordAsync(string connector, ApiError error)
    {
        var (now, reference) = (time.GetUtcNow(), RandomValues.ShortId());
        var row = new SsoConnectorFailure
        {
            SsoConnectorId = connector,
            Reference = reference,
            Code = error.Code,
            Detail = Clean(error.Details ?? error.Message),
            CreatedAt = now,
        };
        try
        {
            await writer.WriteAsync(
                Durability.Relaxed,
                async (db, cancellation) =>
                {
                    db.SsoConnectorFailures.Add(row);
                    await db.SaveChangesAsync(cancellation);
                    var oldest = await db.SsoConnectorFailures.Where(other => other.SsoConnectorId == connector)
                        .OrderByDescending(other => other.Id).Skip(Kept).Select(other => (long?)other.Id).FirstOrDefaultAsync(cancellation);
                    if (oldest is { } id)
                    {
                        await db.SsoConnectorFailures.Where(other => other.SsoConnectorId == connector && other.Id <= id).ExecuteDeleteAsync(cancellation);
                    }
                },
                CancellationToken.None);
        }
        catch (Exception exception) when (exception.IsForeignKeyViolation())
        {
            // The connector was deleted meanwhile; nobody asks for its failures any more.
        }
        catch (Exception exception)
        {
            Log.FailureNotRecorded(logger, connector, exception);
        }

        return reference;
    }

    /// <summary>The last failures of a connector, the latest first.</summary>
    public static Task<List<SsoConnectorFailure>> ListAsync(HubDbContext db, string connector, CancellationToken cancellation) =>
        db.SsoConnectorFailures.Where(row => row.SsoConnectorId == connector).OrderByDescending(row => row.Id).Take(Kept).ToListAsync(cancellation);

    private static string Clean(string text)
    {
        var plain = string.Create(Math.Min(text.Length, LongestDetail), text, static (characters, source) =>
        {
            for (var index = 0; index < characters.Length; index++)
            {
                characters[index] = char.IsControl(source[index]) || char.IsSurrogate(source[index]) ? ' ' : source[index];
            }
        });
        return plain.Trim();
    }
}
