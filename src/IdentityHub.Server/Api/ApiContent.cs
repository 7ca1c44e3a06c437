using System.IO.Pipelines;

namespace IdentityHub.Server.Api;

/// <summary>An answer that is no single JSON document: it is written while it is read, however long it is.</summary>
/// <param name="MediaType">Its type.</param>
/// <param name="WriteAsync">Writes it; when that fails, the connection ends, so that nobody takes a part for the whole.</param>
internal sealed record ApiContent(string MediaType, Func<PipeWriter, CancellationToken, Task> WriteAsync);
