using System.Diagnostics;
using System.Text.Json;
using IdentityHub.Server.Api;
using IdentityHub.Server.Catalog;
using IdentityHub.Server.Connectors;
using IdentityHub.Server.Messages.Templates;

namespace IdentityHub.Server.Messages;

/// <summary>Sends messages through the connector that is set up for their channel.</summary>
/// <remarks>
/// <code>
/// message -> connector of its channel -> words -> the service -> counted; a failure is logged and kept for the operator
///         -> none, in development     -> words -> the mailbox page
/// </code>
/// Whoever asks for a code is a stranger, so errors from here say what happened and not what the service said about it.
/// </remarks>
internal sealed class MessageSender(
    HubCatalog catalog,
    ConnectorServices services,
    ConnectorConfigs configs,
    ConnectorFailures failures,
    MessageTemplates templates,
    MessageMetrics metrics,
    SentMessages sent,
    ILogger<MessageSender> logger,
    DevelopmentMailbox? mailbox = null)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Whether messages of a channel reach anybody: a person, or in development the mailbox page.</summary>
    public bool CanSend(CatalogSnapshot snapshot, MessageChannel channel) => mailbox is not null || ConnectorCatalog.HasConnector(snapshot, channel);

    /// <summary>Sends one and waits until the service has taken it.</summary>
    /// <param name="message">What, to whom.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>
    /// 501 <c>connector.not_found</c> without a connector; 400, 401 or 429 <c>connector.*</c> when its service refuses, without details.
    /// </returns>
    public async Task<ApiResult<Nothing>> SendAsync(Message message, CancellationToken cancellation)
    {
        var snapshot = await catalog.GetAsync(cancellation);
        if (ConnectorCatalog.Find(snapshot, message.Channel) is not { } connector || services.Find(connector.ConnectorId) is not { } service)
        {
            return Keep(snapshot, message);
        }

        var config = configs.Read(connector);
        if (!templates.Render(snapshot, service.WithTemplates(config), message).TryGet(out var rendered, out var error))
        {
            await failures.RecordAsync(connector.Id, error, error.Details ?? error.Message);
            return error with { Details = null };
        }

        var result = await DeliverAsync(service, config, rendered, cancellation);
        if (result.TryGet(out _, out error))
        {
            sent.Note(message.Channel);
            return result;
        }

        var detail = ConnectorFailures.Clean(error.Details ?? error.Message, rendered, config);
        Log.NotSent(logger, connector.Id, message.Channel, message.Type, error.Code, detail);
        await failures.RecordAsync(connector.Id, error, detail);
        return error with { Details = null };
    }

    /// <summary>Sends one with a configuration that is not stored, to try it.</summary>
    /// <returns>As <see cref="SendAsync"/>, with what the service said in the details.</returns>
    public async Task<ApiResult<Nothing>> TestAsync(IMessageConnector service, JsonElement config, Message message, CancellationToken cancellation)
    {
        if (service.CheckConfig(config) is { } invalid)
        {
            return invalid;
        }

        var snapshot = await catalog.GetAsync(cancellation);
        return templates.Render(snapshot, service.WithTemplates(config), message).TryGet(out var rendered, out var error)
            ? await DeliverAsync(service, config, rendered, cancellation)
            : error;
    }

    private ApiResult<Nothing> Keep(CatalogSnapshot snapshot, Message message)
    {
        if (mailbox is null)
        {
            Log.NoConnector(logger, message.Channel, message.Type);
            return MessageErrors.NoConnector(message.Channel);
        }

        if (!templates.Render(snapshot, default, message).TryGet(out var rendered, out var error))
        {
            return error;
        }

        mailbox.Keep(rendered);
        Log.KeptInMailbox(logger, message.Channel, message.Type);
        return Nothing.Value;
    }

    private async Task<ApiResult<Nothing>> DeliverAsync(
        IMessageConnector service, JsonElement config, RenderedMessage message, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Longest);
        ApiResult<Nothing> result;
        try
        {
            result = await service.SendAsync(config, message, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            result = ConnectorErrors.General($"The service did not take the message within {Longest.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A connector is our code against somebody else's service: what it did not foresee is logged, and no reason to fail the request.
            Log.ConnectorFailed(logger, service.Factory.Id, exception);
            result = ConnectorErrors.General("The connector failed; the log says why.");
        }

        metrics.Count(service.Factory.Id, result.Error?.Code ?? "sent", Stopwatch.GetElapsedTime(started));
        return result;
    }
}
