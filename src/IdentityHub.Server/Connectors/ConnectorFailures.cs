using System.Text;
using System.Text.Json;
using IdentityHub.Data;
using IdentityHub.Data.Connectors;
using IdentityHub.Server.Api;
using IdentityHub.Server.Hosting.Database;
using IdentityHub.Server.Messages;
using Microsoft.EntityFrameworkCore;

namespace IdentityHub.Server.Connectors;

/// <summary>The last messages of each connector that were not sent, for the operator: why, and never to whom.</summary>
internal sealed class ConnectorFailures(HubWriter writer, TimeProvider time, ILogger<ConnectorFailures> logger)
{
    /// <summary>How many of a connector are kept.</summary>
    public const int Kept = 20;

    private const int LongestDetail = 1024;
    private const int ShortestSecret = 6;
    private const string Hidden = "***";

    // Members whose values are no secrets and tell the operator where it went wrong.
    private static readonly string[] Telling = ["host", "servername", "region", "domain", "usageType", "contentType"];

    /// <summary>Records one. A database that is away is the lesser problem, so nothing is thrown.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="error">Why.</param>
    /// <param name="detail">What the service said, after <see cref="Clean"/>.</param>
    public async Task RecordAsync(string connector, ApiError error, string detail)
    {
        var now = time.GetUtcNow();
        try
        {
            await writer.WriteAsync(
                Durability.Relaxed,
                async (db, cancellation) =>
                {
                    db.ConnectorFailures.Add(new ConnectorFailure { ConnectorId = connector, Code = error.Code, Detail = detail, CreatedAt = now });
                    await db.SaveChangesAsync(cancellation);
                    var oldest = await db.ConnectorFailures.Where(row => row.ConnectorId == connector)
                        .OrderByDescending(row => row.Id).Skip(Kept).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellation);
                    if (oldest is { } id)
                    {
                        await db.ConnectorFailures.Where(row => row.ConnectorId == connector && row.Id <= id).ExecuteDeleteAsync(cancellation);
                    }
                },
                CancellationToken.None);
        }
        catch (Exception exception) when (exception.IsForeignKeyViolation())
        {
            // The connector was deleted while it sent; nobody asks for its failures any more.
        }
        catch (Exception exception)
        {
            Log.FailureNotRecorded(logger, connector, exception);
        }
    }

    /// <summary>The last failures of a connector, the latest first.</summary>
    public static Task<List<ConnectorFailure>> ListAsync(HubDbContext db, string connector, CancellationToken cancellation) =>
        db.ConnectorFailures.Where(row => row.ConnectorId == connector).OrderByDescending(row => row.Id).Take(Kept).ToListAsync(cancellation);

    /// <summary>
    /// What a service said, without what must not be kept: the recipient, the code and links of the message, and every text of the
    /// configuration that could be a secret, because services like to repeat what they were sent.
    /// </summary>
    public static string Clean(string? said, RenderedMessage message, JsonElement config)
    {
        var text = new StringBuilder(said is { Length: > 4 * LongestDetail } ? said[..(4 * LongestDetail)] : said ?? "");
        foreach (var secret in Texts(config).Concat(Texts(JsonSerializer.SerializeToElement(message.Message.Payload)))
            .Append(message.Text).Append(message.Html ?? "").Where(value => value.Length >= ShortestSecret).OrderByDescending(value => value.Length))
        {
            text.Replace(secret, Hidden);
        }

        text.Replace(message.Message.To, Hidden);
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsControl(text[index]) || char.IsSurrogate(text[index]))
            {
                text[index] = ' ';
            }
        }

        return text.ToString(0, Math.Min(text.Length, LongestDetail)).Trim();
    }

    private static IEnumerable<string> Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Object => value.EnumerateObject().Where(member => !Telling.Contains(member.Name)).SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Texts),
        _ => [],
    };
}
